package io.clientportal.example.practice.mailbox;

import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Receives the example's mail itself, unless {@code spring.mail.host} names a mail server. */
@Configuration(proxyBeanMethods = false)
@Conditional(MailboxConfig.NoMailServer.class)
class MailboxConfig {

    @Bean
    Mailbox mailbox() {
        return new Mailbox(InstantSource.system());
    }

    @Bean
    JavaMailSender mailSender(Mailbox mailbox) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(mailbox.host());
        sender.setPort(mailbox.port());
        sender.setDefaultEncoding("UTF-8");
        return sender;
    }

    static class NoMailServer extends NoneNestedConditions {
        NoMailServer() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("spring.mail.host")
        static class MailServer {}
    }
}
