package io.clientportal.spring.web;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.function.LongSupplier;

/**
 * A body that breaks off where it trickles in, which would hold a thread for days. Only the time counts that it lets
 * others wait, not what is done with its bytes in between.
 */
final class PacedBody extends HttpServletRequestWrapper {

    static final Problem PROBLEM = Problem.of(
            408, "too-slow", "The files arrived too slowly. Look which of them were kept, and send the others again.");

    /** After this time a body has to have arrived at {@link #SLOWEST} on average. */
    private static final long PATIENCE = 30;
    /** Bytes a second. */
    private static final long SLOWEST = 1024;

    private final LongSupplier nanos;
    private long waited;
    private long read;
    private boolean tooSlow;

    /** @param nanos a clock that only goes forward */
    PacedBody(HttpServletRequest request, LongSupplier nanos) {
        super(request);
        this.nanos = nanos;
    }

    boolean isTooSlow() {
        return tooSlow;
    }

    private void arrived(long bytes, long since) throws IOException {
        waited += nanos.getAsLong() - since;
        read += bytes;
        long seconds = waited / 1_000_000_000;
        if (seconds > PATIENCE && read < seconds * SLOWEST) {
            tooSlow = true;
        }
        requirePace();
    }

    /** What was cut off stays cut off, whoever still wants to skip the rest. */
    private long begun() throws IOException {
        requirePace();
        return nanos.getAsLong();
    }

    private void requirePace() throws IOException {
        if (tooSlow) {
            throw new IOException("The body trickles in");
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new WatchedBody(super.getInputStream()) {
            private long since;

            @Override
            void reading() throws IOException {
                since = begun();
            }

            @Override
            void counted(long bytes) throws IOException {
                arrived(bytes, since);
            }
        };
    }
}
