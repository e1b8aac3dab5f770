package io.clientportal.spring;

import io.clientportal.notices.Mail;
import io.clientportal.notices.MailRefused;
import io.clientportal.notices.Mailer;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Hands e-mails to the host's mail server. Only what the server says of one e-mail or its address refuses that e-mail. */
final class SmtpMailer implements Mailer {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    /** Milliseconds to connect, to wait for an answer, and to get something written. */
    private static final Map<String, String> TIME_OUTS =
            Map.of("connectiontimeout", "10000", "timeout", "30000", "writetimeout", "30000");

    private final JavaMailSender sender;
    private final @Nullable String from;

    /** @param from the address for firms without one of their own */
    SmtpMailer(JavaMailSender sender, @Nullable String from) {
        this.sender = sender;
        this.from = from;
        if (sender instanceof JavaMailSenderImpl smtp) {
            giveUpInTime(smtp.getJavaMailProperties());
        }
    }

    private static void giveUpInTime(Properties properties) {
        TIME_OUTS.forEach((name, millis) -> {
            properties.putIfAbsent("mail.smtp." + name, millis);
            properties.putIfAbsent("mail.smtps." + name, millis);
        });
    }

    /** Whether nobody on the way to the mail server reads along; true where this cannot be told. */
    boolean isPrivate() {
        if (!(sender instanceof JavaMailSenderImpl smtp)) {
            return true;
        }
        Properties properties = smtp.getJavaMailProperties();
        return "smtps".equals(smtp.getProtocol())
                || Boolean.parseBoolean(properties.getProperty("mail.smtp.ssl.enable"))
                || Boolean.parseBoolean(properties.getProperty("mail.smtp.starttls.required"));
    }

    @Override
    public void send(Mail mail) {
        try {
            sender.send(message(mail));
        } catch (MailSendException e) {
            throw refused(e);
        } catch (MailParseException | AddressException e) {
            throw new MailRefused(true, "It is no e-mail that can be sent");
        } catch (MessagingException | java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException("The e-mail cannot be written", e);
        }
    }

    @Override
    public void check() {
        if (sender instanceof JavaMailSenderImpl smtp) {
            try {
                smtp.testConnection();
            } catch (MessagingException e) {
                throw new IllegalStateException("The mail server cannot be used", e);
            }
        }
    }

    private MimeMessage message(Mail mail) throws MessagingException, java.io.UnsupportedEncodingException {
        MimeMessage message = sender.createMimeMessage();
        String address = mail.from() == null ? from : mail.from();
        if (address == null) {
            throw new IllegalStateException("No sender is set: portal.mail.from, or the firm's own address");
        }
        message.setFrom(address(address, mail.fromName()));
        message.setRecipient(Message.RecipientType.TO, address(mail.to(), mail.toName()));
        if (mail.replyTo() != null) {
            message.setReplyTo(new InternetAddress[] {address(mail.replyTo(), null)});
        }
        message.setSubject(mail.subject(), UTF_8);
        message.setHeader("Content-Language", mail.language().toLanguageTag());
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeMultipart parts = new MimeMultipart("alternative");
        parts.addBodyPart(part(mail.text(), "plain"));
        parts.addBodyPart(part(mail.html(), "html"));
        message.setContent(parts);
        // The sender keeps one that is there.
        message.setHeader("Message-ID", mail.messageId());
        return message;
    }

    private static MimeBodyPart part(String text, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text.replaceAll("\\R", "\r\n"), UTF_8, kind);
        // Folded by a transfer encoding that no link breaks in.
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /** Strict, so that no address holds a second one. */
    private static InternetAddress address(String address, @Nullable String name)
            throws AddressException, java.io.UnsupportedEncodingException {
        InternetAddress parsed = new InternetAddress(address, true);
        if (name != null && !name.isBlank()) {
            parsed.setPersonal(name, UTF_8);
        }
        return parsed;
    }

    private static RuntimeException refused(MailSendException failure) {
        for (Exception one : failure.getMessageExceptions()) {
            for (Exception e = one; e != null; e = next(e)) {
                int code = code(e);
                if (code >= 400) {
                    return new MailRefused(code >= 500, "The mail server answered " + e.getMessage());
                }
            }
            if (one instanceof SendFailedException) {
                return new MailRefused(false, "The mail server did not take it");
            }
        }
        return failure;
    }

    /** The server's answer to this e-mail or its address; 421 is one to everybody. */
    private static int code(Exception e) {
        int code = e instanceof SMTPAddressFailedException address
                ? address.getReturnCode()
                : e instanceof SMTPSendFailedException send ? send.getReturnCode() : 0;
        return code == 421 ? 0 : code;
    }

    private static @Nullable Exception next(Exception e) {
        return e instanceof MessagingException messaging ? messaging.getNextException() : null;
    }
}
