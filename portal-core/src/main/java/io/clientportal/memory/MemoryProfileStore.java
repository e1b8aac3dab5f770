package io.clientportal.memory;

import io.clientportal.kernel.ClientFile;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Version;
import io.clientportal.kernel.WorkScope;
import io.clientportal.memory.MemoryGateStore.ClientKey;
import io.clientportal.memory.MemoryGateStore.ContactKey;
import io.clientportal.memory.MemoryGateStore.GrantKey;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.ProfileStore;
import io.clientportal.profile.RequestState;
import io.clientportal.profile.StoredRecord;
import io.clientportal.profile.StoredRequest;
import io.clientportal.profile.WaitingClient;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Change requests, and records that the portal keeps itself. */
final class MemoryProfileStore implements ProfileStore {

    private static final Comparator<WaitingClient> LONGEST_FIRST = Comparator.comparing(WaitingClient::since)
            .thenComparing(waiting -> waiting.client().value());

    private final MemoryTable<RequestKey, Row> requests;
    private final MemoryTable<ClientKey, StoredRecord> records;
    private final MemoryGateStore gate;

    MemoryProfileStore(MemoryTransactions transactions, MemoryGateStore gate) {
        this.requests = new MemoryTable<>(transactions);
        this.records = new MemoryTable<>(transactions);
        this.gate = gate;
    }

    private record RequestKey(FirmId firm, ChangeRequestId id) {}

    private record Row(FirmId firm, StoredRequest request) {}

    @Override
    public Optional<Long> add(Scope scope, StoredRequest r, int cap) {
        List<StoredRequest> all = of(scope, request -> true);
        if (all.stream().filter(request -> request.state().isOpen()).count() >= cap
                || all.stream().anyMatch(request -> r.key() != null && r.key().equals(request.key()))) {
            return Optional.empty();
        }
        long no = all.stream().mapToLong(StoredRequest::no).max().orElse(0) + 1;
        put(
                scope,
                new StoredRequest(
                        r.id(),
                        r.client(),
                        r.engagement(),
                        no,
                        r.state(),
                        r.by(),
                        r.at(),
                        r.key(),
                        r.digest(),
                        r.closedAt(),
                        r.tryAt(),
                        r.content(),
                        r.version()));
        return Optional.of(no);
    }

    @Override
    public Optional<Queued> find(Scope scope, ChangeRequestId id) {
        return of(scope, request -> request.id().equals(id)).stream()
                .map(request -> queued(scope, request))
                .findFirst();
    }

    @Override
    public Optional<StoredRequest> findByKey(Scope scope, String key) {
        return of(scope, request -> key.equals(request.key())).stream().findFirst();
    }

    @Override
    public List<ChangeRequestId> move(Scope from, Scope into, BiFunction<ChangeRequestId, byte[], byte[]> content) {
        long last = of(into, request -> true).stream()
                .mapToLong(StoredRequest::no)
                .max()
                .orElse(0);
        List<StoredRequest> left = of(from, request -> true);
        left.forEach(r -> put(
                into,
                new StoredRequest(
                        r.id(),
                        into.client(),
                        r.engagement(),
                        last + r.no(),
                        r.state(),
                        r.by(),
                        r.at(),
                        null,
                        r.digest(),
                        r.closedAt(),
                        r.tryAt(),
                        content.apply(r.id(), r.content()),
                        r.version())));
        return left.stream()
                .filter(request -> request.state().isOpen())
                .sorted(Comparator.comparing(StoredRequest::no))
                .map(StoredRequest::id)
                .toList();
    }

    @Override
    public List<Queued> open(Scope scope) {
        return of(scope, request -> request.state().isOpen()).stream()
                .sorted(Comparator.comparing(StoredRequest::no))
                .map(request -> queued(scope, request))
                .toList();
    }

    @Override
    public void save(Scope scope, StoredRequest request) {
        Row row = requests.get(new RequestKey(scope.firm(), request.id()));
        if (row == null || !row.request().version().next().equals(request.version())) {
            throw new PortalException.Stale();
        }
        put(scope, request);
    }

    @Override
    public List<StoredRequest> closed(Scope scope, Instant after, @Nullable StoredRequest before, int most) {
        Comparator<StoredRequest> order = Comparator.comparing(
                        (StoredRequest request) -> Objects.requireNonNull(request.closedAt()))
                .thenComparing(StoredRequest::no);
        return of(
                        scope,
                        request ->
                                request.closedAt() != null && request.closedAt().isAfter(after))
                .stream()
                .filter(request -> before == null || order.compare(request, before) < 0)
                .sorted(order.reversed())
                .limit(most)
                .toList();
    }

    @Override
    public List<StoredRequest> byContact(Scope scope, ContactId contact, @Nullable EngagementId engagement, int most) {
        return of(scope, request -> request.by().equals(contact) && Objects.equals(request.engagement(), engagement))
                .stream()
                .sorted(Comparator.comparing(StoredRequest::no).reversed())
                .limit(most)
                .toList();
    }

    @Override
    public List<WaitingClient> waiting(FirmScope scope, @Nullable WaitingClient after, int most) {
        return waiting(scope).stream()
                .filter(waiting -> after == null || LONGEST_FIRST.compare(waiting, after) > 0)
                .limit(most)
                .toList();
    }

    @Override
    public int countWaiting(FirmScope scope, int most) {
        return Math.min(
                most, waiting(scope).stream().mapToInt(WaitingClient::waiting).sum());
    }

    @Override
    public Backlog backlog(WorkScope scope) {
        List<Row> waiting = requests.where(row -> row.request().state() == RequestState.WAITING);
        return new Backlog(
                waiting.size(),
                waiting.stream()
                        .map(row -> row.request().at())
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    @Override
    public Optional<StoredRecord> record(Scope scope) {
        return records.find(key(scope));
    }

    @Override
    public void addRecord(Scope scope, StoredRecord record) {
        if (records.get(key(scope)) != null) {
            throw new PortalException.Stale();
        }
        records.put(key(scope), record);
    }

    @Override
    public void saveRecord(Scope scope, StoredRecord record) {
        StoredRecord before = records.get(key(scope));
        if (before == null || !before.version().next().equals(record.version())) {
            throw new PortalException.Stale();
        }
        records.put(key(scope), record);
    }

    @Override
    public void remember(Scope scope, ClientName name, @Nullable Version seen, byte @Nullable [] snapshot) {
        ClientFile file = scope.clientFile();
        gate.clients.put(
                key(scope), new ClientFile(file.id(), name, file.archived(), file.wrappedKey(), seen, snapshot));
    }

    @Override
    public List<Due> claimDue(WorkScope scope, Instant nextTry, int most) {
        List<Row> due = requests
                .where(row -> row.request().state() == RequestState.APPLYING
                        && row.request().tryAt() != null
                        && !row.request().tryAt().isAfter(scope.now())
                        && gate.clients
                                .find(new ClientKey(row.firm(), row.request().client()))
                                .filter(file -> !file.archived())
                                .isPresent())
                .stream()
                .limit(most)
                .toList();
        due.forEach(row -> {
            StoredRequest r = row.request();
            requests.put(
                    new RequestKey(row.firm(), r.id()),
                    new Row(
                            row.firm(),
                            new StoredRequest(
                                    r.id(),
                                    r.client(),
                                    r.engagement(),
                                    r.no(),
                                    r.state(),
                                    r.by(),
                                    r.at(),
                                    r.key(),
                                    r.digest(),
                                    r.closedAt(),
                                    nextTry,
                                    r.content(),
                                    r.version())));
        });
        return due.stream()
                .map(row -> new Due(
                        row.firm(), row.request().client(), row.request().id()))
                .toList();
    }

    /** Whether a change request waits, by its id as text. */
    boolean waits(FirmId firm, ClientId client, String id) {
        return !requests.where(row -> row.firm().equals(firm)
                        && row.request().client().equals(client)
                        && row.request().state() == RequestState.WAITING
                        && row.request().id().toString().equals(id))
                .isEmpty();
    }

    private List<WaitingClient> waiting(FirmScope scope) {
        return gate
                .clients
                .where(file -> gate.clients.get(new ClientKey(scope.firm(), file.id())) == file
                        && !file.archived()
                        && scope.reach().reaches(file.id()))
                .stream()
                .flatMap(file -> waiting(scope, file).stream())
                .sorted(LONGEST_FIRST)
                .toList();
    }

    private Optional<WaitingClient> waiting(FirmScope scope, ClientFile file) {
        List<StoredRequest> waiting = requests
                .where(row -> row.firm().equals(scope.firm())
                        && row.request().client().equals(file.id())
                        && row.request().state() == RequestState.WAITING)
                .stream()
                .map(Row::request)
                .sorted(Comparator.comparing(StoredRequest::no))
                .toList();
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(new WaitingClient(
                        file.id(),
                        file.name(),
                        waiting.size(),
                        waiting.get(0).id(),
                        waiting.get(0).at()));
    }

    private Queued queued(Scope scope, StoredRequest request) {
        return new Queued(
                request,
                gate.contacts.get(new ContactKey(scope.firm(), request.by())),
                gate.grants.get(new GrantKey(scope.firm(), scope.client(), request.by())));
    }

    private List<StoredRequest> of(Scope scope, Predicate<StoredRequest> condition) {
        return requests
                .where(row -> row.firm().equals(scope.firm())
                        && row.request().client().equals(scope.client())
                        && condition.test(row.request()))
                .stream()
                .map(Row::request)
                .toList();
    }

    private void put(Scope scope, StoredRequest request) {
        requests.put(new RequestKey(scope.firm(), request.id()), new Row(scope.firm(), request));
    }

    private static ClientKey key(Scope scope) {
        return new ClientKey(scope.firm(), scope.client());
    }
}
