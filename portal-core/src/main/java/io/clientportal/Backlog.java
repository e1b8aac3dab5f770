package io.clientportal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What waits over all firms: for health checks and metrics.
 *
 * @param requests change requests that wait for their decision
 * @param oldestRequest when the oldest of them was submitted; null where none waits
 * @param mails e-mails that wait to be sent
 * @param deadLetters e-mails that were given up
 */
public record Backlog(long requests, @Nullable Instant oldestRequest, long mails, long deadLetters) {}
