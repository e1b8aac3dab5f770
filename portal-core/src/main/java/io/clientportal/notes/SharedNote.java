package io.clientportal.notes;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A note as a contact sees it.
 *
 * @param engagement its engagement, where that is shared with the contact; otherwise null
 * @param engagementName as contacts read it: the external name where there is one (REQ-13); null where there is no
 *     engagement to be seen, or its name cannot be told now
 * @param text 1 to 10,000 characters, in lines
 * @param author the writer's name as it was then (ACC-08)
 * @param firms whether the firm wrote it
 * @param own whether this contact wrote it
 * @param open whether this contact can still change it and take it back: an own one that staff have not read
 * @param editedAt when its text was last changed; null where it never was
 */
public record SharedNote(
        NoteId id,
        ClientId client,
        @Nullable EngagementId engagement,
        @Nullable String engagementName,
        String text,
        String author,
        boolean firms,
        boolean own,
        boolean open,
        Instant at,
        @Nullable Instant editedAt,
        Version version) {

    SharedNote named(@Nullable String engagementName) {
        return new SharedNote(
                id, client, engagement, engagementName, text, author, firms, own, open, at, editedAt, version);
    }
}
