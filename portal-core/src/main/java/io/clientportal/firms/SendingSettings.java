package io.clientportal.firms;

import java.util.regex.Pattern;
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

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@,;:<>()\\[\\]\"\\\\\\p{Cntrl}]+@[^\\s@,;:<>()\\[\\]\"\\\\\\p{Cntrl}]+");

    public SendingSettings {
        require(from);
        require(replyTo);
    }

    /** Whether the text is one plain address: nothing in it can add a recipient or a header. */
    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    private static void require(@Nullable String address) {
        if (address != null && (address.length() > 254 || !isAddress(address))) {
            throw new IllegalArgumentException("This is not an e-mail address");
        }
    }
}
