package io.clientportal.spring.pages;

import io.clientportal.signin.LinkPage;
import org.jspecify.annotations.Nullable;

/**
 * Where a password is chosen: with an invitation, a reset, or a new account.
 *
 * @param action where the form is sent
 * @param link whose link led here, and what for
 * @param error why the password was not taken; null where none was typed yet
 */
public record PasswordPage(
        String action, LinkPage link, @Nullable String error) implements Page {}
