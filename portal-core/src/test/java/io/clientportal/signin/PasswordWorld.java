package io.clientportal.signin;

import static io.clientportal.Refusals.refused;

import io.clientportal.kernel.ContactId;

/** Somebody who signs in by password. */
abstract class PasswordWorld {

    static final String EMAIL = "nora@example.com";
    static final String PASSWORD = "seven green kettles sing";
    static final String OTHER = "quite another long phrase";

    final EntryWorld world = new EntryWorld();
    final ContactId nora = world.member(PASSWORD);
    final Browser laptop = world.browser();

    void wrong(int times) {
        for (int n = 0; n < times; n++) {
            refused(SignInRule.WRONG_PASSWORD, () -> laptop.signIn(EMAIL, OTHER));
        }
    }
}
