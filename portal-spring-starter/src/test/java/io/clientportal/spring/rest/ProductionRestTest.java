package io.clientportal.spring.rest;

import static io.clientportal.spring.rest.Practice.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.kernel.ClientId;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.test.context.TestPropertySource;

/** As in production: secure cookies, limits at the door, health and metrics. */
@TestPropertySource(
        properties = {
            "portal.production=true",
            "portal.accepted=P-09,P-23",
            "portal.keys.current=k1",
            "portal.keys.values.k1=AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=",
            "portal.firms.main.address=https://main.example/portal",
            "portal.firms.main.hosts=localhost",
            "portal.firms.other.address=https://other.example/portal",
            "portal.firms.other.hosts=127.0.0.1",
            "portal.sign-in.per-second=2",
            "portal.sign-in.burst=12"
        })
class ProductionRestTest extends RestTest {

    @Autowired
    HealthIndicator portalHealthIndicator;

    @Autowired
    MeterRegistry meters;

    @Test
    @Tag("SEC-35")
    @Tag("SEC-65")
    void cookies_are_bound_to_this_host_and_https_and_https_is_asked_for() {
        clock.forward(Duration.ofMinutes(1));
        ClientId client = newClient();
        Browser contact = contactOf(client);
        assertThat(contact.cookies).containsOnlyKeys("__Host-portal", "__Host-portal-browser", "__Host-portal-device");
        Answer answer = Browser.at(port).get("/portal/api/v1/session");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .allMatch(cookie -> cookie.startsWith("__Host-") && cookie.contains("Secure"));
        assertThat(answer.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
        assertThat(petra().get("/desk/api/v1/bell").headers().allValues("Strict-Transport-Security"))
                .hasSize(1);
        Browser plain = Browser.at(port);
        plain.cookies.put("portal", contact.cookies.get("__Host-portal"));
        assertThat(plain.get(profile(client)).status()).isEqualTo(401);
    }

    @Test
    @Tag("SEC-12")
    void an_address_that_tries_too_many_links_has_to_wait() {
        clock.forward(Duration.ofMinutes(1));
        String unknown = "/portal/api/v1/links/" + "U".repeat(43);
        for (int i = 0; i < 12; i++) {
            assertThat(Browser.at(port).get(unknown).status()).isEqualTo(404);
        }
        Answer refused = Browser.at(port).get(unknown);
        for (int i = 0; i < 20 && refused.status() == 404; i++) {
            refused = Browser.at(port).get(unknown);
        }
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.problem()).isEqualTo("too-many");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(Browser.at(port).get("/portal/api/v1/session").status()).isEqualTo(200);
        clock.forward(Duration.ofSeconds(2));
        assertThat(Browser.at(port).get(unknown).status()).isEqualTo(404);
    }

    @Test
    void what_waits_is_told_to_health_and_metrics() {
        clock.forward(Duration.ofMinutes(1));
        ClientId client = newClient();
        practice.waiting(contactOf(client), client, "Nora South");
        var health = portalHealthIndicator.health();
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat((long) health.getDetails().get("requestsWaiting")).isPositive();
        assertThat((long) health.getDetails().get("mailsQueued")).isPositive();
        assertThat(meters.get("portal.requests.waiting").gauge().value()).isPositive();
        assertThat(meters.get("portal.requests.oldest.seconds").gauge().value()).isNotNegative();
        assertThat(meters.get("portal.mails.dead").gauge().value()).isZero();
    }
}
