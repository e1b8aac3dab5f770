package io.clientportal.activity;

import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Tx;
import java.util.List;
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

    /** The latest entries of the firm, newest first. */
    List<ActivityEntry> latest(FirmScope scope, @Nullable UUID before, int most);
}
