package io.clientportal.signin;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link as it is stored.
 *
 * @param no counts the links of one contact, client and target, so that a later one ends an earlier unopened one
 * @param hash the keyed hash of its secret
 * @param opensUntil the first instant at which it can no longer be opened for the first time
 * @param livesUntil the first instant at which it no longer works where it was opened
 * @param firmEpoch the firm's epoch when it was sent; likewise the contact's and the grant's
 * @param device the keyed hash of the device it is bound to; null while it is unopened
 */
public record StoredLink(
        LinkId id,
        ContactId contact,
        ClientId client,
        Target target,
        long no,
        byte[] hash,
        Instant sentAt,
        Instant opensUntil,
        Instant livesUntil,
        long firmEpoch,
        long contactEpoch,
        long grantEpoch,
        byte @Nullable [] device,
        @Nullable Instant openedAt,
        @Nullable Instant revokedAt) {}
