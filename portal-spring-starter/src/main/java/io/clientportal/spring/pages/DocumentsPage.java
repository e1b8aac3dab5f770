package io.clientportal.spring.pages;

import io.clientportal.documents.Document;
import io.clientportal.documents.DocumentFilters;
import io.clientportal.documents.DocumentPage;
import io.clientportal.kernel.EngagementId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client's documents for staff.
 *
 * @param filters what can be chosen in the filter
 * @param engagements likewise
 * @param upload the form that uploads
 * @param sets whether this member may change what is taken and which folders there are
 * @param said what was done just now; null for nothing
 * @param problem what was refused; null where nothing was
 */
public record DocumentsPage(
        DeskClient client,
        DocumentFilter filter,
        DocumentFilters filters,
        List<UploadPanel.Work> engagements,
        DocumentPage<Document> found,
        UploadPanel upload,
        boolean sets,
        @Nullable String said,
        @Nullable String problem)
        implements Page.ForStaff {

    public DocumentsPage {
        engagements = List.copyOf(engagements);
    }

    /** What the engagement of a document is called; null where it has none, or it is not among those to choose. */
    public @Nullable String work(Document document) {
        EngagementId engagement = document.engagement();
        return engagement == null
                ? null
                : engagements.stream()
                        .filter(one -> one.id().equals(engagement.value()))
                        .map(UploadPanel.Work::name)
                        .findFirst()
                        .orElse(null);
    }
}
