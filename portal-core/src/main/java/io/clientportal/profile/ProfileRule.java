package io.clientportal.profile;

import io.clientportal.kernel.Rule;

/** The rules of the record and its change requests. */
public enum ProfileRule implements Rule {
    CLOSED("PRO-01", "Your firm has closed this page for now. Nothing you sent is lost."),
    UNKNOWN_FIELD("PRO-04", "The form has changed since you opened it. Look at it again; your entries are still here."),
    VIEW_ONLY("PRO-05", "This can be seen but not changed here. Ask your firm to change it."),
    WRONG_VALUE("PRO-08", "Something is not filled in as it has to be. Nothing was sent yet."),
    NOTHING_CHANGED("PRO-07", "Nothing differs from what is on record, so there is nothing to send."),
    TOO_MANY_WAITING(
            "PRO-11",
            "Too many of your changes are waiting for review. Send this again once your firm has looked at them."),
    KEY_REUSED("PRO-29", "This was already sent with other content. Open the form again to send something new."),
    NOT_THE_OLDEST("PRO-10", "An earlier request of this client has to be decided first."),
    UNKNOWN_CHANGE("PRO-13", "The request proposes no such change."),
    UNDECIDED("PRO-13", "Every proposed change has to be decided before applying."),
    DECIDED_ELSEWHERE("PRO-33", "A colleague who may edit the remaining fields has to decide them first."),
    NOT_YOURS("PRO-33", "You may not edit this field, so a colleague has to decide it."),
    CHANGED_SINCE(
            "PRO-15", "The record has changed since this was decided. Decide it again; the other decisions are kept."),
    REASON_NEEDED("PRO-19", "Rejecting all changes needs a reason. It stays inside the firm."),
    BEING_APPLIED("PRO-31", "This request has been decided and is being written to the record."),
    ALREADY_DECIDED("PRO-17", "This request has already been decided or withdrawn."),
    TEXT_TOO_LONG("PRO-18", "A note, reason or message has at most 2,000 characters.");

    private final String id;
    private final String sentence;

    ProfileRule(String id, String sentence) {
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
