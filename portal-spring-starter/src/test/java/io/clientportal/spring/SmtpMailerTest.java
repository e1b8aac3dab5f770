package io.clientportal.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.clientportal.notices.Mail;
import io.clientportal.notices.MailRefused;
import io.clientportal.notices.NoticeId;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** E-mails over a real SMTP server. */
class SmtpMailerTest {

    private static final String LINK = "https://main.example/portal/l/" + "aB3-_".repeat(8) + "xyz";

    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, null, ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        SERVER.start();
    }

    @AfterEach
    void stop() {
        SERVER.stop();
    }

    private static JavaMailSenderImpl sender(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        return sender;
    }

    private static Mail mail(String to, String toName, String subject) {
        return new Mail(
                new NoticeId(UUID.randomUUID()),
                "<m1@main.example>",
                "firm@main.example",
                "Müller & Söhne, Anwälte",
                "petra@main.example",
                to,
                toName,
                subject,
                "Open " + LINK + "\n\nÄ long line " + "x".repeat(500) + "\n",
                "<p>Open <a href=\"" + LINK + "\">the portal</a></p>",
                Locale.GERMAN);
    }

    @Test
    @Tag("MAI-04")
    @Tag("MAI-01")
    @Tag("SEC-17")
    void an_email_arrives_as_text_and_html_with_its_id_and_the_link_bit_for_bit() throws Exception {
        new SmtpMailer(sender(SERVER.getSmtp().getPort()), null)
                .send(mail("nora@client.example", "Nora", "Ihr Zugang"));
        MimeMessage message = SERVER.getReceivedMessages()[0];
        assertThat(message.getMessageID()).isEqualTo("<m1@main.example>");
        assertThat(message.getHeader("From", null)).contains("firm@main.example");
        assertThat(message.getFrom()[0].toString()).contains("firm@main.example");
        assertThat(message.getReplyTo()[0]).hasToString("petra@main.example");
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContent().toString().lines()).contains("Open " + LINK);
        assertThat(parts.getBodyPart(1).getContent().toString()).contains("href=\"" + LINK + "\"");
    }

    @Test
    @Tag("SEC-128")
    void no_name_subject_or_address_adds_a_header_or_a_recipient() throws Exception {
        SmtpMailer mailer = new SmtpMailer(sender(SERVER.getSmtp().getPort()), null);
        mailer.send(
                mail("nora@client.example", "Nora\r\nBcc: evil@evil.example, X <y@evil.example>", "Hello, Bcc: a@b"));
        MimeMessage message = SERVER.getReceivedMessages()[0];
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(GreenMailUtil.getHeaders(message)).doesNotContain("\nBcc:");
        for (String to : new String[] {"a@b.example, c@d.example", "a@b.example\r\nBcc: c@d.example", "no address"}) {
            assertThatThrownBy(() -> mailer.send(mail(to, "N", "S")))
                    .isInstanceOfSatisfying(
                            MailRefused.class,
                            refused -> assertThat(refused.permanent()).isTrue());
        }
    }

    @Test
    @Tag("MAI-03")
    void a_server_that_cannot_be_reached_refuses_no_email() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        SmtpMailer mailer = new SmtpMailer(sender(closed), null);
        assertThatThrownBy(() -> mailer.send(mail("nora@client.example", "Nora", "S")))
                .isNotInstanceOf(MailRefused.class);
    }

    @Test
    @Tag("SEC-129")
    void a_server_that_says_nothing_is_given_up_in_time() {
        JavaMailSenderImpl sender = sender(SERVER.getSmtp().getPort());
        SmtpMailer mailer = new SmtpMailer(sender, null);
        assertThat(sender.getJavaMailProperties())
                .containsEntry("mail.smtp.connectiontimeout", "10000")
                .containsEntry("mail.smtp.timeout", "30000")
                .containsEntry("mail.smtp.writetimeout", "30000");
        assertThat(mailer.isPrivate()).isFalse();
    }

    @Test
    @Tag("SEC-129")
    void a_server_that_accepts_and_says_nothing_holds_no_email_and_no_refusal() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            JavaMailSenderImpl sender = sender(silent.getLocalPort());
            // The host's own time-out stays, where it has set one.
            sender.getJavaMailProperties().put("mail.smtp.timeout", "200");
            SmtpMailer mailer = new SmtpMailer(sender, null);
            assertThat(sender.getJavaMailProperties()).containsEntry("mail.smtp.timeout", "200");

            long began = System.nanoTime();
            assertThatThrownBy(() -> mailer.send(mail("nora@client.example", "Nora", "Hello")))
                    .isNotInstanceOf(MailRefused.class)
                    .hasStackTraceContaining("SocketTimeoutException");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    @Tag("SEC-165")
    void asking_whether_the_server_can_be_used_sends_nothing() throws Exception {
        SmtpMailer mailer = new SmtpMailer(sender(SERVER.getSmtp().getPort()), null);
        mailer.check();
        assertThat(SERVER.getReceivedMessages()).isEmpty();
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        assertThatThrownBy(() -> new SmtpMailer(sender(closed), null).check())
                .isInstanceOf(IllegalStateException.class);
    }
}
