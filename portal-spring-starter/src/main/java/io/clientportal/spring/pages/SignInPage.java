package io.clientportal.spring.pages;

import org.jspecify.annotations.Nullable;

/**
 * Where contacts sign in: by password or passkey, or by a link that is mailed.
 *
 * @param email what was typed; empty at first
 * @param error why nobody was signed in; null where nothing was tried yet
 * @param said what was done just now; null for nothing
 * @param back the page to come back to; null for the contact's start
 * @param passkeys whether there are passkeys here
 * @param passkeyError why a passkey signed nobody in; null where none was tried
 */
public record SignInPage(
        String email,
        @Nullable String error,
        @Nullable String said,
        @Nullable String back,
        boolean passkeys,
        @Nullable String passkeyError)
        implements Page {}
