package io.clientportal.signin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passkey as its contact sees it.
 *
 * @param browser what it was made in, as the browser named itself; empty where it named nothing
 * @param backedUp whether whatever keeps it keeps a copy elsewhere, so that it outlives the device
 * @param usedAt when it signed in last; null where it never did
 */
public record PasskeyView(
        PasskeyId id,
        String browser,
        boolean backedUp,
        Instant addedAt,
        @Nullable Instant usedAt) {}
