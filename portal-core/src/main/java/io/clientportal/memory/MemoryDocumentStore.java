package io.clientportal.memory;

import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentState;
import io.clientportal.documents.DocumentStore;
import io.clientportal.documents.StoredDocument;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.WorkScope;
import io.clientportal.memory.MemoryDocuments.Key;
import io.clientportal.memory.MemoryDocuments.OfContact;
import io.clientportal.memory.MemoryDocuments.Room;
import io.clientportal.memory.MemoryDocuments.Row;
import io.clientportal.memory.MemoryDocuments.Sent;
import io.clientportal.memory.MemoryDocuments.Share;
import io.clientportal.memory.MemoryGateStore.ClientKey;
import io.clientportal.memory.MemoryGateStore.ContactKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Documents as they are uploaded, and as staff have them. What contacts see, clients that are merged and the portal's own
 * work have places of their own.
 */
final class MemoryDocumentStore implements DocumentStore {

    final MemoryDocuments documents;
    private final MemorySeenDocuments seen;
    private final MemoryDocumentMove move;
    private final MemoryDocumentUpkeep upkeep;
    private final MemoryGateStore gate;

    MemoryDocumentStore(MemoryTransactions transactions, MemoryGateStore gate, MemoryEngagementStore engagements) {
        this.gate = gate;
        documents = new MemoryDocuments(transactions);
        seen = new MemorySeenDocuments(documents, gate, engagements);
        move = new MemoryDocumentMove(documents, gate);
        upkeep = new MemoryDocumentUpkeep(documents, gate);
    }

    @Override
    public void add(Scope scope, StoredDocument pending) {
        documents.put(new Row(scope.firm(), scope.client(), pending, MemoryDocuments.NO_PIECES));
    }

    @Override
    public boolean reserve(Scope scope, long size, int files, long bytes) {
        Room room = documents.room(scope.firm(), scope.client());
        if (room.files() + 1 > files || room.bytes() + size > bytes) {
            return false;
        }
        documents.rooms.put(
                new ClientKey(scope.firm(), scope.client()),
                new Room(room.files() + 1, room.bytes() + size, room.kind()));
        return true;
    }

    @Override
    public boolean publish(Scope scope, StoredDocument next, byte[] pieces) {
        Optional<Row> pending = documents
                .of(scope, row -> row.document().id().equals(next.id()))
                .filter(row -> row.isIn(DocumentState.PENDING))
                .findFirst();
        pending.ifPresent(row -> documents.put(new Row(
                row.firm(),
                row.client(),
                MemoryDocuments.arrived(row.document(), next, documents.last(scope) + 1),
                pieces)));
        return pending.isPresent();
    }

    @Override
    public boolean abandon(Scope scope, DocumentId id) {
        Optional<Row> pending = documents
                .of(scope, row -> row.document().id().equals(id))
                .filter(row -> row.isIn(DocumentState.PENDING))
                .findFirst();
        pending.ifPresent(
                row -> documents.put(row.with(MemoryDocuments.in(row.document(), DocumentState.GONE, scope.now()))));
        return pending.isPresent();
    }

    @Override
    public Optional<StoredDocument> same(Scope scope, String sha256, @Nullable ContactId contact) {
        return documents
                .reached(
                        scope,
                        row -> row.document().sha256().equals(sha256)
                                && Objects.equals(row.document().contact(), contact)
                                && MemoryDocuments.isThere(row))
                .map(documents::stored)
                .max(Comparator.comparing(StoredDocument::no));
    }

    @Override
    public Optional<StoredDocument> find(Scope scope, DocumentId id) {
        return documents
                .reached(scope, row -> row.document().id().equals(id))
                .filter(row -> MemoryDocuments.isThere(row) || row.isIn(DocumentState.TRASHED))
                .map(documents::stored)
                .findFirst();
    }

    @Override
    public List<StoredDocument> find(Scope scope, Collection<DocumentId> ids) {
        return documents
                .reached(scope, row -> ids.contains(row.document().id()) && MemoryDocuments.isThere(row))
                .map(documents::stored)
                .toList();
    }

    @Override
    public List<StoredDocument> page(Scope scope, Listing listing, boolean trash) {
        return documents
                .reached(scope, row -> trash ? row.isIn(DocumentState.TRASHED) : MemoryDocuments.isThere(row))
                .map(documents::stored)
                .filter(document -> MemoryDocumentLists.matches(document, listing))
                .sorted(MemoryDocumentLists.order(listing.sort()))
                .limit(listing.most())
                .toList();
    }

    @Override
    public List<Facet> facets(Scope scope) {
        return documents
                .reached(scope, MemoryDocuments::isThere)
                .map(row -> new Facet(row.document().folder(), row.document().year()))
                .distinct()
                .toList();
    }

    @Override
    public Set<ContactId> named(Scope scope, DocumentId id) {
        return documents.shares.where(share -> isOf(scope, id, share.key().document())).stream()
                .map(share -> share.key().contact())
                .collect(Collectors.toSet());
    }

    @Override
    public List<Downloaded> downloads(Scope scope, DocumentId id) {
        return documents.downloads.where(sent -> isOf(scope, id, sent.key().document())).stream()
                .sorted(Comparator.comparing(Sent::last)
                        .reversed()
                        .thenComparing(sent -> sent.key().contact().toString()))
                .map(sent -> new Downloaded(
                        sent.key().contact(),
                        gate.contacts
                                .find(new ContactKey(scope.firm(), sent.key().contact()))
                                .map(ContactState::name)
                                .orElse(""),
                        sent.first(),
                        sent.last(),
                        sent.times()))
                .toList();
    }

    @Override
    public Optional<Seen> seen(Scope scope, ContactId contact, DocumentId id) {
        return seen.seen(scope, contact, id);
    }

    @Override
    public List<Seen> seen(Scope scope, ContactId contact, Collection<DocumentId> ids) {
        return seen.seen(scope, contact, ids);
    }

    @Override
    public List<Seen> page(Scope scope, ContactId contact, Listing listing) {
        return seen.page(scope, contact, listing);
    }

    @Override
    public List<SeenAt> page(FirmScope scope, ContactId contact, Listing listing) {
        return seen.page(scope, contact, listing);
    }

    @Override
    public List<Facet> facets(Scope scope, ContactId contact) {
        return seen.facets(scope, contact);
    }

    @Override
    public int hidden(Scope scope, ContactId contact) {
        return seen.hidden(scope, contact);
    }

    @Override
    public int hidden(FirmScope scope, ContactId contact) {
        return seen.hidden(scope, contact);
    }

    @Override
    public void downloaded(Scope scope, Collection<DocumentId> ids) {
        seen.downloaded(scope, ids);
    }

    @Override
    public Map<DocumentId, byte[]> pieces(Scope scope, Collection<DocumentId> ids) {
        return documents
                .of(scope, row -> ids.contains(row.document().id()))
                .collect(Collectors.toMap(row -> row.document().id(), Row::pieces));
    }

    @Override
    public @Nullable String kind(Scope scope) {
        return documents.room(scope.firm(), scope.client()).kind();
    }

    @Override
    public void kind(Scope scope, @Nullable String kind) {
        Room room = documents.room(scope.firm(), scope.client());
        documents.rooms.put(new ClientKey(scope.firm(), scope.client()), new Room(room.files(), room.bytes(), kind));
    }

    @Override
    public void save(Scope scope, StoredDocument next) {
        Row row = documents
                .of(scope, one -> one.document().id().equals(next.id()))
                .filter(one -> one.document().version().next().equals(next.version()))
                .findFirst()
                .orElseThrow(PortalException.Stale::new);
        documents.put(row.with(MemoryDocuments.saved(row.document(), next)));
    }

    @Override
    public void name(Scope scope, DocumentId id, Collection<ContactId> contacts) {
        contacts.forEach(contact -> {
            OfContact key = new OfContact(new Key(scope.firm(), id), contact);
            documents.shares.put(key, new Share(key, scope.now()));
        });
    }

    @Override
    public void unname(Scope scope, DocumentId id, Collection<ContactId> contacts) {
        Key key = new Key(scope.firm(), id);
        if (isOf(scope, id, key)) {
            contacts.forEach(contact -> documents.shares.remove(new OfContact(key, contact)));
        }
    }

    @Override
    public boolean takeBack(Scope scope, DocumentId id, Instant after) {
        Optional<Row> own = documents
                .of(scope, row -> row.document().id().equals(id))
                .filter(row -> MemoryDocuments.isThere(row)
                        && scope.contact().id().equals(row.document().contact())
                        && row.document().uploadedAt().isAfter(after)
                        && !row.document().settled()
                        && !row.document().held())
                .findFirst();
        own.ifPresent(row ->
                documents.put(row.with(MemoryDocuments.in(row.document(), DocumentState.TAKEN_BACK, scope.now()))));
        return own.isPresent();
    }

    @Override
    public void settle(Scope scope, DocumentId id) {
        documents
                .of(
                        scope,
                        row -> row.document().id().equals(id)
                                && scope.contact().id().equals(row.document().contact()))
                .toList()
                .forEach(row -> documents.put(row.with(MemoryDocuments.settled(row.document()))));
    }

    @Override
    public List<DocumentId> move(Scope from, Scope into, BiFunction<DocumentId, byte[], byte[]> content) {
        return move.move(from, into, content);
    }

    @Override
    public void settle(WorkScope scope, Instant before) {
        upkeep.settle(scope, before);
    }

    @Override
    public List<Due> checking(WorkScope scope, @Nullable Due after, int most) {
        return upkeep.checking(scope, after, most);
    }

    @Override
    public List<Due> trashed(WorkScope scope, Instant before, @Nullable Due after, int most) {
        return upkeep.trashed(scope, before, after, most);
    }

    @Override
    public List<Gone> claimGone(WorkScope scope, Instant pending, Instant taken, int most) {
        return upkeep.claimGone(scope, pending, taken, most);
    }

    @Override
    public void remove(WorkScope scope, Gone gone) {
        upkeep.remove(scope, gone);
    }

    /** Whether a key is that of this document, and the document the client's. */
    private boolean isOf(Scope scope, DocumentId id, Key key) {
        return key.equals(new Key(scope.firm(), id))
                && documents
                        .rows
                        .find(key)
                        .filter(row -> row.client().equals(scope.client()))
                        .isPresent();
    }

    /** Whether a bell about a document still leads somewhere. */
    boolean isThere(FirmScope scope, ClientId client, String id) {
        return !documents
                .rows
                .where(row -> row.firm().equals(scope.firm())
                        && row.client().equals(client)
                        && row.document().id().toString().equals(id)
                        && MemoryDocuments.isThere(row)
                        && MemoryDocuments.reaches(scope.reach(), row.document()))
                .isEmpty();
    }
}
