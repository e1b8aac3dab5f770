package io.clientportal.signin;

import java.time.Instant;
import java.util.UUID;

/**
 * A key that access tokens are signed with.
 *
 * @param content the key pair, sealed under the firm's key
 * @param signsUntil the first instant at which it signs no new token
 * @param verifiesUntil the first instant at which no token of it is valid any more
 */
public record StoredKey(UUID id, byte[] content, Instant signsUntil, Instant verifiesUntil) {}
