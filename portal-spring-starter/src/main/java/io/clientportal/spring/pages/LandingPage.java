package io.clientportal.spring.pages;

import org.jspecify.annotations.Nullable;

/**
 * What a link opens: whom it is for, and one button.
 *
 * @param token of the link
 * @param to the masked address that a code goes to
 * @param retry why no code can be sent now; null where one can
 */
public record LandingPage(String token, String to, @Nullable String retry) implements Page {}
