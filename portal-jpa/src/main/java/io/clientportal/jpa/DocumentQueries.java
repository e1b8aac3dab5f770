package io.clientportal.jpa;

import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentPlace;
import io.clientportal.documents.DocumentSort;
import io.clientportal.documents.DocumentStore.Listing;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Scope;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Statements on documents, put together as lists ask for them. */
final class DocumentQueries {

    private final Map<String, Sql> shapes = new ConcurrentHashMap<>();

    /** A statement that differs by what is asked for; there is a handful of them. */
    Sql shape(String sql) {
        return shapes.computeIfAbsent(sql, Sql::new);
    }

    /** A statement on the client's documents in the caller's reach. */
    Sql.Call reached(Scope scope, String sql, String alias, String end) {
        return bound(JpaStore.of(scope, shape(sql + reach(scope.reach(), alias) + end)), scope.reach());
    }

    /** A condition on the caller's reach. */
    static String reach(Reach reach, String alias) {
        return reach.engagements() == null
                ? ""
                : " and (" + alias + ".engagement is null or " + alias + ".engagement = any(:engagements))";
    }

    /** Binds what {@link #reach} asks for. */
    static Sql.Call bound(Sql.Call call, Reach reach) {
        Set<EngagementId> reached = reach.engagements();
        return reached == null ? call : call.set("engagements", JpaStore.keys(reached));
    }

    /** Binds what a page is asked for. */
    static Sql.Call filtered(Sql.Call call, Listing listing) {
        return filtered(call, listing, true);
    }

    /** @param placed whether places are by number */
    static Sql.Call filtered(Sql.Call call, Listing listing, boolean placed) {
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

    /** Documents as one parameter. */
    static UUID[] uuids(Collection<DocumentId> ids) {
        return ids.stream().map(DocumentId::value).toArray(UUID[]::new);
    }
}
