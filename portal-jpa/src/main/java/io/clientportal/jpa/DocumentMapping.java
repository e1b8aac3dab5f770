package io.clientportal.jpa;

import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentState;
import io.clientportal.documents.DocumentStore.Due;
import io.clientportal.documents.DocumentStore.Facet;
import io.clientportal.documents.DocumentStore.Seen;
import io.clientportal.documents.FileKey;
import io.clientportal.documents.HostPlace;
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

    static @Nullable FileKey file(Row row) {
        String key = row.textOrNull("file_key");
        return key == null ? null : new FileKey(key);
    }

    private static @Nullable HostPlace host(Row row) {
        String key = row.textOrNull("host_key");
        Instant due = row.instantOrNull("host_due");
        return key == null && due == null ? null : new HostPlace(key, row.textOrNull("host_revision"), due);
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
                file(row),
                host(row),
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
