package io.clientportal.spring.rest;

import io.clientportal.documents.Document;
import io.clientportal.documents.DocumentDownload;
import io.clientportal.documents.DocumentEdit;
import io.clientportal.documents.DocumentFile;
import io.clientportal.documents.DocumentFilters;
import io.clientportal.documents.DocumentForm;
import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentPage;
import io.clientportal.documents.DocumentQuery;
import io.clientportal.documents.DocumentSort;
import io.clientportal.documents.DocumentState;
import io.clientportal.documents.HomeDocument;
import io.clientportal.documents.SharedDocument;
import io.clientportal.documents.Uploaded;
import io.clientportal.documents.Uploader;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.EngagementId;
import io.clientportal.spring.web.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Documents as JSON. */
final class DocumentJson {

    private DocumentJson() {}

    /**
     * Who uploaded a document.
     *
     * @param firm whether that was the firm
     * @param name as it was then
     */
    record UploaderJson(boolean firm, String name) {
        static UploaderJson of(Uploader uploader) {
            return new UploaderJson(uploader.isFirm(), uploader.name());
        }
    }

    /** What became of an upload; recognised: the same file was there before, and nothing was added. */
    record UploadedJson(UUID id, String name, DocumentState state, boolean recognised) {
        static UploadedJson of(Uploaded uploaded) {
            return new UploadedJson(uploaded.id().value(), uploaded.name(), uploaded.state(), uploaded.recognised());
        }
    }

    /** What an upload asks for. */
    record DocumentFormJson(
            boolean possible,
            List<String> folders,
            @Nullable String kind,
            List<String> kinds,
            int year,
            long limit,
            List<String> types) {
        static DocumentFormJson of(DocumentForm form) {
            return new DocumentFormJson(
                    form.possible(),
                    form.folders(),
                    form.kind(),
                    form.kinds(),
                    form.year(),
                    form.limit(),
                    form.types());
        }
    }

    /** What a list can be filtered by. */
    record DocumentFiltersJson(List<String> folders, List<Integer> years) {
        static DocumentFiltersJson of(DocumentFilters filters) {
            return new DocumentFiltersJson(filters.folders(), filters.years());
        }
    }

    // --- for contacts

    /**
     * A document as a contact sees it.
     *
     * @param isNew whether it is New to the contact
     * @param takeBackUntil the first instant at which it can no longer be taken back; null where it cannot be
     * @param preview whether there is one
     */
    record SharedDocumentJson(
            UUID id,
            String client,
            String name,
            String type,
            long size,
            String folder,
            @Nullable Integer year,
            @Nullable String engagement,
            @Nullable String engagementName,
            Instant uploadedAt,
            UploaderJson uploader,
            boolean own,
            DocumentState state,
            boolean isNew,
            @Nullable Instant takeBackUntil,
            boolean preview) {
        static SharedDocumentJson of(SharedDocument document) {
            return new SharedDocumentJson(
                    document.id().value(),
                    document.client().value(),
                    document.name(),
                    document.type(),
                    document.size(),
                    document.folder(),
                    document.year(),
                    key(document.engagement()),
                    document.engagementName(),
                    document.uploadedAt(),
                    UploaderJson.of(document.uploader()),
                    document.own(),
                    document.state(),
                    document.isNew(),
                    document.takeBackUntil(),
                    document.shows());
        }
    }

    /** A document of one of the contact's clients. */
    record HomeDocumentJson(String clientName, SharedDocumentJson document) {
        static HomeDocumentJson of(HomeDocument document) {
            return new HomeDocumentJson(document.clientName().display(), SharedDocumentJson.of(document.document()));
        }
    }

    /**
     * Some documents.
     *
     * @param hidden how many more whoever looks through the contact's eyes may not see; 0 for everybody else
     */
    record DocumentsPage<T>(
            List<T> items, int hidden, @Nullable String next) {
        static <S, T> DocumentsPage<T> of(DocumentPage<S> page, Function<S, T> item) {
            String next = page.next();
            return new DocumentsPage<>(
                    page.documents().stream().map(item).toList(), page.hidden(), next == null ? null : Cursor.of(next));
        }
    }

    // --- for staff

    /** That a document is in the trash. */
    record TrashedJson(Instant at, String by, String reason, Instant until) {
        static @Nullable TrashedJson of(Document.@Nullable Trashed trashed) {
            return trashed == null
                    ? null
                    : new TrashedJson(trashed.at(), trashed.by(), trashed.reason(), trashed.until());
        }
    }

    /**
     * A document as staff see it.
     *
     * @param contacts with how many contacts it is shared by name
     * @param hold why it is on legal hold; null where it is not
     * @param inHost whether it lies in the host's own document system, where alone it is filed, deleted and held
     */
    record DocumentBody(
            UUID id,
            String name,
            String type,
            long size,
            String sha256,
            String folder,
            @Nullable Integer year,
            @Nullable String engagement,
            Instant uploadedAt,
            UploaderJson uploader,
            DocumentState state,
            boolean everybody,
            int contacts,
            boolean withEngagement,
            @Nullable String hold,
            @Nullable TrashedJson trashed,
            boolean inHost,
            boolean preview,
            String version)
            implements Versioned {
        static DocumentBody of(Document document) {
            return new DocumentBody(
                    document.id().value(),
                    document.name(),
                    document.type(),
                    document.size(),
                    document.sha256(),
                    document.folder(),
                    document.year(),
                    key(document.engagement()),
                    document.uploadedAt(),
                    UploaderJson.of(document.uploader()),
                    document.state(),
                    document.everybody(),
                    document.contacts(),
                    document.withEngagement(),
                    document.hold(),
                    TrashedJson.of(document.trashed()),
                    document.inHost(),
                    document.shows(),
                    document.version().value());
        }
    }

    /** A document, and whom it is shared with. */
    record DocumentFileJson(
            String version,
            DocumentBody document,
            @Nullable String engagementName,
            EngagementJson.ReadershipJson sharing)
            implements Versioned {
        static DocumentFileJson of(DocumentFile file) {
            return new DocumentFileJson(
                    file.document().version().value(),
                    DocumentBody.of(file.document()),
                    file.engagementName(),
                    EngagementJson.ReadershipJson.of(file.audience()));
        }
    }

    /**
     * Whom to share a document with.
     *
     * @param tell whether those who did not see it before get an e-mail; left out: yes
     */
    record SharingJson(
            @Nullable Boolean everybody,
            @Nullable Set<UUID> contacts,
            @Nullable Boolean withEngagement,
            @Nullable Boolean tell) {
        Readership audience() {
            return new EngagementJson.ReadershipJson(everybody, contacts, withEngagement).audience();
        }
    }

    /** How staff file a document. */
    record FilingJson(
            @Nullable String name,
            @Nullable String folder,
            @Nullable Integer year,
            @Nullable String engagement) {
        DocumentEdit edit() {
            return new DocumentEdit(
                    Objects.requireNonNullElse(name, ""),
                    Objects.requireNonNullElse(folder, ""),
                    year,
                    DocumentJson.engagement(engagement));
        }
    }

    /** Why something is done. */
    record DocumentReasonJson(@Nullable String reason) {
        String text() {
            return Objects.requireNonNullElse(reason, "");
        }
    }

    /** The kind of client whose folders are offered; null for those of every client. */
    record FolderKindJson(@Nullable String kind) {}

    /** Which documents to put into one zip. */
    record ZipJson(@Nullable Set<UUID> documents) {
        List<DocumentId> ids() {
            return Objects.requireNonNullElse(documents, Set.<UUID>of()).stream()
                    .map(DocumentId::new)
                    .toList();
        }
    }

    /** That a contact downloaded a document, whole. */
    record DownloadedJson(UUID contact, String name, Instant first, Instant last, int times) {
        static DownloadedJson of(DocumentDownload download) {
            return new DownloadedJson(
                    download.contact().value(), download.name(), download.first(), download.last(), download.times());
        }
    }

    // --- for both

    /** Which documents are asked for; names of parameters, each of which may be left out. */
    record Asked(
            @Nullable String folder,
            @Nullable Integer year,
            @Nullable Boolean onlyNew,
            @Nullable String engagement,
            @Nullable String text,
            @Nullable DocumentSort sort) {
        DocumentQuery query() {
            return new DocumentQuery(
                    folder,
                    year,
                    Boolean.TRUE.equals(onlyNew),
                    DocumentJson.engagement(engagement),
                    text,
                    Objects.requireNonNullElse(sort, DocumentSort.LATEST));
        }
    }

    static @Nullable EngagementId engagement(@Nullable String key) {
        return key == null || key.isEmpty() ? null : EngagementController.id(key);
    }

    private static @Nullable String key(@Nullable EngagementId engagement) {
        return engagement == null ? null : engagement.value();
    }
}
