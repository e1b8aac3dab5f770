package io.clientportal.notes;

import io.clientportal.engagements.Shareable;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the portal keeps of a note.
 *
 * @param no its place among the client's, counted from 1; the store gives it
 * @param staff the staff member who wrote it; null where a contact did
 * @param contact the contact who wrote it; null where the firm did
 * @param readAt when staff first read what a contact wrote; null where they did not, and for the firm's own
 * @param everybody whether it is shared with all contacts of the client
 * @param withEngagement whether it is shared with whoever sees its engagement
 * @param contacts how many contacts are named
 * @param content text and name, sealed
 */
public record StoredNote(
        NoteId id,
        long no,
        @Nullable EngagementId engagement,
        @Nullable StaffId staff,
        @Nullable ContactId contact,
        Instant at,
        @Nullable Instant editedAt,
        @Nullable Instant readAt,
        boolean everybody,
        boolean withEngagement,
        int contacts,
        byte[] content,
        Version version)
        implements Shareable {

    /** Whether a contact wrote it and staff have not read it. */
    public boolean isUnread() {
        return contact != null && readAt == null;
    }

    /** With another text, as the next version. */
    StoredNote written(byte[] content, Instant now) {
        return copy(now, readAt, everybody, withEngagement, content, version.next());
    }

    /** Shared otherwise, as the next version. */
    StoredNote shared(boolean everybody, boolean withEngagement) {
        return copy(editedAt, readAt, everybody, withEngagement, content, version.next());
    }

    /** Read by staff, where a contact wrote it and nobody has. */
    public StoredNote read(Instant now) {
        return isUnread() ? copy(editedAt, now, everybody, withEngagement, content, version) : this;
    }

    private StoredNote copy(
            @Nullable Instant editedAt,
            @Nullable Instant readAt,
            boolean everybody,
            boolean withEngagement,
            byte[] content,
            Version version) {
        return new StoredNote(
                id,
                no,
                engagement,
                staff,
                contact,
                at,
                editedAt,
                readAt,
                everybody,
                withEngagement,
                contacts,
                content,
                version);
    }
}
