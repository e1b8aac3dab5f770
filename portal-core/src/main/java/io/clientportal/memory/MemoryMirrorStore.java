package io.clientportal.memory;

import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentState;
import io.clientportal.documents.DocumentStore.Due;
import io.clientportal.documents.HostPlace;
import io.clientportal.documents.MirrorStore;
import io.clientportal.documents.StoredDocument;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.WorkScope;
import io.clientportal.memory.MemoryDocuments.Key;
import io.clientportal.memory.MemoryDocuments.Row;
import io.clientportal.memory.MemoryGateStore.ClientKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which documents lie in the host's own document system. */
final class MemoryMirrorStore implements MirrorStore {

    private final MemoryTable<ClientKey, Told> told;
    private final MemoryGateStore gate;
    private final MemoryDocuments documents;

    MemoryMirrorStore(MemoryTransactions transactions, MemoryGateStore gate, MemoryDocuments documents) {
        this.told = new MemoryTable<>(transactions);
        this.gate = gate;
        this.documents = documents;
    }

    /** What the host said of a client, and when it was last asked. */
    private record Told(ClientKey client, String state, Instant asked) {}

    static @Nullable String key(StoredDocument document) {
        HostPlace host = document.host();
        return host == null ? null : host.key();
    }

    /** What the host brought takes none of the client's room. */
    static boolean takesRoom(StoredDocument document) {
        return document.no() > 0 && (document.staff() != null || document.contact() != null);
    }

    @Override
    public @Nullable String state(Scope scope) {
        return told.find(client(scope)).map(Told::state).orElse(null);
    }

    @Override
    public void state(Scope scope, String state) {
        told.put(client(scope), new Told(client(scope), state, scope.now()));
    }

    @Override
    public List<StoredDocument> known(Scope scope) {
        return documents
                .of(scope, row -> key(row.document()) != null)
                .map(Row::document)
                .toList();
    }

    @Override
    public void add(Scope scope, List<StoredDocument> added) {
        long last = documents.last(scope);
        for (StoredDocument one : added) {
            requireUnknown(scope, one);
            documents.put(new Row(
                    scope.firm(),
                    scope.client(),
                    MemoryDocuments.placed(one, ++last, one.state(), one.key(), one.host()),
                    MemoryDocuments.NO_PIECES));
        }
    }

    private void requireUnknown(Scope scope, StoredDocument one) {
        if (documents
                .of(scope, row -> Objects.equals(key(row.document()), key(one)))
                .findAny()
                .isPresent()) {
            throw new IllegalStateException("The client has a document with this key of the host's");
        }
    }

    @Override
    public void change(Scope scope, List<StoredDocument> changed, long grown) {
        changed.forEach(one -> row(scope, one.id()).ifPresent(row -> documents.put(row.with(one))));
        documents.grow(client(scope), grown);
    }

    @Override
    public void lose(Scope scope, Collection<DocumentId> lost) {
        lost.forEach(id -> row(scope, id).ifPresent(this::lose));
    }

    private void lose(Row row) {
        StoredDocument document = row.document();
        documents.put(
                row.with(MemoryDocuments.placed(document, document.no(), DocumentState.GONE, document.key(), null)));
    }

    @Override
    public Handed handed(Scope scope, DocumentId id, String key) {
        Optional<Row> row = row(scope, id);
        if (row.isEmpty()) {
            return Handed.GONE;
        }
        StoredDocument document = row.get().document();
        if (key.equals(key(document))) {
            return Handed.DONE;
        }
        Predicate<Row> same = one -> key.equals(key(one.document()));
        documents
                .of(scope, same)
                .filter(one -> one.document().staff() == null
                        && one.document().contact() == null
                        && one.document().no() > document.no())
                .toList()
                .forEach(this::lose);
        if (key(document) != null || documents.of(scope, same).findAny().isPresent()) {
            return Handed.TAKEN;
        }
        documents.put(row.get()
                .with(MemoryDocuments.placed(
                        document, document.no(), document.state(), document.key(), new HostPlace(key, null, null))));
        return Handed.DONE;
    }

    @Override
    public void moving(Scope from, Scope into) {
        Set<String> keys = documents
                .of(into, row -> key(row.document()) != null)
                .map(row -> Objects.requireNonNull(key(row.document())))
                .collect(Collectors.toSet());
        documents
                .of(from, row -> key(row.document()) != null && keys.contains(key(row.document())))
                .toList()
                .forEach(this::lose);
        told.remove(client(from));
        told.remove(client(into));
    }

    @Override
    public List<Due> claimDue(WorkScope scope, Instant until, int most) {
        List<Row> due = documents
                .rows
                .where(row -> row.isIn(DocumentState.AVAILABLE)
                        && isDue(row.document(), scope.now())
                        && enters(row.firm(), row.client()))
                .stream()
                .sorted(Comparator.comparing(row -> Objects.requireNonNull(
                        Objects.requireNonNull(row.document().host()).due())))
                .limit(most)
                .toList();
        due.forEach(row -> due(row, until));
        return due.stream()
                .map(row -> new Due(row.firm(), row.client(), row.document().id()))
                .toList();
    }

    private static boolean isDue(StoredDocument document, Instant now) {
        HostPlace host = document.host();
        return host != null && host.due() != null && !host.due().isAfter(now);
    }

    private void due(Row row, Instant until) {
        StoredDocument document = row.document();
        documents.put(row.with(MemoryDocuments.placed(
                document, document.no(), document.state(), document.key(), new HostPlace(null, null, until))));
    }

    @Override
    public void putOff(WorkScope scope, Due document, Instant until) {
        documents
                .rows
                .find(new Key(document.firm(), document.id()))
                .filter(row -> row.document().host() != null && key(row.document()) == null)
                .ifPresent(row -> due(row, until));
    }

    @Override
    public List<Left> left(WorkScope scope, int most) {
        return documents
                .rows
                .where(row -> row.isIn(DocumentState.AVAILABLE)
                        && key(row.document()) != null
                        && row.document().key() != null)
                .stream()
                .limit(most)
                .map(row -> new Left(
                        row.firm(),
                        row.document().id(),
                        Objects.requireNonNull(row.document().key())))
                .toList();
    }

    @Override
    public void cleared(WorkScope scope, Left left) {
        documents.rows.find(new Key(left.firm(), left.id())).ifPresent(row -> {
            StoredDocument document = row.document();
            documents.put(
                    row.with(MemoryDocuments.placed(document, document.no(), document.state(), null, document.host())));
        });
    }

    @Override
    public List<Stale> claimStale(WorkScope scope, Instant before, int most) {
        List<Told> stale = told
                .where(one -> !one.asked().isAfter(before)
                        && enters(one.client().firm(), one.client().client()))
                .stream()
                .sorted(Comparator.comparing(Told::asked))
                .limit(most)
                .toList();
        stale.forEach(one -> told.put(one.client(), new Told(one.client(), one.state(), scope.now())));
        return stale.stream()
                .map(one -> new Stale(one.client().firm(), one.client().client()))
                .toList();
    }

    private boolean enters(FirmId firm, ClientId client) {
        return gate.clients
                .find(new ClientKey(firm, client))
                .filter(file -> !file.archived())
                .isPresent();
    }

    private Optional<Row> row(Scope scope, DocumentId id) {
        return documents.of(scope, row -> row.document().id().equals(id)).findFirst();
    }

    private static ClientKey client(Scope scope) {
        return new ClientKey(scope.firm(), scope.client());
    }
}
