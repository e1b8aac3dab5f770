package io.clientportal.viewing;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.WorkScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where looks through contacts' eyes are kept. */
public interface ViewingStore {

    /**
     * Adds a look in one statement, only where its staff member has none that has not ended.
     *
     * @return whether it was added
     */
    boolean add(FirmScope scope, StoredViewing viewing);

    /** The look of a staff member that has not ended; its time may be over. */
    Optional<Found> running(FirmScope scope, StaffId staff);

    /** The look with one of these hashes that has not ended; its time may be over. */
    Optional<Found> byToken(FirmScope scope, List<byte[]> hashes);

    /** One look. */
    Optional<Found> find(FirmScope scope, ViewingId id);

    /**
     * Ends a look that has not ended, in one statement.
     *
     * @return whether it did
     */
    boolean end(FirmScope scope, ViewingId id, Instant at);

    /** Looks of all firms whose time is over and which have not ended. */
    List<Due> due(WorkScope scope, int most);

    /**
     * The looks through a contact's eyes, latest first.
     *
     * @param before only those that began before this one; null for the latest
     */
    List<StoredViewing> of(FirmScope scope, ContactId contact, @Nullable ViewingId before, int most);

    /** A look and its contact as it is now. */
    record Found(StoredViewing viewing, ContactState contact) {}

    /** A look whose time is over. */
    record Due(FirmId firm, ViewingId id) {}
}
