package io.clientportal.notices;

/** The mail server does not take one e-mail; others may go on. */
public final class MailRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean permanent;

    /**
     * @param permanent whether another try is useless, as after a 5xx reply to the address
     * @param cause the server's words
     */
    public MailRefused(boolean permanent, String cause) {
        super(cause);
        this.permanent = permanent;
    }

    public boolean permanent() {
        return permanent;
    }
}
