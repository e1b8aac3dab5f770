package io.clientportal.profile;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change request as it is stored: ids and states in the clear, everything personal in the sealed content.
 *
 * @param engagement whose custom fields it is about; null where it is about the client's record
 * @param no its place in the client's queue, counted from 1 and never used twice
 * @param key the idempotency key of the submission (PRO-29); null where none was given
 * @param digest SHA-256 of what was submitted, to tell the same submission from another one with its key
 * @param closedAt when it left the queue; null while it is open
 * @param tryAt when a remote host is to be asked (again); null where no host has to be asked
 * @param content sealed JSON: changes, decisions, notes
 */
public record StoredRequest(
        ChangeRequestId id,
        ClientId client,
        @Nullable EngagementId engagement,
        long no,
        RequestState state,
        ContactId by,
        Instant at,
        @Nullable String key,
        byte[] digest,
        @Nullable Instant closedAt,
        @Nullable Instant tryAt,
        byte[] content,
        Version version) {}
