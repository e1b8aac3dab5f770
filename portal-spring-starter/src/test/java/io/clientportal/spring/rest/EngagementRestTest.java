package io.clientportal.spring.rest;

import static io.clientportal.spring.rest.Practice.desk;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.FieldType;
import io.clientportal.firms.EngagementSettings;
import io.clientportal.firms.Settings;
import io.clientportal.kernel.ClientId;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import io.clientportal.spring.host.HostApp;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Engagements and their sharing over HTTP. */
class EngagementRestTest extends RestTest {

    private ClientId client;
    private Browser nora;
    private Browser petra;

    @BeforeEach
    void fields() {
        Settings settings = portal.as(HostApp.PETRA).settings();
        Settings.Current now = settings.read();
        settings.save(
                now.settings()
                        .with(EngagementSettings.DEFAULT
                                .called(new EngagementSettings.Word("Matter", "Matters"))
                                .with(List.of(
                                        FieldDefinition.of("bank", FieldType.TEXT, "Bank", "Return")
                                                .with(FieldPermission.PROPOSE),
                                        FieldDefinition.of("fee", FieldType.NUMBER, "Fee", "Internal")))),
                now.version());
        client = newClient();
        nora = contactOf(client);
        petra = petra();
    }

    private String added() {
        Answer answer = petra.post(
                desk(client) + "/engagements",
                "{\"name\":\"Project Zeus\",\"externalName\":\"Tax return 2025\",\"starts\":\"2026-01-31\","
                        + "\"values\":{\"bank\":\"First Bank\",\"fee\":\"4711\"}}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return desk(client) + "/engagements/" + answer.json().get("id").asString();
    }

    private String own(String desk) {
        return "/portal/api/v1/clients/" + client + desk.substring(desk.indexOf("/engagements"));
    }

    private String everybody(String path) {
        Answer answer = petra.send("PUT", path + "/sharing", "{\"everybody\":true}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return path;
    }

    @Test
    @Tag("ACC-11")
    @Tag("ACC-20")
    @Tag("REQ-13")
    @Tag("PRO-03")
    void what_is_shared_is_read_under_its_outward_name_and_without_private_fields() {
        String path = added();
        assertThat(nora.get(own(path)).status()).isEqualTo(404);

        everybody(path);

        Answer list = nora.get("/portal/api/v1/clients/" + client + "/engagements");
        Answer one = nora.get(own(path));
        assertThat(list.json().get("items").get(0)).isEqualTo(one.json());
        assertThat(one.json().get("name").asString()).isEqualTo("Tax return 2025");
        assertThat(one.json().get("starts").asString()).isEqualTo("2026-01-31");
        assertThat(one.body()).contains("First Bank").doesNotContain("Zeus", "fee", "Fee", "4711");
        assertThat(petra.get(desk(client) + "/engagement-form")
                        .json()
                        .get("word")
                        .get("many")
                        .asString())
                .isEqualTo("Matters");
    }

    @Test
    @Tag("ACC-14")
    void who_would_see_it_is_asked_before_sharing() {
        String path = added();
        String contact = nora.get("/portal/api/v1/me").json().get("contact").asString();
        String[][] answers = {
            {"", "NOT_SHARED"},
            {"?audience=everybody", "EVERYBODY"},
            {"?audience=" + contact + "," + UUID.randomUUID(), "NAMED"},
            {"?audience=nobody", "NOT_SHARED"}
        };
        for (String[] answer : answers) {
            Answer readers = petra.get(path + "/readers" + answer[0]);
            assertThat(readers.json().get("items").get(0).get("why").asString())
                    .as(answer[0])
                    .isEqualTo(answer[1]);
        }
        assertThat(petra.get(path + "/readers?audience=somebody").problem()).isEqualTo("bad-audience");
        assertThat(nora.get(own(path)).status()).isEqualTo(404);
    }

    @Test
    @Tag("ACC-21")
    void what_is_no_longer_shared_is_gone_at_the_next_request() {
        String path = everybody(added());
        assertThat(nora.get(own(path)).status()).isEqualTo(200);

        petra.send("PUT", path + "/sharing", "{}");

        assertThat(nora.get(own(path)).status()).isEqualTo(404);
        assertThat(nora.get(own(path)).body())
                .isEqualTo(nora.get(own(path) + "x").body());
    }

    @Test
    void an_engagement_is_changed_on_its_version_and_closed() {
        String path = added();
        Answer read = petra.get(path);
        String etag = String.valueOf(read.header("ETag"));

        Answer edited = petra.send("PUT", path, "{\"name\":\"Renamed\",\"values\":{}}", "If-Match", etag);
        Answer late = petra.send("PUT", path, "{\"name\":\"Late\",\"values\":{}}", "If-Match", etag);
        Answer closed = petra.post(path + "/close", "", "If-Match", String.valueOf(edited.header("ETag")));

        assertThat(edited.json().get("name").asString()).isEqualTo("Renamed");
        assertThat(late.status()).isEqualTo(409);
        assertThat(closed.json().get("status").asString()).isEqualTo("CLOSED");
        assertThat(petra.send("PUT", path, "{\"name\":\"x\"}").status()).isEqualTo(428);
        assertThat(petra.post(desk(client) + "/engagements", "{\"name\":\"\"}").problem())
                .isEqualTo("not-a-name");
        assertThat(petra.post(desk(client) + "/engagements", "{\"name\":\"N\",\"id\":\"mine\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    @Tag("SEC-76")
    void lists_go_on_where_the_cursor_points_and_take_no_other() {
        for (int n = 0; n < 51; n++) {
            petra.post(desk(client) + "/engagements", "{\"name\":\"No. " + n + "\"}");
        }

        Answer first = petra.get(desk(client) + "/engagements");
        Answer second = petra.get(
                desk(client) + "/engagements?cursor=" + first.json().get("next").asString());

        assertThat(first.json().get("items")).hasSize(50);
        assertThat(second.json().get("items")).hasSize(1);
        assertThat(petra.get(desk(client) + "/engagements?cursor=mine").status())
                .isEqualTo(400);
        assertThat(nora.get("/portal/api/v1/clients/" + client + "/engagements?cursor=mine")
                        .status())
                .isEqualTo(400);
    }

    @Test
    @Tag("ACC-11")
    void a_proposal_for_its_fields_waits_in_the_clients_queue_and_names_it() {
        String path = everybody(added());
        Answer fields = nora.get(own(path) + "/fields");

        Answer proposed = nora.post(
                own(path) + "/proposals",
                "{\"values\":{\"bank\":\"Second Bank\"}}",
                "If-Match",
                String.valueOf(fields.header("ETag")));

        assertThat(proposed.status()).as(proposed.body()).isEqualTo(201);
        String id = proposed.json().get("id").asString();
        Answer review = petra.get(desk(client) + "/requests/" + id);
        assertThat(review.json().get("engagementName").asString()).isEqualTo("Project Zeus");
        assertThat(path).endsWith(review.json().get("request").get("engagement").asString());
        Answer applied = petra.send(
                "PATCH",
                desk(client) + "/requests/" + id + "/decisions",
                "{\"decisions\":[{\"path\":\"bank\",\"verdict\":\"ACCEPT\"}]}",
                "If-Match",
                String.valueOf(review.header("ETag")));
        assertThat(applied.status()).as(applied.body()).isEqualTo(200);
        petra.post(
                desk(client) + "/requests/" + id + "/apply", "{}", "If-Match", String.valueOf(review.header("ETag")));
        assertThat(nora.get(own(path)).body()).contains("Second Bank");
        assertThat(nora.get(own(path) + "/proposals").json().get("items")).hasSize(1);
    }
}
