package io.clientportal.activity;

import org.jspecify.annotations.Nullable;

/**
 * An entry with the key that sealed it.
 *
 * @param wrappedKey of the client, contact or firm it was written under; null once that was erased
 * @param clientName what its client is called now; null where it is about none
 */
public record KeptEntry(
        ActivityEntry entry,
        byte @Nullable [] wrappedKey,
        @Nullable String clientName) {}
