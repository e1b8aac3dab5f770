package io.clientportal.jpa;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Permission;
import io.clientportal.notices.BellEntry;
import io.clientportal.notices.NoticeKind;
import io.clientportal.notices.NoticeStore;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hibernate.query.CommonQueryContract;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Bells: what staff see of what waits for them. */
final class JpaBells extends JpaStore {

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

    JpaBells(Vendor vendor) {
        super(vendor);
    }

    List<BellEntry> bell(FirmScope scope, int most) {
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

    void markRead(FirmScope scope, @Nullable ClientId client) {
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
        query.setParameter("listed", scope.now().minus(NoticeStore.LISTED));
        Set<EngagementId> reached = scope.reach().engagements();
        if (reached != null) {
            query.setParameter("engagements", keys(reached));
        }
        bindReach(query, scope);
    }
}
