package io.clientportal.spring.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.kernel.ClientId;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The main job over HTTP: a contact proposes, staff review and apply. */
class ProfileRestTest extends RestTest {

    @Test
    @Tag("PRO-06")
    @Tag("PRO-14")
    void a_contact_proposes_and_staff_review_and_apply() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        Answer form = contact.get(Practice.profile(client));
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.body()).contains("Nora North").doesNotContain("credit_rating", "doubtful-c");

        Answer proposal = contact.post(
                Practice.profile(client) + "/proposals",
                "{\"values\":{\"name\":\"Nora South\",\"occupation\":\"Baker\"}}",
                "If-Match",
                form.header("ETag"));
        assertThat(proposal.status()).as(proposal.body()).isEqualTo(201);
        assertThat(proposal.json().get("state").asString()).isEqualTo("waiting");
        assertThat(proposal.json().get("fields")).hasSize(1);

        Browser petra = petra();
        Answer bell = petra.get("/desk/api/v1/bell");
        assertThat(bell.status()).as(bell.body()).isEqualTo(200);
        assertThat(bell.json().get("unread").asInt()).isPositive();
        JsonNode queue = petra.get(Practice.desk(client) + "/requests").json().get("items");
        assertThat(queue).hasSize(1);
        String request =
                Practice.desk(client) + "/requests/" + queue.get(0).get("id").asString();
        Answer review = petra.get(request);
        assertThat(review.json().get("fields").get(0).get("proposed").asString())
                .isEqualTo("Nora South");

        Answer decided = petra.send(
                "PATCH",
                request + "/decisions",
                "{\"decisions\":[{\"path\":\"name\",\"verdict\":\"ACCEPT\"}]}",
                "If-Match",
                review.header("ETag"));
        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
        Answer applied = petra.post(request + "/apply", "{\"message\":\"Thank you\"}");
        assertThat(applied.status()).as(applied.body()).isEqualTo(200);
        assertThat(applied.json().get("state").asString()).isEqualTo("APPLIED");

        assertThat(petra.get(Practice.desk(client) + "/record")
                        .json()
                        .get("values")
                        .get("name")
                        .asString())
                .isEqualTo("Nora South");
        assertThat(petra.get(Practice.desk(client) + "/history").json().get("items"))
                .hasSize(1);
        assertThat(petra.get(Practice.desk(client) + "/activity").body()).contains("profile.apply", "Petra Partner");
        assertThat(contact.get(Practice.profile(client) + "/proposals").body()).contains("ACCEPTED");
    }
}
