package io.clientportal.spring.pages;

import io.clientportal.Desk;
import io.clientportal.access.ContactAccess;
import io.clientportal.documents.Document;
import io.clientportal.documents.DocumentForm;
import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentPage;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.spring.web.FileForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A client's documents as staff see them: the list, uploads, the trash, and which folders are offered. */
@Controller
@RequestMapping("${portal.desk-path:/desk}/clients/{client}/documents")
final class DocumentListController {

    private static final int PAGE = 50;

    private final Pages pages;

    DocumentListController(Pages pages) {
        this.pages = pages;
    }

    /**
     * @param rang whether the bell led here, which then is read
     * @param sent how many files were sent just now
     * @param deleted present where a document was deleted just now
     * @param saved present where folders were chosen just now
     */
    @GetMapping
    View list(
            @PathVariable ClientId client,
            @RequestParam MultiValueMap<String, String> asked,
            @RequestParam(required = false) @Nullable String rang,
            @RequestParam(required = false) @Nullable Integer sent,
            @RequestParam(required = false) @Nullable String deleted,
            @RequestParam(required = false) @Nullable String saved,
            Desk desk,
            Texts t,
            Paths to) {
        if (rang != null) {
            desk.bell().markRead(client);
        }
        String said = sent != null
                ? t.count("upload.added", sent)
                : deleted != null ? t.of("documents.deleted") : saved != null ? t.of("documents.folders.saved") : null;
        return new Listed(desk, client, DocumentFilter.of(asked), t, to).show(said);
    }

    /** What a browser sends without a script: files in a form. */
    @PostMapping
    View upload(@PathVariable ClientId client, HttpServletRequest request, Desk desk, Texts t, Paths to)
            throws IOException {
        return new Listed(desk, client, DocumentFilter.NONE, t, to).upload(request);
    }

    /**
     * @param id those that were ticked
     * @return null once they are sent
     */
    @PostMapping("/zip")
    @Nullable
    View zip(
            @PathVariable ClientId client,
            @RequestParam(required = false) @Nullable List<UUID> id,
            Desk desk,
            Texts t,
            Paths to,
            HttpServletResponse response)
            throws IOException {
        return new Listed(desk, client, DocumentFilter.NONE, t, to).zip(id, response);
    }

    /** @param kind of client whose folders are offered; empty for those of every client */
    @PostMapping("/folders")
    View folders(
            @PathVariable ClientId client, @RequestParam(defaultValue = "") String kind, Desk desk, Texts t, Paths to) {
        try {
            desk.client(client).documents().useTemplate(kind.isEmpty() ? null : kind);
            return pages.go(to.documents(client).list() + "?saved");
        } catch (PortalException.Refused e) {
            return new Listed(desk, client, DocumentFilter.NONE, t, to).refused(t.rule(e.rule()));
        }
    }

    @GetMapping("/trash")
    View trash(
            @PathVariable ClientId client,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String restored,
            Desk desk,
            Texts t) {
        return pages.show(trashPage(desk, client, after, restored == null ? null : t.of("trash.restored"), null));
    }

    @PostMapping("/{document}/restore")
    View restore(@PathVariable ClientId client, @PathVariable UUID document, Desk desk, Texts t, Paths to) {
        try {
            desk.client(client).documents().restore(new DocumentId(document));
            return pages.go(to.documents(client).trash() + "?restored");
        } catch (PortalException.Refused e) {
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, trashPage(desk, client, null, null, t.rule(e.rule())));
        }
    }

    private static DocumentTrashPage trashPage(
            Desk desk, ClientId client, @Nullable String after, @Nullable String said, @Nullable String problem) {
        return new DocumentTrashPage(
                DeskClient.of(desk, client),
                desk.client(client).documents().trash(after, PAGE),
                desk.may(Permission.DELETE),
                said,
                problem);
    }

    /** A client's list, about to be shown. */
    private final class Listed extends DocumentList {
        private final Desk desk;
        private final ClientId client;
        private final boolean shares;
        private final Map<String, String> named = new HashMap<>();
        private @Nullable List<ContactAccess> contacts;

        Listed(Desk desk, ClientId client, DocumentFilter filter, Texts t, Paths to) {
            super(pages, desk.client(client).documents(), filter, to.documents(client), t);
            this.desk = desk;
            this.client = client;
            this.shares = desk.may(Permission.SHARE);
        }

        private List<ContactAccess> contacts() {
            if (contacts == null) {
                contacts = shares ? DocumentForms.contacts(desk, client, Set.of()) : List.of();
            }
            return contacts;
        }

        @Override
        Instant uploadedAt(DocumentId id) {
            return documents.get(id).document().uploadedAt();
        }

        @Override
        Readership audience(FileForm form) {
            List<ContactAccess> chosen = contacts().stream()
                    .filter(contact -> !form.field("contact." + contact.id()).isEmpty())
                    .toList();
            chosen.forEach(contact -> named.put("contact." + contact.id(), "1"));
            boolean withEngagement = !form.field("withEngagement").isEmpty();
            return new Readership(AudienceForm.audience(form.field("with"), DocumentForms.ids(chosen)), withEngagement);
        }

        @Override
        Page page(
                @Nullable Map<String, String> typed,
                List<UploadPanel.Sent> sent,
                @Nullable String said,
                Supplier<@Nullable String> problem) {
            DocumentPage<Document> found = found(() -> documents.list(filter.query(), filter.after(), PAGE));
            DocumentForm form = documents.form();
            List<UploadPanel.Work> works = DocumentForms.works(desk, client);
            Map<String, String> inputs = new HashMap<>(typed == null ? UploadPanel.untyped(form, filter) : typed);
            inputs.putAll(named);
            return new DocumentsPage(
                    DeskClient.of(desk, client),
                    filter,
                    documents.filters(),
                    works,
                    found,
                    new UploadPanel(form, works, shares, contacts(), inputs, sent),
                    desk.may(Permission.SETTINGS),
                    said,
                    problem.get());
        }
    }
}
