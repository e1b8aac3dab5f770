package io.clientportal.activity;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the activity log is kept. Entries are only added. */
public interface ActivityStore {

    /** Beginning and end of looks through a contact's eyes, as {@link io.clientportal.kernel.Right#key()}. */
    Set<String> LOOKS = Set.of("viewing.start", "viewing.end", "viewing.ran_out");

    void add(Tx tx, ActivityEntry entry);

    /**
     * The latest entries of one client with their keys, newest first: those of the client, and of no client those that were
     * made by looking through the eyes of contacts who have or had a grant for it, and {@link #LOOKS}.
     *
     * @param before only entries older than this one; null for the newest
     */
    List<KeptEntry> latest(Scope scope, @Nullable UUID before, int most);

    /**
     * The same by and about one contact, of the client or of none; none where the contact never had a grant for the client.
     */
    List<KeptEntry> latest(Scope scope, ContactId contact, @Nullable UUID before, int most);

    /**
     * The entries of one client for some use cases, newest first.
     *
     * @param rights the use cases, as {@link io.clientportal.kernel.Right#key()}
     * @param after only entries later than this instant
     * @param before only entries older than this one; null for the newest
     */
    List<ActivityEntry> latest(Scope scope, Set<String> rights, Instant after, @Nullable UUID before, int most);

    /**
     * The latest entries of the firm with their keys, newest first: those of clients within the caller's reach, and of no
     * client those about contacts who have or had a grant for one of them; all where the caller reaches every client.
     */
    List<KeptEntry> latest(FirmScope scope, @Nullable UUID before, int most);
}
