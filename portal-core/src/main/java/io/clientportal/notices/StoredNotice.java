package io.clientportal.notices;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.StaffId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice as it is stored: ids and states in the clear, everything personal sealed under the client's key and the
 * contact's, so that erasing either has erased it.
 *
 * @param contact whom it is mailed to; null for a bell
 * @param staff whose bell it rings; null for an e-mail, or for all who reach the client and may review
 * @param epoch the contact's epoch when it was queued; 0 for a bell
 * @param reference the id of the thing it is about
 * @param details sealed JSON: what the template needs
 * @param secret likewise, what opens a door; null once the notice is out of the queue
 * @param text the e-mail as sent, sealed, with links and codes struck out; null before
 * @param due when it may be sent or tried again; the end of the lease while a worker has it
 * @param expires when sending is given up
 * @param attempts how often a worker took it
 * @param fence rises whenever a worker takes it, so that one that lost its lease marks nothing
 * @param cause why it was cancelled, given up, or failed the last time; without addresses and secrets
 */
public record StoredNotice(
        NoticeId id,
        NoticeKind kind,
        @Nullable ClientId client,
        @Nullable ContactId contact,
        @Nullable StaffId staff,
        long epoch,
        String reference,
        byte @Nullable [] details,
        byte @Nullable [] secret,
        byte @Nullable [] text,
        Instant at,
        NoticeState state,
        Instant due,
        Instant expires,
        int attempts,
        long fence,
        @Nullable String cause) {}
