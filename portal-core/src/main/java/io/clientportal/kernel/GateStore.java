package io.clientportal.kernel;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the gate reads before any work is let through. */
public interface GateStore {

    /**
     * Locks the client's row until the transaction ends, so that writes to one client follow each other, and brings
     * what {@link #enter} brings. The lock does not stop rows elsewhere from referring to the client.
     *
     * @param contact the calling contact, if one calls
     * @return the client as it is once locked; the others may be as they were when the call began to wait. Empty where
     *     the portal does not know the client
     */
    Optional<Entry> lock(Tx tx, FirmId firm, ClientId client, @Nullable ContactId contact);

    /**
     * Firm, client, contact and grant in one statement; empty where there is no such firm.
     *
     * @param client null in use cases of the whole firm
     * @param contact the calling contact, if one calls
     */
    Optional<Entry> enter(Tx tx, FirmId firm, @Nullable ClientId client, @Nullable ContactId contact);

    /** Adds a client that the portal meets for the first time; nothing happens where it is known already. */
    void add(Tx tx, FirmId firm, ClientFile client);

    /**
     * What {@link #enter} brings.
     *
     * @param client null where the portal does not know it
     * @param contact null where unknown in this firm
     * @param grant null where the contact has none for the client
     */
    record Entry(
            FirmState firm,
            @Nullable ClientFile client,
            @Nullable ContactState contact,
            @Nullable GrantState grant) {}
}
