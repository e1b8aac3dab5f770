package io.clientportal.memory;

import io.clientportal.engagements.StoredEngagement;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Scope;
import io.clientportal.notes.NoteId;
import io.clientportal.notes.NoteStore;
import io.clientportal.notes.StoredNote;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Notes, and whom they are shared with. */
final class MemoryNoteStore implements NoteStore {

    private final MemoryTable<Key, Row> notes;
    private final MemoryTable<Share, Share> shares;
    private final MemoryEngagementStore engagements;

    MemoryNoteStore(MemoryTransactions transactions, MemoryEngagementStore engagements) {
        this.notes = new MemoryTable<>(transactions);
        this.shares = new MemoryTable<>(transactions);
        this.engagements = engagements;
    }

    private record Key(FirmId firm, NoteId id) {}

    private record Row(FirmId firm, ClientId client, StoredNote note) {
        Key key() {
            return new Key(firm, note.id());
        }
    }

    private record Share(Key note, ContactId contact) {}

    @Override
    public void add(Scope scope, StoredNote note) {
        put(scope, numbered(note, last(scope) + 1, note.content()));
    }

    @Override
    public Optional<StoredNote> find(Scope scope, NoteId id) {
        return reached(scope, row -> row.note().id().equals(id))
                .map(this::stored)
                .findFirst();
    }

    @Override
    public List<StoredNote> page(Scope scope, @Nullable EngagementId engagement, @Nullable Long before, int most) {
        return reached(
                        scope,
                        row -> engagement == null
                                || engagement.equals(row.note().engagement()))
                .map(this::stored)
                .filter(note -> before == null || note.no() < before)
                .sorted(Comparator.comparing(StoredNote::no).reversed())
                .limit(most)
                .toList();
    }

    @Override
    public Set<ContactId> named(Scope scope, NoteId id) {
        return shares.where(share -> share.note().equals(new Key(scope.firm(), id))).stream()
                .map(Share::contact)
                .collect(Collectors.toSet());
    }

    @Override
    public void read(Scope scope, Collection<NoteId> ids) {
        reached(scope, row -> ids.contains(row.note().id()))
                .toList()
                .forEach(row -> put(scope, row.note().read(scope.now())));
    }

    @Override
    public void save(Scope scope, StoredNote next) {
        StoredNote note = reached(scope, row -> row.note().id().equals(next.id()))
                .map(Row::note)
                .filter(one -> one.version().next().equals(next.version()))
                .findFirst()
                .orElseThrow(PortalException.Stale::new);
        put(scope, note.readAt() == null ? next : next.read(note.readAt()));
    }

    @Override
    public void name(Scope scope, NoteId id, Collection<ContactId> contacts) {
        contacts.forEach(contact -> {
            Share share = new Share(new Key(scope.firm(), id), contact);
            shares.put(share, share);
        });
    }

    @Override
    public void unname(Scope scope, NoteId id, Collection<ContactId> contacts) {
        contacts.forEach(contact -> shares.remove(new Share(new Key(scope.firm(), id), contact)));
    }

    @Override
    public void remove(Scope scope, NoteId id) {
        reached(scope, row -> row.note().id().equals(id)).toList().forEach(row -> {
            unname(scope, id, named(scope, id));
            notes.remove(row.key());
        });
    }

    @Override
    public Optional<Seen> seen(Scope scope, ContactId contact, NoteId id) {
        return reached(scope, row -> row.note().id().equals(id))
                .flatMap(row -> seen(row, contact))
                .findFirst();
    }

    @Override
    public List<Seen> page(
            Scope scope, ContactId contact, @Nullable EngagementId engagement, @Nullable Long before, int most) {
        return reached(scope, row -> before == null || row.note().no() < before)
                .flatMap(row -> seen(row, contact))
                .filter(seen -> engagement == null
                        || seen.engagement() != null
                                && engagement.equals(seen.engagement().id()))
                .sorted(Comparator.comparing((Seen seen) -> seen.note().no()).reversed())
                .limit(most)
                .toList();
    }

    @Override
    public int hidden(Scope scope, ContactId contact) {
        return (int) of(scope, row -> !reaches(scope.reach(), row.note()))
                .flatMap(row -> seen(row, contact))
                .count();
    }

    @Override
    public boolean rewrite(Scope scope, StoredNote next) {
        Optional<Row> own =
                own(scope, next.id()).filter(row -> row.note().version().next().equals(next.version()));
        own.ifPresent(row -> put(scope, next));
        return own.isPresent();
    }

    @Override
    public boolean takeBack(Scope scope, NoteId id) {
        Optional<Row> own = own(scope, id);
        own.ifPresent(row -> notes.remove(row.key()));
        return own.isPresent();
    }

    @Override
    public List<NoteId> move(Scope from, Scope into, BiFunction<NoteId, byte[], byte[]> content) {
        long last = last(into);
        List<StoredNote> left = of(from, row -> true).map(Row::note).toList();
        left.forEach(note -> put(into, numbered(note, last + note.no(), content.apply(note.id(), note.content()))));
        return left.stream().map(StoredNote::id).toList();
    }

    /** Whether a note of a client is there, in the caller's reach. */
    boolean isThere(FirmScope scope, ClientId client, String id) {
        return !notes.where(row -> row.firm().equals(scope.firm())
                        && row.client().equals(client)
                        && row.note().id().toString().equals(id)
                        && reaches(scope.reach(), row.note()))
                .isEmpty();
    }

    private Optional<Row> own(Scope scope, NoteId id) {
        return of(
                        scope,
                        row -> row.note().id().equals(id)
                                && scope.contact().id().equals(row.note().contact())
                                && row.note().isUnread())
                .findFirst();
    }

    /** A note as a contact sees it; nothing where the contact does not. */
    private Stream<Seen> seen(Row row, ContactId contact) {
        StoredNote note = row.note();
        EngagementId id = note.engagement();
        StoredEngagement engagement = id == null
                ? null
                : engagements
                        .sharedWith(row.firm(), row.client(), id, contact)
                        .map(MemoryEngagementStore.Shared::engagement)
                        .orElse(null);
        boolean sees = contact.equals(note.contact())
                || note.everybody()
                || shares.get(new Share(row.key(), contact)) != null
                || note.withEngagement() && engagement != null;
        return sees ? Stream.of(new Seen(stored(row), engagement)) : Stream.empty();
    }

    private Stream<Row> reached(Scope scope, Predicate<Row> condition) {
        return of(scope, row -> reaches(scope.reach(), row.note()) && condition.test(row));
    }

    private Stream<Row> of(Scope scope, Predicate<Row> condition) {
        return notes
                .where(row ->
                        row.firm().equals(scope.firm()) && row.client().equals(scope.client()) && condition.test(row))
                .stream();
    }

    private static boolean reaches(Reach reach, StoredNote note) {
        EngagementId engagement = note.engagement();
        return engagement == null || reach.reaches(engagement);
    }

    private long last(Scope scope) {
        return of(scope, row -> true).mapToLong(row -> row.note().no()).max().orElse(0);
    }

    private void put(Scope scope, StoredNote note) {
        Row row = new Row(scope.firm(), scope.client(), note);
        notes.put(row.key(), row);
    }

    private StoredNote stored(Row row) {
        StoredNote note = row.note();
        int contacts = shares.where(share -> share.note().equals(row.key())).size();
        return with(note, note.no(), contacts, note.content());
    }

    private static StoredNote numbered(StoredNote note, long no, byte[] content) {
        return with(note, no, note.contacts(), content);
    }

    private static StoredNote with(StoredNote note, long no, int contacts, byte[] content) {
        return new StoredNote(
                note.id(),
                no,
                note.engagement(),
                note.staff(),
                note.contact(),
                note.at(),
                note.editedAt(),
                note.readAt(),
                note.everybody(),
                note.withEngagement(),
                contacts,
                content,
                note.version());
    }
}
