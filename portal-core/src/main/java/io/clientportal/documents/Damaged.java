package io.clientportal.documents;

import java.io.IOException;

/** The stored bytes of a file are not those that were uploaded; none of the wrong ones has left (DOC-09). */
public final class Damaged extends IOException {
    private static final long serialVersionUID = 1;

    Damaged(String message) {
        super(message);
    }
}
