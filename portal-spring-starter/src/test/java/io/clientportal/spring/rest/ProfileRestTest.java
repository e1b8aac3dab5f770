package io.clientportal.spring.rest;

import static io.clientportal.spring.rest.Practice.desk;
import static io.clientportal.spring.rest.Practice.profile;
import static io.clientportal.spring.rest.Practice.propose;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.firms.Settings;
import io.clientportal.kernel.ClientId;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import io.clientportal.spring.host.HostApp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The main job over HTTP: a contact proposes, staff review and apply. */
class ProfileRestTest extends RestTest {

    @Test
    @Tag("PRO-06")
    @Tag("PRO-14")
    @Tag("PRO-22")
    @Tag("PRO-24")
    @Tag("DSH-02")
    void a_contact_proposes_and_staff_review_and_apply() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        Answer form = contact.get(profile(client));
        assertThat(form.status()).isEqualTo(200);

        Answer proposal = contact.post(
                profile(client) + "/proposals",
                "{\"values\":{\"name\":\"Nora South\",\"occupation\":\"Baker\"}}",
                "If-Match",
                form.header("ETag"));
        assertThat(proposal.status()).as(proposal.body()).isEqualTo(201);
        assertThat(proposal.json().get("state").asString()).isEqualTo("waiting");
        assertThat(proposal.json().get("fields")).hasSize(1);
        assertThat(contact.get(profile(client)).body()).contains("Nora North", "Nora South");

        Browser petra = petra();
        Answer bell = petra.get("/desk/api/v1/bell");
        assertThat(bell.json().get("unread").asInt()).isPositive();
        assertThat(petra.get("/desk/api/v1/waiting").body()).contains(client.value());
        JsonNode queue = petra.get(desk(client) + "/requests").json().get("items");
        assertThat(queue).hasSize(1);
        String request = desk(client) + "/requests/" + queue.get(0).get("id").asString();
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

        assertThat(petra.get(desk(client) + "/record").body()).contains("Nora South");
        assertThat(petra.get(desk(client) + "/history").json().get("items")).hasSize(1);
        assertThat(petra.get(desk(client) + "/activity").body()).contains("profile.apply", "Petra Partner");
        assertThat(contact.get(profile(client) + "/proposals").body()).contains("ACCEPTED");
        portal.work();
        assertThat(petra.get(desk(client) + "/mails").body()).contains("CHANGES_APPLIED", "Thank you");
        assertThat(petra.post("/desk/api/v1/bell/read", "{}").status()).isEqualTo(204);
        assertThat(petra.get("/desk/api/v1/bell").json().get("unread").asInt()).isZero();
    }

    @Test
    @Tag("PRO-04")
    @Tag("SEC-87")
    void a_private_field_gets_the_very_answer_that_an_unknown_field_gets() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        Answer unknown = propose(contact, client, "{\"values\":{\"name\":\"X\",\"no_such_field\":\"aaa\"}}");
        Answer hidden = propose(contact, client, "{\"values\":{\"name\":\"X\",\"credit_rating\":\"aaa\"}}");
        Answer wrongly = propose(contact, client, "{\"values\":{\"name\":\"X\",\"credit_rating\":7}}");
        Answer shown = propose(contact, client, "{\"shown\":{\"credit_rating\":\"x\"},\"values\":{\"name\":\"X\"}}");

        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.problem()).isEqualTo("unknown-field");
        assertThat(hidden.body()).isEqualTo(unknown.body());
        assertThat(wrongly.body()).isEqualTo(unknown.body());
        assertThat(shown.body()).isEqualTo(unknown.body());
        assertThat(hidden.headers().map().keySet())
                .isEqualTo(unknown.headers().map().keySet());
        assertThat(petra().get(desk(client) + "/requests").json().get("items")).isEmpty();
    }

    @Test
    @Tag("PRO-03")
    @Tag("SEC-88")
    void a_private_field_is_in_none_of_the_answers_to_a_contact() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        String id = practice.waiting(contact, client, "Nora South");
        for (String path : new String[] {profile(client), profile(client) + "/proposals", "/portal/api/v1/me"}) {
            assertThat(contact.get(path).body()).doesNotContain("credit_rating", "Credit rating", "doubtful-c");
        }
        assertThat(contact.send("DELETE", profile(client) + "/proposals/" + id, "")
                        .status())
                .isEqualTo(204);
    }

    @Test
    @Tag("PRO-05")
    void a_field_that_can_only_be_looked_at_is_refused_by_its_name() {
        ClientId client = newClient();
        Answer answer = propose(contactOf(client), client, "{\"values\":{\"client_number\":\"1\"}}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("view-only");
        assertThat(answer.json().get("fields").get("client_number").get("rule").asString())
                .isEqualTo("view-only");
    }

    @ParameterizedTest
    @Tag("PRO-08")
    @Tag("SEC-100")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "date_of_birth | \"2026-02-30\"        | not-a-date",
                "date_of_birth | \"0000-01-01\"        | not-a-date",
                "date_of_birth | \"9999-12-31\"        | not-a-date",
                "date_of_birth | 20260228              | wrong-shape",
                "name          | \"a\\u0000b\"         | not-text",
                "name          | \"a\\ud800b\"         | not-text",
                "name          | 5                     | wrong-shape",
                "name          | true                  | wrong-shape",
                "name          | [\"a\"]               | wrong-shape",
                "name          | {\"a\":\"b\"}         | wrong-shape",
                "name          | null                  | required",
                "staff_count   | \"1e999999999\"       | not-a-number",
                "staff_count   | 12                    | wrong-shape",
                "staff_count   | \"twelve\"            | not-a-number",
                "newsletter    | \"yes\"               | wrong-shape",
                "topics        | [\"tax\",\"gold\"]    | not-a-choice",
                "topics        | [1]                   | not-a-choice",
                "contacts      | [{\"name\":\"A\"}]    | wrong-shape",
                "contacts      | [{\"id\":\"e1\",\"name\":\"A\",\"shoe\":\"7\"}] | wrong-shape"
            })
    void a_wrong_value_of_a_known_field_is_refused_with_its_key(String field, String value, String rule) {
        ClientId client = newClient();
        Answer answer = propose(contactOf(client), client, "{\"values\":{\"" + field + "\":" + value + "}}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("wrong-value");
        JsonNode wrong = answer.json().get("fields");
        assertThat(wrong.propertyNames()).allMatch(path -> path.startsWith(field));
        assertThat(wrong.toString()).contains("\"rule\":\"" + rule + "\"");
    }

    @Test
    @Tag("PRO-07")
    @Tag("SEC-98")
    void a_submission_without_any_difference_is_refused_with_its_sentence() {
        ClientId client = newClient();
        Answer answer = propose(contactOf(client), client, "{\"values\":{\"name\":\"  Nora  North \"}}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("nothing-changed");
    }

    @Test
    @Tag("PRO-29")
    @Tag("SEC-97")
    void submitting_twice_with_the_same_key_makes_one_request_and_gives_the_first_answer() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        String json = "{\"values\":{\"name\":\"Nora South\"}}";
        Answer first = propose(contact, client, json, "Idempotency-Key", "k-1");
        Answer second = propose(contact, client, json, "Idempotency-Key", "k-1");
        Answer other = propose(contact, client, "{\"values\":{\"name\":\"Nora East\"}}", "Idempotency-Key", "k-1");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("key-reused");
        assertThat(contact.get(profile(client) + "/proposals").json().get("items"))
                .hasSize(1);
    }

    @Test
    @Tag("PRO-11")
    @Tag("SEC-99")
    void more_than_ten_waiting_requests_are_refused() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        for (int i = 0; i < 10; i++) {
            practice.waiting(contact, client, "Nora " + i);
        }
        Answer eleventh = propose(contact, client, "{\"values\":{\"name\":\"Nora Eleven\"}}");
        assertThat(eleventh.status()).isEqualTo(422);
        assertThat(eleventh.problem()).isEqualTo("too-many-waiting");
    }

    @Test
    @Tag("PRO-06")
    void a_submission_says_on_which_version_it_was_made() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        String path = profile(client) + "/proposals";
        String json = "{\"values\":{\"name\":\"Nora South\"}}";
        assertThat(contact.post(path, json).status()).isEqualTo(428);
        assertThat(contact.post(path, json, "If-Match", "*").status()).isEqualTo(400);
        assertThat(contact.post(path, json, "If-Match", "W/\"MQ\"").status()).isEqualTo(400);
        assertThat(contact.post(path, json, "If-Match", "\"MQ\", \"Mg\"").status())
                .isEqualTo(400);
        Answer stale = contact.post(path, json, "If-Match", "\"OTk\"");
        assertThat(stale.status()).isEqualTo(409);
        String version = contact.get(profile(client)).json().get("version").asString();
        assertThat(contact.post(path, json.replace("{\"values", "{\"version\":\"" + version + "\",\"values"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    @Tag("PRO-07")
    void a_preview_tells_what_would_be_proposed_and_sends_nothing() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        Answer preview = contact.post(
                profile(client) + "/proposals/preview",
                "{\"values\":{\"name\":\"Nora South\",\"occupation\":\"Baker\"}}",
                "If-Match",
                contact.get(profile(client)).header("ETag"));
        assertThat(preview.status()).as(preview.body()).isEqualTo(200);
        assertThat(preview.json().get("changes")).hasSize(1);
        assertThat(contact.get(profile(client) + "/proposals").json().get("items"))
                .isEmpty();
    }

    @Test
    @Tag("PRO-01")
    void a_closed_profile_is_refused_to_contacts_and_goes_on_for_staff() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        practice.waiting(contact, client, "Nora South");
        open(false);
        try {
            assertThat(contact.get(profile(client)).status()).isEqualTo(422);
            assertThat(contact.get(profile(client)).problem()).isEqualTo("closed");
            assertThat(petra().get(desk(client) + "/requests").json().get("items"))
                    .hasSize(1);
        } finally {
            open(true);
        }
    }

    private void open(boolean open) {
        Settings settings = portal.as(HostApp.PETRA).settings();
        Settings.Current current = settings.read();
        settings.save(current.settings().with(current.settings().profile().opened(open)), current.version());
    }
}
