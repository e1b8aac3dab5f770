package io.clientportal.memory;

import io.clientportal.kernel.ClientFile;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.WorkScope;
import io.clientportal.memory.MemoryGateStore.ClientKey;
import io.clientportal.memory.MemoryGateStore.ContactKey;
import io.clientportal.memory.MemoryGateStore.Firm;
import io.clientportal.memory.MemoryGateStore.GrantKey;
import io.clientportal.notices.BellEntry;
import io.clientportal.notices.DeadLetter;
import io.clientportal.notices.MailedNotice;
import io.clientportal.notices.NoticeId;
import io.clientportal.notices.NoticeKind;
import io.clientportal.notices.NoticeState;
import io.clientportal.notices.NoticeStore;
import io.clientportal.notices.StoredNotice;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Bells and e-mails. */
final class MemoryNoticeStore implements NoticeStore {

    private static final Comparator<StoredNotice> NEWEST_FIRST = Comparator.comparing(
                    (StoredNotice notice) -> notice.id().toString())
            .reversed();

    private final MemoryTable<NoticeKey, Row> notices;
    private final MemoryTable<ReadKey, ReadKey> read;
    private final MemoryGateStore gate;
    private final MemoryProfileStore profile;
    private final MemoryDocumentStore documents;
    private final MemoryNoteStore notes;

    MemoryNoticeStore(
            MemoryTransactions transactions,
            MemoryGateStore gate,
            MemoryProfileStore profile,
            MemoryDocumentStore documents,
            MemoryNoteStore notes) {
        this.notices = new MemoryTable<>(transactions);
        this.read = new MemoryTable<>(transactions);
        this.gate = gate;
        this.profile = profile;
        this.documents = documents;
        this.notes = notes;
    }

    private record NoticeKey(FirmId firm, NoticeId id) {}

    private record ReadKey(FirmId firm, NoticeId id, StaffId staff) {}

    private record Row(FirmId firm, StoredNotice notice) {}

    private record Group(ClientId client, NoticeKind kind) {}

    @Override
    public void add(FirmScope scope, List<StoredNotice> added) {
        added.forEach(notice -> put(scope.firm(), notice));
    }

    @Override
    public void move(Scope from, Scope into, BiFunction<NoticeId, byte[], byte[]> content) {
        of(
                        from.firm(),
                        n -> from.client().equals(n.client())
                                && (n.contact() == null || n.state() == NoticeState.QUEUED))
                .forEach(n -> put(
                        into.firm(),
                        new StoredNotice(
                                n.id(),
                                n.kind(),
                                into.client(),
                                n.contact(),
                                n.staff(),
                                n.epoch(),
                                n.reference(),
                                n.details() == null ? null : content.apply(n.id(), n.details()),
                                n.secret() == null ? null : content.apply(n.id(), n.secret()),
                                n.text(),
                                n.at(),
                                n.state(),
                                n.due(),
                                n.expires(),
                                n.attempts(),
                                n.fence(),
                                n.cause())));
    }

    @Override
    public List<BellEntry> bell(FirmScope scope, int most) {
        Map<Group, BellEntry> entries = new LinkedHashMap<>();
        for (StoredNotice notice : ringing(scope)) {
            ClientId client = Objects.requireNonNull(notice.client());
            ClientFile file = gate.clients.get(new ClientKey(scope.firm(), client));
            if (file != null && !file.archived()) {
                BellEntry one = new BellEntry(
                        notice.kind(), client, file.name(), 1, notice.at(), read.get(key(scope, notice)) == null);
                entries.merge(new Group(client, notice.kind()), one, MemoryNoticeStore::both);
            }
        }
        return entries.values().stream()
                .sorted(Comparator.comparing(BellEntry::unread)
                        .thenComparing(BellEntry::at)
                        .reversed()
                        .thenComparing(entry -> entry.client().value()))
                .limit(most)
                .toList();
    }

    private static BellEntry both(BellEntry a, BellEntry b) {
        return new BellEntry(
                a.kind(),
                a.client(),
                a.name(),
                a.count() + b.count(),
                a.at().isAfter(b.at()) ? a.at() : b.at(),
                a.unread() || b.unread());
    }

    @Override
    public void markRead(FirmScope scope, @Nullable ClientId client) {
        for (StoredNotice notice : ringing(scope)) {
            if (client == null || client.equals(notice.client())) {
                ReadKey key = key(scope, notice);
                read.put(key, key);
            }
        }
    }

    private List<StoredNotice> ringing(FirmScope scope) {
        return of(
                scope.firm(),
                notice -> notice.contact() == null
                        && notice.client() != null
                        && scope.reach().reaches(notice.client())
                        && (notice.staff() == null
                                ? notice.kind() != NoticeKind.CHANGES_SUBMITTED
                                        || scope.reach().may(Permission.REVIEW)
                                : notice.staff().equals(scope.staff().id()))
                        && rings(scope, notice.client(), notice));
    }

    private boolean rings(FirmScope scope, ClientId client, StoredNotice notice) {
        return switch (notice.kind()) {
            case CHANGES_SUBMITTED -> profile.waits(scope.firm(), client, notice.reference());
            case DOCUMENT_UPLOADED ->
                notice.at().isAfter(scope.now().minus(LISTED)) && documents.isThere(scope, client, notice.reference());
            case NOTE_ADDED ->
                notice.at().isAfter(scope.now().minus(LISTED)) && notes.isThere(scope, client, notice.reference());
            default -> true;
        };
    }

    @Override
    public Set<ContactId> told(Scope scope, NoticeKind kind, Instant after) {
        return of(
                        scope.firm(),
                        notice -> notice.kind() == kind
                                && notice.contact() != null
                                && scope.client().equals(notice.client())
                                && (notice.state() == NoticeState.QUEUED
                                        || notice.at().isAfter(after)))
                .stream()
                .map(notice -> Objects.requireNonNull(notice.contact()))
                .collect(Collectors.toSet());
    }

    private static ReadKey key(FirmScope scope, StoredNotice notice) {
        return new ReadKey(scope.firm(), notice.id(), scope.staff().id());
    }

    @Override
    public List<Claim> claim(WorkScope scope, Instant lease, int most) {
        List<Row> due = notices
                .where(row -> row.notice().state() == NoticeState.QUEUED
                        && !row.notice().due().isAfter(scope.now()))
                .stream()
                .sorted(Comparator.comparing((Row row) -> row.notice().due())
                        .thenComparing(row -> row.notice().id().toString()))
                .limit(most)
                .toList();
        return due.stream()
                .map(row -> {
                    StoredNotice n = row.notice();
                    StoredNotice claimed = with(
                            n,
                            n.state(),
                            n.secret(),
                            n.text(),
                            lease,
                            n.expires(),
                            n.attempts() + 1,
                            n.fence() + 1,
                            n.cause());
                    put(row.firm(), claimed);
                    return claim(row.firm(), claimed);
                })
                .toList();
    }

    private Claim claim(FirmId firm, StoredNotice notice) {
        Firm found = Objects.requireNonNull(gate.firms.get(firm));
        ClientId client = notice.client();
        return new Claim(
                notice,
                found.state(),
                client == null ? null : gate.clients.get(new ClientKey(firm, client)),
                notice.contact() == null ? null : gate.contacts.get(new ContactKey(firm, notice.contact())),
                client == null || notice.contact() == null
                        ? null
                        : gate.grants.get(new GrantKey(firm, client, notice.contact())));
    }

    @Override
    public int settle(WorkScope scope, List<Settled> settled) {
        int written = 0;
        for (Settled s : settled) {
            Row row = notices.get(new NoticeKey(s.firm(), s.id()));
            if (row != null
                    && row.notice().state() == NoticeState.QUEUED
                    && row.notice().fence() == s.fence()) {
                StoredNotice n = row.notice();
                byte[] secret = s.state() == NoticeState.QUEUED ? n.secret() : null;
                byte[] text = Objects.equals(s.client(), n.client()) ? s.text() : null;
                put(
                        s.firm(),
                        with(n, s.state(), secret, text, s.due(), n.expires(), s.attempts(), n.fence(), s.cause()));
                written++;
            }
        }
        return written;
    }

    @Override
    public Backlog backlog(WorkScope scope) {
        return backlog(notices.where(row -> true).stream().map(Row::notice).toList());
    }

    @Override
    public Backlog backlog(FirmScope scope) {
        return backlog(of(scope.firm(), notice -> reaches(scope, notice)));
    }

    private static Backlog backlog(List<StoredNotice> all) {
        return new Backlog(
                all.stream().filter(n -> n.state() == NoticeState.QUEUED).count(),
                all.stream().filter(n -> n.state() == NoticeState.DEAD).count(),
                all.stream()
                        .filter(n -> n.state() == NoticeState.QUEUED)
                        .map(StoredNotice::due)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    @Override
    public List<DeadLetter> dead(FirmScope scope, @Nullable NoticeId before, int most) {
        return of(
                        scope.firm(),
                        notice ->
                                notice.state() == NoticeState.DEAD && reaches(scope, notice) && earlier(notice, before))
                .stream()
                .sorted(NEWEST_FIRST)
                .limit(most)
                .map(notice -> {
                    ContactState contact = contact(scope.firm(), notice);
                    return new DeadLetter(
                            notice.id(),
                            notice.kind(),
                            notice.client(),
                            contact == null ? "" : contact.name(),
                            contact == null ? "" : contact.email(),
                            notice.at(),
                            notice.attempts(),
                            Objects.requireNonNullElse(notice.cause(), ""),
                            notice.details() != null);
                })
                .toList();
    }

    @Override
    public boolean revive(FirmScope scope, NoticeId id) {
        Row row = notices.get(new NoticeKey(scope.firm(), id));
        if (row == null
                || row.notice().state() != NoticeState.DEAD
                || row.notice().details() == null
                || !reaches(scope, row.notice())) {
            return false;
        }
        StoredNotice n = row.notice();
        put(
                scope.firm(),
                with(
                        n,
                        NoticeState.QUEUED,
                        null,
                        null,
                        scope.now(),
                        scope.now().plus(REVIVED),
                        0,
                        n.fence(),
                        n.cause()));
        return true;
    }

    @Override
    public List<MailedNotice> mails(Scope scope, @Nullable NoticeId before, int most) {
        return mails(
                scope,
                most,
                notice ->
                        notice.contact() != null && scope.client().equals(notice.client()) && earlier(notice, before));
    }

    @Override
    public List<MailedNotice> mails(Scope scope, ContactId contact, @Nullable NoticeId before, int most) {
        if (gate.grants.get(new GrantKey(scope.firm(), scope.client(), contact)) == null) {
            return List.of();
        }
        return mails(
                scope,
                most,
                notice -> contact.equals(notice.contact())
                        && (notice.client() == null || scope.client().equals(notice.client()))
                        && earlier(notice, before));
    }

    private List<MailedNotice> mails(Scope scope, int most, Predicate<StoredNotice> condition) {
        return of(scope.firm(), condition).stream()
                .sorted(NEWEST_FIRST)
                .limit(most)
                .map(notice -> {
                    ContactState contact = contact(scope.firm(), notice);
                    return new MailedNotice(
                            notice,
                            contact == null ? "" : contact.name(),
                            contact == null ? null : contact.wrappedKey());
                })
                .toList();
    }

    private @Nullable ContactState contact(FirmId firm, StoredNotice notice) {
        return notice.contact() == null ? null : gate.contacts.get(new ContactKey(firm, notice.contact()));
    }

    private static boolean reaches(FirmScope scope, StoredNotice notice) {
        return notice.client() == null
                ? scope.reach().everything()
                : scope.reach().reaches(notice.client());
    }

    private static boolean earlier(StoredNotice notice, @Nullable NoticeId before) {
        return before == null || notice.id().toString().compareTo(before.toString()) < 0;
    }

    private List<StoredNotice> of(FirmId firm, Predicate<StoredNotice> condition) {
        return notices.where(row -> row.firm().equals(firm) && condition.test(row.notice())).stream()
                .map(Row::notice)
                .toList();
    }

    private void put(FirmId firm, StoredNotice notice) {
        notices.put(new NoticeKey(firm, notice.id()), new Row(firm, notice));
    }

    private static StoredNotice with(
            StoredNotice n,
            NoticeState state,
            byte @Nullable [] secret,
            byte @Nullable [] text,
            Instant due,
            Instant expires,
            int attempts,
            long fence,
            @Nullable String cause) {
        return new StoredNotice(
                n.id(),
                n.kind(),
                n.client(),
                n.contact(),
                n.staff(),
                n.epoch(),
                n.reference(),
                n.details(),
                secret,
                text,
                n.at(),
                state,
                due,
                expires,
                attempts,
                fence,
                cause);
    }
}
