package io.clientportal.signin;

import io.clientportal.kernel.ContactId;
import java.time.Instant;
import java.util.UUID;

/**
 * A session as it is stored.
 *
 * @param hash the keyed hash of its secret
 * @param link the link that it came from; revoking that ends it
 * @param firmEpoch the firm's epoch when it began; likewise the contact's
 * @param seenAt when its contact last did something
 * @param endsAt the first instant at which it no longer works, whatever its contact does
 */
public record StoredSession(
        UUID id,
        byte[] hash,
        ContactId contact,
        LinkId link,
        long firmEpoch,
        long contactEpoch,
        Instant beganAt,
        Instant seenAt,
        Instant endsAt) {}
