package io.clientportal.example.practice.mailbox;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A mail that arrived. */
record Mail(
        long no,
        Instant at,
        String from,
        String to,
        @Nullable String replyTo,
        String subject,
        String text,
        @Nullable String html) {

    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");

    static Mail of(long no, Instant at, MimeMessage message) throws MessagingException, IOException {
        String text = body(message, "text/plain");
        return new Mail(
                no,
                at,
                addresses(message.getFrom()),
                addresses(message.getRecipients(Message.RecipientType.TO)),
                message.getHeader("Reply-To") == null ? null : addresses(message.getReplyTo()),
                message.getSubject() == null ? "(no subject)" : message.getSubject(),
                text == null ? "" : text,
                body(message, "text/html"));
    }

    /** The text in pieces, so that a page can make links of the web addresses. */
    public List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        Matcher match = WEB_ADDRESS.matcher(text);
        int from = 0;
        while (match.find()) {
            pieces.add(new Piece(text.substring(from, match.start()), false));
            pieces.add(new Piece(match.group(), true));
            from = match.end();
        }
        pieces.add(new Piece(text.substring(from), false));
        return pieces;
    }

    /** A piece of a mail's text. */
    record Piece(String text, boolean isLink) {}

    private static @Nullable String body(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart child = parts.getBodyPart(i);
                String body = body(child, type);
                if (body != null) {
                    return body;
                }
            }
        }
        return null;
    }

    private static String addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? ""
                : Arrays.stream(addresses).map(Mail::decoded).collect(Collectors.joining(", "));
    }

    private static String decoded(Address address) {
        try {
            return MimeUtility.decodeText(address.toString());
        } catch (UnsupportedEncodingException e) {
            return address.toString();
        }
    }
}
