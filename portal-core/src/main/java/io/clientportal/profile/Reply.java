package io.clientportal.profile;

/**
 * What goes with a decision.
 *
 * @param note internal; appears nowhere that a contact can look (PRO-18)
 * @param tell whether the contact who proposed is told (PRO-20)
 * @param message to that contact; may be empty
 */
public record Reply(String note, boolean tell, String message) {

    /** Most characters of a note, reason or message. */
    public static final int TEXT_MAX = 2_000;

    /** The contact is told, with these words. */
    public static Reply telling(String message) {
        return new Reply("", true, message);
    }

    /** The contact is not told. */
    public static Reply silent() {
        return new Reply("", false, "");
    }

    public Reply withNote(String note) {
        return new Reply(note, tell, message);
    }
}
