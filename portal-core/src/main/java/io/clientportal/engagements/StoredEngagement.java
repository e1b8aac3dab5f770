package io.clientportal.engagements;

import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Version;
import org.jspecify.annotations.Nullable;

/**
 * What the portal keeps of an engagement.
 *
 * @param no its place among the client's, counted from 1
 * @param everybody whether it is shared with all contacts of the client
 * @param contacts how many contacts are named otherwise
 * @param takesNotes whether contacts who see it may add notes to it
 * @param content what is personal, sealed; null where the host keeps the engagement
 */
public record StoredEngagement(
        EngagementId id,
        long no,
        boolean everybody,
        int contacts,
        boolean takesNotes,
        byte @Nullable [] content,
        Version version) {}
