package io.clientportal.notices;

import io.clientportal.kernel.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail to a contact on the client's timeline (REQ-07).
 *
 * @param name the contact's name
 * @param at when it was queued
 * @param text as sent, with links and codes struck out; null where it was not sent, or a person was erased
 * @param cause why it was not sent, or not yet
 */
public record SentMail(
        NoticeId id,
        NoticeKind kind,
        ContactId contact,
        String name,
        Instant at,
        NoticeState state,
        @Nullable String text,
        @Nullable String cause) {}
