package io.clientportal.notices;

import io.clientportal.kernel.ClientId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail that was given up.
 *
 * @param client the client it is about, if any
 * @param name of the contact it was meant for
 * @param email where it was to go
 * @param at when it was queued
 * @param cause why, without secrets
 * @param retryable whether it can be tried again; a link or a code cannot, it has to be sent anew
 */
public record DeadLetter(
        NoticeId id,
        NoticeKind kind,
        @Nullable ClientId client,
        String name,
        String email,
        Instant at,
        int attempts,
        String cause,
        boolean retryable) {}
