package io.clientportal.kernel;

import org.jspecify.annotations.Nullable;

/**
 * What the portal keeps of a client: a name to show and sort by, so that no list calls the host, and the key that all
 * personal values of this client are encrypted under.
 *
 * @param wrappedKey null once the client was erased
 * @param seen the version of the host's record when the portal last saw it; null where the portal keeps the record
 *     itself or never saw it
 * @param snapshot the record's values as of {@code seen}, sealed
 */
public record ClientFile(
        ClientId id,
        ClientName name,
        boolean archived,
        byte @Nullable [] wrappedKey,
        @Nullable Version seen,
        byte @Nullable [] snapshot) {

    /** The same client, archived in the host or not. */
    public ClientFile archived(boolean archived) {
        return new ClientFile(id, name, archived, wrappedKey, seen, snapshot);
    }
}
