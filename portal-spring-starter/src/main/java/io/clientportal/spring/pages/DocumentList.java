package io.clientportal.spring.pages;

import io.clientportal.documents.Bundle;
import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentPage;
import io.clientportal.documents.Documents;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.PortalException;
import io.clientportal.spring.web.FileAnswer;
import io.clientportal.spring.web.FileForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/** The list of one client's documents, about to be shown: what it does is the same for contacts and for staff. */
abstract class DocumentList {

    final Documents documents;
    final DocumentFilter filter;

    private final Pages pages;
    private final DocumentPaths paths;
    private final Texts t;
    private @Nullable String problem;

    DocumentList(Pages pages, Documents documents, DocumentFilter filter, DocumentPaths paths, Texts t) {
        this.pages = pages;
        this.documents = documents;
        this.filter = filter;
        this.paths = paths;
        this.t = t;
    }

    /**
     * @param typed what was sent in the form that uploads; null where it was not sent
     * @param problem what was refused; what the list itself refuses goes before it
     */
    abstract Page page(
            @Nullable Map<String, String> typed,
            List<UploadPanel.Sent> sent,
            @Nullable String said,
            Supplier<@Nullable String> problem);

    /** When a document was uploaded that the form has sent once more. */
    abstract Instant uploadedAt(DocumentId id);

    /** Whom the files of a form are shared with. */
    Readership audience(FileForm form) {
        return Readership.NOBODY;
    }

    View show(@Nullable String said) {
        return show(null, List.of(), said);
    }

    View refused(String sentence) {
        problem = sentence;
        return show(null, List.of(), null);
    }

    private View show(@Nullable Map<String, String> typed, List<UploadPanel.Sent> sent, @Nullable String said) {
        Page page = page(typed, sent, said, () -> problem);
        return pages.show(problem == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT, page);
    }

    /** What a filter finds; nothing where it is refused, which is then said. */
    <D> DocumentPage<D> found(Supplier<DocumentPage<D>> search) {
        try {
            return search.get();
        } catch (PortalException.Refused e) {
            problem = t.rule(e.rule());
            return new DocumentPage<>(List.of(), 0, null);
        }
    }

    /** What a browser sends without a script: files in a form. */
    View upload(HttpServletRequest request) throws IOException {
        documents.form(); // whose the client is not is told so before anything is read
        UploadFlow flow = new UploadFlow(FileForm.of(request), documents, this::uploadedAt, t);
        List<UploadPanel.Sent> sent = flow.read(this::audience);
        if (!sent.isEmpty() && sent.stream().allMatch(UploadPanel.Sent::added)) {
            return pages.go(paths.list() + "?sent=" + sent.size());
        }
        problem = t.of(sent.isEmpty() ? "upload.none" : "upload.not-all");
        return show(flow.typed(), sent, null);
    }

    /**
     * @param ticked null where none was
     * @return null once they are sent
     */
    @Nullable
    View zip(@Nullable List<UUID> ticked, HttpServletResponse response) throws IOException {
        if (ticked == null) {
            return refused(t.of("documents.none-ticked"));
        }
        try {
            Bundle chosen = documents.zip(ticked.stream().map(DocumentId::new).toList());
            FileAnswer.send(chosen, t.of("documents.zip"), response);
            return null;
        } catch (PortalException.Refused e) {
            return refused(t.rule(e.rule()));
        }
    }
}
