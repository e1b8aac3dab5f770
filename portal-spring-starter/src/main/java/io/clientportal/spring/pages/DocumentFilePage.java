package io.clientportal.spring.pages;

import io.clientportal.access.ContactAccess;
import io.clientportal.documents.Document;
import io.clientportal.documents.DocumentDownload;
import io.clientportal.documents.DocumentFile;
import io.clientportal.engagements.Reader;
import io.clientportal.engagements.Readership;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One document for staff: what is kept, who sees it, who downloaded it.
 *
 * @param folders document types to choose from
 * @param engagements what it can belong to
 * @param typed what stands in the form that files it
 * @param contacts whom it can be shared with
 * @param audience what stands in the form that shares it
 * @param asked whether that is only looked at before sharing (ACC-14)
 * @param readers who sees it with this audience and who does not, and why
 * @param preview the page of it that is shown; null where there is nothing to be shown
 * @param may what this member may do with it
 * @param said what was done just now; null for nothing
 * @param problem what was refused; null where nothing was
 */
public record DocumentFilePage(
        DeskClient client,
        DocumentFile file,
        List<String> folders,
        List<UploadPanel.Work> engagements,
        Map<String, String> typed,
        List<ContactAccess> contacts,
        Readership audience,
        boolean asked,
        List<Reader> readers,
        List<DocumentDownload> downloads,
        PageCounts.@Nullable At preview,
        May may,
        @Nullable String said,
        @Nullable String problem)
        implements Page.ForStaff {

    public DocumentFilePage {
        folders = List.copyOf(folders);
        engagements = List.copyOf(engagements);
        typed = Map.copyOf(typed);
        contacts = List.copyOf(contacts);
        readers = List.copyOf(readers);
        downloads = List.copyOf(downloads);
    }

    /** @param hold whether this member sets and lifts the legal hold */
    public record May(boolean share, boolean delete, boolean hold) {}

    public Document document() {
        return file.document();
    }

    /** What stands in an input. */
    public String typed(String input) {
        return typed.getOrDefault(input, "");
    }

    public boolean isNamed(ContactAccess contact) {
        return audience.audience().contacts().contains(contact.id());
    }
}
