package io.clientportal.signin;

import io.clientportal.kernel.ContactId;
import java.time.Instant;

/**
 * What became of an invitation: its e-mail is queued. The link itself is never told.
 *
 * @param to the masked address that it goes to
 * @param until the first instant at which it can no longer be accepted
 */
public record SentInvitation(ContactId contact, String to, Instant until) {}
