package io.clientportal.viewing;

import io.clientportal.kernel.Rule;

/** What seeing the portal as a client has to keep to. */
public enum ViewingRule implements Rule {
    REASON_NEEDED(
            "IMP-01", "Say why you look as this client, in 10 to 500 characters. The reason stays inside the firm."),
    ALREADY_LOOKING("IMP-01", "You already look as a client. End that first.");

    private final String id;
    private final String sentence;

    ViewingRule(String id, String sentence) {
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
