package io.clientportal.signin;

import java.time.Instant;

/**
 * A new login e-mail that is to prove itself (ACC-09).
 *
 * @param to the masked address
 * @param until the first instant at which it no longer can
 */
public record AwaitedAddress(String to, Instant until) {}
