package io.clientportal.spring.rest;

import static io.clientportal.spring.rest.Practice.desk;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.kernel.ClientId;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Notes over HTTP. */
class NoteRestTest extends RestTest {

    private ClientId client;
    private Browser nora;
    private Browser petra;
    private String engagement;

    @BeforeEach
    void engagement() {
        client = newClient();
        nora = contactOf(client);
        petra = petra();
        engagement = petra.post(desk(client) + "/engagements", "{\"name\":\"Zeus\",\"externalName\":\"Your case\"}")
                .json()
                .get("id")
                .asString();
        petra.send("PUT", desk(client) + "/engagements/" + engagement + "/sharing", "{\"everybody\":true}");
    }

    private String own() {
        return "/portal/api/v1/clients/" + client;
    }

    private Answer added(String body) {
        Answer answer = petra.post(desk(client) + "/notes", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private static String id(Answer answer) {
        return answer.json().get("id").asString();
    }

    private Answer written(String text) {
        petra.send("PUT", desk(client) + "/engagements/" + engagement + "/takes-notes", "{\"takesNotes\":true}");
        Answer answer = nora.post(own() + "/engagements/" + engagement + "/notes", "{\"text\":\"" + text + "\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    @Test
    @Tag("ACC-11")
    @Tag("ACC-20")
    @Tag("REQ-13")
    void a_note_is_read_once_it_is_shared_under_the_outward_name_of_what_it_is_about() {
        String path = "/notes/" + id(added("{\"engagement\":\"" + engagement + "\",\"text\":\"Sent\\r\\ntoday\"}"));
        assertThat(nora.get(own() + path).status()).isEqualTo(404);

        Answer shared = petra.send("PUT", desk(client) + path + "/sharing", "{\"withEngagement\":true}");

        assertThat(shared.status()).as(shared.body()).isEqualTo(200);
        Answer list = nora.get(own() + "/notes?engagement=" + engagement);
        Answer one = nora.get(own() + path);
        assertThat(list.json().get("items").get(0)).isEqualTo(one.json());
        assertThat(one.json().get("text").asString()).isEqualTo("Sent\ntoday");
        assertThat(one.json().get("engagementName").asString()).isEqualTo("Your case");
        assertThat(one.json().get("author").get("firm").asBoolean()).isTrue();
        assertThat(one.body()).doesNotContain("Zeus");
        petra.send("PUT", desk(client) + path + "/sharing", "{}");
        assertThat(nora.get(own() + path).body())
                .isEqualTo(nora.get(own() + "/notes/" + UUID.randomUUID()).body());
    }

    @Test
    @Tag("ACC-14")
    void who_would_see_it_is_asked_before_sharing() {
        String path = desk(client) + "/notes/" + id(added("{\"engagement\":\"" + engagement + "\",\"text\":\"Sent\"}"));
        String[][] answers = {
            {"", "NOT_SHARED"},
            {"?audience=everybody", "EVERYBODY"},
            {"?audience=nobody&withEngagement=true", "ENGAGEMENT"}
        };
        for (String[] answer : answers) {
            assertThat(petra.get(path + "/readers" + answer[0])
                            .json()
                            .get("items")
                            .get(0)
                            .get("why")
                            .asString())
                    .as(answer[0])
                    .isEqualTo(answer[1]);
        }
    }

    @Test
    @Tag("ACC-19")
    void a_note_of_the_firms_is_edited_on_its_version_and_deleted() {
        String path = desk(client) + "/notes/" + id(added("{\"text\":\"One\",\"sharing\":{\"everybody\":true}}"));
        Answer read = petra.get(path);
        String etag = String.valueOf(read.header("ETag"));

        Answer edited = petra.send("PUT", path, "{\"text\":\"Two\"}", "If-Match", etag);

        assertThat(edited.json().get("text").asString()).isEqualTo("Two");
        assertThat(petra.send("PUT", path, "{\"text\":\"Three\"}", "If-Match", etag)
                        .status())
                .isEqualTo(409);
        assertThat(petra.send("PUT", path, "{\"text\":\"Three\"}").status()).isEqualTo(428);
        assertThat(petra.post(desk(client) + "/notes", "{}").problem()).isEqualTo("not-a-note");
        assertThat(petra.post(desk(client) + "/notes", "{\"text\":\"x\",\"sharing\":{\"withEngagement\":true}}")
                        .problem())
                .isEqualTo("no-engagement");
        assertThat(nora.get(own() + "/notes").json().get("items")).hasSize(1);
        assertThat(petra.send("DELETE", path, "").status()).isEqualTo(204);
        assertThat(petra.get(path).status()).isEqualTo(404);
        assertThat(nora.get(own() + "/notes").json().get("items")).isEmpty();
    }

    @Test
    @Tag("ACC-19")
    void a_contact_adds_changes_and_takes_back_until_staff_have_read() {
        assertThat(nora.post(own() + "/engagements/" + engagement + "/notes", "{\"text\":\"x\"}")
                        .problem())
                .isEqualTo("takes-none");
        Answer note = written("One");
        String path = own() + "/notes/" + id(note);
        assertThat(nora.get(own() + "/engagements/" + engagement)
                        .json()
                        .get("takesNotes")
                        .asBoolean())
                .isTrue();
        assertThat(note.json().get("open").asBoolean()).isTrue();

        Answer changed = nora.send("PUT", path, "{\"text\":\"Two\"}", "If-Match", String.valueOf(note.header("ETag")));
        assertThat(changed.json().get("text").asString()).isEqualTo("Two");
        assertThat(nora.send("PUT", path, "{\"text\":\"Three\"}", "If-Match", String.valueOf(note.header("ETag")))
                        .status())
                .isEqualTo(409);
        String other = own() + "/notes/" + id(written("Other"));
        assertThat(nora.send("DELETE", other, "").status()).isEqualTo(204);

        Answer read = petra.get(desk(client) + "/notes");
        assertThat(read.json().get("items")).hasSize(1);
        assertThat(read.json().get("items").get(0).get("readAt").asString()).isNotEmpty();
        Answer late = nora.send("PUT", path, "{\"text\":\"Late\"}", "If-Match", String.valueOf(changed.header("ETag")));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.problem()).isEqualTo("read");
        assertThat(nora.send("DELETE", path, "").problem()).isEqualTo("read");
        assertThat(petra.send("PUT", desk(client) + "/notes/" + id(note), "{\"text\":\"Ours\"}", "If-Match", "\"Mg\"")
                        .problem())
                .isEqualTo("contacts-words");
    }

    @Test
    @Tag("SEC-76")
    void lists_go_on_where_the_cursor_points_and_take_no_other() {
        for (int n = 0; n < 51; n++) {
            added("{\"text\":\"No. " + n + "\",\"sharing\":{\"everybody\":true}}");
        }
        Answer first = nora.get(own() + "/notes");
        String next = "/notes?cursor=" + first.json().get("next").asString();

        assertThat(first.json().get("items")).hasSize(50);
        assertThat(nora.get(own() + next).json().get("items")).hasSize(1);
        assertThat(petra.get(desk(client) + next).json().get("items")).hasSize(1);
        assertThat(petra.get(desk(client) + "/notes?cursor=mine").status()).isEqualTo(400);
    }
}
