package io.clientportal.example.practice.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

class MailboxTest {

    private final Mailbox mailbox = new Mailbox(InstantSource.fixed(Instant.EPOCH));

    @AfterEach
    void close() {
        mailbox.close();
    }

    @Test
    void aMailSentOverSmtpArrivesWithTextAndHtmlNewestFirst() throws Exception {
        send("First", "Zoë <zoe@example.com>", "Plain", "<p>Fine</p>");
        send("Grüße", "\"Müller, Jürgen\" <j@example.com>", "See https://x.example/l/abc.\nBye", "<p>See</p>");

        assertThat(mailbox.mails()).extracting(Mail::subject).containsExactly("Grüße", "First");
        Mail mail = mailbox.mails().get(0);
        assertThat(mail.to()).contains("Müller, Jürgen").contains("j@example.com");
        assertThat(mail.html()).contains("<p>See</p>");
        assertThat(mail.pieces())
                .filteredOn(Mail.Piece::isLink)
                .extracting(Mail.Piece::text)
                .containsExactly("https://x.example/l/abc");
    }

    @Test
    void aMailServerOfTheReadersOwnTakesItsPlace() {
        ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(MailboxConfig.class);

        runner.run(context -> assertThat(context).hasSingleBean(Mailbox.class).hasSingleBean(JavaMailSender.class));
        runner.withPropertyValues("spring.mail.host=mail.example")
                .run(context -> assertThat(context).doesNotHaveBean(Mailbox.class));
    }

    private void send(String subject, String to, String text, String html) throws Exception {
        JavaMailSender sender = new MailboxConfig().mailSender(mailbox);
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper mail = new MimeMessageHelper(message, true, "UTF-8");
        mail.setFrom("office@birch.example", "Birch & Partners");
        mail.setTo(to);
        mail.setSubject(subject);
        mail.setText(text, html);
        sender.send(message);
    }
}
