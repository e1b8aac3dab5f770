package io.clientportal.activity;

import io.clientportal.kernel.ClientId;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the activity log as a staff member reads it. Values of fields that this member does not see are left out.
 *
 * @param right the use case, such as {@code profile.propose}
 * @param actorKind {@code staff}, {@code contact}, {@code visitor} or {@code worker}
 * @param actor the actor's name; empty where it has none or was erased
 * @param viewer the staff member who looked through the contact's eyes, if one did
 * @param subjectId the id of what it is about; empty where that is a client out of reach
 * @param before what was, as plain JSON values by field path
 * @param after what is, likewise
 * @param details what else proves it
 * @param address the network address it came from, where known
 * @param device the device it came from, where known
 * @param request the id of the request, where known
 * @param erased whether the person was erased: who did what when stays, everything personal is gone
 * @param intact whether the entry is the one that was written, as its hash tells
 */
public record ActivityView(
        UUID id,
        Instant at,
        String right,
        boolean refused,
        String actorKind,
        String actorId,
        String actor,
        @Nullable String viewer,
        @Nullable ClientId client,
        String subjectKind,
        String subjectId,
        Map<String, Object> before,
        Map<String, Object> after,
        Map<String, Object> details,
        @Nullable String address,
        @Nullable String device,
        @Nullable String request,
        boolean erased,
        boolean intact) {

    /** What was done, in words; in English where there is no such language. */
    public String text(Locale language) {
        return ActivityWords.of(right, refused, language);
    }
}
