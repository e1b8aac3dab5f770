package io.clientportal.jpa;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Version;
import io.clientportal.kernel.WorkScope;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.ProfileStore;
import io.clientportal.profile.RequestState;
import io.clientportal.profile.StoredRecord;
import io.clientportal.profile.StoredRequest;
import io.clientportal.profile.WaitingClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.hibernate.query.NativeQuery;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** Change requests, and records that the portal keeps itself. */
final class JpaProfileStore extends JpaStore implements ProfileStore {

    private static final String OPEN = "state in ('WAITING', 'APPLYING')";

    /** The number follows the last one; open requests are counted and the key is looked up where nobody can slip in. */
    private static final String ADD = """
            insert into portal_change_request (firm, client, engagement, id, no, state, contact, at, idempotency_key, digest,
              closed_at, try_at, content, version)
            select c.firm, c.id, cast(:engagement as varchar), cast(:id as uuid),
              (select coalesce(max(q.no), 0) + 1 from portal_change_request q where q.firm = c.firm and q.client = c.id),
              cast(:state as varchar), cast(:contact as uuid), cast(:at as timestamp with time zone),
              cast(:key as varchar), cast(:digest as bytea), cast(:closedAt as timestamp with time zone),
              cast(:tryAt as timestamp with time zone), cast(:content as %s), cast(:version as bigint)
            from portal_client c
            where c.firm = :firm and c.id = :client
              and (select count(*) from portal_change_request q
                where q.firm = c.firm and q.client = c.id and q.state in ('WAITING', 'APPLYING')) < :cap
              and not exists (select 1 from portal_change_request q
                where q.firm = c.firm and q.client = c.id and q.idempotency_key = cast(:key as varchar))
            """;

    private static final Sql SAVE = new Sql("""
            update portal_change_request set state = :state, closed_at = :closedAt, try_at = :tryAt, content = :content,
              version = :version
            where firm = :firm and client = :client and id = :id and version = :before
            """);

    private static final Sql SAVE_RECORD = new Sql("""
            update portal_record set content = :content, version = :version
            where firm = :firm and client = :client and version = :before
            """);

    private static final Sql REMEMBER = new Sql("""
            update portal_client set name = :name, sort_name = :sortName, seen_version = :seen, snapshot = :snapshot
            where firm = :firm and id = :client
            """);

    private static final String QUEUED = """
            select r.client, r.engagement, r.id, r.no, r.state, r.contact, r.at, r.idempotency_key, r.digest, r.closed_at, r.try_at,
              r.content, r.version, %s, %s
            from portal_change_request r
            left join portal_contact k on k.firm = r.firm and k.id = r.contact
            left join portal_grant g on g.firm = r.firm and g.client = r.client and g.contact = r.contact
            where r.firm = :firm and r.client = :client
            """.formatted(ContactRow.STATE, GrantRow.STATE);
    private static final Sql QUEUED_BY_ID = new Sql(QUEUED + "and r.id = :id");
    private static final Sql QUEUED_OPEN = new Sql(QUEUED + "and r." + OPEN + " order by r.no");

    private static final Sql RECORD =
            new Sql("select content, version from portal_record where firm = :firm and client = :client");

    /** The head of each queue is the waiting request before which none waits. */
    private static final String HEADS = """
            select r.client, c.name, c.sort_name, r.id, r.at,
              (select count(*) from portal_change_request q
                where q.firm = r.firm and q.client = r.client and q.state = 'WAITING') as waiting
            from portal_change_request r join portal_client c on c.firm = r.firm and c.id = r.client
            where r.firm = :firm and r.state = 'WAITING' and not c.archived
              and not exists (select 1 from portal_change_request e
                where e.firm = r.firm and e.client = r.client and e.state = 'WAITING' and e.no < r.no)
            """;

    private final Sql add;

    private static final Sql LEFT = new Sql("""
            select r.id, r.no, r.state, r.content,
              (select coalesce(max(x.no), 0) from portal_change_request x
                where x.firm = :firm and x.client = :into) as last_no
            from portal_change_request r where r.firm = :firm and r.client = :client order by r.no
            """);

    /** Nobody repeats a submission for the client that is left, and elsewhere its key may be another one's. */
    private static final Sql MOVE = new Sql("""
            update portal_change_request set client = :into, no = :no, content = :content, idempotency_key = null
            where firm = :firm and client = :client and id = :id
            """);

    JpaProfileStore(Vendor vendor) {
        super(vendor);
        add = new Sql(vendor.returning.formatted(ADD.formatted(vendor.bytes), "no"));
    }

    @Override
    public Optional<Long> add(Scope scope, StoredRequest request, int cap) {
        return of(scope, add)
                .set("id", request.id().value())
                .set("engagement", key(request.engagement()))
                .set("state", request.state().name())
                .set("contact", request.by().value())
                .set("at", request.at())
                .set("key", request.key())
                .set("digest", request.digest())
                .set("closedAt", request.closedAt())
                .set("tryAt", request.tryAt())
                .set("content", request.content())
                .set("version", request.version().number())
                .set("cap", cap)
                .first(row -> row.number("no"));
    }

    @Override
    public Optional<Queued> find(Scope scope, ChangeRequestId id) {
        return of(scope, QUEUED_BY_ID).set("id", id.value()).first(JpaProfileStore::queued);
    }

    @Override
    public Optional<StoredRequest> findByKey(Scope scope, String key) {
        return of(scope, requests(scope, "and idempotencyKey = :key"))
                .setParameter("key", key)
                .uniqueResultOptional()
                .map(ChangeRequestRow::request);
    }

    @Override
    public List<ChangeRequestId> move(Scope from, Scope into, BiFunction<ChangeRequestId, byte[], byte[]> content) {
        List<Left> all = of(from, LEFT)
                .set("into", into.client().value())
                .list(row -> new Left(
                        new ChangeRequestId(row.uuid("id")),
                        row.number("last_no") + row.number("no"),
                        RequestState.valueOf(row.text("state")).isOpen(),
                        row.bytes("content")));
        MOVE.each(
                from.tx(),
                all,
                (call, left) -> call.set("firm", from.firm().value())
                        .set("client", from.client().value())
                        .set("into", into.client().value())
                        .set("id", left.id().value())
                        .set("no", left.no())
                        .set("content", content.apply(left.id(), left.content())));
        return all.stream().filter(Left::open).map(Left::id).toList();
    }

    /** A request of a client that is merged into another one. */
    private record Left(ChangeRequestId id, long no, boolean open, byte[] content) {}

    @Override
    public List<Queued> open(Scope scope) {
        return of(scope, QUEUED_OPEN).list(JpaProfileStore::queued);
    }

    @Override
    public void save(Scope scope, StoredRequest request) {
        changed(of(scope, SAVE)
                .set("state", request.state().name())
                .set("closedAt", request.closedAt())
                .set("tryAt", request.tryAt())
                .set("content", request.content())
                .set("version", request.version().number())
                .set("before", request.version().number() - 1)
                .set("id", request.id().value())
                .update());
    }

    @Override
    public List<StoredRequest> closed(Scope scope, Instant after, @Nullable StoredRequest before, int most) {
        SelectionQuery<ChangeRequestRow> query = requests(
                scope,
                "and closedAt > :after"
                        + (before == null ? "" : " and (closedAt, no) < (:beforeClosed, :beforeNo)")
                        + " order by closedAt desc, no desc");
        query.setParameter("after", after);
        if (before != null) {
            query.setParameter("beforeClosed", before.closedAt()).setParameter("beforeNo", before.no());
        }
        return all(query.setMaxResults(most));
    }

    @Override
    public List<StoredRequest> byContact(Scope scope, ContactId contact, @Nullable EngagementId engagement, int most) {
        SelectionQuery<ChangeRequestRow> query = requests(
                scope,
                "and contact = :contact and engagement " + (engagement == null ? "is null" : "= :engagement")
                        + " order by no desc");
        query.setParameter("contact", contact.value());
        if (engagement != null) {
            query.setParameter("engagement", engagement.value());
        }
        return all(query.setMaxResults(most));
    }

    private static @Nullable String key(@Nullable EngagementId engagement) {
        return engagement == null ? null : engagement.value();
    }

    @Override
    public List<WaitingClient> waiting(FirmScope scope, @Nullable WaitingClient after, int most) {
        NativeQuery<Object[]> query = session(scope)
                .createNativeQuery(
                        HEADS
                                + reach(scope, "and r.client = any(:clients)")
                                + (after == null ? "" : " and (r.at, r.client) > (:afterAt, :afterClient)")
                                + " order by r.at, r.client",
                        Object[].class)
                .addScalar("client", String.class)
                .addScalar("name", String.class)
                .addScalar("sort_name", String.class)
                .addScalar("id", UUID.class)
                .addScalar("at", Instant.class)
                .addScalar("waiting", Integer.class);
        bindReach(query, scope);
        if (after != null) {
            query.setParameter("afterAt", after.since())
                    .setParameter("afterClient", after.client().value());
        }
        return query.setMaxResults(most).getResultList().stream()
                .map(row -> new WaitingClient(
                        new ClientId((String) row[0]),
                        new ClientName((String) row[1], (String) row[2]),
                        (int) row[5],
                        new ChangeRequestId((UUID) row[3]),
                        (Instant) row[4]))
                .toList();
    }

    @Override
    public int countWaiting(FirmScope scope, int most) {
        NativeQuery<Integer> query = session(scope)
                .createNativeQuery("""
                        select count(*) as waiting from (
                          select 1 from portal_change_request r join portal_client c on c.firm = r.firm and c.id = r.client
                          where r.firm = :firm and r.state = 'WAITING' and not c.archived %s
                          fetch first :most rows only) capped
                        """.formatted(reach(scope, "and r.client = any(:clients)")), Integer.class)
                .addScalar("waiting", Integer.class)
                .setParameter("most", most);
        bindReach(query, scope);
        return query.getSingleResult();
    }

    @Override
    public Backlog backlog(WorkScope scope) {
        Object[] row = session(scope)
                .createSelectionQuery(
                        "select count(*), min(at) from ChangeRequestRow where state = 'WAITING'", Object[].class)
                .getSingleResult();
        return new Backlog((long) row[0], (Instant) row[1]);
    }

    @Override
    public Optional<StoredRecord> record(Scope scope) {
        return of(scope, RECORD)
                .first(row -> new StoredRecord(row.bytes("content"), Version.of(row.number("version"))));
    }

    @Override
    public void addRecord(Scope scope, StoredRecord record) {
        changed(of(scope, session(scope).createMutationQuery("""
                                        insert into RecordRow (firm, client, content, version)
                                        values (:firm, :client, :content, :version) on conflict do nothing
                                        """))
                .setParameter("content", record.content())
                .setParameter("version", record.version().number())
                .executeUpdate());
    }

    @Override
    public void saveRecord(Scope scope, StoredRecord record) {
        changed(of(scope, SAVE_RECORD)
                .set("content", record.content())
                .set("version", record.version().number())
                .set("before", record.version().number() - 1)
                .update());
    }

    @Override
    public void remember(Scope scope, ClientName name, @Nullable Version seen, byte @Nullable [] snapshot) {
        of(scope, REMEMBER)
                .set("name", name.display())
                .set("sortName", name.sort())
                .set("seen", seen == null ? null : seen.value())
                .set("snapshot", snapshot)
                .update();
    }

    @Override
    public List<Due> claimDue(WorkScope scope, Instant nextTry, int most) {
        List<Due> due = session(scope)
                .createNativeQuery("""
                        select firm, client, id from portal_change_request r
                        where state = 'APPLYING' and try_at <= :now and exists (select 1 from portal_client c
                          where c.firm = r.firm and c.id = r.client and not c.archived)
                        order by try_at fetch first :most rows only for update skip locked
                        """, Object[].class)
                .addScalar("firm", String.class)
                .addScalar("client", String.class)
                .addScalar("id", UUID.class)
                .setParameter("now", scope.now())
                .setParameter("most", most)
                .getResultList()
                .stream()
                .map(row -> new Due(
                        new FirmId((String) row[0]), new ClientId((String) row[1]), new ChangeRequestId((UUID) row[2])))
                .toList();
        due.forEach(one -> session(scope)
                .createMutationQuery("""
                        update ChangeRequestRow set tryAt = :nextTry
                        where firm = :firm and client = :client and id = :id
                        """)
                .setParameter("nextTry", nextTry)
                .setParameter("firm", one.firm().value())
                .setParameter("client", one.client().value())
                .setParameter("id", one.id().value())
                .executeUpdate());
        return due;
    }

    private static SelectionQuery<ChangeRequestRow> requests(Scope scope, String condition) {
        return of(
                scope,
                session(scope)
                        .createSelectionQuery(
                                "from ChangeRequestRow where firm = :firm and client = :client " + condition,
                                ChangeRequestRow.class));
    }

    private static List<StoredRequest> all(SelectionQuery<ChangeRequestRow> query) {
        return query.getResultList().stream().map(ChangeRequestRow::request).toList();
    }

    private static Queued queued(Row row) {
        return new Queued(ChangeRequestRow.request(row), ContactRow.state(row), GrantRow.state(row));
    }
}
