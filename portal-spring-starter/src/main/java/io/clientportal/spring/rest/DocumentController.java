package io.clientportal.spring.rest;

import io.clientportal.ClientSpace;
import io.clientportal.documents.DocumentId;
import io.clientportal.documents.NewDocument;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.Version;
import io.clientportal.spring.web.Etag;
import io.clientportal.spring.web.FileAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Staff upload, file, share and delete documents. */
@RestController
@RequestMapping("${portal.desk-path:/desk}/api/v1/clients/{client}")
@Tag(name = "Documents", description = "Staff upload, file, share and delete documents")
final class DocumentController {

    private static final String AUDIENCE = "everybody, nobody, or ids of contacts separated by commas";

    @GetMapping("/documents")
    @Operation(summary = "The client's documents in this member's reach, 50 a page")
    DocumentJson.DocumentsPage<DocumentJson.DocumentBody> documents(
            ClientSpace client,
            @ParameterObject DocumentJson.Asked asked,
            @RequestParam(required = false) @Nullable String cursor) {
        return DocumentJson.DocumentsPage.of(
                client.documents()
                        .list(asked.query(), Cursor.read(cursor, place -> place), SharedDocumentController.PAGE),
                DocumentJson.DocumentBody::of);
    }

    @GetMapping("/documents/filters")
    @Operation(summary = "The folders and years that the list can be filtered by")
    DocumentJson.DocumentFiltersJson documentFilters(ClientSpace client) {
        return DocumentJson.DocumentFiltersJson.of(client.documents().filters());
    }

    @GetMapping("/documents/form")
    @Operation(summary = "What an upload asks for: folders, the year that is offered, the limit in bytes, types")
    DocumentJson.DocumentFormJson documentForm(ClientSpace client) {
        return DocumentJson.DocumentFormJson.of(client.documents().form());
    }

    @PutMapping("/documents/folders")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Chooses the kind of client whose folders are offered")
    void useFolders(ClientSpace client, @RequestBody DocumentJson.FolderKindJson folders) {
        client.documents().useTemplate(folders.kind());
    }

    @GetMapping("/documents/trash")
    @Operation(summary = "What was deleted within the last 90 days, 50 a page")
    DocumentJson.DocumentsPage<DocumentJson.DocumentBody> trash(
            ClientSpace client, @RequestParam(required = false) @Nullable String cursor) {
        return DocumentJson.DocumentsPage.of(
                client.documents().trash(Cursor.read(cursor, place -> place), SharedDocumentController.PAGE),
                DocumentJson.DocumentBody::of);
    }

    @PostMapping(path = "/documents", consumes = "!application/x-www-form-urlencoded")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Uploads a file; the body is its bytes and nothing else. It is shared with nobody unless told so")
    DocumentJson.UploadedJson upload(
            ClientSpace client,
            @RequestParam String name,
            @RequestParam String folder,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String engagement,
            @Parameter(description = AUDIENCE) @RequestParam(defaultValue = "nobody") String audience,
            @RequestParam(defaultValue = "false") boolean withEngagement,
            @RequestParam(defaultValue = "true") boolean tell,
            @RequestParam(defaultValue = "false") boolean again,
            HttpServletRequest request)
            throws IOException {
        NewDocument document = new NewDocument(
                name,
                folder,
                year,
                DocumentJson.engagement(engagement),
                new Readership(EngagementJson.audience(audience), withEngagement),
                tell,
                again);
        return DocumentJson.UploadedJson.of(client.documents().upload(document, request.getInputStream()));
    }

    @PostMapping("/documents/zip")
    @Operation(summary = "Several documents as one zip, at most 200 of 2 GiB together")
    void zip(ClientSpace client, @RequestBody DocumentJson.ZipJson zip, HttpServletResponse response)
            throws IOException {
        FileAnswer.send(client.documents().zip(zip.ids()), "documents", response);
    }

    @GetMapping("/documents/{document}")
    @Operation(summary = "One document, also in the trash, and whom it is shared with; its version is the ETag")
    DocumentJson.DocumentFileJson document(ClientSpace client, @PathVariable UUID document) {
        return DocumentJson.DocumentFileJson.of(client.documents().get(new DocumentId(document)));
    }

    @PutMapping("/documents/{document}")
    @Operation(summary = "Renames it, or moves it to another folder, year or engagement, on the version of If-Match")
    DocumentJson.DocumentBody fileDocument(
            ClientSpace client,
            @PathVariable UUID document,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody DocumentJson.FilingJson filing) {
        Version read = Etag.required(ifMatch);
        return DocumentJson.DocumentBody.of(client.documents().file(new DocumentId(document), read, filing.edit()));
    }

    @GetMapping("/documents/{document}/file")
    @Operation(summary = "Its bytes, or one range of them")
    void download(
            ClientSpace client, @PathVariable UUID document, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        FileAnswer.send(client.documents().download(new DocumentId(document)), request, response);
    }

    @GetMapping("/documents/{document}/preview")
    @Operation(summary = "A picture of one page; Portal-Pages tells how many there are")
    void preview(
            ClientSpace client,
            @PathVariable UUID document,
            @RequestParam(defaultValue = "1") int page,
            HttpServletResponse response)
            throws IOException {
        FileAnswer.send(client.documents().preview(new DocumentId(document), page), response);
    }

    @PutMapping("/documents/{document}/sharing")
    @Operation(summary = "Shares it with exactly these contacts, or with all of the client; with nobody: unshares it")
    EngagementJson.ReadershipJson shareDocument(
            ClientSpace client, @PathVariable UUID document, @RequestBody DocumentJson.SharingJson sharing) {
        client.documents().share(new DocumentId(document), sharing.audience(), !Boolean.FALSE.equals(sharing.tell()));
        return EngagementJson.ReadershipJson.of(sharing.audience());
    }

    @GetMapping("/documents/{document}/readers")
    @Operation(
            summary =
                    "Who of the client's contacts sees it and who does not, and why; or would, shared with an audience")
    Page<EngagementJson.ReaderJson> documentReaders(
            ClientSpace client,
            @PathVariable UUID document,
            @Parameter(description = AUDIENCE + ": who would see it then. Left out: who sees it now")
                    @RequestParam(required = false)
                    @Nullable
                    String audience,
            @RequestParam(defaultValue = "false") boolean withEngagement) {
        Readership asked = EngagementJson.audience(audience, withEngagement);
        return Page.whole(client.documents().readers(new DocumentId(document), asked).stream()
                .map(EngagementJson.ReaderJson::of)
                .toList());
    }

    @GetMapping("/documents/{document}/downloads")
    @Operation(summary = "Which contacts downloaded it, when and how often")
    Page<DocumentJson.DownloadedJson> downloads(ClientSpace client, @PathVariable UUID document) {
        return Page.whole(client.documents().downloads(new DocumentId(document)).stream()
                .map(DocumentJson.DownloadedJson::of)
                .toList());
    }

    @PostMapping("/documents/{document}/trash")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deletes it, with a reason; it rests in the trash for 90 days")
    void deleteDocument(
            ClientSpace client, @PathVariable UUID document, @RequestBody DocumentJson.DocumentReasonJson reason) {
        client.documents().delete(new DocumentId(document), reason.text());
    }

    @PostMapping("/documents/{document}/restore")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Brings it back out of the trash, shared as it was")
    void restoreDocument(ClientSpace client, @PathVariable UUID document) {
        client.documents().restore(new DocumentId(document));
    }

    @PostMapping("/documents/{document}/hold")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Puts it on legal hold, with a reason: nobody deletes it")
    void holdDocument(
            ClientSpace client, @PathVariable UUID document, @RequestBody DocumentJson.DocumentReasonJson reason) {
        client.documents().hold(new DocumentId(document), reason.text());
    }

    @PostMapping("/documents/{document}/lift")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lifts the legal hold, with a reason")
    void liftHold(
            ClientSpace client, @PathVariable UUID document, @RequestBody DocumentJson.DocumentReasonJson reason) {
        client.documents().lift(new DocumentId(document), reason.text());
    }
}
