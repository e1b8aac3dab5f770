package io.clientportal.documents;

import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document as staff see it.
 *
 * @param name the file's name, 1 to 255 characters, without a path
 * @param type the media type, told by its content
 * @param size in bytes
 * @param sha256 of all bytes, in hexadecimal; empty where only the host knows them
 * @param folder the document type, 1 to 60 characters
 * @param year the year it is about; null where it is about none
 * @param engagement the engagement it belongs to; null where it belongs to none
 * @param uploadedAt when its last byte had arrived
 * @param everybody whether it is shared with all contacts of the client
 * @param contacts how many contacts are named otherwise
 * @param withEngagement whether whoever sees its engagement sees it
 * @param hold why it is on legal hold and cannot be deleted; null where it is not
 * @param trashed null unless it is in the trash
 * @param inHost whether it lies in the host's own document system, where alone it is filed, deleted and held
 * @param shows whether it has a preview
 * @param version changes whenever staff change any of this
 */
public record Document(
        DocumentId id,
        String name,
        String type,
        long size,
        String sha256,
        String folder,
        @Nullable Integer year,
        @Nullable EngagementId engagement,
        Instant uploadedAt,
        Uploader uploader,
        DocumentState state,
        boolean everybody,
        int contacts,
        boolean withEngagement,
        @Nullable String hold,
        @Nullable Trashed trashed,
        boolean inHost,
        boolean shows,
        Version version) {

    /**
     * That the firm deleted it.
     *
     * @param by the staff member's name as it was then
     * @param until the first instant at which it can no longer be brought back
     */
    public record Trashed(Instant at, String by, String reason, Instant until) {}
}
