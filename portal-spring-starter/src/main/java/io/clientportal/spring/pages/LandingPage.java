package io.clientportal.spring.pages;

import io.clientportal.signin.LinkPage;
import org.jspecify.annotations.Nullable;

/**
 * What a link opens: whom it is for, and one button.
 *
 * @param token of the link
 * @param link what it is for, and the masked address that a code goes to
 * @param retry why no code can be sent now; null where one can
 */
public record LandingPage(
        String token, LinkPage link, @Nullable String retry) implements Page {}
