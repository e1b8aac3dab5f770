package io.clientportal.signin;

import java.time.Instant;

/**
 * A code that was asked for. It looks the same whether an e-mail went out or too many had gone out before.
 *
 * @param kind what its link is for, and so where the code is proved
 * @param to the masked address that the code goes to
 * @param until the first instant at which the code no longer works
 */
public record Challenge(ChallengeId id, LinkKind kind, String to, Instant until) {}
