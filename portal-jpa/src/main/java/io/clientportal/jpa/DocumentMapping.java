package io.clientportal.jpa;

import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentState;
import io.clientportal.documents.DocumentStore.Due;
import io.clientportal.documents.DocumentStore.Facet;
import io.clientportal.documents.DocumentStore.Seen;
import io.clientportal.documents.FileKey;
import io.clientportal.documents.StoredDocument;
import io.clientportal.engagements.StoredEngagement;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How documents are read from rows. */
final class DocumentMapping {

    private DocumentMapping() {}

    static Facet facet(Row row) {
        return new Facet(row.text("folder"), year(row));
    }

    private static @Nullable Integer year(Row row) {
        return row.has("for_year") ? Integer.valueOf(Math.toIntExact(row.number("for_year"))) : null;
    }

    private static @Nullable EngagementId engagement(Row row) {
        String key = row.textOrNull("engagement");
        return key == null ? null : new EngagementId(key);
    }

    static StoredDocument document(Row row) {
        String staff = row.textOrNull("by_staff");
        return new StoredDocument(
                new DocumentId(row.uuid("id")),
                row.number("no"),
                row.text("name"),
                row.text("folded"),
                row.text("media_type"),
                row.number("size_bytes"),
                row.text("sha256"),
                new FileKey(row.text("file_key")),
                row.text("folder"),
                year(row),
                engagement(row),
                row.instant("uploaded_at"),
                staff == null ? null : new StaffId(staff),
                row.has("by_contact") ? new ContactId(row.uuid("by_contact")) : null,
                DocumentState.valueOf(row.text("state")),
                row.instantOrNull("ended_at"),
                row.flag("held"),
                row.flag("checked"),
                row.flag("settled"),
                row.instantOrNull("everybody_since"),
                row.instantOrNull("engagement_since"),
                Math.toIntExact(row.number("contacts")),
                row.bytes("content"),
                Version.of(row.number("version")));
    }

    static Seen seen(Row row) {
        StoredDocument document = document(row);
        boolean shared = row.flag("engagement_shared");
        EngagementId engagement = document.engagement();
        Instant since = row.instantOrNull("since");
        return new Seen(
                document,
                since == null ? document.uploadedAt() : since,
                row.flag("downloaded"),
                engagement == null || !shared
                        ? null
                        : new StoredEngagement(
                                engagement,
                                row.number("engagement_no"),
                                false,
                                0,
                                false,
                                row.bytesOrNull("engagement_content"),
                                Version.of(row.number("engagement_version"))));
    }

    static Due due(Row row) {
        return new Due(new FirmId(row.text("firm")), new ClientId(row.text("client")), new DocumentId(row.uuid("id")));
    }
}
