package io.clientportal.spring.pages;

import io.clientportal.documents.DocumentFilters;
import io.clientportal.documents.DocumentPage;
import io.clientportal.documents.SharedDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client's documents as a contact sees them.
 *
 * @param filters what can be chosen in the filter
 * @param engagements likewise
 * @param upload the form that uploads
 * @param sends whether that form stands open
 * @param said what was done just now; null for nothing
 * @param problem what was refused; null where nothing was
 */
public record SharedDocumentsPage(
        ClientHead client,
        DocumentFilter filter,
        DocumentFilters filters,
        List<UploadPanel.Work> engagements,
        DocumentPage<SharedDocument> found,
        UploadPanel upload,
        boolean sends,
        @Nullable String said,
        @Nullable String problem)
        implements Page {

    public SharedDocumentsPage {
        engagements = List.copyOf(engagements);
    }
}
