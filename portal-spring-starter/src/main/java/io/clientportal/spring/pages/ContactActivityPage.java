package io.clientportal.spring.pages;

import io.clientportal.access.ContactAccess;
import io.clientportal.kernel.ClientId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one contact of a client did, signing in included, and what was done with that contact, latest first.
 *
 * @param next the last entry shown where there may be more; null otherwise
 */
public record ContactActivityPage(
        ClientId client,
        ContactAccess contact,
        List<ActivityPage.Entry> entries,
        @Nullable UUID next) implements Page.ForStaff {}
