package io.clientportal.engagements;

import io.clientportal.kernel.Rule;

/** What engagements and their sharing have to keep to. */
public enum EngagementRule implements Rule {
    NOT_A_NAME("REQ-13", "A name has 1 to 200 characters on one line."),
    ENDS_BEFORE_START("ACC-11", "It cannot end before it starts."),
    UNKNOWN_FIELD("PRO-04", "There is no such field."),
    NOT_YOURS("PRO-33", "You may not edit this field, so a colleague has to."),
    WRONG_VALUE("PRO-08", "Something is not filled in as it has to be. Nothing was saved yet."),
    KEPT_BY_HOST("ACC-11", "This is kept elsewhere and changed there."),
    NOT_LET_IN("ACC-11", "This contact's account is disabled. Enable it first, then share.");

    private final String id;
    private final String sentence;

    EngagementRule(String id, String sentence) {
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
