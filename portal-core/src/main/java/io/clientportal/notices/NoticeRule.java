package io.clientportal.notices;

import io.clientportal.kernel.Rule;

/** What looking after e-mails has to keep to. */
enum NoticeRule implements Rule {
    NOT_AGAIN(
            "MAI-03",
            "This e-mail cannot be sent again: it is not in the list any more, or it held a link or a code, which is gone. Send a new one.");

    private final String id;
    private final String sentence;

    NoticeRule(String id, String sentence) {
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
