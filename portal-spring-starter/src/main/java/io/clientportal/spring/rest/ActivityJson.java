package io.clientportal.spring.rest;

import io.clientportal.activity.ActivityView;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the activity log.
 *
 * @param right the use case, such as {@code profile.propose}
 * @param text the same in words
 * @param erased whether the person was erased, and with it everything personal
 * @param intact whether it is the entry that was written
 */
record ActivityJson(
        UUID id,
        Instant at,
        String right,
        String text,
        boolean refused,
        String actorKind,
        String actorId,
        String actor,
        @Nullable String viewer,
        @Nullable String client,
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

    static ActivityJson of(ActivityView entry, Locale language) {
        return new ActivityJson(
                entry.id(),
                entry.at(),
                entry.right(),
                entry.text(language),
                entry.refused(),
                entry.actorKind(),
                entry.actorId(),
                entry.actor(),
                entry.viewer(),
                NoticeController.key(entry.client()),
                entry.subjectKind(),
                entry.subjectId(),
                entry.before(),
                entry.after(),
                entry.details(),
                entry.address(),
                entry.device(),
                entry.request(),
                entry.erased(),
                entry.intact());
    }
}
