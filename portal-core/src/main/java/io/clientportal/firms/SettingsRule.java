package io.clientportal.firms;

import io.clientportal.kernel.Rule;

/** What a change of the settings has to keep to. */
public enum SettingsRule implements Rule {
    TYPE_STAYS("PRO-02", "The type of a field cannot change. Make a new field instead."),
    KEY_USED_BEFORE("PRO-02", "This key belonged to a field before and cannot be used again."),
    NOT_HTTPS("ACC-12", "The web address begins with https://, so that nobody on the way reads the links in e-mails.");

    private final String id;
    private final String sentence;

    SettingsRule(String id, String sentence) {
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
