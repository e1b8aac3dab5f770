package io.clientportal.spring.pages;

import io.clientportal.Home;
import io.clientportal.access.ClientGrant;
import io.clientportal.documents.DocumentForm;
import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentPage;
import io.clientportal.documents.DocumentRule;
import io.clientportal.documents.Documents;
import io.clientportal.documents.SharedDocument;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.PortalException;
import io.clientportal.spring.web.FileAnswer;
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
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Documents as a contact sees them: those that are shared, and what the contact uploads. */
@Controller
@RequestMapping("${portal.path:/portal}")
final class SharedDocumentController {

    private static final int PAGE = 50;
    private static final int WORKS = 50;

    private final Pages pages;
    private final PageCounts counts = new PageCounts();

    SharedDocumentController(Pages pages) {
        this.pages = pages;
    }

    /** Across clients. Who has one sees that one's. */
    @GetMapping("/documents")
    View all(@RequestParam MultiValueMap<String, String> asked, Home home, Texts t, Paths to) {
        List<ClientGrant> clients = clients(home);
        ClientId first = clients.get(0).client();
        if (clients.size() == 1) {
            return pages.go(to.sharedDocuments(first).list());
        }
        DocumentFilter filter = DocumentFilter.of(asked);
        boolean sends = home.client(first).documents().form().possible();
        try {
            return pages.show(new AllDocumentsPage(
                    clients, filter, home.documents().list(filter.query(), filter.after(), PAGE), sends, null));
        } catch (PortalException.Refused e) {
            return pages.show(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new AllDocumentsPage(
                            clients, filter, new DocumentPage<>(List.of(), 0, null), sends, t.rule(e.rule())));
        }
    }

    /** Who has one client sends files there; who has several is asked for which. */
    @GetMapping("/documents/send")
    View send(Home home, Paths to) {
        List<ClientGrant> clients = clients(home);
        return clients.size() == 1
                ? pages.go(to.sharedDocuments(clients.get(0).client()).send())
                : pages.show(new SendFilesPage(clients));
    }

    /** The clients whose documents the contact may see; one at least. */
    private static List<ClientGrant> clients(Home home) {
        List<ClientGrant> clients = home.clients().stream()
                .filter(grant -> grant.areas().contains(Area.DOCUMENTS))
                .toList();
        if (clients.isEmpty()) {
            throw new PortalException.NotFound();
        }
        return clients;
    }

    /**
     * @param sent how many files were sent just now
     * @param deleted present where one was deleted just now
     * @param send present where the form that uploads is to stand open
     */
    @GetMapping("/clients/{client}/documents")
    View list(
            @PathVariable ClientId client,
            @RequestParam MultiValueMap<String, String> asked,
            @RequestParam(required = false) @Nullable Integer sent,
            @RequestParam(required = false) @Nullable String deleted,
            @RequestParam(required = false) @Nullable String send,
            Home home,
            Texts t,
            Paths to) {
        String said = sent == null ? null : t.count("upload.sent", sent);
        return new Listed(home, client, DocumentFilter.of(asked), send != null, t, to)
                .show(deleted == null ? said : t.of("documents.taken-back"));
    }

    /** What a browser sends without a script: files in a form. */
    @PostMapping("/clients/{client}/documents")
    View upload(@PathVariable ClientId client, HttpServletRequest request, Home home, Texts t, Paths to)
            throws IOException {
        return new Listed(home, client, DocumentFilter.NONE, false, t, to).upload(request);
    }

    /**
     * @param id those that were ticked
     * @return null once they are sent
     */
    @PostMapping("/clients/{client}/documents/zip")
    @Nullable
    View zip(
            @PathVariable ClientId client,
            @RequestParam(required = false) @Nullable List<UUID> id,
            Home home,
            Texts t,
            Paths to,
            HttpServletResponse response)
            throws IOException {
        return new Listed(home, client, DocumentFilter.NONE, false, t, to).zip(id, response);
    }

    @GetMapping("/clients/{client}/documents/{document}")
    View one(
            @PathVariable ClientId client,
            @PathVariable UUID document,
            @RequestParam(defaultValue = "1") int page,
            Home home) {
        Documents documents = home.client(client).documents();
        SharedDocument shared = documents.open(new DocumentId(document));
        return pages.show(new SharedDocumentPage(
                ClientHead.of(home, client), shared, counts.at(documents, shared.id(), shared.shows(), page)));
    }

    @GetMapping("/clients/{client}/documents/{document}/file")
    void file(
            @PathVariable ClientId client,
            @PathVariable UUID document,
            Home home,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        FileAnswer.send(home.client(client).documents().download(new DocumentId(document)), request, response);
    }

    @GetMapping("/clients/{client}/documents/{document}/preview")
    void preview(
            @PathVariable ClientId client,
            @PathVariable UUID document,
            @RequestParam(defaultValue = "1") int page,
            Home home,
            HttpServletResponse response)
            throws IOException {
        DocumentId id = new DocumentId(document);
        try {
            FileAnswer.send(home.client(client).documents().preview(id, page), response);
        } catch (PortalException.Refused e) {
            if (e.rule() == DocumentRule.NO_PREVIEW) {
                counts.unshowable(id, page);
            }
            throw e;
        }
    }

    /** Asks before an own upload is deleted. */
    @GetMapping("/clients/{client}/documents/{document}/delete")
    View askToDelete(@PathVariable ClientId client, @PathVariable UUID document, Home home) {
        SharedDocument shared = home.client(client).documents().open(new DocumentId(document));
        return pages.show(new TakeBackPage(ClientHead.of(home, client), shared, null));
    }

    @PostMapping("/clients/{client}/documents/{document}/delete")
    View delete(@PathVariable ClientId client, @PathVariable UUID document, Home home, Texts t, Paths to) {
        Documents documents = home.client(client).documents();
        DocumentId id = new DocumentId(document);
        try {
            documents.takeBack(id);
            return pages.go(to.sharedDocuments(client).list() + "?deleted");
        } catch (PortalException.Refused e) {
            return pages.show(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new TakeBackPage(ClientHead.of(home, client), documents.open(id), t.rule(e.rule())));
        }
    }

    /** A client's list, about to be shown. */
    private final class Listed extends DocumentList {
        private final Home home;
        private final ClientId client;
        private final boolean sends;

        Listed(Home home, ClientId client, DocumentFilter filter, boolean sends, Texts t, Paths to) {
            super(pages, home.client(client).documents(), filter, to.sharedDocuments(client), t);
            this.home = home;
            this.client = client;
            this.sends = sends;
        }

        @Override
        Instant uploadedAt(DocumentId id) {
            return documents.open(id).uploadedAt();
        }

        @Override
        Page page(
                @Nullable Map<String, String> typed,
                List<UploadPanel.Sent> sent,
                @Nullable String said,
                Supplier<@Nullable String> problem) {
            DocumentPage<SharedDocument> found = found(() -> documents.shared(filter.query(), filter.after(), PAGE));
            DocumentForm form = documents.form();
            List<UploadPanel.Work> works = works();
            Map<String, String> inputs = typed == null ? UploadPanel.untyped(form, filter) : typed;
            return new SharedDocumentsPage(
                    ClientHead.of(home, client),
                    filter,
                    documents.sharedFilters(),
                    works,
                    found,
                    new UploadPanel(form, works, false, List.of(), inputs, sent),
                    sends,
                    said,
                    problem.get());
        }

        /** Where the host's own engagements cannot be reached, there are none to choose. */
        private List<UploadPanel.Work> works() {
            try {
                return home.client(client).engagements().shared(null, WORKS).engagements().stream()
                        .map(one -> new UploadPanel.Work(one.id().value(), one.name()))
                        .toList();
            } catch (PortalException.Unavailable e) {
                return List.of();
            }
        }
    }
}
