package io.clientportal.memory;

import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentState;
import io.clientportal.kernel.Scope;
import io.clientportal.memory.MemoryDocuments.Room;
import io.clientportal.memory.MemoryDocuments.Row;
import io.clientportal.memory.MemoryGateStore.ClientKey;
import io.clientportal.memory.MemoryGateStore.GrantKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The documents of a client that is merged into another one. */
final class MemoryDocumentMove {

    private final MemoryDocuments documents;
    private final MemoryGateStore gate;

    MemoryDocumentMove(MemoryDocuments documents, MemoryGateStore gate) {
        this.documents = documents;
        this.gate = gate;
    }

    List<DocumentId> move(Scope from, Scope into, BiFunction<DocumentId, byte[], byte[]> content) {
        long last = documents.last(into);
        List<Row> left = documents
                .of(from, row -> true)
                .sorted(Comparator.comparing(row -> row.document().no()))
                .toList();
        left.forEach(row -> documents.put(new Row(
                into.firm(),
                into.client(),
                MemoryDocuments.numbered(
                        row.document(),
                        row.document().no() == 0 ? 0 : last + row.document().no(),
                        content.apply(row.document().id(), row.document().content())),
                row.pieces())));
        Room gone = documents.room(from.firm(), from.client());
        Room room = documents.room(into.firm(), into.client());
        documents.rooms.put(
                new ClientKey(into.firm(), into.client()),
                new Room(
                        room.files() + gone.files(),
                        room.bytes() + gone.bytes(),
                        room.kind() == null ? gone.kind() : room.kind()));
        documents.rooms.remove(new ClientKey(from.firm(), from.client()));
        began(from, into);
        return left.stream()
                .filter(row -> MemoryDocuments.isThere(row) || row.isIn(DocumentState.TRASHED))
                .map(row -> row.document().id())
                .toList();
    }

    private void began(Scope from, Scope into) {
        Map<GrantKey, Instant> earlier = new HashMap<>();
        gate.contacts.where(contact -> true).forEach(contact -> {
            GrantKey left = new GrantKey(from.firm(), from.client(), contact.id());
            GrantKey now = new GrantKey(into.firm(), into.client(), contact.id());
            Instant then = gate.began.get(left);
            Instant since = gate.began.get(now);
            if (then != null && since != null && then.isBefore(since)) {
                earlier.put(now, then);
            }
        });
        earlier.forEach(gate.began::put);
    }
}
