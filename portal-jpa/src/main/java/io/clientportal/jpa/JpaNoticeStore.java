package io.clientportal.jpa;

import io.clientportal.kernel.ClientFile;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.FirmState;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.WorkScope;
import io.clientportal.notices.BellEntry;
import io.clientportal.notices.DeadLetter;
import io.clientportal.notices.MailedNotice;
import io.clientportal.notices.NoticeId;
import io.clientportal.notices.NoticeKind;
import io.clientportal.notices.NoticeState;
import io.clientportal.notices.NoticeStore;
import io.clientportal.notices.StoredNotice;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.hibernate.query.CommonQueryContract;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.NativeQuery;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** Bells and the outbox. */
final class JpaNoticeStore extends JpaStore implements NoticeStore {

    /** Above every id of a real notice. */
    private static final UUID LAST = new UUID(-1, -1);

    private static final Sql ADD = new Sql("""
            insert into portal_notice (firm, id, kind, client, contact, staff, epoch, reference, details, secret,
              sent_text, at, state, due, expires, attempts, fence, cause)
            values (:firm, :id, :kind, :client, :contact, :staff, :epoch, :reference, :details, :secret,
              :text, :at, :state, :due, :expires, :attempts, :fence, :cause)
            """);

    private static final String RING = """
            select n.firm, n.id, n.client, c.name, c.sort_name, n.kind, n.reference, n.at, r.notice as seen
            """;

    /** The caller's bells about requests that still wait. */
    private static final String RINGING = """
            from portal_change_request q
            join portal_notice n on n.firm = q.firm and n.client = q.client and n.reference = cast(q.id as varchar)
            join portal_client c on c.firm = n.firm and c.id = n.client
            left join portal_notice_read r on r.firm = n.firm and r.notice = n.id and r.staff = :me
            where q.firm = :firm and q.state = 'WAITING' and not c.archived
              and n.contact is null and n.kind = 'CHANGES_SUBMITTED' and (n.staff = :me %s)
            """;

    /** The same about documents that are there, within the caller's reach. */
    private static final String UPLOADED = """
            from portal_notice n
            join portal_document d on d.firm = n.firm and d.client = n.client and d.id = cast(n.reference as uuid)
            join portal_client c on c.firm = n.firm and c.id = n.client
            left join portal_notice_read r on r.firm = n.firm and r.notice = n.id and r.staff = :me
            where n.firm = :firm and n.kind = 'DOCUMENT_UPLOADED' and n.at > :listed and not c.archived
              and d.state in ('AVAILABLE', 'CHECKING') and (n.staff = :me or n.staff is null)
            """;

    /** The same about notes that are there, within the caller's reach. */
    private static final String ADDED = """
            from portal_notice n
            join portal_note d on d.firm = n.firm and d.client = n.client and d.id = cast(n.reference as uuid)
            join portal_client c on c.firm = n.firm and c.id = n.client
            left join portal_notice_read r on r.firm = n.firm and r.notice = n.id and r.staff = :me
            where n.firm = :firm and n.kind = 'NOTE_ADDED' and n.at > :listed and not c.archived
              and (n.staff = :me or n.staff is null)
            """;

    private static final String CLAIMED = """
            select {n.*}, {k.*}, {g.*}, f.zone as firm_zone, f.settings_version as firm_settings,
              f.epoch as firm_epoch, f.wrapped_key as firm_key, c.id as client_id, c.name as client_name,
              c.sort_name as client_sort, c.archived as client_archived, c.wrapped_key as client_key
            from %s n
            join portal_firm f on f.firm = n.firm
            left join portal_client c on c.firm = n.firm and c.id = n.client
            left join portal_contact k on k.firm = n.firm and k.id = n.contact
            left join portal_grant g on g.firm = n.firm and g.client = n.client and g.contact = n.contact
            """;

    private static final String SETTLE = """
            update portal_notice set state = :state, due = :due, attempts = :attempts, cause = :cause,
              sent_text = case when coalesce(client, '') = :client then cast(:text as %s) end, secret = case when cast(:queued as boolean) then secret end
            where firm = :firm and id = :id and fence = :fence and state = 'QUEUED'
            """;

    private static final Sql MOVE_BELLS = new Sql("""
            update portal_notice set client = :into where firm = :firm and client = :client and contact is null
            """);

    private static final Sql WAITING = new Sql("""
            select id, details, secret from portal_notice
            where firm = :firm and client = :client and contact is not null and state = 'QUEUED'
            order by id
            """);

    private static final Sql MOVE = new Sql("""
            update portal_notice set client = :into, details = :details, secret = :secret
            where firm = :firm and client = :client and id = :id and state = 'QUEUED'
            """);

    private static final Sql TOLD = new Sql("""
            select distinct contact from portal_notice
            where firm = :firm and client = :client and kind = :kind and contact is not null
              and (state = 'QUEUED' or at > :after)
            """);

    private final Sql settle;

    JpaNoticeStore(Vendor vendor) {
        super(vendor);
        settle = new Sql(SETTLE.formatted(vendor.bytes));
    }

    @Override
    public void add(FirmScope scope, List<StoredNotice> notices) {
        ADD.each(
                scope.tx(),
                notices,
                (call, notice) -> call.set("firm", scope.firm().value())
                        .set("id", notice.id().value())
                        .set("kind", notice.kind().name())
                        .set(
                                "client",
                                notice.client() == null ? null : notice.client().value())
                        .set(
                                "contact",
                                notice.contact() == null
                                        ? null
                                        : notice.contact().value())
                        .set(
                                "staff",
                                notice.staff() == null ? null : notice.staff().value())
                        .set("epoch", notice.epoch())
                        .set("reference", notice.reference())
                        .set("details", notice.details())
                        .set("secret", notice.secret())
                        .set("text", notice.text())
                        .set("at", notice.at())
                        .set("state", notice.state().name())
                        .set("due", notice.due())
                        .set("expires", notice.expires())
                        .set("attempts", notice.attempts())
                        .set("fence", notice.fence())
                        .set("cause", notice.cause()));
    }

    @Override
    public void move(Scope from, Scope into, BiFunction<NoticeId, byte[], byte[]> content) {
        moving(MOVE_BELLS, from, into).update();
        List<Waiting> waiting = of(from, WAITING)
                .list(row -> new Waiting(
                        new NoticeId(row.uuid("id")), row.bytesOrNull("details"), row.bytesOrNull("secret")));
        MOVE.each(
                from.tx(),
                waiting,
                (call, one) -> call.set("firm", from.firm().value())
                        .set("client", from.client().value())
                        .set("into", into.client().value())
                        .set("id", one.id().value())
                        .set("details", one.details() == null ? null : content.apply(one.id(), one.details()))
                        .set("secret", one.secret() == null ? null : content.apply(one.id(), one.secret())));
    }

    /** A queued e-mail of a client that is merged into another one. */
    private record Waiting(NoticeId id, byte @Nullable [] details, byte @Nullable [] secret) {}

    @Override
    public List<BellEntry> bell(FirmScope scope, int most) {
        NativeQuery<Object[]> query = session(scope)
                .createNativeQuery("""
                        select b.client, b.name, b.sort_name, b.kind, count(distinct b.reference) as waiting,
                          max(b.at) as latest, max(case when b.seen is null then 1 else 0 end) as unread
                        from (%s) b
                        group by b.client, b.name, b.sort_name, b.kind
                        order by unread desc, latest desc, b.client
                        """.formatted(ringing(scope, "")), Object[].class)
                .addScalar("client", String.class)
                .addScalar("name", String.class)
                .addScalar("sort_name", String.class)
                .addScalar("kind", String.class)
                .addScalar("waiting", Integer.class)
                .addScalar("latest", Instant.class)
                .addScalar("unread", Integer.class);
        bindRinging(query, scope);
        return query.setMaxResults(most).getResultList().stream()
                .map(row -> new BellEntry(
                        NoticeKind.valueOf((String) row[3]),
                        new ClientId((String) row[0]),
                        new ClientName((String) row[1], (String) row[2]),
                        (int) row[4],
                        (Instant) row[5],
                        (int) row[6] == 1))
                .toList();
    }

    @Override
    public void markRead(FirmScope scope, @Nullable ClientId client) {
        String unread = " and r.notice is null" + (client == null ? "" : " and n.client = :client");
        MutationQuery query = session(scope)
                .createNativeMutationQuery(
                        "insert into portal_notice_read (firm, notice, staff) select b.firm, b.id, cast(:me as varchar) from ("
                                + ringing(scope, unread) + ") b " + vendor.unlessThere);
        if (client != null) {
            query.setParameter("client", client.value());
        }
        bindRinging(query, scope);
        query.executeUpdate();
    }

    @Override
    public Set<ContactId> told(Scope scope, NoticeKind kind, Instant after) {
        return of(scope, TOLD)
                .set("kind", kind.name())
                .set("after", after)
                .list(row -> new ContactId(row.uuid("contact")))
                .stream()
                .collect(Collectors.toSet());
    }

    private static String ringing(FirmScope scope, String condition) {
        String reach = reach(scope, " and n.client = any(:clients)");
        String within = reach
                + (scope.reach().engagements() == null
                        ? ""
                        : " and (d.engagement is null or d.engagement = any(:engagements))");
        return RING
                + RINGING.formatted(scope.reach().may(Permission.REVIEW) ? "or n.staff is null" : "")
                + reach
                + condition
                + " union all "
                + RING
                + UPLOADED
                + within
                + condition
                + " union all "
                + RING
                + ADDED
                + within
                + condition;
    }

    private static void bindRinging(CommonQueryContract query, FirmScope scope) {
        query.setParameter("me", scope.staff().id().value());
        query.setParameter("listed", scope.now().minus(LISTED));
        Set<EngagementId> reached = scope.reach().engagements();
        if (reached != null) {
            query.setParameter("engagements", keys(reached));
        }
        bindReach(query, scope);
    }

    @Override
    public List<Claim> claim(WorkScope scope, Instant lease, int most) {
        return session(scope)
                .createNativeQuery(
                        vendor.claimNotices.formatted(CLAIMED.formatted(vendor.claimedNotices)), Object[].class)
                .addEntity("n", NoticeRow.class)
                .addEntity("k", ContactRow.class)
                .addEntity("g", GrantRow.class)
                .addScalar("firm_zone", String.class)
                .addScalar("firm_settings", Long.class)
                .addScalar("firm_epoch", Long.class)
                .addScalar("firm_key", byte[].class)
                .addScalar("client_id", String.class)
                .addScalar("client_name", String.class)
                .addScalar("client_sort", String.class)
                .addScalar("client_archived", Boolean.class)
                .addScalar("client_key", byte[].class)
                .setParameter("now", scope.now())
                .setParameter("lease", lease)
                .setParameter("most", most)
                .getResultList()
                .stream()
                .map(JpaNoticeStore::claim)
                .sorted(Comparator.comparing((Claim claim) -> claim.notice().at())
                        .thenComparing(claim -> claim.notice().id().toString()))
                .toList();
    }

    private static Claim claim(Object[] row) {
        NoticeRow notice = (NoticeRow) row[0];
        return new Claim(
                notice.notice(),
                new FirmState(
                        new FirmId(notice.firm), ZoneId.of((String) row[3]), (long) row[4], (long) row[5], (byte[])
                                row[6]),
                row[7] == null
                        ? null
                        : new ClientFile(
                                new ClientId((String) row[7]),
                                new ClientName((String) row[8], (String) row[9]),
                                (boolean) row[10],
                                (byte[]) row[11],
                                null,
                                null),
                row[1] == null ? null : ((ContactRow) row[1]).state(),
                row[2] == null ? null : ((GrantRow) row[2]).state());
    }

    @Override
    public int settle(WorkScope scope, List<Settled> notices) {
        // Workers whose leases ran out may settle the same rows, so all of them lock rows in one order.
        List<Settled> ordered = notices.stream()
                .sorted(Comparator.comparing((Settled one) -> one.firm().value())
                        .thenComparing(one -> one.id().value()))
                .toList();
        return settle.each(
                scope.tx(),
                ordered,
                (call, one) -> call.set("state", one.state().name())
                        .set("due", one.due())
                        .set("attempts", one.attempts())
                        .set("cause", one.cause())
                        .set("text", one.text())
                        .set("client", one.client() == null ? "" : one.client().value())
                        .set("queued", one.state() == NoticeState.QUEUED)
                        .set("firm", one.firm().value())
                        .set("id", one.id().value())
                        .set("fence", one.fence()));
    }

    @Override
    public Backlog backlog(WorkScope scope) {
        return backlog(session(scope)
                .createSelectionQuery(
                        "select state, count(*), min(due) from NoticeRow where state in ('QUEUED', 'DEAD')"
                                + " group by state",
                        Object[].class)
                .getResultList());
    }

    @Override
    public Backlog backlog(FirmScope scope) {
        NativeQuery<Object[]> query = session(scope)
                .createNativeQuery("""
                        select n.state, count(*) as notices, min(n.due) as due from portal_notice n
                        where n.firm = :firm and n.state in ('QUEUED', 'DEAD') %s group by n.state
                        """.formatted(reach(scope, "and n.client = any(:clients)")), Object[].class)
                .addScalar("state", String.class)
                .addScalar("notices", Long.class)
                .addScalar("due", Instant.class);
        bindReach(query, scope);
        return backlog(query.getResultList());
    }

    private static Backlog backlog(List<Object[]> counts) {
        Instant due = counts.stream()
                .filter(row -> row[0].equals(NoticeState.QUEUED.name()))
                .map(row -> (Instant) row[2])
                .findFirst()
                .orElse(null);
        return new Backlog(count(counts, NoticeState.QUEUED), count(counts, NoticeState.DEAD), due);
    }

    private static long count(List<Object[]> counts, NoticeState state) {
        return counts.stream()
                .filter(row -> row[0].equals(state.name()))
                .mapToLong(row -> (long) row[1])
                .sum();
    }

    @Override
    public List<DeadLetter> dead(FirmScope scope, @Nullable NoticeId before, int most) {
        NativeQuery<Object[]> query = session(scope)
                .createNativeQuery("""
                        select {n.*}, k.name as contact_name, k.email as contact_email from portal_notice n
                        left join portal_contact k on k.firm = n.firm and k.id = n.contact
                        where n.firm = :firm and n.state = 'DEAD' and n.id < :before %s
                        order by n.id desc
                        """.formatted(reach(scope, "and n.client = any(:clients)")), Object[].class)
                .addEntity("n", NoticeRow.class)
                .addScalar("contact_name", String.class)
                .addScalar("contact_email", String.class)
                .setParameter("before", before == null ? LAST : before.value());
        bindReach(query, scope);
        return query.setMaxResults(most).getResultList().stream()
                .map(row -> dead(((NoticeRow) row[0]).notice(), (String) row[1], (String) row[2]))
                .toList();
    }

    private static DeadLetter dead(StoredNotice notice, @Nullable String name, @Nullable String email) {
        return new DeadLetter(
                notice.id(),
                notice.kind(),
                notice.client(),
                Objects.requireNonNullElse(name, ""),
                Objects.requireNonNullElse(email, ""),
                notice.at(),
                notice.attempts(),
                Objects.requireNonNullElse(notice.cause(), ""),
                notice.details() != null);
    }

    @Override
    public boolean revive(FirmScope scope, NoticeId id) {
        MutationQuery query =
                session(scope).createNativeMutationQuery("""
                        update portal_notice set state = 'QUEUED', due = :now, expires = :expires, attempts = 0
                        where firm = :firm and id = :id and state = 'DEAD' and details is not null %s
                        """.formatted(reach(scope, "and client = any(:clients)")));
        query.setParameter("now", scope.now())
                .setParameter("expires", scope.now().plus(REVIVED))
                .setParameter("id", id.value());
        bindReach(query, scope);
        return query.executeUpdate() == 1;
    }

    @Override
    public List<MailedNotice> mails(Scope scope, @Nullable NoticeId before, int most) {
        return mails(mails(scope, "and n.client = :client and n.contact is not null"), before, most);
    }

    @Override
    public List<MailedNotice> mails(Scope scope, ContactId contact, @Nullable NoticeId before, int most) {
        SelectionQuery<Object[]> query = mails(scope, """
                and n.contact = :contact and (n.client = :client or n.client is null)
                and exists (select 1 from GrantRow g
                  where g.firm = n.firm and g.client = :client and g.contact = n.contact)
                """).setParameter("contact", contact.value());
        return mails(query, before, most);
    }

    private static SelectionQuery<Object[]> mails(Scope scope, String condition) {
        return session(scope)
                .createSelectionQuery("""
                        select n, k.name, k.wrappedKey from NoticeRow n
                        left join ContactRow k on k.firm = n.firm and k.id = n.contact
                        where n.firm = :firm and n.id < :before %s
                        order by n.id desc
                        """.formatted(condition), Object[].class)
                .setParameter("firm", scope.firm().value())
                .setParameter("client", scope.client().value());
    }

    private static List<MailedNotice> mails(SelectionQuery<Object[]> query, @Nullable NoticeId before, int most) {
        return query
                .setParameter("before", before == null ? LAST : before.value())
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(row -> new MailedNotice(
                        ((NoticeRow) row[0]).notice(), Objects.requireNonNullElse((String) row[1], ""), (byte[])
                                row[2]))
                .toList();
    }
}
