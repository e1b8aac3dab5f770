package io.clientportal.kernel;

import java.time.Instant;
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

    /**
     * Until when a staff member looks through a contact's eyes: the end of the look that runs, was not ended, and began in
     * the present epochs of firm and contact. Empty where there is none.
     */
    Optional<Instant> viewedUntil(Tx tx, FirmId firm, StaffId viewer, ContactId contact);

    /** Adds a client that the portal meets for the first time; nothing happens where it is known already. */
    void add(Tx tx, FirmId firm, ClientFile client);

    /** Marks a client, with the lock on its row, as archived in the host or not. */
    void archive(Scope scope, boolean archived);

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
