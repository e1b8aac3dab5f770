package io.clientportal.spring.rest;

import static io.clientportal.spring.rest.Practice.desk;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.kernel.ClientId;
import io.clientportal.notices.MailRefused;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import io.clientportal.spring.host.HostApp;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Letting contacts in, links and e-mails over HTTP. */
class AccessRestTest extends RestTest {

    @Test
    @Tag("SIG-12")
    @Tag("SIG-04")
    void a_link_lets_its_contact_in_until_it_is_revoked() {
        ClientId client = newClient();
        Browser petra = petra();
        String link = practice.link(HostApp.PETRA, client, UUID.randomUUID() + "@client.example");
        assertThat(petra.get(desk(client) + "/contacts")
                        .json()
                        .get("items")
                        .get(0)
                        .get("state")
                        .asString())
                .isEqualTo("LET_IN");
        Browser contact = practice.signIn(HostApp.PETRA, link);
        Answer links = petra.get(desk(client) + "/links");
        assertThat(links.json().get("items").get(0).get("state").asString()).isEqualTo("OPENED");
        assertThat(links.body()).doesNotContain(link);
        String id = links.json().get("items").get(0).get("id").asString();
        assertThat(petra.send("DELETE", desk(client) + "/links/" + id, "").status())
                .isEqualTo(204);
        assertThat(contact.get(Practice.profile(client)).status()).isEqualTo(401);
        assertThat(Browser.at(port).get("/portal/api/v1/links/" + link).status())
                .isEqualTo(404);
    }

    @Test
    @Tag("ACC-16")
    void an_address_that_is_taken_is_refused() {
        Browser petra = petra();
        String json =
                "{\"name\":\"Nora\",\"email\":\"" + UUID.randomUUID() + "@client.example\",\"areas\":[\"PROFILE\"]}";
        assertThat(petra.post(desk(newClient()) + "/contacts", json).status()).isEqualTo(201);
        assertThat(petra.post(desk(newClient()) + "/contacts", json).problem()).isEqualTo("address-taken");
        assertThat(petra.post(
                                desk(newClient()) + "/contacts",
                                "{\"name\":\"N\",\"email\":\"a@b@c\",\"areas\":[\"PROFILE\"]}")
                        .problem())
                .isEqualTo("not-an-address");
        assertThat(petra.post(
                                desk(newClient()) + "/contacts",
                                "{\"name\":\"N\",\"email\":\"n@c.example\",\"areas\":[\"ALL\"]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    @Tag("MAI-03")
    @Tag("SEC-127")
    void a_refused_email_is_found_with_its_cause_and_tried_again() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        mailer.server(mail -> {
            throw new MailRefused(true, "550 no such person");
        });
        practice.waiting(contact, client, "Nora South");
        portal.work();
        mailer.server(mail -> {});
        Browser petra = petra();
        assertThat(petra.get("/desk/api/v1/outbox").json().get("dead").asInt()).isPositive();
        Answer dead = petra.get("/desk/api/v1/outbox/dead-letters");
        assertThat(dead.body()).contains("550 no such person");
        String id = dead.json().get("items").get(0).get("id").asString();
        assertThat(petra.post("/desk/api/v1/outbox/dead-letters/" + id + "/retry", "")
                        .status())
                .isEqualTo(204);
        int sent = mailer.sent().size();
        portal.work();
        assertThat(mailer.sent()).hasSize(sent + 1);
    }
}
