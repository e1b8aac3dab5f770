package io.clientportal.jpa;

import io.clientportal.engagements.EngagementStore;
import io.clientportal.engagements.StoredEngagement;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.query.NativeQuery;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** Engagements, and whom they are shared with. */
final class JpaEngagementStore extends JpaStore implements EngagementStore {

    private static final String ROWS = """
            select e.id, e.no, e.everybody, e.content, e.version,
              (select count(*) from portal_share s
                where s.firm = e.firm and s.client = e.client and s.engagement = e.id) as contacts, e.takes_notes
            from portal_engagement e
            where e.firm = :firm and e.client = :client
            """;

    private static final String SHARED = """
            and (e.everybody or exists (select 1 from portal_share s where s.firm = e.firm and s.client = e.client
              and s.engagement = e.id and s.contact = :contact))
            """;

    /** The latest of both kinds, each from its own index. */
    private static final String LATEST_SHARED = """
            and e.id in (
              (select x.id from portal_engagement x
                where x.firm = :firm and x.client = :client and x.everybody %1$s
                order by x.no desc fetch first :most rows only)
              union all
              (select s.engagement from portal_share s
                where s.firm = :firm and s.client = :client and s.contact = :contact %2$s
                order by s.no desc fetch first :most rows only))
            """;

    private static final String REACHED = " and e.id = any(:engagements)";

    private static final Sql LEFT = new Sql("""
            select e.id, e.no, e.everybody, e.everybody_since, e.content, e.version,
              (select coalesce(max(x.no), 0) from portal_engagement x
                where x.firm = :firm and x.client = :into) as last_no
            from portal_engagement e where e.firm = :firm and e.client = :client order by e.no
            """);

    private static final Sql OPEN_TOO = new Sql("""
            update portal_engagement set everybody = (everybody or :everybody),
              everybody_since = case when everybody then everybody_since
                else cast(:since as timestamp(3) with time zone) end
            where firm = :firm and client = :into and id = :id
            """);

    private static final Sql ARRIVE = new Sql("""
            insert into portal_engagement (firm, client, id, no, everybody, everybody_since, content, version)
            values (:firm, :into, :id, :no, :everybody, :since, :content, :version)
            """);

    private static final Sql TAKE_NOTES_TOO = new Sql("""
            update portal_engagement set takes_notes = true
            where firm = :firm and client = :into and id in (select x.id from portal_engagement x
              where x.firm = :firm and x.client = :client and x.takes_notes)
            """);

    private static final Sql SHARES_ARRIVE = new Sql("""
            insert into portal_share (firm, client, engagement, contact, no, since)
            select s.firm, e.client, s.engagement, s.contact, e.no, s.since from portal_share s
            join portal_engagement e on e.firm = s.firm and e.client = :into and e.id = s.engagement
            where s.firm = :firm and s.client = :client and not exists (select 1 from portal_share x
              where x.firm = s.firm and x.client = e.client and x.engagement = s.engagement and x.contact = s.contact)
            """);

    private static final Sql SHARES_LEAVE = new Sql("delete from portal_share where firm = :firm and client = :client");

    private static final Sql LEAVE = new Sql("delete from portal_engagement where firm = :firm and client = :client");

    JpaEngagementStore(Vendor vendor) {
        super(vendor);
    }

    @Override
    public void add(Scope scope, EngagementId id, byte @Nullable [] content) {
        of(scope, session(scope).createMutationQuery("""
                        insert into EngagementRow (firm, client, id, no, everybody, takesNotes, content, version)
                        values (:firm, :client, :id,
                          (select coalesce(max(e.no), 0) + 1 from EngagementRow e
                            where e.firm = :firm and e.client = :client),
                          false, false, :content, 1)
                        on conflict do nothing
                        """))
                .setParameter("id", id.value())
                .setParameter("content", content, byte[].class)
                .executeUpdate();
    }

    @Override
    public void save(Scope scope, EngagementId id, byte[] content, Version version) {
        changed(of(scope, session(scope).createNativeMutationQuery("""
                        update portal_engagement set content = :content, version = :version
                        where firm = :firm and client = :client and id = :id and version = :version - 1
                        """))
                .setParameter("id", id.value())
                .setParameter("content", content)
                .setParameter("version", version.number())
                .executeUpdate());
    }

    @Override
    public Optional<StoredEngagement> find(Scope scope, EngagementId id) {
        return rows(scope, "and e.id = :id")
                .setParameter("id", id.value())
                .uniqueResultOptional()
                .map(JpaEngagementStore::stored);
    }

    @Override
    public List<StoredEngagement> known(Scope scope, Collection<EngagementId> ids) {
        return ids.isEmpty()
                ? List.of()
                : all(rows(scope, "and e.id = any(:ids)").setParameter("ids", keys(ids)));
    }

    @Override
    public List<StoredEngagement> page(Scope scope, @Nullable Long before, int most) {
        NativeQuery<Object[]> query = rows(scope, (before == null ? "" : "and e.no < :before") + " order by e.no desc");
        if (before != null) {
            query.setParameter("before", before);
        }
        return all(query.setMaxResults(most));
    }

    @Override
    public List<StoredEngagement> shared(Scope scope, ContactId contact, @Nullable Long before, int most) {
        String condition = (before == null ? "" : "and %1$s.no < :before ")
                + (scope.reach().engagements() == null ? "" : "and %1$s.%2$s = any(:engagements)");
        NativeQuery<Object[]> query = rows(
                        scope,
                        LATEST_SHARED.formatted(condition.formatted("x", "id"), condition.formatted("s", "engagement"))
                                + " order by e.no desc")
                .setParameter("contact", contact.value())
                .setParameter("most", most);
        if (before != null) {
            query.setParameter("before", before);
        }
        return all(query.setMaxResults(most));
    }

    @Override
    public Optional<StoredEngagement> shared(Scope scope, ContactId contact, EngagementId id) {
        return rows(scope, "and e.id = :id " + SHARED)
                .setParameter("id", id.value())
                .setParameter("contact", contact.value())
                .uniqueResultOptional()
                .map(JpaEngagementStore::stored);
    }

    @Override
    public int hidden(Scope scope, ContactId contact) {
        Set<EngagementId> reached = scope.reach().engagements();
        if (reached == null) {
            return 0;
        }
        return of(
                        scope,
                        session(scope)
                                .createNativeQuery("""
                        select count(*) as hidden from portal_engagement e
                        where e.firm = :firm and e.client = :client and not (e.id = any(:engagements))
                        """ + SHARED, Integer.class)
                                .addScalar("hidden", Integer.class))
                .setParameter("contact", contact.value())
                .setParameter("engagements", keys(reached))
                .getSingleResult();
    }

    @Override
    public int hidden(FirmScope scope, ContactId contact) {
        Set<EngagementId> reached = scope.reach().engagements();
        if (scope.reach().everything() && reached == null) {
            return 0;
        }
        String reach = scope.reach().everything()
                ? "e.id = any(:engagements)"
                : "e.client = any(:clients)" + (reached == null ? "" : REACHED);
        NativeQuery<Integer> query = session(scope)
                .createNativeQuery("""
                        select count(*) as hidden from portal_grant g
                        join portal_client c on c.firm = g.firm and c.id = g.client
                        join portal_engagement e on e.firm = g.firm and e.client = g.client
                        where g.firm = :firm and g.contact = :contact and not c.archived
                          and (g.ends_at is null or g.ends_at > :now) and not (%s)
                        """.formatted(reach) + SHARED, Integer.class)
                .addScalar("hidden", Integer.class)
                .setParameter("contact", contact.value())
                .setParameter("now", scope.now());
        bindReach(query, scope);
        if (reached != null) {
            query.setParameter("engagements", keys(reached));
        }
        return query.getSingleResult();
    }

    @Override
    public Set<ContactId> named(Scope scope, EngagementId id) {
        return of(
                        scope,
                        session(scope)
                                .createSelectionQuery(
                                        "select contact from ShareRow where firm = :firm and client = :client"
                                                + " and engagement = :id",
                                        UUID.class))
                .setParameter("id", id.value())
                .getResultList()
                .stream()
                .map(ContactId::new)
                .collect(Collectors.toSet());
    }

    @Override
    public List<EngagementId> naming(Scope scope, ContactId contact) {
        return of(
                        scope,
                        session(scope)
                                .createSelectionQuery(
                                        "select engagement from ShareRow where firm = :firm and client = :client"
                                                + " and contact = :contact order by no desc",
                                        String.class))
                .setParameter("contact", contact.value())
                .getResultList()
                .stream()
                .map(EngagementId::new)
                .filter(scope.reach()::reaches)
                .toList();
    }

    @Override
    public List<ContactState> lock(Scope scope, @Nullable Collection<ContactId> contacts) {
        SelectionQuery<ContactRow> query = of(
                scope,
                session(scope)
                        .createSelectionQuery(
                                """
                                from ContactRow k where k.firm = :firm and k.id in (
                                  select g.contact from GrantRow g where g.firm = :firm and g.client = :client)
                                """ + (contacts == null ? "" : "and k.id in :contacts") + " order by k.id",
                                ContactRow.class));
        if (contacts != null) {
            query.setParameterList(
                    "contacts", contacts.stream().map(ContactId::value).toList());
        }
        return query.setHibernateLockMode(LockMode.PESSIMISTIC_WRITE).getResultList().stream()
                .map(ContactRow::state)
                .toList();
    }

    @Override
    public List<Holder> holders(Scope scope) {
        return of(scope, session(scope).createSelectionQuery("""
                        select k, g from GrantRow g join ContactRow k on k.firm = g.firm and k.id = g.contact
                        where g.firm = :firm and g.client = :client
                        """, Object[].class)).getResultList().stream()
                .map(row -> new Holder(((ContactRow) row[0]).state(), ((GrantRow) row[1]).state()))
                .toList();
    }

    @Override
    public void open(Scope scope, EngagementId id, boolean everybody) {
        changed(of(scope, session(scope).createNativeMutationQuery("""
                        update portal_engagement set everybody = :everybody, everybody_since = :since
                        where firm = :firm and client = :client and id = :id
                        """))
                .setParameter("id", id.value())
                .setParameter("everybody", everybody)
                .setParameter("since", everybody ? scope.now() : null, Instant.class)
                .executeUpdate());
    }

    @Override
    public void takeNotes(Scope scope, EngagementId id, boolean taken) {
        changed(of(scope, session(scope).createNativeMutationQuery("""
                        update portal_engagement set takes_notes = :taken
                        where firm = :firm and client = :client and id = :id
                        """))
                .setParameter("id", id.value())
                .setParameter("taken", taken)
                .executeUpdate());
    }

    @Override
    public void name(Scope scope, StoredEngagement engagement, Collection<ContactId> contacts) {
        session(scope)
                .insertMultiple(contacts.stream()
                        .map(contact -> {
                            ShareRow row = new ShareRow();
                            row.firm = scope.firm().value();
                            row.client = scope.client().value();
                            row.engagement = engagement.id().value();
                            row.contact = contact.value();
                            row.no = engagement.no();
                            row.since = scope.now();
                            return row;
                        })
                        .toList());
    }

    @Override
    public void unname(Scope scope, EngagementId id, Collection<ContactId> contacts) {
        of(scope, session(scope).createNativeMutationQuery("""
                        delete from portal_share
                        where firm = :firm and client = :client and engagement = :id and contact = any(:contacts)
                        """))
                .setParameter("id", id.value())
                .setParameter(
                        "contacts", contacts.stream().map(ContactId::value).toArray(UUID[]::new))
                .executeUpdate();
    }

    @Override
    public List<EngagementId> move(Scope from, Scope into, BiFunction<EngagementId, byte[], byte[]> content) {
        List<EngagementId> moved = moving(LEFT, from, into)
                .list(row -> new Left(
                        new EngagementId(row.text("id")),
                        row.number("last_no") + row.number("no"),
                        row.flag("everybody"),
                        row.instantOrNull("everybody_since"),
                        row.bytesOrNull("content"),
                        row.number("version")))
                .stream()
                .map(left -> arrive(into, left, content))
                .toList();
        moving(TAKE_NOTES_TOO, from, into).update();
        moving(SHARES_ARRIVE, from, into).update();
        of(from, SHARES_LEAVE).update();
        of(from, LEAVE).update();
        return moved;
    }

    /** What a client has that is merged into another one. */
    private record Left(
            EngagementId id,
            long no,
            boolean everybody,
            @Nullable Instant since,
            byte @Nullable [] content,
            long version) {}

    private static EngagementId arrive(Scope into, Left left, BiFunction<EngagementId, byte[], byte[]> content) {
        if (arriving(OPEN_TOO, into, left).update() == 0) {
            arriving(ARRIVE, into, left)
                    .set("no", left.no())
                    .set("content", left.content() == null ? null : content.apply(left.id(), left.content()))
                    .set("version", left.version())
                    .update();
        }
        return left.id();
    }

    private static Sql.Call arriving(Sql sql, Scope into, Left left) {
        return sql.in(into.tx())
                .set("firm", into.firm().value())
                .set("into", into.client().value())
                .set("id", left.id().value())
                .set("everybody", left.everybody())
                .set("since", left.since());
    }

    /** The client's engagements in the caller's reach. */
    private static NativeQuery<Object[]> rows(Scope scope, String condition) {
        Set<EngagementId> reached = scope.reach().engagements();
        NativeQuery<Object[]> query = of(
                        scope,
                        session(scope)
                                .createNativeQuery(
                                        ROWS + (reached == null ? "" : REACHED + " ") + condition, Object[].class))
                .addScalar("id", String.class)
                .addScalar("no", Long.class)
                .addScalar("everybody", Boolean.class)
                .addScalar("content", byte[].class)
                .addScalar("version", Long.class)
                .addScalar("contacts", Integer.class)
                .addScalar("takes_notes", Boolean.class);
        if (reached != null) {
            query.setParameter("engagements", keys(reached));
        }
        return query;
    }

    private static List<StoredEngagement> all(NativeQuery<Object[]> query) {
        return query.getResultList().stream().map(JpaEngagementStore::stored).toList();
    }

    private static StoredEngagement stored(Object[] row) {
        return new StoredEngagement(
                new EngagementId((String) row[0]),
                (long) row[1],
                (boolean) row[2],
                (int) row[5],
                (boolean) row[6],
                (byte[]) row[3],
                Version.of((long) row[4]));
    }
}
