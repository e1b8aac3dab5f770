package io.clientportal.memory;

import io.clientportal.documents.DocumentState;
import io.clientportal.documents.DocumentStore.Due;
import io.clientportal.documents.DocumentStore.Gone;
import io.clientportal.documents.HostPlace;
import io.clientportal.kernel.WorkScope;
import io.clientportal.memory.MemoryDocuments.Key;
import io.clientportal.memory.MemoryDocuments.Room;
import io.clientportal.memory.MemoryDocuments.Row;
import io.clientportal.memory.MemoryGateStore.ClientKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The portal's own work on documents, across clients and firms. */
final class MemoryDocumentUpkeep {

    private static final Comparator<Row> BY_ID =
            Comparator.comparing(row -> row.document().id().value().toString());

    private final MemoryDocuments documents;
    private final MemoryGateStore gate;

    MemoryDocumentUpkeep(MemoryDocuments documents, MemoryGateStore gate) {
        this.documents = documents;
        this.gate = gate;
    }

    void settle(WorkScope scope, Instant before) {
        documents
                .rows
                .where(row -> row.document().contact() != null
                        && MemoryDocuments.isThere(row)
                        && !row.document().settled()
                        && !row.document().uploadedAt().isAfter(before))
                .forEach(row -> documents.put(row.with(MemoryDocuments.settled(row.document()))));
    }

    List<Due> checking(WorkScope scope, @Nullable Due after, int most) {
        return due(row -> row.isIn(DocumentState.CHECKING), after, most);
    }

    List<Due> trashed(WorkScope scope, Instant before, @Nullable Due after, int most) {
        return due(
                row -> row.isIn(DocumentState.TRASHED)
                        && !row.document().held()
                        && !Objects.requireNonNull(row.document().endedAt()).isAfter(before),
                after,
                most);
    }

    private List<Due> due(Predicate<Row> condition, @Nullable Due after, int most) {
        return documents
                .rows
                .where(row -> condition.test(row)
                        && gate.clients
                                .find(new ClientKey(row.firm(), row.client()))
                                .filter(file -> !file.archived())
                                .isPresent())
                .stream()
                .sorted(BY_ID)
                .map(row -> new Due(row.firm(), row.client(), row.document().id()))
                .filter(due -> after == null
                        || due.id()
                                        .value()
                                        .toString()
                                        .compareTo(after.id().value().toString())
                                > 0)
                .limit(most)
                .toList();
    }

    List<Gone> claimGone(WorkScope scope, Instant pending, Instant taken, int most) {
        List<Row> claimed = documents
                .rows
                .where(row -> row.isIn(DocumentState.GONE)
                        || row.isIn(DocumentState.PENDING)
                                && row.document().uploadedAt().isBefore(pending)
                        || row.isIn(DocumentState.TAKEN_BACK)
                                && (toBeRemoved(row.document().host(), scope.now())
                                        || !Objects.requireNonNull(
                                                        row.document().endedAt())
                                                .isAfter(taken)))
                .stream()
                .sorted(Comparator.<Row, Boolean>comparing(row -> row.document().host() != null)
                        .thenComparing(BY_ID))
                .limit(most)
                .toList();
        claimed.forEach(
                row -> documents.put(row.with(MemoryDocuments.in(row.document(), DocumentState.GONE, scope.now()))));
        return claimed.stream()
                .map(row -> new Gone(
                        row.firm(),
                        row.client(),
                        row.document().id(),
                        row.document().key(),
                        MemoryMirrorStore.takesRoom(row.document())
                                ? Long.valueOf(row.document().size())
                                : null,
                        row.document().host() != null))
                .toList();
    }

    private static boolean toBeRemoved(@Nullable HostPlace host, Instant now) {
        return host != null
                && (host.key() != null || !Objects.requireNonNull(host.due()).isAfter(now));
    }

    void remove(WorkScope scope, Gone gone) {
        Key key = new Key(gone.firm(), gone.id());
        documents.rows.find(key).filter(row -> row.isIn(DocumentState.GONE)).ifPresent(row -> {
            documents
                    .shares
                    .where(share -> share.key().document().equals(key))
                    .forEach(share -> documents.shares.remove(share.key()));
            documents
                    .downloads
                    .where(sent -> sent.key().document().equals(key))
                    .forEach(sent -> documents.downloads.remove(sent.key()));
            documents.rows.remove(key);
            if (MemoryMirrorStore.takesRoom(row.document())) {
                Room room = documents.room(row.firm(), row.client());
                documents.rooms.put(
                        new ClientKey(row.firm(), row.client()),
                        new Room(room.files() - 1, room.bytes() - row.document().size(), room.kind()));
            }
        });
    }
}
