package io.clientportal.documents;

import io.clientportal.documents.DocumentStore.Facet;
import io.clientportal.documents.DocumentStore.Listing;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Scope;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is asked of lists, as the store is asked. */
final class Queries {

    private static final int MOST = 200;

    private Queries() {}

    static int size(int most) {
        return Math.max(1, Math.min(most, MOST));
    }

    static Listing of(Scope scope, DocumentQuery query, @Nullable String after, int most) {
        return listing(scope.acrossClients(), query, query.sort(), DocumentPlace.parse(after, false), most);
    }

    static Listing across(FirmScope scope, DocumentQuery query, @Nullable String after, int most) {
        return listing(scope, query, DocumentSort.LATEST, DocumentPlace.parse(after, true), most);
    }

    /** One of what is New, if there is any. */
    static Listing anyNew(Scope scope) {
        return listing(scope.acrossClients(), DocumentQuery.ALL.onlyNew(true), DocumentSort.LATEST, null, 1);
    }

    private static Listing listing(
            FirmScope scope, DocumentQuery query, DocumentSort sort, @Nullable DocumentPlace after, int most) {
        return new Listing(
                query.folder() == null ? null : DocumentNames.folder(query.folder()),
                query.year(),
                query.onlyNew() ? View.newSince(scope) : null,
                query.engagement(),
                query.text() == null ? null : DocumentNames.search(query.text()),
                sort,
                after,
                most);
    }

    /** @param rows one more than a page holds, where there are so many */
    static <R, T> DocumentPage<T> page(
            List<R> rows, int size, int hidden, Function<R, DocumentPlace> place, Function<R, T> shown) {
        List<R> page = rows.subList(0, Math.min(size, rows.size()));
        String next = rows.size() > size ? place.apply(page.get(size - 1)).text() : null;
        return new DocumentPage<>(page.stream().map(shown).toList(), hidden, next);
    }

    static DocumentFilters filters(List<Facet> facets) {
        return new DocumentFilters(
                folders(facets),
                facets.stream()
                        .map(Facet::year)
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .toList());
    }

    static List<String> folders(List<Facet> facets) {
        return facets.stream()
                .map(Facet::folder)
                .distinct()
                .sorted(Comparator.comparing(
                                (String folder) -> ClientName.of(folder).sort())
                        .thenComparing(folder -> folder))
                .toList();
    }
}
