package io.clientportal.profile;

import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.kernel.EngagementId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the profile update history (PRO-24).
 *
 * @param at when it happened; for {@link Kind#CHANGED_ELSEWHERE} when the portal noticed
 * @param engagement whose custom fields it was about; null where it was about the client's record
 * @param by who decided, withdrew or edited; empty where unknown
 * @param proposedBy the contact who proposed; empty for the firm's own edits
 * @param source of the firm's own edit; null otherwise
 * @param reason why everything was declined; empty otherwise
 * @param note the reviewer's internal note; empty where there is none
 */
public record HistoryEntry(
        UUID id,
        Instant at,
        Kind kind,
        @Nullable EngagementId engagement,
        String by,
        String proposedBy,
        @Nullable EditSource source,
        String reason,
        String note,
        List<Line> lines) {

    /** What happened. */
    public enum Kind {
        ACCEPTED,
        PARTLY_ACCEPTED,
        DECLINED,
        WITHDRAWN,
        EDITED,
        /** In the host, without the portal being told (PRO-32). */
        CHANGED_ELSEWHERE
    }

    /**
     * One field of an entry.
     *
     * @param proposed what the contact proposed; {@link Value#NONE} for the firm's own edits
     * @param result what became of it; null for edits and withdrawals
     */
    public record Line(
            FieldPath path, String label, Value before, Value proposed, Value after, Outcome.@Nullable Result result) {}
}
