package io.clientportal.documents;

import io.clientportal.engagements.Shareable;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the portal keeps of a document. Names, folders and years stand in the clear, for lists search and sort by them.
 *
 * @param no its place among the client's, counted from 1; 0 until all bytes have arrived
 * @param folded the name as searched and sorted
 * @param sha256 of all bytes, in hexadecimal; empty until all have arrived, and where the host's file is not known to be
 *     the one that was uploaded
 * @param key where its bytes lie in the portal's store; null where they lie with the host alone
 * @param host that it belongs into the host's own document system; null where the portal keeps it
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
        @Nullable FileKey key,
        @Nullable HostPlace host,
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
        Version version)
        implements Shareable {

    @Override
    public Area area() {
        return Area.DOCUMENTS;
    }

    boolean isFirms() {
        return contact == null;
    }

    /** Where its bytes lie in the portal's store, where they do. */
    FileKey file() {
        return Objects.requireNonNull(key);
    }

    /** The host's key, where it was handed over or the host listed it. */
    @Nullable
    String hostKey() {
        return host == null ? null : host.key();
    }

    /** What changes whenever its bytes do: their hash, or what the host says of them. */
    String etag() {
        String hostKey = hostKey();
        if (host == null || hostKey == null) {
            return sha256;
        }
        String told = hostKey + '\0' + Objects.requireNonNullElse(host.revision(), "") + '\0' + size;
        return HexFormat.of().formatHex(Pieces.digest().digest(told.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether its bytes may be read by whoever sees it. */
    boolean isReadable() {
        return state == DocumentState.AVAILABLE;
    }

    /** Another state of the same document, as the next version. */
    StoredDocument become(DocumentState state, @Nullable Instant endedAt, byte[] content) {
        return next(next -> {
            next.state = state;
            next.endedAt = endedAt;
            next.content = content;
        });
    }

    StoredDocument held(boolean held, byte[] content) {
        return next(next -> {
            next.held = held;
            next.content = content;
        });
    }

    /** Looked at for malware, and clean. */
    StoredDocument clean() {
        return next(next -> {
            next.state = DocumentState.AVAILABLE;
            next.checked = true;
        });
    }

    StoredDocument shared(@Nullable Instant everybodySince, @Nullable Instant engagementSince, byte[] content) {
        return next(next -> {
            next.everybodySince = everybodySince;
            next.engagementSince = engagementSince;
            next.content = content;
        });
    }

    StoredDocument filed(
            String name,
            String folder,
            @Nullable Integer year,
            @Nullable EngagementId engagement,
            @Nullable Instant engagementSince) {
        return next(next -> {
            next.name = name;
            next.folded = DocumentNames.folded(name);
            next.folder = folder;
            next.year = year;
            next.engagement = engagement;
            next.engagementSince = engagementSince;
        });
    }

    private StoredDocument next(Consumer<Next> change) {
        Next next = new Next();
        change.accept(next);
        return new StoredDocument(
                id,
                no,
                next.name,
                next.folded,
                type,
                size,
                sha256,
                key,
                host,
                next.folder,
                next.year,
                next.engagement,
                uploadedAt,
                staff,
                contact,
                next.state,
                next.endedAt,
                next.held,
                next.checked,
                settled,
                next.everybodySince,
                next.engagementSince,
                contacts,
                next.content,
                version.next());
    }

    /** What may change from one version to the next. */
    private final class Next {
        String name = StoredDocument.this.name;
        String folded = StoredDocument.this.folded;
        String folder = StoredDocument.this.folder;

        @Nullable
        Integer year = StoredDocument.this.year;

        @Nullable
        EngagementId engagement = StoredDocument.this.engagement;

        DocumentState state = StoredDocument.this.state;

        @Nullable
        Instant endedAt = StoredDocument.this.endedAt;

        boolean held = StoredDocument.this.held;
        boolean checked = StoredDocument.this.checked;

        @Nullable
        Instant everybodySince = StoredDocument.this.everybodySince;

        @Nullable
        Instant engagementSince = StoredDocument.this.engagementSince;

        byte[] content = StoredDocument.this.content;
    }
}
