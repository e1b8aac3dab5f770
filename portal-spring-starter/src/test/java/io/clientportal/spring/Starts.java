package io.clientportal.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.Everybody;
import io.clientportal.kernel.StaffBook;
import io.clientportal.spring.rest.PortalRestAutoConfiguration;
import io.clientportal.spring.web.PortalSecurityAutoConfiguration;
import io.clientportal.spring.web.PortalWebAutoConfiguration;
import java.util.Base64;
import java.util.UUID;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;

/** A host as it starts, in production and elsewhere. */
abstract class Starts {

    static final String KEY = Base64.getEncoder().encodeToString(new byte[] {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
        31, 32
    });

    final WebApplicationContextRunner bare = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DispatcherServletAutoConfiguration.class,
                    WebMvcAutoConfiguration.class,
                    SecurityAutoConfiguration.class,
                    ServletWebSecurityAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    MailSenderAutoConfiguration.class,
                    PortalAutoConfiguration.class,
                    PortalJpaAutoConfiguration.class,
                    PortalMemoryAutoConfiguration.class,
                    PortalFilesAutoConfiguration.class,
                    PortalMailAutoConfiguration.class,
                    PortalHealthAutoConfiguration.class,
                    PortalMetricsAutoConfiguration.class,
                    PortalWebAutoConfiguration.class,
                    PortalSecurityAutoConfiguration.class,
                    PortalRestAutoConfiguration.class));

    /** Everything as a production start wants it, but the staff. */
    final WebApplicationContextRunner unstaffed = bare.withPropertyValues(
            "portal.production=true",
            "portal.firms.main.name=Main",
            "portal.firms.main.address=https://main.example/portal",
            "portal.keys.current=k1",
            "portal.keys.values.k1=" + KEY,
            "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
            "portal.files.directory=target/startup-files",
            "portal.files.clamd=clamav.example:3310",
            "spring.mail.host=mail.example",
            "spring.mail.properties.mail.smtp.starttls.required=true");

    final WebApplicationContextRunner sound = unstaffed.withUserConfiguration(Staffed.class);

    @Configuration(proxyBeanMethods = false)
    static class Staffed {
        @Bean
        StaffBook staffBook() {
            return new Everybody();
        }
    }

    /** An own database: what an earlier start has stored would count. */
    static String database() {
        return "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    static void refused(WebApplicationContextRunner start, String finding) {
        refusedOnThis(start.withPropertyValues(database()), finding);
    }

    static void refusedOnThis(WebApplicationContextRunner start, String finding) {
        start.run(context -> {
            assertThat(context).hasFailed();
            String message = String.valueOf(NestedExceptionUtils.getMostSpecificCause(context.getStartupFailure())
                    .getMessage());
            assertThat(message).contains("\n" + finding + " ");
            assertThat(message.split("\nP-")).hasSize(2);
        });
    }
}
