package io.clientportal.signin;

/** Enough of an address to recognise one's own, and no more. */
final class Masked {

    private static final String HIDDEN = "•••";

    private Masked() {}

    /** {@code n•••@e•••.com} */
    static String address(String email) {
        int at = email.lastIndexOf('@');
        int dot = email.lastIndexOf('.');
        return first(email) + HIDDEN + "@" + first(email.substring(at + 1)) + HIDDEN + email.substring(dot);
    }

    private static String first(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 1));
    }
}
