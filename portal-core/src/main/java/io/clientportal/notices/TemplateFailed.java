package io.clientportal.notices;

/** A text cannot be made. The message says why, without any value. */
final class TemplateFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    TemplateFailed(String message) {
        super(message, null, false, false);
    }
}
