package io.clientportal.kernel;

/** The host was asked for a client that it no longer has. The gate archives it and answers "not found" (FRM-06). */
public final class ClientGone extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Right noticed;

    /** @param noticed the use case that is written down */
    public ClientGone(Right noticed) {
        super(null, null, false, false);
        this.noticed = noticed;
    }

    Right noticed() {
        return noticed;
    }
}
