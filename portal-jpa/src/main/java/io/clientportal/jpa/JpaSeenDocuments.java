package io.clientportal.jpa;

import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentPlace;
import io.clientportal.documents.DocumentSort;
import io.clientportal.documents.DocumentStore.Facet;
import io.clientportal.documents.DocumentStore.Listing;
import io.clientportal.documents.DocumentStore.Seen;
import io.clientportal.documents.DocumentStore.SeenAt;
import io.clientportal.kernel.ClientFile;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What contacts see of documents, and that they downloaded them. */
final class JpaSeenDocuments extends JpaStore {

    private final DocumentQueries queries;

    JpaSeenDocuments(Vendor vendor, DocumentQueries queries) {
        super(vendor);
        this.queries = queries;
    }

    Optional<Seen> seen(Scope scope, ContactId contact, DocumentId id) {
        return queries.reached(scope, DocumentSql.SEEN + "and d.id = :id", "d", "")
                .set("contact", contact.value())
                .set("id", id.value())
                .first(DocumentMapping::seen);
    }

    List<Seen> seen(Scope scope, ContactId contact, Collection<DocumentId> ids) {
        return queries.reached(scope, DocumentSql.SEEN + "and d.id = any(:ids)", "d", "")
                .set("ids", DocumentQueries.uuids(ids))
                .set("contact", contact.value())
                .list(DocumentMapping::seen);
    }

    List<Seen> page(Scope scope, ContactId contact, Listing listing) {
        String reach = DocumentQueries.reach(scope.reach(), "%s");
        String latest = listing.sort() == DocumentSort.LATEST && listing.newSince() == null
                ? DocumentSql.latestSeen(listing, reach)
                : DocumentSql.filters(listing, "d", "d.no");
        return DocumentQueries.filtered(
                        queries.reached(
                                scope,
                                DocumentSql.SEEN + latest + DocumentSql.seenFilters(listing),
                                "d",
                                DocumentSql.order(listing)),
                        listing)
                .set("contact", contact.value())
                .list(DocumentMapping::seen);
    }

    List<SeenAt> page(FirmScope scope, ContactId contact, Listing listing) {
        DocumentPlace after = listing.after();
        String sql = DocumentSql.ACROSS
                + DocumentSql.filters(listing, "d", null)
                + DocumentSql.seenFilters(listing)
                + (scope.isViewed() && !scope.reach().everything() ? " and d.client = any(:clients)" : "")
                + DocumentQueries.reach(scope.reach(), "d")
                + (after == null ? "" : " and (d.uploaded_at < :at or d.uploaded_at = :at and d.id < :id)")
                + " order by d.uploaded_at desc, d.id desc fetch first :most rows only";
        Sql.Call call = DocumentQueries.bound(
                        queries.shape(sql)
                                .in(scope.tx())
                                .set("firm", scope.firm().value()),
                        scope.reach())
                .set("contact", contact.value())
                .set("now", scope.now());
        if (scope.isViewed() && !scope.reach().everything()) {
            call.set("clients", clients(scope.reach()));
        }
        if (after != null) {
            call.set("at", Objects.requireNonNull(after.at()))
                    .set("id", Objects.requireNonNull(after.id()).value());
        }
        return DocumentQueries.filtered(call, listing, false)
                .list(row -> new SeenAt(
                        new ClientFile(
                                new ClientId(row.text("client")),
                                new ClientName(row.text("client_name"), row.text("client_sort")),
                                false,
                                row.bytesOrNull("client_key"),
                                null,
                                null),
                        DocumentMapping.seen(row)));
    }

    List<Facet> facets(Scope scope, ContactId contact) {
        return queries.reached(scope, DocumentSql.SEEN_FACETS, "d", "")
                .set("contact", contact.value())
                .list(DocumentMapping::facet);
    }

    int hidden(Scope scope, ContactId contact) {
        Set<EngagementId> reached = scope.reach().engagements();
        return reached == null
                ? 0
                : of(scope, DocumentSql.HIDDEN)
                        .set("contact", contact.value())
                        .set("engagements", keys(reached))
                        .first(row -> Math.toIntExact(row.number("hidden")))
                        .orElse(0);
    }

    int hidden(FirmScope scope, ContactId contact) {
        Reach reach = scope.reach();
        if (reach.everything() && reach.engagements() == null) {
            return 0;
        }
        String reached = Stream.of(
                        reach.everything() ? "" : "d.client = any(:clients)",
                        reach.engagements() == null ? "" : "(d.engagement is null or d.engagement = any(:engagements))")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" and "));
        Sql.Call call = DocumentQueries.bound(
                        queries.shape(DocumentSql.HIDDEN_ACROSS.formatted(reached))
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

    void downloaded(Scope scope, Collection<DocumentId> ids) {
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
}
