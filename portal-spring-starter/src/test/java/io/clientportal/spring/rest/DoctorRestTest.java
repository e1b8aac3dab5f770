package io.clientportal.spring.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.kernel.ClientId;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.test.context.TestPropertySource;

/** The actuator's endpoint over HTTP. */
@Tag("SEC-165")
@TestPropertySource(properties = "management.endpoints.web.exposure.include=portaldoctor")
class DoctorRestTest extends RestTest {

    private static final String PATH = "/actuator/portaldoctor";

    @Test
    void tells_whoever_the_host_lets_see_it_what_is_wrong_and_names_nobody() {
        clock.forward(Duration.ofMinutes(1));
        ClientId client = newClient();
        Browser contact = contactOf(client);
        String id = contact.get("/portal/api/v1/me").json().get("contact").asString();
        assertThat(Browser.at(port).get(PATH).status())
                .as("the host's own security guards it")
                .isIn(302, 401);
        assertThat(contact.get(PATH).status()).isIn(302, 401);
        Answer report = petra().get(PATH);
        assertThat(report.status()).as(report.body()).isEqualTo(200);
        assertThat(report.json().get("well").asBoolean()).isFalse();
        assertThat(report.body())
                .contains("\"P-02\"", "\"P-03\"", "\"P-09\"", "\"D-09\"", "\"mend\"")
                .doesNotContain("D-01", "D-03", "D-06", "D-12", "@client.example", "Nora", id, client.value());
    }

    @Test
    void is_not_there_unless_it_is_exposed() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        io.clientportal.spring.PortalAutoConfiguration.class,
                        io.clientportal.spring.PortalMemoryAutoConfiguration.class,
                        io.clientportal.spring.PortalDoctorAutoConfiguration.class,
                        MailSenderAutoConfiguration.class))
                .withPropertyValues("portal.stores=memory")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("portalDoctorEndpoint"));
    }
}
