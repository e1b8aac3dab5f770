package io.clientportal.profile;

import io.clientportal.activity.ActivityStore;
import io.clientportal.engagements.Works;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.firms.Firms;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.Gates;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Recorded;
import io.clientportal.kernel.Right;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Subject;
import io.clientportal.kernel.Worker;
import io.clientportal.notices.Notices;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The feature, built once: what its use cases have in common. */
public final class Profiles {

    final Gates gates;
    final Firms firms;
    final ProfileStore store;
    final ActivityStore activity;
    final Notices notices;
    final Records records;
    final Works works;

    public Profiles(
            Gates gates,
            Firms firms,
            ProfileStore store,
            ActivityStore activity,
            Notices notices,
            @Nullable ClientBook book,
            Works works) {
        this.gates = gates;
        this.firms = firms;
        this.store = store;
        this.activity = activity;
        this.notices = notices;
        this.records = new Records(book, store);
        this.works = works;
    }

    /** One client's record in the hands of one caller. */
    public Profile of(Caller caller, ClientId client) {
        return new Profile(this, caller, client);
    }

    /** What one contact proposes for an engagement of the client. */
    public Proposals of(Caller caller, ClientId client, EngagementId engagement) {
        return new Proposals(this, caller, client, engagement);
    }

    /** The clients whose requests wait, for one staff member. */
    public ProfileInbox inbox(Caller caller) {
        return new ProfileInbox(gates.firm(caller), store);
    }

    /** Hands decided requests over to a remote host; part of the portal's own work. Returns how many were closed. */
    public int work() {
        return new HandOver(this).run();
    }

    /** Whom the client's record names, as far as the caller sees its fields; nobody where the client is archived or gone. */
    public Recorded people(Caller caller, ClientId client) {
        return new Recorded() {
            @Override
            public List<Entry> people(Scope scope) {
                return scope.clientFile().archived()
                        ? List.of()
                        : records.found(scope)
                                .map(record -> named(scope, record))
                                .orElse(List.of());
            }

            @Override
            public Recorded fetched(Gate gate, Right right) {
                return records.remote() ? fetchedPeople(gate, caller, client, right) : this;
            }
        };
    }

    private Recorded fetchedPeople(Gate gate, Caller caller, ClientId client, Right right) {
        if (gate.<Boolean>read(right, scope -> scope.clientFile().archived())) {
            return Recorded.NOBODY;
        }
        try {
            Optional<ClientRecord> record = records.fetch(caller.firm(), client);
            return scope -> record.map(found -> named(scope, found)).orElse(List.of());
        } catch (PortalException.Unavailable e) {
            return scope -> {
                throw e;
            };
        }
    }

    private List<Recorded.Entry> named(Scope scope, ClientRecord record) {
        return RecordedPeople.of(visible(scope), record.name(), record.values());
    }

    /** Moves the queue of a client, and what became of earlier requests, to another one that it was merged into (FRM-06). */
    public List<ChangeRequestId> move(Scope from, Scope into) {
        return store.move(from, into, (id, content) -> from.handOver(into, content, RequestCodec.context(id)));
    }

    private List<FieldDefinition> visible(Scope scope) {
        return firms.settings(scope).profile().fields().stream()
                .filter(field -> scope.reach().sees(field.key().value()))
                .toList();
    }

    /** A record that has to be fetched before the transaction, after the caller's right was checked. */
    @Nullable
    ClientRecord fetch(Gate gate, Caller caller, ClientId client, Right right) {
        if (!records.remote()) {
            return null;
        }
        gate.read(right, scope -> true);
        return fetch(caller, client);
    }

    private ClientRecord fetch(Caller caller, ClientId client) {
        return records.fetch(caller.firm(), client)
                .orElseThrow(() -> gates.gone(caller.firm(), client, ProfileRight.GONE));
    }

    /** What reading the record has shown besides its values. */
    record Seen<T>(T result, boolean changedElsewhere) {}

    /** Pairs a result with whether the host has changed the record without telling. */
    <T> Seen<T> seen(Scope scope, ClientRecord record, T result) {
        return new Seen<>(
                result,
                !records.own() && !record.version().equals(scope.clientFile().seen()));
    }

    /**
     * Lists what the host has changed without telling, then hands the result on (PRO-32). Inside a host's transaction
     * that may only read it is left to the next look.
     */
    <T> T noticed(Caller caller, ClientId client, Seen<T> seen) {
        if (seen.changedElsewhere() && !gates.transactions().isReadOnly()) {
            Worker worker = new Worker(caller.firm());
            Gate gate = gates.client(worker, client);
            ClientRecord fetched = records.remote() ? fetch(caller, client) : null;
            gate.write(ProfileRight.NOTICE, scope -> {
                ClientRecord record = records.read(scope, fetched);
                EditLog edit = Records.snapshot(scope)
                        .map(before ->
                                EditLog.between(firms.settings(scope).profile().fields(), before, record.values()))
                        .orElse(EditLog.NOTHING);
                records.remember(scope, record);
                if (edit.isEmpty()) {
                    scope.nothingChanged();
                } else {
                    scope.log(Subject.of("record", client), edit.before(), edit.after(), Map.of());
                }
                return record;
            });
        }
        return seen.result();
    }

    /** Clients with waiting requests, for one staff member (DSH-02). */
    public static final class ProfileInbox {
        private final io.clientportal.kernel.FirmGate gate;
        private final ProfileStore store;

        ProfileInbox(io.clientportal.kernel.FirmGate gate, ProfileStore store) {
            this.gate = gate;
            this.store = store;
        }

        /**
         * A page of clients, longest waiting first.
         *
         * @param after the last one of the page before; null for the first page
         * @param most at most 200
         */
        public List<WaitingClient> page(@Nullable WaitingClient after, int most) {
            return gate.read(ProfileRight.INBOX, scope -> store.waiting(scope, after, Math.min(most, 200)));
        }

        /** How many requests wait, counted up to 100, so that 100 reads as "99+". */
        public int count() {
            return gate.read(ProfileRight.INBOX, (FirmScope scope) -> store.countWaiting(scope, 100));
        }
    }

    /** Use cases that the update history lists. */
    static final Set<String> HISTORY = Set.of(
            ProfileRight.APPLY.key(),
            ProfileRight.REJECT.key(),
            ProfileRight.WITHDRAW.key(),
            ProfileRight.HAND_OVER.key(),
            ProfileRight.EDIT.key(),
            ProfileRight.TELL.key(),
            ProfileRight.NOTICE.key());
}
