package io.clientportal.signin;

import io.clientportal.kernel.Rule;

/** What sending links and signing in have to keep to. */
public enum SignInRule implements Rule {
    NO_ADDRESS("ACC-12", "The portal's web address is not set, so no link can be sent. Set it in the settings."),
    NOT_A_CODE("SIG-03", "A code has six digits."),
    WRONG_CODE("SIG-03", "This code is wrong or no longer valid. Look at the latest e-mail, or ask for a new code."),
    TOO_MANY_TRIES("SIG-03", "That was wrong too often. Open the link again and ask for a new code."),
    NO_PASSWORDS("SIG-06", "Passwords are switched off here, for no password hasher was given to the portal."),
    WRONG_PASSWORD("SIG-10", "The e-mail address or the password is wrong."),
    WRONG_PRESENT_PASSWORD("SIG-13", "The present password is wrong."),
    WRONG_PASSKEY("SIG-10", "This passkey opens nothing here, or it took too long. Try again, or sign in another way."),
    PASSKEY_NOT_MADE("SIG-06", "The passkey could not be added. Nothing was changed. Please try again."),
    TOO_MANY_PASSKEYS("SIG-06", "There are ten passkeys already. Remove one first."),
    SIGN_IN_AGAIN("SIG-13", "Type your present password, or sign in again and do this within ten minutes."),
    NO_LOGIN_ACCOUNT("SIG-06", "There is no login account yet. Make one first."),
    NOT_SET_UP("SIG-07", "This contact has no login account yet. Send an invitation instead."),
    NO_INVITATION("ACC-04", "There is no invitation that could be sent again or taken back."),
    PASSWORD_TOO_SHORT(
            "SIG-06", "A password has at least 15 characters. A few words that nobody would guess are a good one."),
    PASSWORD_TOO_LONG("SIG-06", "A password has at most 128 characters."),
    PASSWORD_COMMON("SIG-06", "This password is made of words or rows of keys that are tried first. Choose others."),
    PASSWORD_LEAKED("SIG-06", "This password is on a list of stolen ones. Choose another."),
    PASSWORD_PERSONAL(
            "SIG-06", "This password is made of your name, your address or the firm's name. Choose other words.");

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
