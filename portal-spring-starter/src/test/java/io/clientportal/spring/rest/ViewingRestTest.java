package io.clientportal.spring.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.kernel.ClientId;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import io.clientportal.spring.host.HostApp;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Seeing the portal as a client over HTTP. */
class ViewingRestTest extends RestTest {

    private ClientId client;
    private Browser nora;
    private Browser petra;
    private String contact;

    @BeforeEach
    void open() {
        portal.as(HostApp.PETRA).viewings().end();
        client = newClient();
        nora = contactOf(client);
        petra = petra();
        contact = nora.get("/portal/api/v1/me").json().get("contact").asString();
    }

    private Answer begin(String reason) {
        return petra.post("/desk/api/v1/viewing", "{\"contact\":\"" + contact + "\",\"reason\":\"" + reason + "\"}");
    }

    @Test
    @Tag("IMP-01")
    @Tag("IMP-02")
    void a_staff_members_browser_becomes_the_contacts_to_look_only() {
        Answer begun = begin("She called about her form");

        assertThat(begun.status()).as(begun.body()).isEqualTo(201);
        assertThat(begun.json().get("minutesLeft").asInt()).isEqualTo(30);
        assertThat(String.join("", begun.headers().allValues("Set-Cookie")))
                .contains("portal-viewing=", "HttpOnly", "SameSite=Lax");
        Answer banner = petra.get("/portal/api/v1/viewing");
        assertThat(banner.json().get("staff").asString()).isEqualTo("Petra Partner");
        assertThat(banner.json().get("contactName").asString()).isEqualTo("Nora North");
        assertThat(petra.get("/portal/api/v1/me").json().get("contact").asString())
                .isEqualTo(contact);
        assertThat(petra.get(Practice.profile(client)).status()).isEqualTo(200);
        assertThat(nora.get("/portal/api/v1/viewing").status()).isEqualTo(404);
    }

    @Test
    @Tag("IMP-03")
    @Tag("SEC-132")
    void nothing_can_be_changed_meanwhile() {
        begin("She called about her form");
        petra.withToken();

        Answer refused = Practice.propose(petra, client, "{\"values\":{\"name\":\"Somebody\"}}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(portal.as(HostApp.PETRA).client(client).profile().queue()).isEmpty();
    }

    @Test
    @Tag("IMP-01")
    @Tag("SEC-136")
    void it_ends_by_hand_and_leaves_the_staff_member_and_no_contact() {
        begin("She called about her form");
        Map<String, String> kept = Map.copyOf(petra.cookies);

        assertThat(petra.withToken()
                        .send("DELETE", "/portal/api/v1/viewing", "")
                        .status())
                .isEqualTo(204);

        assertThat(petra.cookies).doesNotContainKey("portal-viewing");
        assertThat(petra.get("/portal/api/v1/me").status()).isEqualTo(401);
        assertThat(petra.get("/desk/api/v1/viewing").status()).isEqualTo(404);
        assertThat(petra.get("/desk/api/v1/waiting").status()).isEqualTo(200);
        Browser again = Browser.at(port);
        again.cookies.putAll(kept);
        again.cookies.putAll(nora.cookies);
        assertThat(again.get("/portal/api/v1/me").status())
                .as("what has ended is nobody's, never the contact's own session")
                .isEqualTo(401);
    }

    @Test
    @Tag("IMP-01")
    @Tag("SEC-134")
    void it_needs_a_reason_runs_once_and_ends_after_thirty_minutes() {
        assertThat(begin("because").problem()).isEqualTo("reason-needed");
        assertThat(petra.post("/desk/api/v1/viewing", "{\"reason\":\"She called about it\"}")
                        .status())
                .isEqualTo(404);
        assertThat(petra.post(
                                "/desk/api/v1/viewing",
                                "{\"contact\":\"" + UUID.randomUUID() + "\",\"reason\":\"She called about it\"}")
                        .status())
                .isEqualTo(404);
        begin("She called about her form");
        assertThat(begin("And once more").problem()).isEqualTo("already-looking");

        clock.forward(Duration.ofMinutes(30));

        assertThat(petra.get("/portal/api/v1/me").status()).isEqualTo(401);
        assertThat(petra.get("/desk/api/v1/viewing").status()).isEqualTo(404);
    }

    @Test
    @Tag("IMP-01")
    @Tag("SIG-01")
    void a_contact_signs_in_where_a_look_has_run_out_or_still_runs() {
        String email = UUID.randomUUID() + "@client.example";
        practice.account(HostApp.PETRA, client, email);
        String signIn = "{\"email\":\"" + email + "\",\"password\":\"" + Practice.PASSWORD + "\"}";
        begin("She called about her form");
        clock.forward(Duration.ofMinutes(30));
        assertThat(petra.get("/portal/api/v1/me").problem()).isEqualTo("look-ended");

        assertThat(petra.withToken().post("/portal/api/v1/session", signIn).status())
                .isEqualTo(200);

        assertThat(petra.cookies).doesNotContainKey("portal-viewing");
        assertThat(petra.get("/portal/api/v1/me").status()).isEqualTo(200);
        petra.renewed();
        begin("She called about her form");
        petra.withToken();
        assertThat(petra.post("/portal/api/v1/session", signIn).status()).isEqualTo(200);
        assertThat(petra.get("/desk/api/v1/viewing").status()).isEqualTo(404);
        assertThat(petra.get("/portal/api/v1/me").json().get("contact").asString())
                .isNotEqualTo(contact);
    }

    @Test
    @Tag("IMP-04")
    @Tag("SEC-133")
    void the_contact_sees_that_the_firm_looked_and_the_log_has_both_names() {
        begin("She called about her form");
        petra.get(Practice.profile(client));

        Answer looks = nora.get("/portal/api/v1/looks");
        Answer activity = petra.get(Practice.desk(client) + "/activity");

        assertThat(looks.json().get("items").get(0).get("staff").asString()).isEqualTo("Petra Partner");
        assertThat(looks.body()).doesNotContain("called");
        assertThat(activity.body()).contains("profile.view", "Petra Partner", "Nora North");
    }
}
