package io.clientportal.spring.rest;

import static io.clientportal.spring.rest.Practice.desk;
import static io.clientportal.spring.rest.Practice.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.kernel.ClientId;
import io.clientportal.profile.EditSource;
import io.clientportal.profile.Profile;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import io.clientportal.spring.host.HostApp;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reviewing over HTTP: order, versions, reasons. */
class ReviewRestTest extends RestTest {

    private static final String ACCEPT_NAME = "{\"decisions\":[{\"path\":\"name\",\"verdict\":\"ACCEPT\"}]}";

    @Test
    @Tag("PRO-10")
    @Tag("SEC-93")
    void only_the_oldest_request_can_be_decided_and_the_next_is_compared_with_the_new_record() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        String first = desk(client) + "/requests/" + practice.waiting(contact, client, "Nora One");
        String second = desk(client) + "/requests/"
                + Practice.propose(
                                contact,
                                client,
                                "{\"shown\":{\"name\":\"Nora One\"},\"values\":{\"name\":\"Nora Two\"}}")
                        .json()
                        .get("id")
                        .asString();
        Browser petra = petra();
        String tag = petra.get(second).header("ETag");
        Answer early = petra.send("PATCH", second + "/decisions", ACCEPT_NAME, "If-Match", tag);
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.problem()).isEqualTo("not-the-oldest");
        petra.post(first + "/accept-rest", "", "If-Match", tag);
        assertThat(petra.post(first + "/apply", "{}").status()).isEqualTo(200);
        assertThat(petra.get(second).json().get("fields").get(0).get("current").asString())
                .isEqualTo("Nora One");
        assertThat(petra.get(second).json().get("fields").get(0).get("stale").asBoolean())
                .isFalse();
    }

    @Test
    @Tag("PRO-15")
    @Tag("SEC-91")
    void a_decision_on_an_earlier_record_is_refused_at_apply_and_kept() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        String request = desk(client) + "/requests/" + practice.waiting(contact, client, "Nora One");
        Browser petra = petra();
        String tag = petra.get(request).header("ETag");
        assertThat(petra.send("PATCH", request + "/decisions", ACCEPT_NAME, "If-Match", tag)
                        .status())
                .isEqualTo(200);
        Profile profile = portal.as(HostApp.PETRA).client(client).profile();
        profile.edit(
                profile.record().version(),
                Map.of(FieldPath.of(new FieldKey("name")), Value.of("Nora Married")),
                EditSource.BY_HAND);

        Answer applied = petra.post(request + "/apply", "{}");
        assertThat(applied.status()).isEqualTo(409);
        assertThat(applied.problem()).isEqualTo("changed-since");
        assertThat(applied.json().get("fields").propertyNames()).contains("name");
        Answer review = petra.get(request);
        assertThat(review.json().get("fields").get(0).get("decision").isNull()).isFalse();
        assertThat(review.json().get("fields").get(0).get("stale").asBoolean()).isTrue();
        assertThat(petra.get(desk(client) + "/record").body()).contains("Nora Married");
    }

    @Test
    @Tag("PRO-13")
    void applying_with_an_undecided_field_is_refused() {
        ClientId client = newClient();
        String request = desk(client) + "/requests/" + practice.waiting(contactOf(client), client, "Nora One");
        Answer applied = petra().post(request + "/apply", "{}");
        assertThat(applied.status()).isEqualTo(422);
        assertThat(applied.problem()).isEqualTo("undecided");
    }

    @Test
    @Tag("PRO-17")
    @Tag("SEC-92")
    void applying_twice_is_told_to_the_second() {
        ClientId client = newClient();
        String request = desk(client) + "/requests/" + practice.waiting(contactOf(client), client, "Nora One");
        Browser petra = petra();
        petra.post(request + "/accept-rest", "", "If-Match", petra.get(request).header("ETag"));
        assertThat(petra.post(request + "/apply", "{}").status()).isEqualTo(200);
        assertThat(petra.post(request + "/apply", "{}").problem()).isEqualTo("already-decided");
    }

    @Test
    @Tag("PRO-19")
    @Tag("PRO-18")
    @Tag("SEC-96")
    void rejecting_all_needs_a_reason_which_stays_inside_the_firm() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        String request = desk(client) + "/requests/" + practice.waiting(contact, client, "Nora One");
        Browser petra = petra();
        assertThat(petra.post(request + "/reject", "{}").problem()).isEqualTo("reason-needed");
        Answer rejected = petra.post(
                request + "/reject",
                "{\"reason\":\"inner-reason\",\"note\":\"inner-note\",\"message\":\"outer-message\"}");
        assertThat(rejected.json().get("state").asString()).isEqualTo("REJECTED");
        assertThat(petra.get(desk(client) + "/history").body()).contains("inner-reason", "inner-note");
        assertThat(contact.get(profile(client) + "/proposals").body())
                .contains("REJECTED")
                .doesNotContain("inner-reason", "inner-note");
        assertThat(petra.get(desk(client) + "/record").body()).contains("Nora North");
    }

    @Test
    void decisions_say_on_which_record_they_were_made() {
        ClientId client = newClient();
        String request = desk(client) + "/requests/" + practice.waiting(contactOf(client), client, "Nora One");
        Browser petra = petra();
        assertThat(petra.send("PATCH", request + "/decisions", ACCEPT_NAME).status())
                .isEqualTo(428);
        assertThat(petra.post(request + "/accept-rest", "").status()).isEqualTo(428);
        String tag = petra.get(request).header("ETag");
        assertThat(petra.send(
                                "PATCH",
                                request + "/decisions",
                                "{\"decisions\":[{\"path\":\"occupation\",\"verdict\":\"ACCEPT\"}]}",
                                "If-Match",
                                tag)
                        .problem())
                .isEqualTo("unknown-change");
        assertThat(petra.send(
                                "PATCH",
                                request + "/decisions",
                                "{\"decisions\":[{\"path\":\"../x\",\"verdict\":\"ACCEPT\"}]}",
                                "If-Match",
                                tag)
                        .status())
                .isEqualTo(400);
    }

    @Test
    @Tag("PRO-22.c")
    void a_withdrawn_request_is_decided_by_nobody() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        String id = practice.waiting(contact, client, "Nora One");
        assertThat(contact.send("DELETE", profile(client) + "/proposals/" + id, "")
                        .status())
                .isEqualTo(204);
        Browser petra = petra();
        assertThat(petra.post(desk(client) + "/requests/" + id + "/apply", "{}").problem())
                .isEqualTo("already-decided");
        assertThat(petra.get(desk(client) + "/requests").json().get("items")).isEmpty();
    }
}
