package io.clientportal.jpa;

import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentStore;
import io.clientportal.documents.StoredDocument;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.WorkScope;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Documents as they are uploaded, and as staff have them. What contacts see, clients that are merged and the portal's own
 * work have places of their own; the statements are in {@link DocumentSql}.
 */
final class JpaDocumentStore extends JpaStore implements DocumentStore {

    private final DocumentQueries queries = new DocumentQueries();
    private final JpaSeenDocuments seen;
    private final JpaDocumentMove move;
    private final JpaDocumentUpkeep upkeep;

    JpaDocumentStore(Vendor vendor) {
        super(vendor);
        seen = new JpaSeenDocuments(vendor, queries);
        move = new JpaDocumentMove(vendor);
        upkeep = new JpaDocumentUpkeep(vendor);
    }

    // --- uploading

    @Override
    public void add(Scope scope, StoredDocument pending) {
        content(of(scope, DocumentSql.ADD), pending)
                .set("type", pending.type())
                .set("key", Objects.requireNonNull(pending.key()).value())
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
        return files > 0
                && size <= bytes
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
                        .set(
                                "due",
                                document.host() == null ? null : document.host().due())
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
        Sql.Call call = queries.reached(
                        scope,
                        DocumentSql.STAFF
                                + "and d.sha256 = :sha and d.state in ('AVAILABLE', 'CHECKING') and d.by_contact "
                                + (contact == null ? "is null" : "= :contact"),
                        "d",
                        " order by d.no desc fetch first 1 rows only")
                .set("sha", sha256);
        return (contact == null ? call : call.set("contact", contact.value())).first(DocumentMapping::document);
    }

    // --- staff

    @Override
    public Optional<StoredDocument> find(Scope scope, DocumentId id) {
        return queries.reached(
                        scope,
                        DocumentSql.STAFF + "and d.id = :id and d.state in ('AVAILABLE', 'CHECKING', 'TRASHED')",
                        "d",
                        "")
                .set("id", id.value())
                .first(DocumentMapping::document);
    }

    @Override
    public List<StoredDocument> find(Scope scope, Collection<DocumentId> ids) {
        return queries.reached(
                        scope,
                        DocumentSql.STAFF + "and d.state in ('AVAILABLE', 'CHECKING') and d.id = any(:ids)",
                        "d",
                        "")
                .set("ids", DocumentQueries.uuids(ids))
                .list(DocumentMapping::document);
    }

    @Override
    public List<StoredDocument> page(Scope scope, Listing listing, boolean trash) {
        String states = trash ? "and d.state = 'TRASHED' " : "and d.state in ('AVAILABLE', 'CHECKING') ";
        return DocumentQueries.filtered(
                        queries.reached(
                                scope,
                                DocumentSql.STAFF + states + DocumentSql.filters(listing, "d", "d.no"),
                                "d",
                                DocumentSql.order(listing)),
                        listing)
                .list(DocumentMapping::document);
    }

    @Override
    public List<Facet> facets(Scope scope) {
        return queries.reached(scope, """
                        select distinct d.folder, d.for_year from portal_document d
                        where d.firm = :firm and d.client = :client and d.state in ('AVAILABLE', 'CHECKING')
                        """, "d", "").list(DocumentMapping::facet);
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
                        join DocumentRow d on d.firm = w.firm and d.id = w.document
                        where w.firm = :firm and w.document = :id and d.client = :client order by w.last desc, w.contact
                        """, Object[].class)
                .setParameter("firm", scope.firm().value())
                .setParameter("client", scope.client().value())
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
        return seen.seen(scope, contact, id);
    }

    @Override
    public List<Seen> seen(Scope scope, ContactId contact, Collection<DocumentId> ids) {
        return seen.seen(scope, contact, ids);
    }

    @Override
    public List<Seen> page(Scope scope, ContactId contact, Listing listing) {
        return seen.page(scope, contact, listing);
    }

    @Override
    public List<SeenAt> page(FirmScope scope, ContactId contact, Listing listing) {
        return seen.page(scope, contact, listing);
    }

    @Override
    public List<Facet> facets(Scope scope, ContactId contact) {
        return seen.facets(scope, contact);
    }

    @Override
    public int hidden(Scope scope, ContactId contact) {
        return seen.hidden(scope, contact);
    }

    @Override
    public int hidden(FirmScope scope, ContactId contact) {
        return seen.hidden(scope, contact);
    }

    @Override
    public void downloaded(Scope scope, Collection<DocumentId> ids) {
        seen.downloaded(scope, ids);
    }

    // --- both

    @Override
    public Map<DocumentId, byte[]> pieces(Scope scope, Collection<DocumentId> ids) {
        Map<DocumentId, byte[]> pieces = new HashMap<>();
        of(scope, DocumentSql.PIECES)
                .set("ids", DocumentQueries.uuids(ids))
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
                        .set("client", scope.client().value())
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
        return move.move(from, into, content);
    }

    // --- the portal's own work

    @Override
    public void settle(WorkScope scope, Instant before) {
        upkeep.settle(scope, before);
    }

    @Override
    public List<Due> checking(WorkScope scope, @Nullable Due after, int most) {
        return upkeep.checking(scope, after, most);
    }

    @Override
    public List<Due> trashed(WorkScope scope, Instant before, @Nullable Due after, int most) {
        return upkeep.trashed(scope, before, after, most);
    }

    @Override
    public List<Gone> claimGone(WorkScope scope, Instant pending, Instant taken, int most) {
        return upkeep.claimGone(scope, pending, taken, most);
    }

    @Override
    public void remove(WorkScope scope, Gone gone) {
        upkeep.remove(scope, gone);
    }

    private static Sql.Call id(Scope scope, Sql sql, DocumentId id) {
        return of(scope, sql).set("id", id.value());
    }
}
