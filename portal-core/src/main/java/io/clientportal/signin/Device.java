package io.clientportal.signin;

import io.clientportal.kernel.ClientId;
import java.time.Instant;

/**
 * A device that a share link is bound to (SIG-04). It never signs in alone.
 *
 * @param id the latest link that opens on it
 * @param client the client that this link is about
 * @param links how many links open on it
 * @param boundAt when the first of them was opened
 * @param until the first instant at which the latest no longer works
 * @param own whether it is the one that asks
 */
public record Device(LinkId id, ClientId client, int links, Instant boundAt, Instant until, boolean own) {}
