package io.clientportal.spring.pages;

import io.clientportal.documents.DocumentId;
import io.clientportal.documents.Documents;
import io.clientportal.documents.NewDocument;
import io.clientportal.documents.Uploaded;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.PortalException;
import io.clientportal.spring.web.FileForm;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads a form with files as it arrives, and uploads each of them; one that is refused does not hold up the others. */
final class UploadFlow {

    private static final List<String> FIELDS =
            List.of("folder", "other", "year", "engagement", "with", "withEngagement", "tell", "again");

    private final FileForm form;
    private final Documents documents;
    private final Function<DocumentId, Instant> uploadedAt;
    private final Texts t;

    UploadFlow(FileForm form, Documents documents, Function<DocumentId, Instant> uploadedAt, Texts t) {
        this.form = form;
        this.documents = documents;
        this.uploadedAt = uploadedAt;
        this.t = t;
    }

    /** @param audience whom the files are shared with, as the form says once its fields are read */
    List<UploadPanel.Sent> read(Function<FileForm, Readership> audience) throws IOException {
        List<UploadPanel.Sent> sent = new ArrayList<>();
        while (form.next()) {
            String folder = form.field("folder");
            NewDocument document = new NewDocument(
                    form.fileName(),
                    folder.equals(UploadPanel.OTHER) ? form.field("other") : folder,
                    DocumentFilter.year(form.field("year")),
                    DocumentFilter.engagement(form.field("engagement")),
                    audience.apply(form),
                    !form.field("tell").isEmpty(),
                    !form.field("again").isEmpty());
            sent.add(sent(document));
        }
        return sent;
    }

    private UploadPanel.Sent sent(NewDocument document) throws IOException {
        try {
            Uploaded uploaded = documents.upload(document, form.bytes());
            return new UploadPanel.Sent(
                    uploaded.name(),
                    uploaded.id(),
                    uploaded.recognised() ? uploadedAt.apply(uploaded.id()) : null,
                    null);
        } catch (PortalException.Refused e) {
            return new UploadPanel.Sent(document.name(), null, null, t.rule(e.rule()));
        }
    }

    /** What was typed, to be shown once more. */
    Map<String, String> typed() {
        Map<String, String> typed = new HashMap<>();
        FIELDS.forEach(field -> typed.put(field, form.field(field)));
        return typed;
    }
}
