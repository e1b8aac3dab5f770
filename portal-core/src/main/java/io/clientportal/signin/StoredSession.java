package io.clientportal.signin;

import io.clientportal.kernel.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session as it is stored.
 *
 * @param hash the keyed hash of its secret
 * @param link the link that it came from, which ends it when revoked; null where the contact signed in otherwise
 * @param firmEpoch the firm's epoch when it began; likewise the contact's, and that of signing in
 * @param refresh the keyed hash of the one refresh token that is valid; null for a session of pages
 * @param origin where it began, sealed under the contact's key
 * @param seenAt when its contact last did something
 * @param endsAt the first instant at which it no longer works, whatever its contact does
 */
public record StoredSession(
        SessionId id,
        byte[] hash,
        ContactId contact,
        @Nullable LinkId link,
        long firmEpoch,
        long contactEpoch,
        long signInEpoch,
        byte @Nullable [] refresh,
        byte @Nullable [] origin,
        Instant beganAt,
        Instant seenAt,
        Instant endsAt) {}
