package io.clientportal.spring.pages;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the address that a link is mailed to, whether or not it is known.
 *
 * @param email what was typed
 * @param error why that is no address
 */
public record AskPage(Errand errand, String email, @Nullable String error) implements Page {

    AskPage(Errand errand) {
        this(errand, "", null);
    }

    /** What the link is for. */
    public enum Errand {
        RESET,
        ACCOUNT
    }

    /** Where the form is sent. */
    public String action(Paths to) {
        return errand == Errand.RESET ? to.askForReset() : to.askForAccount();
    }
}
