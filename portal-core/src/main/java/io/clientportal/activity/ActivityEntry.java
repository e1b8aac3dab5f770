package io.clientportal.activity;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Journal.KeyHolder;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is stored. Everything personal is in the sealed body; the rest is ids, so that erasing a key leaves
 * the entry provable and empty.
 *
 * @param right the use case, such as {@code profile.submit}
 * @param actorKind staff, contact, visitor or worker
 * @param actorId the actor's id; empty where it has none
 * @param viewedBy the staff member who looked through the contact's eyes
 * @param holder whose key sealed the body
 * @param body sealed JSON: names, before and after, origin
 * @param hash SHA-256 over everything else, the sealed body included
 */
public record ActivityEntry(
        UUID id,
        FirmId firm,
        Instant at,
        String right,
        boolean refused,
        String actorKind,
        String actorId,
        @Nullable String viewedBy,
        @Nullable ClientId client,
        @Nullable ContactId contact,
        String subjectKind,
        String subjectId,
        KeyHolder holder,
        byte[] body,
        byte[] hash) {}
