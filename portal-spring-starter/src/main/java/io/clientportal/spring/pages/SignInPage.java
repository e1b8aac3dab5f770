package io.clientportal.spring.pages;

import org.jspecify.annotations.Nullable;

/**
 * Where contacts sign in: by password, or by a link that is mailed.
 *
 * @param email what was typed; empty at first
 * @param error why nobody was signed in; null where nothing was tried yet
 * @param said what was done just now; null for nothing
 * @param back the page to come back to; null for the contact's start
 */
public record SignInPage(
        String email,
        @Nullable String error,
        @Nullable String said,
        @Nullable String back) implements Page {}
