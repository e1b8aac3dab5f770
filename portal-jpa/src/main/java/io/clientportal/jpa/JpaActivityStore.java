package io.clientportal.jpa;

import io.clientportal.activity.ActivityEntry;
import io.clientportal.activity.ActivityStore;
import io.clientportal.activity.KeptEntry;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** The activity log. Ids begin with the instant of their entry, so that they sort by time. */
final class JpaActivityStore extends JpaStore implements ActivityStore {

    /** Above every id of a real entry. */
    private static final UUID LAST = new UUID(-1, -1);

    private static final String KEPT = """
            select {a.*}, case a.holder when 'CLIENT' then c.wrapped_key when 'CONTACT' then k.wrapped_key
              else f.wrapped_key end as kept_key
            from portal_activity a
            join portal_firm f on f.firm = a.firm
            left join portal_client c on c.firm = a.firm and c.id = a.client
            left join portal_contact k on k.firm = a.firm and k.id = a.contact
            where a.firm = :firm and a.id < :before %s
            order by a.id desc
            """;

    private static final Sql ADD = new Sql("""
            insert into portal_activity (firm, id, at, right_key, refused, actor_kind, actor_id, viewed_by, client,
              contact, subject_kind, subject_id, holder, body, hash)
            values (:firm, :id, :at, :right, :refused, :actorKind, :actorId, :viewedBy, :client,
              :contact, :subjectKind, :subjectId, :holder, :body, :hash)
            """);

    JpaActivityStore(Vendor vendor) {
        super(vendor);
    }

    @Override
    public void add(Tx tx, ActivityEntry entry) {
        ADD.in(tx)
                .set("firm", entry.firm().value())
                .set("id", entry.id())
                .set("at", entry.at())
                .set("right", entry.right())
                .set("refused", entry.refused())
                .set("actorKind", entry.actorKind())
                .set("actorId", entry.actorId())
                .set("viewedBy", entry.viewedBy())
                .set("client", entry.client() == null ? null : entry.client().value())
                .set("contact", entry.contact() == null ? null : entry.contact().value())
                .set("subjectKind", entry.subjectKind())
                .set("subjectId", entry.subjectId())
                .set("holder", entry.holder().name())
                .set("body", entry.body())
                .set("hash", entry.hash())
                .update();
    }

    @Override
    public List<ActivityEntry> latest(Scope scope, @Nullable UUID before, int most) {
        return page(
                session(scope)
                        .createSelectionQuery(
                                "from ActivityRow where firm = :firm and client = :client and id < :before order by id desc",
                                ActivityRow.class)
                        .setParameter("firm", scope.firm().value())
                        .setParameter("client", scope.client().value()),
                before,
                most);
    }

    @Override
    public List<ActivityEntry> latest(Scope scope, Set<String> rights, Instant after, @Nullable UUID before, int most) {
        return page(
                session(scope)
                        .createSelectionQuery("""
                                from ActivityRow where firm = :firm and client = :client and id < :before
                                and id > :earliest and at > :after and rightKey in :rights and not refused
                                order by id desc
                                """, ActivityRow.class)
                        .setParameter("firm", scope.firm().value())
                        .setParameter("client", scope.client().value())
                        .setParameter("after", after)
                        .setParameter("earliest", first(after))
                        .setParameterList("rights", rights),
                before,
                most);
    }

    @Override
    public List<KeptEntry> latest(FirmScope scope, @Nullable UUID before, int most) {
        NativeQuery<Object[]> query = session(scope)
                .createNativeQuery(KEPT.formatted(reach(scope, "and a.client = any(:clients)")), Object[].class)
                .addEntity("a", ActivityRow.class)
                .addScalar("kept_key", byte[].class)
                .setParameter("before", before == null ? LAST : before);
        bindReach(query, scope);
        return query.setMaxResults(most).getResultList().stream()
                .map(row -> new KeptEntry(((ActivityRow) row[0]).entry(), (byte[]) row[1]))
                .toList();
    }

    /** Below every id of the instant. */
    private static UUID first(Instant instant) {
        return new UUID(instant.toEpochMilli() << 16, 0);
    }

    private static List<ActivityEntry> page(SelectionQuery<ActivityRow> query, @Nullable UUID before, int most) {
        return query.setParameter("before", before == null ? LAST : before).setMaxResults(most).getResultList().stream()
                .map(ActivityRow::entry)
                .toList();
    }
}
