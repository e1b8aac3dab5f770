package io.clientportal.jpa;

import io.clientportal.activity.ActivityEntry;
import io.clientportal.activity.ActivityStore;
import io.clientportal.activity.KeptEntry;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.StatelessSession;
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

    private static final String GRANTED = """
            exists (select 1 from portal_grant g
              where g.firm = %1$s.firm and g.contact = %1$s.contact and g.client = %2$s)
            """;

    /** Each kind from its own index. */
    private static final String OF_CLIENT = """
            and a.id in (
              (select x.id from portal_activity x where x.firm = :firm and x.client = :client and x.id < :before
                order by x.id desc fetch first :most rows only)
              union all
              (select x.id from portal_activity x where x.firm = :firm and x.client is null and x.id < :before
                and x.contact in (select h.contact from portal_grant h where h.firm = :firm and h.client = :client)
                and (x.viewed_by is not null or x.right_key in (:looks))
                order by x.id desc fetch first :most rows only))
            """;

    private static final String OF_CONTACT =
            "and a.contact = :contact and (a.client = :client or a.client is null) and "
                    + GRANTED.formatted("a", ":client");

    private static final String REACHED =
            "and (a.client = any(:clients) or a.client is null and " + GRANTED.formatted("a", "any(:clients)") + ")";

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
    public List<KeptEntry> latest(Scope scope, @Nullable UUID before, int most) {
        return kept(kept(scope, OF_CLIENT).setParameterList("looks", LOOKS).setParameter("most", most), before, most);
    }

    @Override
    public List<KeptEntry> latest(Scope scope, ContactId contact, @Nullable UUID before, int most) {
        return kept(kept(scope, OF_CONTACT).setParameter("contact", contact.value()), before, most);
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
        NativeQuery<Object[]> query = kept(session(scope), reach(scope, REACHED));
        bindReach(query, scope);
        return kept(query, before, most);
    }

    private static NativeQuery<Object[]> kept(Scope scope, String condition) {
        return kept(session(scope), condition)
                .setParameter("firm", scope.firm().value())
                .setParameter("client", scope.client().value());
    }

    private static NativeQuery<Object[]> kept(StatelessSession session, String condition) {
        return session.createNativeQuery(KEPT.formatted(condition), Object[].class)
                .addEntity("a", ActivityRow.class)
                .addScalar("kept_key", byte[].class);
    }

    private static List<KeptEntry> kept(NativeQuery<Object[]> query, @Nullable UUID before, int most) {
        return query.setParameter("before", before == null ? LAST : before).setMaxResults(most).getResultList().stream()
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
