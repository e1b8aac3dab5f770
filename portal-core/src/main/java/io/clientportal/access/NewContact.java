package io.clientportal.access;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A contact to be let in for the first time. Name and address are frozen from then on (ACC-08).
 *
 * @param name 1 to 200 characters on one line
 * @param email the login e-mail
 * @param language what the firm writes to this contact in; null for the firm's own language
 */
public record NewContact(
        String name, String email, @Nullable Locale language) {

    public NewContact(String name, String email) {
        this(name, email, null);
    }
}
