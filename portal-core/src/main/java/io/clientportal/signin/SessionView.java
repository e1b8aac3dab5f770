package io.clientportal.signin;

import java.time.Instant;

/**
 * A session as the contact and the firm see it (SIG-08).
 *
 * @param browser what it began in, as that called itself; empty where unknown
 * @param address the network address it began from; empty where unknown
 * @param tokens whether it is an application's, by tokens, and not a browser's
 * @param seenAt when the contact last did something
 * @param endsAt the first instant at which it no longer works, whatever the contact does
 * @param own whether it is the one that asks
 */
public record SessionView(
        SessionId id,
        String browser,
        String address,
        boolean tokens,
        Instant beganAt,
        Instant seenAt,
        Instant endsAt,
        boolean own) {}
