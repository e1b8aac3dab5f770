package io.clientportal.documents;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the portal keeps of a document. Names, folders and years stand in the clear, for lists search and sort by them.
 *
 * @param no its place among the client's, counted from 1; 0 until all bytes have arrived
 * @param folded the name as searched and sorted
 * @param sha256 of all bytes, in hexadecimal; empty until all have arrived
 * @param uploadedAt when the last byte had arrived; until then when the first did
 * @param staff the staff member who uploaded it; null where a contact did
 * @param contact the contact who uploaded it; null where the firm did
 * @param endedAt when it was deleted or taken back; null where it was not
 * @param held whether it is on legal hold
 * @param checked whether it was looked at for malware
 * @param settled whether it was seen that its contact can no longer take it back
 * @param everybodySince since when it is shared with all contacts of the client; null where it is not
 * @param engagementSince since when it is shared with whoever sees its engagement; null where it is not
 * @param contacts how many contacts are named
 * @param content what is personal, sealed
 */
public record StoredDocument(
        DocumentId id,
        long no,
        String name,
        String folded,
        String type,
        long size,
        String sha256,
        FileKey key,
        String folder,
        @Nullable Integer year,
        @Nullable EngagementId engagement,
        Instant uploadedAt,
        @Nullable StaffId staff,
        @Nullable ContactId contact,
        DocumentState state,
        @Nullable Instant endedAt,
        boolean held,
        boolean checked,
        boolean settled,
        @Nullable Instant everybodySince,
        @Nullable Instant engagementSince,
        int contacts,
        byte[] content,
        Version version) {

    boolean isFirms() {
        return contact == null;
    }

    /** Whether its bytes may be read by whoever sees it. */
    boolean isReadable() {
        return state == DocumentState.AVAILABLE;
    }

    /** Another state of the same document, as the next version. */
    StoredDocument become(DocumentState state, @Nullable Instant endedAt, byte[] content) {
        return next(
                name,
                folded,
                folder,
                year,
                engagement,
                state,
                endedAt,
                held,
                checked,
                everybodySince,
                engagementSince,
                content);
    }

    StoredDocument held(boolean held, byte[] content) {
        return next(
                name,
                folded,
                folder,
                year,
                engagement,
                state,
                endedAt,
                held,
                checked,
                everybodySince,
                engagementSince,
                content);
    }

    /** Looked at for malware, and clean. */
    StoredDocument clean() {
        return next(
                name,
                folded,
                folder,
                year,
                engagement,
                DocumentState.AVAILABLE,
                endedAt,
                held,
                true,
                everybodySince,
                engagementSince,
                content);
    }

    StoredDocument shared(@Nullable Instant everybodySince, @Nullable Instant engagementSince, byte[] content) {
        return next(
                name,
                folded,
                folder,
                year,
                engagement,
                state,
                endedAt,
                held,
                checked,
                everybodySince,
                engagementSince,
                content);
    }

    StoredDocument filed(
            String name,
            String folder,
            @Nullable Integer year,
            @Nullable EngagementId engagement,
            @Nullable Instant engagementSince) {
        return next(
                name,
                DocumentNames.folded(name),
                folder,
                year,
                engagement,
                state,
                endedAt,
                held,
                checked,
                everybodySince,
                engagementSince,
                content);
    }

    private StoredDocument next(
            String name,
            String folded,
            String folder,
            @Nullable Integer year,
            @Nullable EngagementId engagement,
            DocumentState state,
            @Nullable Instant endedAt,
            boolean held,
            boolean checked,
            @Nullable Instant everybodySince,
            @Nullable Instant engagementSince,
            byte[] content) {
        return new StoredDocument(
                id,
                no,
                name,
                folded,
                type,
                size,
                sha256,
                key,
                folder,
                year,
                engagement,
                uploadedAt,
                staff,
                this.contact,
                state,
                endedAt,
                held,
                checked,
                settled,
                everybodySince,
                engagementSince,
                contacts,
                content,
                version.next());
    }
}
