package io.clientportal.spring.rest;

import io.clientportal.ClientSpace;
import io.clientportal.Home;
import io.clientportal.documents.DocumentId;
import io.clientportal.documents.NewDocument;
import io.clientportal.spring.web.FileAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Contacts read the documents that are shared with them, and upload. */
@RestController
@RequestMapping("${portal.path:/portal}/api/v1")
@Tag(name = "Shared documents", description = "Contacts read what is shared with them, and upload")
final class SharedDocumentController {

    static final int PAGE = 50;

    @GetMapping("/documents")
    @Operation(summary = "What is shared with the contact at all clients, latest first, 50 a page")
    DocumentJson.DocumentsPage<DocumentJson.HomeDocumentJson> allDocuments(
            Home home,
            @ParameterObject DocumentJson.Asked asked,
            @RequestParam(required = false) @Nullable String cursor) {
        return DocumentJson.DocumentsPage.of(
                home.documents().list(asked.query(), Cursor.read(cursor, place -> place), PAGE),
                DocumentJson.HomeDocumentJson::of);
    }

    @GetMapping("/clients/{client}/documents")
    @Operation(summary = "What is shared with the contact, own uploads included, 50 a page")
    DocumentJson.DocumentsPage<DocumentJson.SharedDocumentJson> sharedDocuments(
            ClientSpace client,
            @ParameterObject DocumentJson.Asked asked,
            @RequestParam(required = false) @Nullable String cursor) {
        return DocumentJson.DocumentsPage.of(
                client.documents().shared(asked.query(), Cursor.read(cursor, place -> place), PAGE),
                DocumentJson.SharedDocumentJson::of);
    }

    @GetMapping("/clients/{client}/documents/filters")
    @Operation(summary = "The folders and years that the list can be filtered by")
    DocumentJson.DocumentFiltersJson sharedDocumentFilters(ClientSpace client) {
        return DocumentJson.DocumentFiltersJson.of(client.documents().sharedFilters());
    }

    @GetMapping("/clients/{client}/documents/form")
    @Operation(summary = "What an upload asks for: folders, the year that is offered, the limit in bytes, types")
    DocumentJson.DocumentFormJson sharedDocumentForm(ClientSpace client) {
        return DocumentJson.DocumentFormJson.of(client.documents().form());
    }

    @PostMapping(path = "/clients/{client}/documents", consumes = "!application/x-www-form-urlencoded")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Uploads a file; the body is its bytes and nothing else")
    DocumentJson.UploadedJson uploadAsContact(
            ClientSpace client,
            @RequestParam String name,
            @RequestParam String folder,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String engagement,
            @RequestParam(defaultValue = "false") boolean again,
            HttpServletRequest request)
            throws IOException {
        NewDocument document = NewDocument.of(name, folder).of(year).about(DocumentJson.engagement(engagement));
        return DocumentJson.UploadedJson.of(
                client.documents().upload(again ? document.onceMore() : document, request.getInputStream()));
    }

    @PostMapping("/clients/{client}/documents/zip")
    @Operation(summary = "Several documents as one zip, at most 200 of 2 GiB together")
    void zipAsContact(ClientSpace client, @RequestBody DocumentJson.ZipJson zip, HttpServletResponse response)
            throws IOException {
        FileAnswer.send(client.documents().zip(zip.ids()), "documents", response);
    }

    @GetMapping("/clients/{client}/documents/{document}")
    @Operation(summary = "One document")
    DocumentJson.SharedDocumentJson sharedDocument(ClientSpace client, @PathVariable UUID document) {
        return DocumentJson.SharedDocumentJson.of(client.documents().open(new DocumentId(document)));
    }

    @GetMapping("/clients/{client}/documents/{document}/file")
    @Operation(summary = "Its bytes, or one range of them; sent whole, it is no longer New")
    void downloadAsContact(
            ClientSpace client, @PathVariable UUID document, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        FileAnswer.send(client.documents().download(new DocumentId(document)), request, response);
    }

    @GetMapping("/clients/{client}/documents/{document}/preview")
    @Operation(summary = "A picture of one page; Portal-Pages tells how many there are. It stays New")
    void previewAsContact(
            ClientSpace client,
            @PathVariable UUID document,
            @RequestParam(defaultValue = "1") int page,
            HttpServletResponse response)
            throws IOException {
        FileAnswer.send(client.documents().preview(new DocumentId(document), page), response);
    }

    @DeleteMapping("/clients/{client}/documents/{document}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes an own upload back, within one hour")
    void takeBack(ClientSpace client, @PathVariable UUID document) {
        client.documents().takeBack(new DocumentId(document));
    }
}
