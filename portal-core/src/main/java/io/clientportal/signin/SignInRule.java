package io.clientportal.signin;

import io.clientportal.kernel.Rule;

/** What sending links and signing in have to keep to. */
public enum SignInRule implements Rule {
    NO_ADDRESS("ACC-12", "The portal's web address is not set, so no link can be sent. Set it in the settings."),
    NOT_A_CODE("SIG-03", "A code has six digits."),
    WRONG_CODE("SIG-03", "This code is wrong or no longer valid. Look at the latest e-mail, or ask for a new code."),
    TOO_MANY_TRIES("SIG-03", "That was wrong too often. Open the link again and ask for a new code.");

    private final String id;
    private final String sentence;

    SignInRule(String id, String sentence) {
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
