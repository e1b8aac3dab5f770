package io.clientportal.signin;

import io.clientportal.kernel.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A challenge as it is stored.
 *
 * @param browser the keyed hash of the secret of the browser that began it
 * @param signInEpoch the contact's epoch of signing in when it began: a new password ends it
 * @param code the keyed hash of its latest code; null where none was sent
 * @param codeUntil the first instant at which that code no longer works
 * @param tries how many codes were tried
 * @param sends how many codes were asked for
 * @param usedAt when the right code was proved
 */
public record StoredChallenge(
        ChallengeId id,
        LinkId link,
        ContactId contact,
        byte[] browser,
        long signInEpoch,
        byte @Nullable [] code,
        Instant codeUntil,
        int tries,
        int sends,
        Instant beganAt,
        @Nullable Instant usedAt) {}
