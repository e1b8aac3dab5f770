package io.clientportal.profile;

import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.GrantState;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Version;
import io.clientportal.kernel.WorkScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Where change requests are kept, and the records of hosts that keep none themselves. */
public interface ProfileStore {

    /**
     * Adds a request at the end of its client's queue in one statement: only where fewer than {@code cap} requests are
     * open and no request of the client has its idempotency key.
     *
     * @param request its number is ignored
     * @return the number it got; empty where it was not added
     */
    Optional<Long> add(Scope scope, StoredRequest request, int cap);

    Optional<Queued> find(Scope scope, ChangeRequestId id);

    Optional<StoredRequest> findByKey(Scope scope, String key);

    /**
     * Moves all requests to another client, open ones to the end of its queue.
     *
     * @param content makes what is personal readable there
     * @return the open ones that were moved
     */
    List<ChangeRequestId> move(Scope from, Scope into, BiFunction<ChangeRequestId, byte[], byte[]> content);

    /** The open requests of the client, oldest first; the first one is the head of the queue. */
    List<Queued> open(Scope scope);

    /**
     * Replaces a request whose version is still the one before {@code request.version()}.
     *
     * @throws io.clientportal.kernel.PortalException.Stale where it is not
     */
    void save(Scope scope, StoredRequest request);

    /**
     * The requests that left the queue after an instant, latest first.
     *
     * @param before only those closed before this one; null for the latest
     */
    List<StoredRequest> closed(Scope scope, Instant after, @Nullable StoredRequest before, int most);

    /**
     * The latest requests of one contact, open or closed, latest first.
     *
     * @param engagement those about this engagement; null for those about the client's record
     */
    List<StoredRequest> byContact(Scope scope, ContactId contact, @Nullable EngagementId engagement, int most);

    /**
     * Clients with waiting requests within the caller's reach, longest waiting first.
     *
     * @param after only those after this one in that order; null for the first page
     */
    List<WaitingClient> waiting(FirmScope scope, @Nullable WaitingClient after, int most);

    /** How many requests wait within the caller's reach, counted up to {@code most}. */
    int countWaiting(FirmScope scope, int most);

    /** The change requests that wait, of all firms. */
    Backlog backlog(WorkScope scope);

    /** The record that the portal keeps itself. */
    Optional<StoredRecord> record(Scope scope);

    /** Adds the record of a client that has none yet. */
    void addRecord(Scope scope, StoredRecord record);

    /**
     * Replaces the record where its version is still the one before {@code record.version()}.
     *
     * @throws io.clientportal.kernel.PortalException.Stale where it is not
     */
    void saveRecord(Scope scope, StoredRecord record);

    /**
     * Remembers the host's record as the portal has seen it last, and the client's name for lists.
     *
     * @param seen null where the portal keeps the record itself
     * @param snapshot the record's values, sealed; null likewise
     */
    void remember(Scope scope, ClientName name, @Nullable Version seen, byte @Nullable [] snapshot);

    /** Claims requests of clients not archived, whose remote host is to be asked now: sets their next try and returns which they are. */
    List<Due> claimDue(WorkScope scope, Instant nextTry, int most);

    /**
     * A request with the contact who proposed it.
     *
     * @param by null where the contact was erased
     * @param grant the contact's grant for the client; null where it has none any more
     */
    record Queued(
            StoredRequest request,
            @Nullable ContactState by,
            @Nullable GrantState grant) {

        /** Whether the contact is still let in for the client (PRO-27). */
        boolean granted(Instant now) {
            return by != null && !by.disabled() && grant != null && grant.holds(now);
        }

        /** Whether the contact may still be told by e-mail what became of it (PRO-20). */
        boolean mailable(Instant now) {
            return granted(now) && grant != null && grant.areas().contains(Area.PROFILE);
        }
    }

    /**
     * Requests that wait.
     *
     * @param oldest when the oldest was submitted; null where none waits
     */
    record Backlog(long waiting, @Nullable Instant oldest) {}

    /** A request whose remote host is to be asked. */
    record Due(FirmId firm, ClientId client, ChangeRequestId id) {}
}
