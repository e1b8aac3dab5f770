package io.clientportal.memory;

import io.clientportal.documents.DocumentPlace;
import io.clientportal.documents.DocumentSort;
import io.clientportal.documents.DocumentStore.Listing;
import io.clientportal.documents.StoredDocument;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What a list of documents is asked for, and its order. */
final class MemoryDocumentLists {

    private MemoryDocumentLists() {}

    static boolean matches(StoredDocument document, Listing listing) {
        return matches(document, listing, listing.after());
    }

    static boolean matches(StoredDocument document, Listing listing, @Nullable DocumentPlace after) {
        return (listing.folder() == null || listing.folder().equals(document.folder()))
                && (listing.year() == null || listing.year().equals(document.year()))
                && (listing.engagement() == null || listing.engagement().equals(document.engagement()))
                && (listing.text() == null || document.folded().contains(listing.text()))
                && (after == null || behind(document, listing.sort(), after));
    }

    private static boolean behind(StoredDocument document, DocumentSort sort, DocumentPlace after) {
        if (sort == DocumentSort.LATEST) {
            return document.no() < after.no();
        }
        int byName = document.folded().compareTo(after.folded());
        return byName > 0 || byName == 0 && document.no() < after.no();
    }

    static Comparator<StoredDocument> order(DocumentSort sort) {
        Comparator<StoredDocument> latest =
                Comparator.comparing(StoredDocument::no).reversed();
        return sort == DocumentSort.LATEST
                ? latest
                : Comparator.comparing(StoredDocument::folded).thenComparing(latest);
    }
}
