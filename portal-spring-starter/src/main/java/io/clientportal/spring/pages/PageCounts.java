package io.clientportal.spring.pages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.clientportal.documents.DocumentId;
import io.clientportal.documents.Documents;
import io.clientportal.kernel.PortalException;
import org.jspecify.annotations.Nullable;

/** How many pages documents have. What lies under an id never changes, so neither does this. */
final class PageCounts {

    private static final int NONE = 0;

    private final Cache<DocumentId, Integer> counts =
            Caffeine.newBuilder().maximumSize(10_000).build();

    /**
     * The page of a preview that is looked at.
     *
     * @param pages how many there are; 0 where nobody can tell now
     */
    record At(int page, int pages) {

        public boolean hasBefore() {
            return page > 1;
        }

        public boolean hasAfter() {
            return page < pages;
        }
    }

    /** A page that was counted and turned out not to be shown: the first one stands for all. */
    void unshowable(DocumentId document, int page) {
        if (page == 1) {
            counts.put(document, NONE);
        }
    }

    /**
     * Where in a document somebody looks who may read it; null where there is nothing to be seen of it.
     *
     * @param shows whether its type can be shown
     */
    @Nullable
    At at(Documents documents, DocumentId document, boolean shows, int page) {
        if (!shows) {
            return null;
        }
        Integer pages = counts.getIfPresent(document);
        if (pages == null) {
            try {
                pages = documents.pages(document);
            } catch (PortalException.Refused e) {
                pages = NONE;
            } catch (PortalException.TooMany | PortalException.Unavailable e) {
                return new At(Math.max(1, page), 0);
            }
            counts.put(document, pages);
        }
        return pages == NONE ? null : new At(Math.max(1, Math.min(page, pages)), pages);
    }
}
