package io.clientportal.notices;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail ready to go, to exactly one recipient. No part holds a control character but the line breaks of the two
 * bodies.
 *
 * @param messageId the Message-ID header with its angle brackets, the same at every try
 * @param from the firm's own address; null for the address that the mail server was set up with
 * @param fromName the firm's name, to be encoded as a display name
 * @param replyTo where answers go; null for the sender
 * @param to one address
 * @param text the body as plain text
 * @param html the same as a whole HTML document that loads nothing
 */
public record Mail(
        NoticeId id,
        String messageId,
        @Nullable String from,
        String fromName,
        @Nullable String replyTo,
        String to,
        String toName,
        String subject,
        String text,
        String html,
        Locale language) {

    /** Without the bodies, which may hold a link or a code. */
    @Override
    public String toString() {
        return "Mail " + messageId;
    }
}
