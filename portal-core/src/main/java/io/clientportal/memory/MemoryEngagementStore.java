package io.clientportal.memory;

import io.clientportal.engagements.EngagementStore;
import io.clientportal.engagements.StoredEngagement;
import io.clientportal.kernel.ClientFile;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Version;
import io.clientportal.memory.MemoryGateStore.ClientKey;
import io.clientportal.memory.MemoryGateStore.ContactKey;
import io.clientportal.memory.MemoryGateStore.GrantKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Engagements, and whom they are shared with. */
final class MemoryEngagementStore implements EngagementStore {

    private final MemoryTable<Key, Row> engagements;
    private final MemoryTable<ShareKey, Share> shares;
    private final MemoryGateStore gate;

    MemoryEngagementStore(MemoryTransactions transactions, MemoryGateStore gate) {
        this.engagements = new MemoryTable<>(transactions);
        this.shares = new MemoryTable<>(transactions);
        this.gate = gate;
    }

    private record Key(FirmId firm, ClientId client, EngagementId id) {}

    /** @param since since when everybody sees it; null where not all do */
    private record Row(
            Key key, long no, @Nullable Instant since, boolean takesNotes, byte @Nullable [] content, Version version) {
        boolean everybody() {
            return since != null;
        }
    }

    private record ShareKey(Key engagement, ContactId contact) {}

    private record Share(ShareKey key, Instant since) {
        Key engagement() {
            return key.engagement();
        }

        ContactId contact() {
            return key.contact();
        }
    }

    @Override
    public void add(Scope scope, EngagementId id, byte @Nullable [] content) {
        Key key = key(scope, id);
        if (engagements.get(key) == null) {
            long last = of(scope, row -> true).mapToLong(Row::no).max().orElse(0);
            engagements.put(key, new Row(key, last + 1, null, false, content, Version.FIRST));
        }
    }

    @Override
    public void save(Scope scope, EngagementId id, byte[] content, Version version) {
        Row row = engagements.get(key(scope, id));
        if (row == null || !row.version().next().equals(version)) {
            throw new PortalException.Stale();
        }
        engagements.put(row.key(), new Row(row.key(), row.no(), row.since(), row.takesNotes(), content, version));
    }

    @Override
    public Optional<StoredEngagement> find(Scope scope, EngagementId id) {
        return reached(scope, row -> row.key().id().equals(id))
                .map(this::stored)
                .findFirst();
    }

    @Override
    public List<StoredEngagement> known(Scope scope, Collection<EngagementId> ids) {
        return reached(scope, row -> ids.contains(row.key().id()))
                .map(this::stored)
                .toList();
    }

    @Override
    public List<StoredEngagement> page(Scope scope, @Nullable Long before, int most) {
        return latest(reached(scope, row -> true), before, most);
    }

    @Override
    public List<StoredEngagement> shared(Scope scope, ContactId contact, @Nullable Long before, int most) {
        return latest(reached(scope, row -> isShared(row, contact)), before, most);
    }

    @Override
    public Optional<StoredEngagement> shared(Scope scope, ContactId contact, EngagementId id) {
        return reached(scope, row -> row.key().id().equals(id) && isShared(row, contact))
                .map(this::stored)
                .findFirst();
    }

    @Override
    public int hidden(Scope scope, ContactId contact) {
        return (int) of(
                        scope,
                        row -> isShared(row, contact)
                                && !scope.reach().reaches(row.key().id()))
                .count();
    }

    @Override
    public int hidden(FirmScope scope, ContactId contact) {
        return engagements
                .where(row -> row.key().firm().equals(scope.firm())
                        && isShared(row, contact)
                        && enters(scope, contact, row.key().client())
                        && !(scope.reach().reaches(row.key().client())
                                && scope.reach().reaches(row.key().id())))
                .size();
    }

    @Override
    public Set<ContactId> named(Scope scope, EngagementId id) {
        return shares.where(share -> share.engagement().equals(key(scope, id))).stream()
                .map(Share::contact)
                .collect(Collectors.toSet());
    }

    @Override
    public List<EngagementId> naming(Scope scope, ContactId contact) {
        return reached(scope, row -> shares.get(new ShareKey(row.key(), contact)) != null)
                .sorted(Comparator.comparing(Row::no).reversed())
                .map(row -> row.key().id())
                .toList();
    }

    @Override
    public List<ContactState> lock(Scope scope, @Nullable Collection<ContactId> contacts) {
        return gate
                .contacts
                .where(contact -> (contacts == null || contacts.contains(contact.id()))
                        && gate.contacts.get(new ContactKey(scope.firm(), contact.id())) == contact
                        && gate.grants.get(new GrantKey(scope.firm(), scope.client(), contact.id())) != null)
                .stream()
                .toList();
    }

    @Override
    public List<Holder> holders(Scope scope) {
        return lock(scope, null).stream()
                .map(contact -> new Holder(
                        contact,
                        Objects.requireNonNull(
                                gate.grants.get(new GrantKey(scope.firm(), scope.client(), contact.id())))))
                .toList();
    }

    @Override
    public void open(Scope scope, EngagementId id, boolean everybody) {
        Row row = Objects.requireNonNull(engagements.get(key(scope, id)));
        engagements.put(
                row.key(),
                new Row(
                        row.key(),
                        row.no(),
                        everybody ? scope.now() : null,
                        row.takesNotes(),
                        row.content(),
                        row.version()));
    }

    @Override
    public void takeNotes(Scope scope, EngagementId id, boolean taken) {
        Row row = Objects.requireNonNull(engagements.get(key(scope, id)));
        engagements.put(row.key(), new Row(row.key(), row.no(), row.since(), taken, row.content(), row.version()));
    }

    @Override
    public void name(Scope scope, StoredEngagement engagement, Collection<ContactId> contacts) {
        contacts.forEach(contact -> {
            ShareKey share = new ShareKey(key(scope, engagement.id()), contact);
            shares.put(share, new Share(share, scope.now()));
        });
    }

    @Override
    public void unname(Scope scope, EngagementId id, Collection<ContactId> contacts) {
        contacts.forEach(contact -> shares.remove(new ShareKey(key(scope, id), contact)));
    }

    @Override
    public List<EngagementId> move(Scope from, Scope into, BiFunction<EngagementId, byte[], byte[]> content) {
        long last = of(into, row -> true).mapToLong(Row::no).max().orElse(0);
        List<Row> left = of(from, row -> true).toList();
        for (Row row : left) {
            Key key = key(into, row.key().id());
            Row there = engagements.get(key);
            engagements.put(
                    key,
                    there != null
                            ? new Row(
                                    key,
                                    there.no(),
                                    there.since() != null ? there.since() : row.since(),
                                    there.takesNotes() || row.takesNotes(),
                                    there.content(),
                                    there.version())
                            : new Row(
                                    key,
                                    last + row.no(),
                                    row.since(),
                                    row.takesNotes(),
                                    row.content() == null
                                            ? null
                                            : content.apply(row.key().id(), row.content()),
                                    row.version()));
            shares.where(share -> share.engagement().equals(row.key())).forEach(share -> {
                ShareKey moved = new ShareKey(key, share.contact());
                shares.put(moved, new Share(moved, share.since()));
                shares.remove(share.key());
            });
            engagements.remove(row.key());
        }
        return left.stream().map(row -> row.key().id()).toList();
    }

    private boolean enters(FirmScope scope, ContactId contact, ClientId client) {
        return gate.clients
                        .find(new ClientKey(scope.firm(), client))
                        .filter(file -> !file.archived())
                        .map(ClientFile::id)
                        .isPresent()
                && gate.grants
                        .find(new GrantKey(scope.firm(), client, contact))
                        .filter(grant -> grant.holds(scope.now()))
                        .isPresent();
    }

    /** An engagement that is shared with a contact now, and since when; empty where it is not. */
    Optional<Shared> sharedWith(FirmId firm, ClientId client, EngagementId id, ContactId contact) {
        return engagements
                .find(new Key(firm, client, id))
                .filter(row -> isShared(row, contact))
                .map(row -> {
                    Share named = shares.get(new ShareKey(row.key(), contact));
                    Instant all = row.since();
                    Instant since = named == null || all != null && all.isBefore(named.since())
                            ? Objects.requireNonNull(all)
                            : named.since();
                    return new Shared(stored(row), since);
                });
    }

    record Shared(StoredEngagement engagement, Instant since) {}

    private boolean isShared(Row row, ContactId contact) {
        return row.everybody() || shares.get(new ShareKey(row.key(), contact)) != null;
    }

    private List<StoredEngagement> latest(Stream<Row> rows, @Nullable Long before, int most) {
        return rows.filter(row -> before == null || row.no() < before)
                .sorted(Comparator.comparing(Row::no).reversed())
                .limit(most)
                .map(this::stored)
                .toList();
    }

    private Stream<Row> reached(Scope scope, Predicate<Row> condition) {
        return of(scope, row -> scope.reach().reaches(row.key().id()) && condition.test(row));
    }

    private Stream<Row> of(Scope scope, Predicate<Row> condition) {
        return engagements
                .where(row -> row.key().firm().equals(scope.firm())
                        && row.key().client().equals(scope.client())
                        && condition.test(row))
                .stream();
    }

    private StoredEngagement stored(Row row) {
        return new StoredEngagement(
                row.key().id(),
                row.no(),
                row.everybody(),
                shares.where(share -> share.engagement().equals(row.key())).size(),
                row.takesNotes(),
                row.content(),
                row.version());
    }

    private static Key key(Scope scope, EngagementId id) {
        return new Key(scope.firm(), scope.client(), id);
    }
}
