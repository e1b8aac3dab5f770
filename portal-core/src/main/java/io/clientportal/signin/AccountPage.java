package io.clientportal.signin;

import org.jspecify.annotations.Nullable;

/**
 * A contact's own account.
 *
 * @param name the display name
 * @param email the login e-mail
 * @param setUp whether there is a login account
 * @param password whether it has a password
 * @param awaited a new login e-mail that is to prove itself; null where none is
 */
public record AccountPage(
        String name,
        String email,
        boolean setUp,
        boolean password,
        @Nullable AwaitedAddress awaited) {}
