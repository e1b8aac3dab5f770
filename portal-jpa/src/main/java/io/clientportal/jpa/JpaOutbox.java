package io.clientportal.jpa;

import io.clientportal.kernel.ClientFile;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.FirmState;
import io.clientportal.kernel.WorkScope;
import io.clientportal.notices.DeadLetter;
import io.clientportal.notices.NoticeId;
import io.clientportal.notices.NoticeState;
import io.clientportal.notices.NoticeStore;
import io.clientportal.notices.NoticeStore.Backlog;
import io.clientportal.notices.NoticeStore.Claim;
import io.clientportal.notices.NoticeStore.Settled;
import io.clientportal.notices.StoredNotice;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** The outbox: e-mails that wait, how they fared, and those that were given up. */
final class JpaOutbox extends JpaStore {

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

    private final Sql settle;

    JpaOutbox(Vendor vendor) {
        super(vendor);
        settle = new Sql(SETTLE.formatted(vendor.bytes));
    }

    List<Claim> claim(WorkScope scope, Instant lease, int most) {
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
                .map(JpaOutbox::claim)
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

    int settle(WorkScope scope, List<Settled> notices) {
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

    Backlog backlog(WorkScope scope) {
        return backlog(session(scope)
                .createSelectionQuery(
                        "select state, count(*), min(due) from NoticeRow where state in ('QUEUED', 'DEAD')"
                                + " group by state",
                        Object[].class)
                .getResultList());
    }

    Backlog backlog(FirmScope scope) {
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

    List<DeadLetter> dead(FirmScope scope, @Nullable NoticeId before, int most) {
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
                .setParameter("before", before == null ? JpaNoticeStore.LAST : before.value());
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

    boolean revive(FirmScope scope, NoticeId id) {
        MutationQuery query =
                session(scope).createNativeMutationQuery("""
                        update portal_notice set state = 'QUEUED', due = :now, expires = :expires, attempts = 0
                        where firm = :firm and id = :id and state = 'DEAD' and details is not null %s
                        """.formatted(reach(scope, "and client = any(:clients)")));
        query.setParameter("now", scope.now())
                .setParameter("expires", scope.now().plus(NoticeStore.REVIVED))
                .setParameter("id", id.value());
        bindReach(query, scope);
        return query.executeUpdate() == 1;
    }
}
