package io.clientportal.activity;

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

    void add(Tx tx, ActivityEntry entry);

    /**
     * The latest entries of one client, newest first.
     *
     * @param before only entries older than this one; null for the newest
     */
    List<ActivityEntry> latest(Scope scope, @Nullable UUID before, int most);

    /**
     * The entries of one client for some use cases, newest first.
     *
     * @param rights the use cases, as {@link io.clientportal.kernel.Right#key()}
     * @param after only entries later than this instant
     * @param before only entries older than this one; null for the newest
     */
    List<ActivityEntry> latest(Scope scope, Set<String> rights, Instant after, @Nullable UUID before, int most);

    /**
     * The latest entries of the firm with their keys, newest first: those of clients within the caller's reach, and those
     * of no client where the caller reaches every client.
     */
    List<KeptEntry> latest(FirmScope scope, @Nullable UUID before, int most);
}
