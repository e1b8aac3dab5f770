package io.clientportal.spring.pages;

import io.clientportal.profile.Review;
import org.jspecify.annotations.Nullable;

/**
 * Rejecting everything, before it is done: the reason, and what the client is told.
 *
 * @param message offered filled with the reason
 * @param problem why it was not done; null where it was not tried
 */
public record DeclinePage(
        DeskClient client,
        Review review,
        String reason,
        String message,
        boolean tell,
        @Nullable String problem) implements Page.ForStaff {}
