package io.clientportal.memory;

import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentPlace;
import io.clientportal.documents.DocumentSort;
import io.clientportal.documents.DocumentState;
import io.clientportal.documents.DocumentStore;
import io.clientportal.documents.StoredDocument;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientFile;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Version;
import io.clientportal.kernel.WorkScope;
import io.clientportal.memory.MemoryGateStore.ClientKey;
import io.clientportal.memory.MemoryGateStore.ContactKey;
import io.clientportal.memory.MemoryGateStore.GrantKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Documents, whom they are shared with, and who downloaded them. */
final class MemoryDocumentStore implements DocumentStore {

    private static final byte[] NO_PIECES = {};

    final MemoryTable<Key, Row> documents;
    private final MemoryTable<OfContact, Share> shares;
    private final MemoryTable<OfContact, Sent> downloads;
    private final MemoryTable<ClientKey, Room> rooms;
    private final MemoryGateStore gate;
    private final MemoryEngagementStore engagements;

    MemoryDocumentStore(MemoryTransactions transactions, MemoryGateStore gate, MemoryEngagementStore engagements) {
        this.documents = new MemoryTable<>(transactions);
        this.shares = new MemoryTable<>(transactions);
        this.downloads = new MemoryTable<>(transactions);
        this.rooms = new MemoryTable<>(transactions);
        this.gate = gate;
        this.engagements = engagements;
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

    private record OfContact(Key document, ContactId contact) {}

    private record Share(OfContact key, Instant since) {}

    private record Sent(OfContact key, Instant first, Instant last, int times) {}

    /** @param kind the kind of client that folders were chosen by */
    private record Room(int files, long bytes, @Nullable String kind) {}

    @Override
    public void add(Scope scope, StoredDocument pending) {
        put(new Row(scope.firm(), scope.client(), pending, NO_PIECES));
    }

    @Override
    public boolean reserve(Scope scope, long size, int files, long bytes) {
        Room room = room(scope.firm(), scope.client());
        if (room.files() + 1 > files || room.bytes() + size > bytes) {
            return false;
        }
        rooms.put(
                new ClientKey(scope.firm(), scope.client()),
                new Room(room.files() + 1, room.bytes() + size, room.kind()));
        return true;
    }

    @Override
    public boolean publish(Scope scope, StoredDocument next, byte[] pieces) {
        Optional<Row> pending = of(scope, row -> row.document().id().equals(next.id()))
                .filter(row -> row.isIn(DocumentState.PENDING))
                .findFirst();
        pending.ifPresent(row ->
                put(new Row(row.firm(), row.client(), numbered(next, last(scope) + 1, next.content()), pieces)));
        return pending.isPresent();
    }

    @Override
    public boolean abandon(Scope scope, DocumentId id) {
        Optional<Row> pending = of(scope, row -> row.document().id().equals(id))
                .filter(row -> row.isIn(DocumentState.PENDING))
                .findFirst();
        pending.ifPresent(row -> put(row.with(in(row.document(), DocumentState.GONE, scope.now()))));
        return pending.isPresent();
    }

    @Override
    public Optional<StoredDocument> same(Scope scope, String sha256, @Nullable ContactId contact) {
        return reached(
                        scope,
                        row -> row.document().sha256().equals(sha256)
                                && Objects.equals(row.document().contact(), contact)
                                && isThere(row))
                .map(this::stored)
                .max(Comparator.comparing(StoredDocument::no));
    }

    @Override
    public Optional<StoredDocument> find(Scope scope, DocumentId id) {
        return reached(scope, row -> row.document().id().equals(id))
                .filter(row -> isThere(row) || row.isIn(DocumentState.TRASHED))
                .map(this::stored)
                .findFirst();
    }

    @Override
    public List<StoredDocument> find(Scope scope, Collection<DocumentId> ids) {
        return reached(scope, row -> ids.contains(row.document().id()) && isThere(row))
                .map(this::stored)
                .toList();
    }

    @Override
    public List<StoredDocument> page(Scope scope, Listing listing, boolean trash) {
        return reached(scope, row -> trash ? row.isIn(DocumentState.TRASHED) : isThere(row))
                .map(this::stored)
                .filter(document -> matches(document, listing))
                .sorted(order(listing.sort()))
                .limit(listing.most())
                .toList();
    }

    @Override
    public List<Facet> facets(Scope scope) {
        return reached(scope, MemoryDocumentStore::isThere)
                .map(row -> new Facet(row.document().folder(), row.document().year()))
                .distinct()
                .toList();
    }

    @Override
    public Set<ContactId> named(Scope scope, DocumentId id) {
        return shares.where(share -> share.key().document().equals(new Key(scope.firm(), id))).stream()
                .map(share -> share.key().contact())
                .collect(Collectors.toSet());
    }

    @Override
    public List<Downloaded> downloads(Scope scope, DocumentId id) {
        return downloads.where(sent -> sent.key().document().equals(new Key(scope.firm(), id))).stream()
                .sorted(Comparator.comparing(Sent::last).reversed())
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
        return seen(scope, contact, List.of(id)).stream().findFirst();
    }

    @Override
    public List<Seen> seen(Scope scope, ContactId contact, Collection<DocumentId> ids) {
        return visible(scope, contact)
                .filter(seen -> ids.contains(seen.document().id()))
                .toList();
    }

    @Override
    public List<Seen> page(Scope scope, ContactId contact, Listing listing) {
        return visible(scope, contact)
                .filter(seen -> matches(seen.document(), listing) && matches(seen, listing))
                .sorted(Comparator.comparing(Seen::document, order(listing.sort())))
                .limit(listing.most())
                .toList();
    }

    @Override
    public List<SeenAt> page(FirmScope scope, ContactId contact, Listing listing) {
        DocumentPlace after = listing.after();
        return entered(scope, contact)
                .filter(file -> !scope.isViewed() || scope.reach().reaches(file.id()))
                .flatMap(file -> visible(scope.firm(), file.id(), contact)
                        .filter(seen -> reaches(scope.reach(), seen.document()))
                        .map(seen -> new SeenAt(file, seen)))
                .filter(one -> matches(one.seen().document(), listing, null) && matches(one.seen(), listing))
                .filter(one -> after == null || LATEST_ACROSS.compare(one.seen().document(), place(after)) > 0)
                .sorted(Comparator.comparing(one -> one.seen().document(), LATEST_ACROSS))
                .limit(listing.most())
                .toList();
    }

    private record At(Instant at, String id) {}

    private static final Comparator<Object> LATEST_ACROSS = Comparator.comparing(
                    MemoryDocumentStore::at, Comparator.comparing(At::at).thenComparing(At::id))
            .reversed();

    private static At at(Object one) {
        return one instanceof StoredDocument document
                ? new At(document.uploadedAt(), document.id().toString())
                : (At) one;
    }

    private static At place(DocumentPlace after) {
        return new At(
                Objects.requireNonNull(after.at()),
                Objects.requireNonNull(after.id()).toString());
    }

    @Override
    public List<Facet> facets(Scope scope, ContactId contact) {
        return visible(scope, contact)
                .map(seen -> new Facet(seen.document().folder(), seen.document().year()))
                .distinct()
                .toList();
    }

    @Override
    public int hidden(Scope scope, ContactId contact) {
        return (int) visible(scope.firm(), scope.client(), contact)
                .filter(seen -> !reaches(scope.reach(), seen.document()))
                .count();
    }

    @Override
    public int hidden(FirmScope scope, ContactId contact) {
        return entered(scope, contact)
                .mapToInt(file -> (int) visible(scope.firm(), file.id(), contact)
                        .filter(seen -> !scope.reach().reaches(file.id()) || !reaches(scope.reach(), seen.document()))
                        .count())
                .sum();
    }

    @Override
    public void downloaded(Scope scope, Collection<DocumentId> ids) {
        ids.forEach(id -> {
            OfContact key =
                    new OfContact(new Key(scope.firm(), id), scope.contact().id());
            Sent before = downloads.get(key);
            downloads.put(
                    key,
                    before == null
                            ? new Sent(key, scope.now(), scope.now(), 1)
                            : new Sent(key, before.first(), scope.now(), before.times() + 1));
        });
    }

    @Override
    public Map<DocumentId, byte[]> pieces(Scope scope, Collection<DocumentId> ids) {
        return of(scope, row -> ids.contains(row.document().id()))
                .collect(Collectors.toMap(row -> row.document().id(), Row::pieces));
    }

    @Override
    public @Nullable String kind(Scope scope) {
        return room(scope.firm(), scope.client()).kind();
    }

    @Override
    public void kind(Scope scope, @Nullable String kind) {
        Room room = room(scope.firm(), scope.client());
        rooms.put(new ClientKey(scope.firm(), scope.client()), new Room(room.files(), room.bytes(), kind));
    }

    @Override
    public void save(Scope scope, StoredDocument next) {
        Row row = of(scope, one -> one.document().id().equals(next.id()))
                .filter(one -> one.document().version().next().equals(next.version()))
                .findFirst()
                .orElseThrow(PortalException.Stale::new);
        put(row.with(next));
    }

    @Override
    public void name(Scope scope, DocumentId id, Collection<ContactId> contacts) {
        contacts.forEach(contact -> {
            OfContact key = new OfContact(new Key(scope.firm(), id), contact);
            shares.put(key, new Share(key, scope.now()));
        });
    }

    @Override
    public void unname(Scope scope, DocumentId id, Collection<ContactId> contacts) {
        contacts.forEach(contact -> shares.remove(new OfContact(new Key(scope.firm(), id), contact)));
    }

    @Override
    public boolean takeBack(Scope scope, DocumentId id, Instant after) {
        Optional<Row> own = of(scope, row -> row.document().id().equals(id))
                .filter(row -> isThere(row)
                        && scope.contact().id().equals(row.document().contact())
                        && row.document().uploadedAt().isAfter(after)
                        && !row.document().settled()
                        && !row.document().held())
                .findFirst();
        own.ifPresent(row -> put(row.with(in(row.document(), DocumentState.TAKEN_BACK, scope.now()))));
        return own.isPresent();
    }

    @Override
    public void settle(Scope scope, DocumentId id) {
        of(
                        scope,
                        row -> row.document().id().equals(id)
                                && scope.contact().id().equals(row.document().contact()))
                .toList()
                .forEach(row -> put(row.with(settled(row.document()))));
    }

    @Override
    public List<DocumentId> move(Scope from, Scope into, BiFunction<DocumentId, byte[], byte[]> content) {
        long last = last(into);
        List<Row> left = of(from, row -> true).toList();
        left.forEach(row -> put(new Row(
                into.firm(),
                into.client(),
                numbered(
                        row.document(),
                        row.document().no() == 0 ? 0 : last + row.document().no(),
                        content.apply(row.document().id(), row.document().content())),
                row.pieces())));
        Room gone = room(from.firm(), from.client());
        Room room = room(into.firm(), into.client());
        rooms.put(
                new ClientKey(into.firm(), into.client()),
                new Room(
                        room.files() + gone.files(),
                        room.bytes() + gone.bytes(),
                        room.kind() == null ? gone.kind() : room.kind()));
        rooms.remove(new ClientKey(from.firm(), from.client()));
        began(from, into);
        return left.stream()
                .filter(row -> isThere(row) || row.isIn(DocumentState.TRASHED))
                .map(row -> row.document().id())
                .toList();
    }

    @Override
    public void settle(WorkScope scope, Instant before) {
        documents
                .where(row -> row.document().contact() != null
                        && isThere(row)
                        && !row.document().settled()
                        && !row.document().uploadedAt().isAfter(before))
                .forEach(row -> put(row.with(settled(row.document()))));
    }

    @Override
    public List<Due> checking(WorkScope scope, @Nullable Due after, int most) {
        return due(row -> row.isIn(DocumentState.CHECKING))
                .filter(due -> after == null
                        || due.id()
                                        .value()
                                        .toString()
                                        .compareTo(after.id().value().toString())
                                > 0)
                .limit(most)
                .toList();
    }

    @Override
    public List<Due> trashed(WorkScope scope, Instant before, int most) {
        return due(row -> row.isIn(DocumentState.TRASHED)
                        && !row.document().held()
                        && !Objects.requireNonNull(row.document().endedAt()).isAfter(before))
                .limit(most)
                .toList();
    }

    private Stream<Due> due(Predicate<Row> condition) {
        return documents
                .where(row -> condition.test(row)
                        && gate.clients
                                .find(new ClientKey(row.firm(), row.client()))
                                .filter(file -> !file.archived())
                                .isPresent())
                .stream()
                .sorted(Comparator.comparing(row -> row.document().id().value().toString()))
                .map(row -> new Due(row.firm(), row.client(), row.document().id()));
    }

    @Override
    public List<Gone> claimGone(WorkScope scope, Instant pending, Instant taken, int most) {
        List<Row> claimed = documents
                .where(row -> row.isIn(DocumentState.GONE)
                        || row.isIn(DocumentState.PENDING)
                                && row.document().uploadedAt().isBefore(pending)
                        || row.isIn(DocumentState.TAKEN_BACK)
                                && (MemoryMirrorStore.key(row.document()) != null
                                        || !Objects.requireNonNull(
                                                        row.document().endedAt())
                                                .isAfter(taken)))
                .stream()
                .limit(most)
                .toList();
        claimed.forEach(row -> put(row.with(in(row.document(), DocumentState.GONE, scope.now()))));
        return claimed.stream()
                .map(row -> new Gone(
                        row.firm(),
                        row.client(),
                        row.document().id(),
                        row.document().key(),
                        MemoryMirrorStore.takesRoom(row.document())
                                ? row.document().size()
                                : null,
                        row.document().host() != null))
                .toList();
    }

    @Override
    public void remove(WorkScope scope, Gone gone) {
        Key key = new Key(gone.firm(), gone.id());
        documents.find(key).filter(row -> row.isIn(DocumentState.GONE)).ifPresent(row -> {
            shares.where(share -> share.key().document().equals(key)).forEach(share -> shares.remove(share.key()));
            downloads.where(sent -> sent.key().document().equals(key)).forEach(sent -> downloads.remove(sent.key()));
            documents.remove(key);
            if (MemoryMirrorStore.takesRoom(row.document())) {
                Room room = room(row.firm(), row.client());
                rooms.put(
                        new ClientKey(row.firm(), row.client()),
                        new Room(room.files() - 1, room.bytes() - row.document().size(), room.kind()));
            }
        });
    }

    /** Whether a bell about a document still leads somewhere. */
    boolean isThere(FirmScope scope, ClientId client, String id) {
        return !documents
                .where(row -> row.firm().equals(scope.firm())
                        && row.client().equals(client)
                        && row.document().id().toString().equals(id)
                        && isThere(row)
                        && reaches(scope.reach(), row.document()))
                .isEmpty();
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

    private static boolean isThere(Row row) {
        return row.isIn(DocumentState.AVAILABLE, DocumentState.CHECKING);
    }

    private Stream<ClientFile> entered(FirmScope scope, ContactId contact) {
        return gate
                .clients
                .where(file -> !file.archived()
                        && gate.clients.get(new ClientKey(scope.firm(), file.id())) == file
                        && gate.grants
                                .find(new GrantKey(scope.firm(), file.id(), contact))
                                .filter(grant -> grant.holds(scope.now())
                                        && grant.areas().contains(Area.DOCUMENTS))
                                .isPresent())
                .stream();
    }

    private Stream<Seen> visible(Scope scope, ContactId contact) {
        return visible(scope.firm(), scope.client(), contact).filter(seen -> reaches(scope.reach(), seen.document()));
    }

    private Stream<Seen> visible(FirmId firm, ClientId client, ContactId contact) {
        return documents.where(row -> row.firm().equals(firm) && row.client().equals(client) && isThere(row)).stream()
                .flatMap(row -> visible(row, contact));
    }

    /** A document as a contact sees it; nothing where the contact does not. */
    private Stream<Seen> visible(Row row, ContactId contact) {
        StoredDocument document = row.document();
        boolean own = contact.equals(document.contact());
        EngagementId engagement = document.engagement();
        MemoryEngagementStore.Shared shared = engagement == null
                ? null
                : engagements
                        .sharedWith(row.firm(), row.client(), engagement, contact)
                        .orElse(null);
        Share named = shares.get(new OfContact(row.key(), contact));
        Instant withEngagement = shared == null || document.engagementSince() == null
                ? null
                : later(shared.since(), document.engagementSince());
        Optional<Instant> since = Stream.of(
                        Optional.ofNullable(document.everybodySince()),
                        Optional.ofNullable(named).map(Share::since),
                        Optional.ofNullable(withEngagement))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
        if (!own && (since.isEmpty() || !row.isIn(DocumentState.AVAILABLE))) {
            return Stream.empty();
        }
        Instant began =
                gate.began.find(new GrantKey(row.firm(), row.client(), contact)).orElse(Instant.EPOCH);
        return Stream.of(new Seen(
                stored(row),
                later(later(document.uploadedAt(), since.orElse(document.uploadedAt())), began),
                downloads.get(new OfContact(row.key(), contact)) != null,
                shared == null ? null : shared.engagement()));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static boolean reaches(Reach reach, StoredDocument document) {
        return document.engagement() == null || reach.reaches(document.engagement());
    }

    private static boolean matches(StoredDocument document, Listing listing) {
        return matches(document, listing, listing.after());
    }

    private static boolean matches(StoredDocument document, Listing listing, @Nullable DocumentPlace after) {
        return (listing.folder() == null || listing.folder().equals(document.folder()))
                && (listing.year() == null || listing.year().equals(document.year()))
                && (listing.engagement() == null || listing.engagement().equals(document.engagement()))
                && (listing.text() == null || document.folded().contains(listing.text()))
                && (after == null || behind(document, listing.sort(), after));
    }

    private static boolean matches(Seen seen, Listing listing) {
        return (listing.engagement() == null || seen.engagement() != null)
                && (listing.newSince() == null
                        || seen.document().contact() == null
                                && !seen.downloaded()
                                && !seen.since().isBefore(listing.newSince()));
    }

    private static boolean behind(StoredDocument document, DocumentSort sort, DocumentPlace after) {
        if (sort == DocumentSort.LATEST) {
            return document.no() < after.no();
        }
        int byName = document.folded().compareTo(after.folded());
        return byName > 0 || byName == 0 && document.no() < after.no();
    }

    private static Comparator<StoredDocument> order(DocumentSort sort) {
        Comparator<StoredDocument> latest =
                Comparator.comparing(StoredDocument::no).reversed();
        return sort == DocumentSort.LATEST
                ? latest
                : Comparator.comparing(StoredDocument::folded).thenComparing(latest);
    }

    long last(Scope scope) {
        return of(scope, row -> true)
                .mapToLong(row -> row.document().no())
                .max()
                .orElse(0);
    }

    private Stream<Row> reached(Scope scope, Predicate<Row> condition) {
        return of(scope, row -> reaches(scope.reach(), row.document()) && condition.test(row));
    }

    Stream<Row> of(Scope scope, Predicate<Row> condition) {
        return documents
                .where(row ->
                        row.firm().equals(scope.firm()) && row.client().equals(scope.client()) && condition.test(row))
                .stream();
    }

    void grow(ClientKey client, long bytes) {
        Room room = rooms.get(client);
        if (room != null) {
            rooms.put(client, new Room(room.files(), room.bytes() + bytes, room.kind()));
        }
    }

    private Room room(FirmId firm, ClientId client) {
        return rooms.find(new ClientKey(firm, client)).orElseGet(() -> new Room(0, 0, null));
    }

    void put(Row row) {
        documents.put(row.key(), row);
    }

    private StoredDocument stored(Row row) {
        int contacts =
                shares.where(share -> share.key().document().equals(row.key())).size();
        StoredDocument d = row.document();
        return copy(d, d.no(), d.state(), d.endedAt(), d.settled(), contacts, d.content(), d.version());
    }

    private static StoredDocument numbered(StoredDocument d, long no, byte[] content) {
        return copy(d, no, d.state(), d.endedAt(), d.settled(), d.contacts(), content, d.version());
    }

    private static StoredDocument in(StoredDocument d, DocumentState state, Instant now) {
        return copy(
                d,
                d.no(),
                state,
                now,
                d.settled(),
                d.contacts(),
                d.content(),
                d.version().next());
    }

    private static StoredDocument settled(StoredDocument d) {
        return copy(d, d.no(), d.state(), d.endedAt(), true, d.contacts(), d.content(), d.version());
    }

    private static StoredDocument copy(
            StoredDocument d,
            long no,
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
                d.key(),
                d.host(),
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
