package io.clientportal.access;

import io.clientportal.kernel.Rule;

/** What letting a contact in has to keep to. */
public enum AccessRule implements Rule {
    NOT_A_NAME("ACC-08", "A name has 1 to 200 characters on one line."),
    NOT_AN_ADDRESS("ACC-15", "This is not an e-mail address."),
    ADDRESS_TAKEN(
            "ACC-16",
            "A contact of the firm has this address already. Let that contact in for this client too, or choose another"
                    + " address."),
    SAME_ADDRESS("ACC-09", "This is the login e-mail already."),
    SET_UP_ALREADY(
            "ACC-01", "This contact has a login account, so there is nobody to invite. Send a password reset instead."),
    ADDRESS_UNKNOWN("ACC-16", "No contact of the firm has this address. Add a new contact."),
    ADDRESS_OUT_OF_REACH(
            "ACC-16",
            "A contact of clients that you cannot reach has this address. Ask somebody who can, or choose another"
                    + " address."),
    NO_AREA("ACC-13", "A grant holds for at least one area."),
    ENDS_EARLIER("ACC-13", "A grant ends in the future. To end it now, end it."),
    ACCOUNT_DISABLED("ACC-05", "This contact's account is disabled. Enable it first."),
    ACCOUNT_SUSPENDED("ACC-17", "This contact's account is suspended. Resume it first."),
    NO_REASON("ACC-17", "Say why the account is suspended, in 1 to 500 characters."),
    OUT_OF_REACH("ACC-06", "This contact is let in for clients that you cannot reach. Ask somebody who can."),
    HIDDEN_ENGAGEMENTS(
            "ACC-06",
            "Something is shared with this contact that you have no access to. Ask somebody who has, or the portal"
                    + " administrator."),
    NAME_NOT_RECORDED(
            "ACC-18", "The record names nobody with this contact's login e-mail, so there is no name to take.");

    private final String id;
    private final String sentence;

    AccessRule(String id, String sentence) {
        this.id = id;
        this.sentence = sentence;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
