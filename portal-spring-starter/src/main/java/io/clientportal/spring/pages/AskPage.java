package io.clientportal.spring.pages;

/** Asks for the address that a link is mailed to, whether or not it is known. */
public record AskPage(Errand errand) implements Page {

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
