package io.clientportal.signin;

import io.clientportal.kernel.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link that was sent, as the firm sees it. The link itself is known to its recipient alone.
 *
 * @param name the contact's display name
 * @param to the masked address
 * @param until the first instant at which it no longer works, as it stands now
 * @param openedAt when the code was proved first; null while it is unopened
 */
public record Link(
        LinkId id,
        ContactId contact,
        String name,
        String to,
        Target target,
        Instant sentAt,
        LinkState state,
        Instant until,
        @Nullable Instant openedAt) {}
