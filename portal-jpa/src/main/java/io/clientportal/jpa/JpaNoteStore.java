package io.clientportal.jpa;

import io.clientportal.engagements.StoredEngagement;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.Version;
import io.clientportal.notes.NoteId;
import io.clientportal.notes.NoteStore;
import io.clientportal.notes.StoredNote;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.hibernate.query.CommonQueryContract;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Notes, and whom they are shared with. */
final class JpaNoteStore extends JpaStore implements NoteStore {

    private static final String COLUMNS = """
            select n.id, n.no, n.engagement, n.by_staff, n.by_contact, n.at, n.edited_at, n.read_at, n.everybody,
              n.with_engagement, n.content, n.version,
              (select count(*) from portal_note_share t where t.firm = n.firm and t.note = n.id) as contacts
            """;

    private static final String OF_CLIENT = " from portal_note n where n.firm = :firm and n.client = :client ";

    private static final String ENGAGEMENT = """
            , e.id as engagement_id, e.no as engagement_no, e.everybody as engagement_everybody,
              e.takes_notes as engagement_takes, e.content as engagement_content, e.version as engagement_version
            """;

    private static final String SHARED = "(e.everybody or h.contact is not null)";

    /** What a contact sees, with the engagement where that is shared with the contact. */
    private static final String SEEN = """
             from portal_note n
            left join portal_note_share s on s.firm = n.firm and s.note = n.id and s.contact = :contact
            left join portal_share h on h.firm = n.firm and h.client = n.client and h.engagement = n.engagement
              and h.contact = :contact
            left join portal_engagement e on e.firm = n.firm and e.client = n.client and e.id = n.engagement and %1$s
            where n.firm = :firm and n.client = :client and (n.everybody or n.by_contact = :contact
              or s.contact is not null or (n.with_engagement and e.id is not null))
            """.formatted(SHARED);

    private static final String REACHED = " and (n.engagement is null or n.engagement = any(:engagements)) ";

    private static final Sql ADD = new Sql("""
            insert into portal_note (firm, id, client, no, engagement, by_staff, by_contact, at, edited_at, read_at,
              everybody, with_engagement, content, version)
            values (:firm, :id, :client,
              (select coalesce(max(x.no), 0) + 1 from portal_note x where x.firm = :firm and x.client = :client),
              :engagement, :staff, :contact, :at, null, null, :everybody, :with, :content, :version)
            """);

    private static final Sql LEFT = new Sql("""
            select n.id, n.no, n.content,
              (select coalesce(max(x.no), 0) from portal_note x where x.firm = :firm and x.client = :into) as last_no
            from portal_note n where n.firm = :firm and n.client = :client order by n.no
            """);

    private static final Sql MOVE = new Sql("""
            update portal_note set client = :into, no = :no, content = :content
            where firm = :firm and client = :client and id = :id
            """);

    private static final Sql SHARES_MOVE =
            new Sql("update portal_note_share set client = :into where firm = :firm and client = :client");

    JpaNoteStore(Vendor vendor) {
        super(vendor);
    }

    @Override
    public void add(Scope scope, StoredNote note) {
        EngagementId engagement = note.engagement();
        StaffId staff = note.staff();
        ContactId contact = note.contact();
        of(scope, ADD)
                .set("id", note.id().value())
                .set("engagement", engagement == null ? null : engagement.value())
                .set("staff", staff == null ? null : staff.value())
                .set("contact", contact == null ? null : contact.value())
                .set("at", note.at())
                .set("everybody", note.everybody())
                .set("with", note.withEngagement())
                .set("content", note.content())
                .set("version", note.version().number())
                .update();
    }

    @Override
    public Optional<StoredNote> find(Scope scope, NoteId id) {
        return rows(scope, COLUMNS + OF_CLIENT + "and n.id = :id")
                .setParameter("id", id.value())
                .uniqueResultOptional()
                .map(JpaNoteStore::note);
    }

    @Override
    public List<StoredNote> page(Scope scope, @Nullable EngagementId engagement, @Nullable Long before, int most) {
        String condition = engagement == null ? "" : "and n.engagement = :engagement ";
        return page(rows(scope, COLUMNS + OF_CLIENT + condition + before(before)), engagement, before, most).stream()
                .map(JpaNoteStore::note)
                .toList();
    }

    @Override
    public Set<ContactId> named(Scope scope, NoteId id) {
        return of(
                        scope,
                        session(scope)
                                .createSelectionQuery(
                                        "select contact from NoteShareRow where firm = :firm and client = :client"
                                                + " and note = :id",
                                        UUID.class))
                .setParameter("id", id.value())
                .getResultList()
                .stream()
                .map(ContactId::new)
                .collect(Collectors.toSet());
    }

    @Override
    public void read(Scope scope, Collection<NoteId> ids) {
        of(scope, session(scope).createNativeMutationQuery("""
                        update portal_note set read_at = :now
                        where firm = :firm and client = :client and id = any(:ids)
                          and by_contact is not null and read_at is null
                        """))
                .setParameter("now", scope.now())
                .setParameter("ids", ids.stream().map(NoteId::value).toArray(UUID[]::new))
                .executeUpdate();
    }

    @Override
    public void save(Scope scope, StoredNote next) {
        changed(written(scope, next, session(scope).createNativeMutationQuery("""
                        update portal_note set content = :content, edited_at = :edited, version = :version,
                          everybody = :everybody, with_engagement = :with
                        where firm = :firm and client = :client and id = :id and version = :version - 1
                        """))
                .setParameter("everybody", next.everybody())
                .setParameter("with", next.withEngagement())
                .executeUpdate());
    }

    @Override
    public void name(Scope scope, NoteId id, Collection<ContactId> contacts) {
        session(scope)
                .insertMultiple(contacts.stream()
                        .map(contact -> {
                            NoteShareRow row = new NoteShareRow();
                            row.firm = scope.firm().value();
                            row.note = id.value();
                            row.contact = contact.value();
                            row.client = scope.client().value();
                            return row;
                        })
                        .toList());
    }

    @Override
    public void unname(Scope scope, NoteId id, Collection<ContactId> contacts) {
        of(scope, session(scope).createNativeMutationQuery("""
                        delete from portal_note_share
                        where firm = :firm and client = :client and note = :id and contact = any(:contacts)
                        """))
                .setParameter("id", id.value())
                .setParameter(
                        "contacts", contacts.stream().map(ContactId::value).toArray(UUID[]::new))
                .executeUpdate();
    }

    @Override
    public void remove(Scope scope, NoteId id) {
        for (String delete : List.of(
                "delete from portal_note_share where firm = :firm and client = :client and note = :id",
                "delete from portal_note where firm = :firm and client = :client and id = :id")) {
            of(scope, session(scope).createNativeMutationQuery(delete))
                    .setParameter("id", id.value())
                    .executeUpdate();
        }
    }

    @Override
    public Optional<Seen> seen(Scope scope, ContactId contact, NoteId id) {
        return seen(scope, contact, "and n.id = :id")
                .setParameter("id", id.value())
                .uniqueResultOptional()
                .map(JpaNoteStore::seen);
    }

    @Override
    public List<Seen> page(
            Scope scope, ContactId contact, @Nullable EngagementId engagement, @Nullable Long before, int most) {
        String condition = engagement == null ? "" : "and e.id = :engagement ";
        return page(seen(scope, contact, condition + before(before)), engagement, before, most).stream()
                .map(JpaNoteStore::seen)
                .toList();
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
                                .createNativeQuery(
                                        "select count(*) as hidden" + SEEN
                                                + " and n.engagement is not null and not (n.engagement = any(:engagements))",
                                        Integer.class)
                                .addScalar("hidden", Integer.class))
                .setParameter("contact", contact.value())
                .setParameter("engagements", keys(reached))
                .getSingleResult();
    }

    @Override
    public boolean rewrite(Scope scope, StoredNote next) {
        return written(scope, next, session(scope).createNativeMutationQuery("""
                        update portal_note set content = :content, edited_at = :edited, version = :version
                        where firm = :firm and client = :client and id = :id and by_contact = :contact
                          and read_at is null and version = :version - 1
                        """))
                        .setParameter("contact", scope.contact().id().value())
                        .executeUpdate()
                == 1;
    }

    @Override
    public boolean takeBack(Scope scope, NoteId id) {
        return of(scope, session(scope).createNativeMutationQuery("""
                        delete from portal_note
                        where firm = :firm and client = :client and id = :id and by_contact = :contact
                          and read_at is null
                        """))
                        .setParameter("id", id.value())
                        .setParameter("contact", scope.contact().id().value())
                        .executeUpdate()
                == 1;
    }

    @Override
    public List<NoteId> move(Scope from, Scope into, BiFunction<NoteId, byte[], byte[]> content) {
        List<Left> left = moving(LEFT, from, into)
                .list(row -> new Left(
                        new NoteId(row.uuid("id")),
                        row.number("last_no") + row.number("no"),
                        Objects.requireNonNull(row.bytesOrNull("content"))));
        for (Left one : left) {
            moving(MOVE, from, into)
                    .set("id", one.id().value())
                    .set("no", one.no())
                    .set("content", content.apply(one.id(), one.content()))
                    .update();
        }
        moving(SHARES_MOVE, from, into).update();
        return left.stream().map(Left::id).toList();
    }

    /** What a client has that is merged into another one. */
    private record Left(NoteId id, long no, byte[] content) {}

    private static <Q extends CommonQueryContract> Q written(Scope scope, StoredNote next, Q query) {
        of(scope, query)
                .setParameter("id", next.id().value())
                .setParameter("content", next.content())
                .setParameter("edited", next.editedAt(), Instant.class)
                .setParameter("version", next.version().number());
        return query;
    }

    private static NativeQuery<Object[]> seen(Scope scope, ContactId contact, String condition) {
        return rows(scope, COLUMNS + ENGAGEMENT + SEEN + condition)
                .addScalar("engagement_id", String.class)
                .addScalar("engagement_no", Long.class)
                .addScalar("engagement_everybody", Boolean.class)
                .addScalar("engagement_takes", Boolean.class)
                .addScalar("engagement_content", byte[].class)
                .addScalar("engagement_version", Long.class)
                .setParameter("contact", contact.value());
    }

    private static String before(@Nullable Long before) {
        return before == null ? "" : "and n.no < :before ";
    }

    private static List<Object[]> page(
            NativeQuery<Object[]> query, @Nullable EngagementId engagement, @Nullable Long before, int most) {
        if (engagement != null) {
            query.setParameter("engagement", engagement.value());
        }
        if (before != null) {
            query.setParameter("before", before);
        }
        return query.setMaxResults(most).getResultList();
    }

    /** Notes in the caller's reach, latest first. */
    private static NativeQuery<Object[]> rows(Scope scope, String select) {
        Set<EngagementId> reached = scope.reach().engagements();
        NativeQuery<Object[]> query = of(
                        scope,
                        session(scope)
                                .createNativeQuery(
                                        select + (reached == null ? "" : REACHED) + " order by n.no desc",
                                        Object[].class))
                .addScalar("id", UUID.class)
                .addScalar("no", Long.class)
                .addScalar("engagement", String.class)
                .addScalar("by_staff", String.class)
                .addScalar("by_contact", UUID.class)
                .addScalar("at", Instant.class)
                .addScalar("edited_at", Instant.class)
                .addScalar("read_at", Instant.class)
                .addScalar("everybody", Boolean.class)
                .addScalar("with_engagement", Boolean.class)
                .addScalar("content", byte[].class)
                .addScalar("version", Long.class)
                .addScalar("contacts", Integer.class);
        if (reached != null) {
            query.setParameter("engagements", keys(reached));
        }
        return query;
    }

    private static StoredNote note(Object[] row) {
        return new StoredNote(
                new NoteId((UUID) row[0]),
                (long) row[1],
                row[2] == null ? null : new EngagementId((String) row[2]),
                row[3] == null ? null : new StaffId((String) row[3]),
                row[4] == null ? null : new ContactId((UUID) row[4]),
                (Instant) row[5],
                (Instant) row[6],
                (Instant) row[7],
                (boolean) row[8],
                (boolean) row[9],
                (int) row[12],
                (byte[]) row[10],
                Version.of((long) row[11]));
    }

    private static Seen seen(Object[] row) {
        return new Seen(
                note(row),
                row[13] == null
                        ? null
                        : new StoredEngagement(
                                new EngagementId((String) row[13]),
                                (long) row[14],
                                (boolean) row[15],
                                0,
                                (boolean) row[16],
                                (byte[]) row[17],
                                Version.of((long) row[18])));
    }
}
