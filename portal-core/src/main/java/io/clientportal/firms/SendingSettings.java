package io.clientportal.firms;

import org.jspecify.annotations.Nullable;

/**
 * How the firm's e-mails are sent.
 *
 * @param from the firm's own address; null for the address that the mail server was set up with
 * @param replyTo where answers go; null for the sender
 */
public record SendingSettings(
        @Nullable String from, @Nullable String replyTo) {

    public static final SendingSettings DEFAULT = new SendingSettings(null, null);
}
