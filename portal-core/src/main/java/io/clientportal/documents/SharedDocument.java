package io.clientportal.documents;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document as a contact sees it.
 *
 * @param name the file's name, 1 to 255 characters, without a path
 * @param type the media type, told by its content
 * @param size in bytes
 * @param folder the document type
 * @param year the year it is about; null where it is about none
 * @param engagement its engagement, where that is shared with the contact; otherwise null
 * @param engagementName as contacts read it: the external name where there is one (REQ-13); null where there is no
 *     engagement to be seen, or its name cannot be told now
 * @param uploadedAt when its last byte had arrived
 * @param own whether this contact uploaded it
 * @param state {@link DocumentState#AVAILABLE}, or {@link DocumentState#CHECKING} for an own one
 * @param isNew whether it is New to this contact (DOC-01)
 * @param takeBackUntil the first instant at which this contact can no longer take it back; null where it cannot now
 * @param shows whether it has a preview
 */
public record SharedDocument(
        DocumentId id,
        ClientId client,
        String name,
        String type,
        long size,
        String folder,
        @Nullable Integer year,
        @Nullable EngagementId engagement,
        @Nullable String engagementName,
        Instant uploadedAt,
        Uploader uploader,
        boolean own,
        DocumentState state,
        boolean isNew,
        @Nullable Instant takeBackUntil,
        boolean shows) {}
