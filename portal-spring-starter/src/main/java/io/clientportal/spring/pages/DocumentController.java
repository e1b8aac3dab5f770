package io.clientportal.spring.pages;

import io.clientportal.Desk;
import io.clientportal.documents.Document;
import io.clientportal.documents.DocumentEdit;
import io.clientportal.documents.DocumentFile;
import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentRule;
import io.clientportal.documents.DocumentState;
import io.clientportal.documents.Documents;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.spring.web.FileAnswer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

/** One document as staff see it: filed, shared, downloaded, held, deleted. */
@Controller
@RequestMapping("${portal.desk-path:/desk}/clients/{client}/documents/{document}")
final class DocumentController {

    /** What the page can say of what was done just now. */
    private static final Set<String> SAID = Set.of("filed", "shared", "hold", "lift");

    private final Pages pages;
    private final PageCounts counts = new PageCounts();

    DocumentController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping
    View one(
            @PathVariable ClientId client,
            @PathVariable UUID document,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) @Nullable String said,
            Desk desk,
            Texts t) {
        Opened opened = open(desk, client, document, page);
        String sentence = said != null && SAID.contains(said) ? t.of("document.said." + said) : null;
        return pages.show(opened.page(opened.typed(), null, sentence, null));
    }

    /** Files it: its name, folder, year, engagement. */
    @PostMapping
    View file(
            @PathVariable ClientId client,
            @PathVariable UUID document,
            @RequestParam MultiValueMap<String, String> body,
            Desk desk,
            Texts t,
            Paths to) {
        Map<String, String> typed = new HashMap<>();
        for (String input : List.of("name", "folder", "year", "engagement", "version")) {
            typed.put(input, FormBody.one(body, input));
        }
        Opened opened = open(desk, client, document, 1);
        try {
            DocumentEdit edit = new DocumentEdit(
                    typed.getOrDefault("name", ""),
                    typed.getOrDefault("folder", ""),
                    DocumentFilter.year(typed.getOrDefault("year", "")),
                    DocumentFilter.engagement(typed.getOrDefault("engagement", "")));
            opened.documents.file(opened.id(), FormBody.version(typed.getOrDefault("version", "")), edit);
            return pages.go(to.documents(client).one(opened.id()) + "?said=filed");
        } catch (PortalException.Refused e) {
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, opened.page(typed, null, null, t.rule(e.rule())));
        } catch (PortalException.Stale e) {
            String sentence = t.sentence("stale", String.valueOf(e.getMessage()));
            return pages.show(HttpStatus.CONFLICT, opened.page(typed, null, null, sentence));
        }
    }

    /** @param look present where it is only shown who would see it */
    @PostMapping("/sharing")
    View share(
            @PathVariable ClientId client,
            @PathVariable UUID document,
            @RequestParam(defaultValue = "nobody") String with,
            @RequestParam(required = false) @Nullable Set<UUID> contact,
            @RequestParam(required = false) @Nullable String withEngagement,
            @RequestParam(required = false) @Nullable String tell,
            @RequestParam(required = false) @Nullable String look,
            Desk desk,
            Texts t,
            Paths to) {
        Readership audience =
                new Readership(AudienceForm.audience(with, AudienceForm.ids(contact)), withEngagement != null);
        Opened opened = open(desk, client, document, 1);
        try {
            if (look != null) {
                return pages.show(opened.page(opened.typed(), audience, null, null));
            }
            opened.documents.share(opened.id(), audience, tell != null);
            return pages.go(to.documents(client).one(opened.id()) + "?said=shared");
        } catch (PortalException.Refused e) {
            return pages.show(
                    HttpStatus.UNPROCESSABLE_CONTENT, opened.page(opened.typed(), null, null, t.rule(e.rule())));
        }
    }

    @GetMapping("/file")
    void download(
            @PathVariable ClientId client,
            @PathVariable UUID document,
            Desk desk,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        FileAnswer.send(desk.client(client).documents().download(new DocumentId(document)), request, response);
    }

    @GetMapping("/preview")
    void preview(
            @PathVariable ClientId client,
            @PathVariable UUID document,
            @RequestParam(defaultValue = "1") int page,
            Desk desk,
            HttpServletResponse response)
            throws IOException {
        DocumentId id = new DocumentId(document);
        try {
            FileAnswer.send(desk.client(client).documents().preview(id, page), response);
        } catch (PortalException.Refused e) {
            if (e.rule() == DocumentRule.NO_PREVIEW) {
                counts.unshowable(id, page);
            }
            throw e;
        }
    }

    // --- what asks for a reason first

    @GetMapping({"/delete", "/hold", "/lift"})
    View ask(@PathVariable ClientId client, @PathVariable UUID document, HttpServletRequest request, Desk desk) {
        DocumentAct act = DocumentAct.at(request);
        Document kept = find(desk, client, document);
        if (!desk.may(act.permission())) {
            throw new PortalException.NotAllowed("You may not do this with documents");
        }
        return pages.show(new DocumentActPage(DeskClient.of(desk, client), kept, act.key(), "", null));
    }

    @PostMapping({"/delete", "/hold", "/lift"})
    View act(
            @PathVariable ClientId client,
            @PathVariable UUID document,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            Desk desk,
            Texts t,
            Paths to) {
        DocumentAct act = DocumentAct.at(request);
        DocumentId id = new DocumentId(document);
        try {
            act.apply(desk.client(client).documents(), id, reason);
            return pages.go(act.next(to.documents(client), id));
        } catch (PortalException.Refused e) {
            Document kept = find(desk, client, document);
            return pages.show(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new DocumentActPage(DeskClient.of(desk, client), kept, act.key(), reason, t.rule(e.rule())));
        }
    }

    private static Document find(Desk desk, ClientId client, UUID document) {
        return desk.client(client).documents().get(new DocumentId(document)).document();
    }

    private Opened open(Desk desk, ClientId client, UUID document, int page) {
        Documents documents = desk.client(client).documents();
        return new Opened(desk, client, documents, documents.get(new DocumentId(document)), page);
    }

    /** A document, about to be shown. */
    private final class Opened {
        private final Desk desk;
        private final ClientId client;
        private final Documents documents;
        private final DocumentFile file;
        private final int page;

        Opened(Desk desk, ClientId client, Documents documents, DocumentFile file, int page) {
            this.desk = desk;
            this.client = client;
            this.documents = documents;
            this.file = file;
            this.page = page;
        }

        DocumentId id() {
            return file.document().id();
        }

        /** What stands in the form that files it. */
        Map<String, String> typed() {
            Document kept = file.document();
            Integer year = kept.year();
            EngagementId engagement = kept.engagement();
            return Map.of(
                    "name", kept.name(),
                    "folder", kept.folder(),
                    "year", year == null ? "" : year.toString(),
                    "engagement", engagement == null ? "" : engagement.value(),
                    "version", kept.version().value());
        }

        /** @param asked whom it would be shared with; null where that is not asked */
        DocumentFilePage page(
                Map<String, String> typed,
                @Nullable Readership asked,
                @Nullable String said,
                @Nullable String problem) {
            Document kept = file.document();
            boolean trashed = kept.state() == DocumentState.TRASHED;
            Readership audience = asked == null ? file.audience() : asked;
            boolean shares = !trashed && desk.may(Permission.SHARE);
            return new DocumentFilePage(
                    DeskClient.of(desk, client),
                    file,
                    documents.form().folders(),
                    DocumentForms.works(desk, client),
                    typed,
                    shares
                            ? DocumentForms.contacts(
                                    desk, client, file.audience().audience().contacts())
                            : List.of(),
                    audience,
                    asked != null,
                    trashed ? List.of() : documents.readers(kept.id(), asked),
                    documents.downloads(kept.id()),
                    counts.at(documents, kept.id(), kept.shows(), page),
                    new DocumentFilePage.May(shares, desk.may(Permission.DELETE), desk.may(Permission.ADMINISTER)),
                    said,
                    problem);
        }
    }
}
