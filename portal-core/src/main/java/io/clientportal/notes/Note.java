package io.clientportal.notes;

import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A note as staff see it.
 *
 * @param engagement the engagement it is about; null where it is about the client
 * @param text 1 to 10,000 characters, in lines
 * @param editedAt when its text was last changed; null where it never was
 * @param readAt when staff first read what a contact wrote; null for the firm's own notes
 * @param everybody whether it is shared with all contacts of the client
 * @param contacts how many contacts are named otherwise
 * @param withEngagement whether whoever sees its engagement sees it
 * @param version changes whenever text or sharing do
 */
public record Note(
        NoteId id,
        @Nullable EngagementId engagement,
        String text,
        Author author,
        Instant at,
        @Nullable Instant editedAt,
        @Nullable Instant readAt,
        boolean everybody,
        int contacts,
        boolean withEngagement,
        Version version) {

    /** Whether it is shared with anybody; who wrote it sees it in any case. */
    public boolean isShared() {
        return everybody || withEngagement || contacts > 0;
    }
}
