package io.clientportal.spring;

import io.clientportal.notices.Mailer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSender;

/** E-mails leave through the host's {@link JavaMailSender}. */
@AutoConfiguration(
        before = PortalAutoConfiguration.class,
        afterName = "org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration")
@ConditionalOnClass({JavaMailSender.class, jakarta.mail.Message.class})
@ConditionalOnBean(JavaMailSender.class)
public final class PortalMailAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Mailer portalMailer(PortalProperties properties, JavaMailSender sender, Environment environment) {
        @Nullable String from = properties.mail().from();
        return new SmtpMailer(sender, from == null ? environment.getProperty("spring.mail.username") : from);
    }
}
