package io.clientportal.documents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a document belongs into the host's own document system.
 *
 * @param key the host's; null until it was handed over
 * @param revision the host's; null until the host has told it
 * @param due from when on it is handed over; null once it was
 */
public record HostPlace(
        @Nullable String key,
        @Nullable String revision,
        @Nullable Instant due) {}
