package io.clientportal.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of documents.
 *
 * @param hidden how many more there are, over all pages and whatever is asked for, that whoever looks through the contact's
 *     eyes may not see (IMP-02); 0 for everybody else
 * @param next the place to ask for the following page with, under the same query; null where none follows
 */
public record DocumentPage<T>(
        List<T> documents, int hidden, @Nullable String next) {

    public DocumentPage {
        documents = List.copyOf(documents);
    }
}
