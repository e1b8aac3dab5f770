package io.clientportal.memory;

import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentState;
import io.clientportal.documents.FileKey;
import io.clientportal.documents.HostPlace;
import io.clientportal.documents.StoredDocument;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Version;
import io.clientportal.memory.MemoryGateStore.ClientKey;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is kept of documents, for the stores that read and change it. */
final class MemoryDocuments {

    static final byte[] NO_PIECES = {};

    final MemoryTable<Key, Row> rows;
    final MemoryTable<OfContact, Share> shares;
    final MemoryTable<OfContact, Sent> downloads;
    final MemoryTable<ClientKey, Room> rooms;

    MemoryDocuments(MemoryTransactions transactions) {
        this.rows = new MemoryTable<>(transactions);
        this.shares = new MemoryTable<>(transactions);
        this.downloads = new MemoryTable<>(transactions);
        this.rooms = new MemoryTable<>(transactions);
    }

    record Key(FirmId firm, DocumentId id) {}

    record Row(FirmId firm, ClientId client, StoredDocument document, byte[] pieces) {
        Key key() {
            return new Key(firm, document.id());
        }

        Row with(StoredDocument document) {
            return new Row(firm, client, document, pieces);
        }

        boolean isIn(DocumentState... states) {
            return Set.of(states).contains(document.state());
        }
    }

    record OfContact(Key document, ContactId contact) {}

    record Share(OfContact key, Instant since) {}

    record Sent(OfContact key, Instant first, Instant last, int times) {}

    /** @param kind the kind of client that folders were chosen by */
    record Room(int files, long bytes, @Nullable String kind) {}

    static boolean isThere(Row row) {
        return row.isIn(DocumentState.AVAILABLE, DocumentState.CHECKING);
    }

    static boolean reaches(Reach reach, StoredDocument document) {
        return document.engagement() == null || reach.reaches(document.engagement());
    }

    long last(Scope scope) {
        return of(scope, row -> true)
                .mapToLong(row -> row.document().no())
                .max()
                .orElse(0);
    }

    Stream<Row> reached(Scope scope, Predicate<Row> condition) {
        return of(scope, row -> reaches(scope.reach(), row.document()) && condition.test(row));
    }

    Stream<Row> of(Scope scope, Predicate<Row> condition) {
        return rows
                .where(row ->
                        row.firm().equals(scope.firm()) && row.client().equals(scope.client()) && condition.test(row))
                .stream();
    }

    Room room(FirmId firm, ClientId client) {
        return rooms.find(new ClientKey(firm, client)).orElseGet(() -> new Room(0, 0, null));
    }

    void grow(ClientKey client, long bytes) {
        rooms.find(client)
                .ifPresent(room -> rooms.put(client, new Room(room.files(), room.bytes() + bytes, room.kind())));
    }

    void put(Row row) {
        rows.put(row.key(), row);
    }

    StoredDocument stored(Row row) {
        int contacts =
                shares.where(share -> share.key().document().equals(row.key())).size();
        StoredDocument d = row.document();
        return copy(
                d, d.no(), d.key(), d.host(), d.state(), d.endedAt(), d.settled(), contacts, d.content(), d.version());
    }

    static StoredDocument numbered(StoredDocument d, long no, byte[] content) {
        return copy(d, no, d.key(), d.host(), d.state(), d.endedAt(), d.settled(), d.contacts(), content, d.version());
    }

    /** One that was being written, with all its bytes; it stays filed as it was. */
    static StoredDocument arrived(StoredDocument pending, StoredDocument next, long no) {
        return new StoredDocument(
                pending.id(),
                no,
                pending.name(),
                pending.folded(),
                pending.type(),
                next.size(),
                next.sha256(),
                pending.key(),
                next.host(),
                pending.folder(),
                pending.year(),
                pending.engagement(),
                next.uploadedAt(),
                pending.staff(),
                pending.contact(),
                next.state(),
                pending.endedAt(),
                pending.held(),
                next.checked(),
                pending.settled(),
                next.everybodySince(),
                next.engagementSince(),
                pending.contacts(),
                pending.content(),
                pending.version());
    }

    /** The next version of one; what it was settled as meanwhile, without a version, stays. */
    static StoredDocument saved(StoredDocument before, StoredDocument next) {
        return copy(
                next,
                before.no(),
                next.key(),
                next.host(),
                next.state(),
                next.endedAt(),
                before.settled(),
                before.contacts(),
                next.content(),
                next.version());
    }

    static StoredDocument in(StoredDocument d, DocumentState state, Instant now) {
        return copy(
                d,
                d.no(),
                d.key(),
                d.host(),
                state,
                now,
                d.settled(),
                d.contacts(),
                d.content(),
                d.version().next());
    }

    static StoredDocument settled(StoredDocument d) {
        return copy(d, d.no(), d.key(), d.host(), d.state(), d.endedAt(), true, d.contacts(), d.content(), d.version());
    }

    /** One at another place: of the client's numbers, in the portal's store, or in the host's own document system. */
    static StoredDocument placed(
            StoredDocument d, long no, DocumentState state, @Nullable FileKey key, @Nullable HostPlace host) {
        return copy(d, no, key, host, state, d.endedAt(), d.settled(), d.contacts(), d.content(), d.version());
    }

    private static StoredDocument copy(
            StoredDocument d,
            long no,
            @Nullable FileKey key,
            @Nullable HostPlace host,
            DocumentState state,
            @Nullable Instant endedAt,
            boolean settled,
            int contacts,
            byte[] content,
            Version version) {
        return new StoredDocument(
                d.id(),
                no,
                d.name(),
                d.folded(),
                d.type(),
                d.size(),
                d.sha256(),
                key,
                host,
                d.folder(),
                d.year(),
                d.engagement(),
                d.uploadedAt(),
                d.staff(),
                d.contact(),
                state,
                endedAt,
                d.held(),
                d.checked(),
                settled,
                d.everybodySince(),
                d.engagementSince(),
                contacts,
                content,
                version);
    }
}
