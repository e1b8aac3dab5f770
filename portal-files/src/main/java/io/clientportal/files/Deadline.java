package io.clientportal.files;

import io.clientportal.documents.Previewer.Unshowable;
import java.time.Duration;

/** When a picture must be done. */
final class Deadline {

    private final long end;

    Deadline(Duration within) {
        this.end = System.nanoTime() + within.toNanos();
    }

    void check() {
        if (System.nanoTime() - end > 0) {
            throw new Unshowable("Drawing it takes too long");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new Unshowable("Drawing it was interrupted");
        }
    }
}
