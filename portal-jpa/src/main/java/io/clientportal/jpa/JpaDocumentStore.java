package io.clientportal.jpa;

import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentPlace;
import io.clientportal.documents.DocumentSort;
import io.clientportal.documents.DocumentState;
import io.clientportal.documents.DocumentStore;
import io.clientportal.documents.FileKey;
import io.clientportal.documents.StoredDocument;
import io.clientportal.engagements.StoredEngagement;
import io.clientportal.kernel.ClientFile;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.Version;
import io.clientportal.kernel.WorkScope;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Documents, whom they are shared with, and who downloaded them. The statements are in {@link DocumentSql}. */
final class JpaDocumentStore extends JpaStore implements DocumentStore {

    /** Statements that differ by what is asked for; a handful of shapes. */
    private final Map<String, Sql> shapes = new ConcurrentHashMap<>();

    JpaDocumentStore(Vendor vendor) {
        super(vendor);
    }

    // --- uploading

    @Override
    public void add(Scope scope, StoredDocument pending) {
        content(of(scope, DocumentSql.ADD), pending)
                .set("type", pending.type())
                .set("key", pending.key().value())
                .set("staff", pending.staff() == null ? null : pending.staff().value())
                .set(
                        "contact",
                        pending.contact() == null ? null : pending.contact().value())
                .set("at", pending.uploadedAt())
                .set("version", pending.version().number())
                .update();
    }

    @Override
    public boolean reserve(Scope scope, long size, int files, long bytes) {
        if (of(scope, DocumentSql.RESERVE)
                        .set("size", size)
                        .set("files", files)
                        .set("bytes", bytes)
                        .update()
                == 1) {
            return true;
        }
        return size <= bytes
                && of(scope, DocumentSql.USAGE).list(row -> true).isEmpty()
                && of(scope, DocumentSql.FIRST).set("size", size).update() == 1;
    }

    @Override
    public boolean publish(Scope scope, StoredDocument document, byte[] pieces) {
        boolean published = id(scope, DocumentSql.PUBLISH, document.id())
                        .set("state", document.state().name())
                        .set("size", document.size())
                        .set("sha", document.sha256())
                        .set("pieces", pieces)
                        .set("at", document.uploadedAt())
                        .set("checked", document.checked())
                        .set("everybody", document.everybodySince())
                        .set("withEngagement", document.engagementSince())
                        .update()
                == 1;
        if (published && document.contacts() > 0) {
            id(scope, DocumentSql.NUMBER_SHARES, document.id()).update();
        }
        return published;
    }

    @Override
    public boolean abandon(Scope scope, DocumentId id) {
        return id(scope, DocumentSql.ABANDON, id).update() == 1;
    }

    @Override
    public Optional<StoredDocument> same(Scope scope, String sha256, @Nullable ContactId contact) {
        Sql.Call call = reached(
                        scope,
                        DocumentSql.STAFF
                                + "and d.sha256 = :sha and d.state in ('AVAILABLE', 'CHECKING') and d.by_contact "
                                + (contact == null ? "is null" : "= :contact"),
                        "d",
                        " order by d.no desc fetch first 1 rows only")
                .set("sha", sha256);
        return (contact == null ? call : call.set("contact", contact.value())).first(JpaDocumentStore::document);
    }

    // --- staff

    @Override
    public Optional<StoredDocument> find(Scope scope, DocumentId id) {
        return reached(
                        scope,
                        DocumentSql.STAFF + "and d.id = :id and d.state in ('AVAILABLE', 'CHECKING', 'TRASHED')",
                        "d",
                        "")
                .set("id", id.value())
                .first(JpaDocumentStore::document);
    }

    @Override
    public List<StoredDocument> find(Scope scope, Collection<DocumentId> ids) {
        return reached(
                        scope,
                        DocumentSql.STAFF + "and d.state in ('AVAILABLE', 'CHECKING') and d.id = any(:ids)",
                        "d",
                        "")
                .set("ids", uuids(ids))
                .list(JpaDocumentStore::document);
    }

    @Override
    public List<StoredDocument> page(Scope scope, Listing listing, boolean trash) {
        String states = trash ? "and d.state = 'TRASHED' " : "and d.state in ('AVAILABLE', 'CHECKING') ";
        return filtered(
                        reached(
                                scope,
                                DocumentSql.STAFF + states + DocumentSql.filters(listing, "d", "d.no"),
                                "d",
                                DocumentSql.order(listing)),
                        listing)
                .list(JpaDocumentStore::document);
    }

    @Override
    public List<Facet> facets(Scope scope) {
        return reached(scope, """
                        select distinct d.folder, d.for_year from portal_document d
                        where d.firm = :firm and d.client = :client and d.state in ('AVAILABLE', 'CHECKING')
                        """, "d", "").list(JpaDocumentStore::facet);
    }

    @Override
    public Set<ContactId> named(Scope scope, DocumentId id) {
        return id(scope, DocumentSql.NAMED, id).list(row -> new ContactId(row.uuid("contact"))).stream()
                .collect(Collectors.toSet());
    }

    @Override
    public List<Downloaded> downloads(Scope scope, DocumentId id) {
        return session(scope)
                .createSelectionQuery("""
                        select w, k from DocumentDownloadRow w join ContactRow k on k.firm = w.firm and k.id = w.contact
                        where w.firm = :firm and w.document = :id order by w.last desc, w.contact
                        """, Object[].class)
                .setParameter("firm", scope.firm().value())
                .setParameter("id", id.value())
                .getResultList()
                .stream()
                .map(row -> {
                    DocumentDownloadRow sent = (DocumentDownloadRow) row[0];
                    return new Downloaded(
                            new ContactId(sent.contact),
                            ((ContactRow) row[1]).state().name(),
                            sent.first,
                            sent.last,
                            Math.toIntExact(sent.times));
                })
                .toList();
    }

    // --- contacts

    @Override
    public Optional<Seen> seen(Scope scope, ContactId contact, DocumentId id) {
        return reached(scope, DocumentSql.SEEN + "and d.id = :id", "d", "")
                .set("contact", contact.value())
                .set("id", id.value())
                .first(JpaDocumentStore::seen);
    }

    @Override
    public List<Seen> seen(Scope scope, ContactId contact, Collection<DocumentId> ids) {
        return reached(scope, DocumentSql.SEEN + "and d.id = any(:ids)", "d", "")
                .set("ids", uuids(ids))
                .set("contact", contact.value())
                .list(JpaDocumentStore::seen);
    }

    @Override
    public List<Seen> page(Scope scope, ContactId contact, Listing listing) {
        String reach = reach(scope.reach(), "%s");
        String latest = listing.sort() == DocumentSort.LATEST && listing.newSince() == null
                ? DocumentSql.latestSeen(listing, reach)
                : DocumentSql.filters(listing, "d", "d.no");
        return filtered(
                        reached(
                                scope,
                                DocumentSql.SEEN + latest + DocumentSql.seenFilters(listing),
                                "d",
                                DocumentSql.order(listing)),
                        listing)
                .set("contact", contact.value())
                .list(JpaDocumentStore::seen);
    }

    @Override
    public List<SeenAt> page(FirmScope scope, ContactId contact, Listing listing) {
        DocumentPlace after = listing.after();
        String sql = DocumentSql.ACROSS
                + DocumentSql.filters(listing, "d", null)
                + DocumentSql.seenFilters(listing)
                + (scope.isViewed() && !scope.reach().everything() ? " and d.client = any(:clients)" : "")
                + reach(scope.reach(), "d")
                + (after == null ? "" : " and (d.uploaded_at < :at or d.uploaded_at = :at and d.id < :id)")
                + " order by d.uploaded_at desc, d.id desc fetch first :most rows only";
        Sql.Call call = bound(shape(sql).in(scope.tx()).set("firm", scope.firm().value()), scope.reach())
                .set("contact", contact.value())
                .set("now", scope.now());
        if (scope.isViewed() && !scope.reach().everything()) {
            call.set("clients", clients(scope.reach()));
        }
        if (after != null) {
            call.set("at", Objects.requireNonNull(after.at()))
                    .set("id", Objects.requireNonNull(after.id()).value());
        }
        return filtered(call, listing, false)
                .list(row -> new SeenAt(
                        new ClientFile(
                                new ClientId(row.text("client")),
                                new ClientName(row.text("client_name"), row.text("client_sort")),
                                false,
                                row.bytesOrNull("client_key"),
                                null,
                                null),
                        seen(row)));
    }

    @Override
    public List<Facet> facets(Scope scope, ContactId contact) {
        return reached(scope, DocumentSql.SEEN_FACETS, "d", "")
                .set("contact", contact.value())
                .list(JpaDocumentStore::facet);
    }

    @Override
    public int hidden(Scope scope, ContactId contact) {
        Set<EngagementId> reached = scope.reach().engagements();
        return reached == null
                ? 0
                : of(scope, DocumentSql.HIDDEN)
                        .set("contact", contact.value())
                        .set("engagements", keys(reached))
                        .first(row -> Math.toIntExact(row.number("hidden")))
                        .orElse(0);
    }

    @Override
    public int hidden(FirmScope scope, ContactId contact) {
        Reach reach = scope.reach();
        if (reach.everything() && reach.engagements() == null) {
            return 0;
        }
        String reached = Stream.of(
                        reach.everything() ? "" : "d.client = any(:clients)",
                        reach.engagements() == null ? "" : "(d.engagement is null or d.engagement = any(:engagements))")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" and "));
        Sql.Call call = bound(
                        shape(DocumentSql.HIDDEN_ACROSS.formatted(reached))
                                .in(scope.tx())
                                .set("firm", scope.firm().value()),
                        reach)
                .set("contact", contact.value())
                .set("now", scope.now());
        if (!reach.everything()) {
            call.set("clients", clients(reach));
        }
        return call.first(row -> Math.toIntExact(row.number("hidden"))).orElse(0);
    }

    @Override
    public void downloaded(Scope scope, Collection<DocumentId> ids) {
        for (DocumentId id : ids) {
            if (download(scope, DocumentSql.DOWNLOADED_AGAIN, id).update() == 0) {
                download(scope, DocumentSql.DOWNLOADED, id).update();
            }
        }
    }

    private static Sql.Call download(Scope scope, Sql sql, DocumentId id) {
        return sql.in(scope.tx())
                .set("firm", scope.firm().value())
                .set("id", id.value())
                .set("contact", scope.contact().id().value())
                .set("now", scope.now());
    }

    // --- both

    @Override
    public Map<DocumentId, byte[]> pieces(Scope scope, Collection<DocumentId> ids) {
        Map<DocumentId, byte[]> pieces = new HashMap<>();
        of(scope, DocumentSql.PIECES)
                .set("ids", uuids(ids))
                .list(row -> pieces.put(new DocumentId(row.uuid("id")), row.bytes("pieces")));
        return pieces;
    }

    @Override
    public @Nullable String kind(Scope scope) {
        return of(scope, DocumentSql.USAGE).list(row -> Optional.ofNullable(row.textOrNull("template"))).stream()
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void kind(Scope scope, @Nullable String kind) {
        if (of(scope, DocumentSql.KIND).set("kind", kind).update() == 0) {
            of(scope, DocumentSql.FIRST_KIND).set("kind", kind).update();
        }
    }

    // --- changing

    @Override
    public void save(Scope scope, StoredDocument next) {
        changed(content(id(scope, DocumentSql.SAVE, next.id()), next)
                .set("ended", next.endedAt())
                .set("held", next.held())
                .set("checked", next.checked())
                .set("everybody", next.everybodySince())
                .set("withEngagement", next.engagementSince())
                .set("version", next.version().number())
                .update());
    }

    /** What an insert and an update have in common. */
    private static Sql.Call content(Sql.Call call, StoredDocument document) {
        Integer year = document.year();
        EngagementId engagement = document.engagement();
        return call.set("id", document.id().value())
                .set("name", document.name())
                .set("folded", document.folded())
                .set("folder", document.folder())
                .set("year", year == null ? null : Long.valueOf(year))
                .set("engagement", engagement == null ? null : engagement.value())
                .set("state", document.state().name())
                .set("content", document.content());
    }

    @Override
    public void name(Scope scope, DocumentId id, Collection<ContactId> contacts) {
        DocumentSql.NAME.each(
                scope.tx(),
                List.copyOf(contacts),
                (call, contact) -> call.set("firm", scope.firm().value())
                        .set("client", scope.client().value())
                        .set("id", id.value())
                        .set("contact", contact.value())
                        .set("now", scope.now()));
    }

    @Override
    public void unname(Scope scope, DocumentId id, Collection<ContactId> contacts) {
        DocumentSql.UNNAME.each(
                scope.tx(),
                List.copyOf(contacts),
                (call, contact) -> call.set("firm", scope.firm().value())
                        .set("id", id.value())
                        .set("contact", contact.value()));
    }

    @Override
    public boolean takeBack(Scope scope, DocumentId id, Instant after) {
        return id(scope, DocumentSql.TAKE_BACK, id)
                        .set("contact", scope.contact().id().value())
                        .set("after", after)
                        .set("now", scope.now())
                        .update()
                == 1;
    }

    @Override
    public void settle(Scope scope, DocumentId id) {
        id(scope, DocumentSql.SETTLE, id)
                .set("contact", scope.contact().id().value())
                .update();
    }

    @Override
    public List<DocumentId> move(Scope from, Scope into, BiFunction<DocumentId, byte[], byte[]> content) {
        List<Left> left = moving(DocumentSql.LEFT, from, into)
                .list(row -> new Left(
                        new DocumentId(row.uuid("id")),
                        row.has("no") ? Long.valueOf(row.number("last_no") + row.number("no")) : null,
                        DocumentState.valueOf(row.text("state")),
                        row.bytes("content")));
        DocumentSql.MOVE.each(
                from.tx(),
                left,
                (call, one) -> call.set("firm", from.firm().value())
                        .set("client", from.client().value())
                        .set("into", into.client().value())
                        .set("id", one.id().value())
                        .set("no", one.no())
                        .set("content", content.apply(one.id(), one.content())));
        moving(DocumentSql.MOVE_SHARES, from, into).update();
        of(from, DocumentSql.USAGE)
                .list(row -> new Usage(row.number("files"), row.number("bytes"), row.textOrNull("template")))
                .forEach(usage -> {
                    if (usage(into, DocumentSql.MORE, usage).update() == 0) {
                        usage(into, DocumentSql.AS_MUCH, usage).update();
                    }
                    of(from, DocumentSql.NOTHING).update();
                });
        moving(DocumentSql.BEGAN, from, into).update();
        return left.stream()
                .filter(one -> one.state() == DocumentState.AVAILABLE
                        || one.state() == DocumentState.CHECKING
                        || one.state() == DocumentState.TRASHED)
                .map(Left::id)
                .toList();
    }

    /** What a client has that is merged into another one. */
    private record Left(DocumentId id, @Nullable Long no, DocumentState state, byte[] content) {}

    private record Usage(long files, long bytes, @Nullable String template) {}

    private static Sql.Call usage(Scope scope, Sql sql, Usage usage) {
        return of(scope, sql)
                .set("files", usage.files())
                .set("bytes", usage.bytes())
                .set("kind", usage.template());
    }

    // --- the portal's own work

    @Override
    public void settle(WorkScope scope, Instant before) {
        DocumentSql.SETTLE_ALL.in(scope.tx()).set("before", before).update();
    }

    @Override
    public List<Due> checking(WorkScope scope, @Nullable Due after, int most) {
        return DocumentSql.CHECKING
                .in(scope.tx())
                .set("after", after == null ? new UUID(0, 0) : after.id().value())
                .set("most", most)
                .list(JpaDocumentStore::due);
    }

    @Override
    public List<Due> trashed(WorkScope scope, Instant before, int most) {
        return DocumentSql.TRASHED
                .in(scope.tx())
                .set("before", before)
                .set("most", most)
                .list(JpaDocumentStore::due);
    }

    @Override
    public List<Gone> claimGone(WorkScope scope, Instant pending, Instant taken, int most) {
        return DocumentSql.GOING
                .in(scope.tx())
                .set("pending", pending)
                .set("taken", taken)
                .set("most", most)
                .list(row -> new Gone(
                        new FirmId(row.text("firm")),
                        new ClientId(row.text("client")),
                        new DocumentId(row.uuid("id")),
                        new FileKey(row.text("file_key")),
                        row.has("no") ? Long.valueOf(row.number("size_bytes")) : null))
                .stream()
                .filter(gone -> gone(scope, DocumentSql.CLAIM_GONE, gone).update() == 1)
                .toList();
    }

    @Override
    public void remove(WorkScope scope, Gone gone) {
        gone(scope, DocumentSql.REMOVE_SHARES, gone).update();
        gone(scope, DocumentSql.REMOVE_DOWNLOADS, gone).update();
        Long size = gone.size();
        if (gone(scope, DocumentSql.REMOVE, gone).update() == 1 && size != null) {
            DocumentSql.RELEASE
                    .in(scope.tx())
                    .set("firm", gone.firm().value())
                    .set("client", gone.client().value())
                    .set("size", size)
                    .update();
        }
    }

    private static Sql.Call gone(WorkScope scope, Sql sql, Gone gone) {
        return sql.in(scope.tx())
                .set("firm", gone.firm().value())
                .set("id", gone.id().value());
    }

    private static Due due(Row row) {
        return new Due(new FirmId(row.text("firm")), new ClientId(row.text("client")), new DocumentId(row.uuid("id")));
    }

    // --- how statements are put together and read

    private Sql shape(String sql) {
        return shapes.computeIfAbsent(sql, Sql::new);
    }

    /** A statement on the client's documents in the caller's reach. */
    private Sql.Call reached(Scope scope, String sql, String alias, String end) {
        return bound(of(scope, shape(sql + reach(scope.reach(), alias) + end)), scope.reach());
    }

    private static String reach(Reach reach, String alias) {
        return reach.engagements() == null
                ? ""
                : " and (" + alias + ".engagement is null or " + alias + ".engagement = any(:engagements))";
    }

    private static Sql.Call bound(Sql.Call call, Reach reach) {
        Set<EngagementId> reached = reach.engagements();
        return reached == null ? call : call.set("engagements", keys(reached));
    }

    private static Sql.Call filtered(Sql.Call call, Listing listing) {
        return filtered(call, listing, true);
    }

    private static Sql.Call filtered(Sql.Call call, Listing listing, boolean placed) {
        call.set("most", listing.most());
        if (listing.folder() != null) {
            call.set("folder", listing.folder());
        }
        if (listing.year() != null) {
            call.set("year", listing.year().longValue());
        }
        if (listing.engagement() != null) {
            call.set("engagement", listing.engagement().value());
        }
        if (listing.text() != null) {
            call.set("text", DocumentSql.like(listing.text()));
        }
        if (listing.newSince() != null) {
            call.set("new", listing.newSince());
        }
        DocumentPlace after = listing.after();
        if (placed && after != null) {
            call.set("no", after.no());
            if (listing.sort() == DocumentSort.NAME) {
                call.set("folded", after.folded());
            }
        }
        return call;
    }

    private static Sql.Call id(Scope scope, Sql sql, DocumentId id) {
        return of(scope, sql).set("id", id.value());
    }

    private static UUID[] uuids(Collection<DocumentId> ids) {
        return ids.stream().map(DocumentId::value).toArray(UUID[]::new);
    }

    private static Facet facet(Row row) {
        return new Facet(row.text("folder"), year(row));
    }

    private static @Nullable Integer year(Row row) {
        return row.has("for_year") ? Integer.valueOf(Math.toIntExact(row.number("for_year"))) : null;
    }

    private static @Nullable EngagementId engagement(Row row) {
        String key = row.textOrNull("engagement");
        return key == null ? null : new EngagementId(key);
    }

    private static StoredDocument document(Row row) {
        String staff = row.textOrNull("by_staff");
        return new StoredDocument(
                new DocumentId(row.uuid("id")),
                row.number("no"),
                row.text("name"),
                row.text("folded"),
                row.text("media_type"),
                row.number("size_bytes"),
                row.text("sha256"),
                new FileKey(row.text("file_key")),
                row.text("folder"),
                year(row),
                engagement(row),
                row.instant("uploaded_at"),
                staff == null ? null : new StaffId(staff),
                row.has("by_contact") ? new ContactId(row.uuid("by_contact")) : null,
                DocumentState.valueOf(row.text("state")),
                row.instantOrNull("ended_at"),
                row.flag("held"),
                row.flag("checked"),
                row.flag("settled"),
                row.instantOrNull("everybody_since"),
                row.instantOrNull("engagement_since"),
                Math.toIntExact(row.number("contacts")),
                row.bytes("content"),
                Version.of(row.number("version")));
    }

    private static Seen seen(Row row) {
        StoredDocument document = document(row);
        boolean shared = row.flag("engagement_shared");
        EngagementId engagement = document.engagement();
        Instant since = row.instantOrNull("since");
        return new Seen(
                document,
                since == null ? document.uploadedAt() : since,
                row.flag("downloaded"),
                engagement == null || !shared
                        ? null
                        : new StoredEngagement(
                                engagement,
                                row.number("engagement_no"),
                                false,
                                0,
                                false,
                                row.bytesOrNull("engagement_content"),
                                Version.of(row.number("engagement_version"))));
    }
}
