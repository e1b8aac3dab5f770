package io.clientportal.signin;

import io.clientportal.kernel.ContactId;
import java.time.Instant;

/**
 * What became of sending a link: its e-mail is queued. The link itself is never told.
 *
 * @param to the masked address that it goes to
 */
public record SentLink(LinkId id, ContactId contact, String to, Instant at) {}
