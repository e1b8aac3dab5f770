package io.clientportal.spring.pages;

import io.clientportal.signin.LinkPage;
import org.jspecify.annotations.Nullable;

/**
 * Where a password is chosen: with an invitation, a reset, or a new account.
 *
 * @param action where the form is sent
 * @param link whose link led here, and what for
 * @param error why the password was not taken; null where none was typed yet
 * @param passkey where a passkey is sent in its place, below which the question for it is; null where none can be
 * @param passkeyError why the passkey was not taken; null where none was made yet
 */
public record PasswordPage(
        String action,
        LinkPage link,
        @Nullable String error,
        @Nullable String passkey,
        @Nullable String passkeyError) implements Page {}
