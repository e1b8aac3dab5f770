package io.clientportal.spring.rest;

import static io.clientportal.spring.rest.Practice.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.kernel.ClientId;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import io.clientportal.spring.host.HostApp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in over HTTP: links, codes, cookies, sessions. */
class SignInRestTest extends RestTest {

    private static final String LINKS = "/portal/api/v1/links/";

    private String link(ClientId client) {
        return practice.link(HostApp.PETRA, client, UUID.randomUUID() + "@client.example");
    }

    @Test
    @Tag("SIG-02")
    @Tag("SEC-1")
    void looking_at_a_link_changes_nothing_however_often() {
        String link = link(newClient());
        int mails = mailer.sent().size();
        String first = Browser.at(port).get(LINKS + link).body();
        for (int i = 0; i < 20; i++) {
            Answer look = Browser.at(port).get(LINKS + link);
            assertThat(look.status()).isEqualTo(200);
            assertThat(look.body()).isEqualTo(first);
            assertThat(look.headers().allValues("Set-Cookie")).isEmpty();
        }
        portal.work();
        assertThat(mailer.sent()).hasSize(mails);
        practice.signIn(HostApp.PETRA, link);
    }

    @ParameterizedTest
    @Tag("SEC-8")
    @Tag("SEC-6")
    @ValueSource(strings = {"x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%20", "a'or'1'='1", "%D0%B0"})
    void whatever_is_no_link_gets_one_answer(String token) {
        Answer none = Browser.at(port).get(LINKS + "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB");
        Answer answer = Browser.at(port).get(LINKS + token);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(none.body());
        Answer begun = Browser.at(port).withToken().post(LINKS + token + "/challenge", "");
        assertThat(begun.status()).isEqualTo(404);
        assertThat(begun.body()).isEqualTo(none.body());
    }

    @Test
    @Tag("SEC-8")
    void a_very_long_token_is_refused_fast() {
        Answer answer = Browser.at(port).get(LINKS + "A".repeat(10_000));
        assertThat(answer.status()).isIn(400, 404, 414, 431);
    }

    @Test
    @Tag("ACC-12")
    @Tag("SEC-9")
    void a_link_is_built_from_the_firms_address_whatever_the_request_says() {
        ClientId client = newClient();
        Browser petra = petra();
        Answer sent = petra.post(
                Practice.desk(client) + "/links",
                "{\"name\":\"Nora\",\"email\":\"host-" + UUID.randomUUID() + "@client.example\"}",
                "X-Forwarded-Host",
                "evil.example",
                "Forwarded",
                "host=evil.example");
        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        portal.work();
        assertThat(mailer.last().text())
                .contains("http://localhost:8080/portal/l/")
                .doesNotContain("evil.example");
        assertThat(sent.body()).doesNotContain("/l/");
    }

    @Test
    @Tag("FRM-04")
    @Tag("SEC-10")
    void a_link_of_one_firm_is_unknown_at_the_other() {
        String link = link(newClient());
        Answer answer = Browser.atOther(port).get(LINKS + link);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-found");
        practice.signIn(HostApp.PETRA, link);
    }

    @Test
    @Tag("SEC-11")
    void the_answer_to_a_link_leaks_nothing() {
        Answer look = Browser.at(port).get(LINKS + link(newClient()));
        assertThat(look.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(look.header("Cache-Control")).isEqualTo("no-store");
        assertThat(look.body()).doesNotContain("Nora North");
    }

    @Test
    @Tag("SEC-13")
    void another_site_cannot_begin_a_sign_in_in_somebodys_browser() {
        String link = link(newClient());
        Browser victim = Browser.at(port).withToken();
        Answer evil = victim.post(LINKS + link + "/challenge", "", "Sec-Fetch-Site", "cross-site");
        assertThat(evil.status()).isEqualTo(403);
        Browser attacker = Browser.at(port).withToken();
        Answer without = Browser.at(port).post(LINKS + link + "/challenge", "");
        assertThat(without.status()).isEqualTo(403);
        String token = attacker.get("/portal/api/v1/session").json().get("csrf").asString();
        Answer foreign = victim.withToken(token).post(LINKS + link + "/challenge", "");
        assertThat(foreign.status()).isEqualTo(403);
    }

    @Test
    @Tag("SIG-03")
    @Tag("SEC-30")
    void a_code_works_only_in_the_browser_that_asked_for_it() {
        String link = link(newClient());
        Browser one = Browser.at(port).withToken();
        String challenge =
                one.post(LINKS + link + "/challenge", "").json().get("id").asString();
        String code = practice.code();
        Browser other = Browser.at(port).withToken();
        Answer stolen = other.post("/portal/api/v1/challenges/" + challenge + "/proof", "{\"code\":\"" + code + "\"}");
        assertThat(stolen.status()).isEqualTo(404);
        Answer own = one.post("/portal/api/v1/challenges/" + challenge + "/proof", "{\"code\":\"" + code + "\"}");
        assertThat(own.status()).isEqualTo(200);
    }

    @Test
    @Tag("SIG-03")
    @Tag("SEC-18")
    void the_fifth_wrong_code_ends_the_challenge() {
        String link = link(newClient());
        Browser browser = Browser.at(port).withToken();
        String proof = "/portal/api/v1/challenges/"
                + browser.post(LINKS + link + "/challenge", "").json().get("id").asString() + "/proof";
        String code = practice.code();
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 4; i++) {
            assertThat(browser.post(proof, "{\"code\":\"" + wrong + "\"}").problem())
                    .isEqualTo("wrong-code");
        }
        assertThat(browser.post(proof, "{\"code\":\"" + wrong + "\"}").problem())
                .isEqualTo("too-many-tries");
        assertThat(browser.post(proof, "{\"code\":\"" + code + "\"}").problem()).isEqualTo("too-many-tries");
        Answer again = browser.post(LINKS + link + "/challenge", "");
        assertThat(again.status()).isEqualTo(429);
        assertThat(again.header("Retry-After")).isNotNull();
    }

    @ParameterizedTest
    @Tag("SEC-25")
    @ValueSource(strings = {"", "1234567", "１２３４５６", "abcdef"})
    void what_is_no_code_is_refused(String code) {
        Browser browser = Browser.at(port).withToken();
        Answer answer = browser.post(
                "/portal/api/v1/challenges/" + UUID.randomUUID() + "/proof", "{\"code\":\"" + code + "\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("not-a-code");
    }

    @Test
    @Tag("SIG-08")
    @Tag("SEC-14")
    void a_session_cookie_set_beforehand_is_not_taken_over() {
        ClientId client = newClient();
        String link = link(client);
        Browser browser = Browser.at(port);
        String fixed = "F".repeat(43);
        browser.cookies.put("portal", fixed);
        browser.withToken();
        Answer challenge = browser.post(LINKS + link + "/challenge", "");
        browser.post(
                "/portal/api/v1/challenges/" + challenge.json().get("id").asString() + "/proof",
                "{\"code\":\"" + practice.code() + "\"}");
        assertThat(browser.cookies.get("portal")).isNotEqualTo(fixed);
        Browser thief = Browser.at(port);
        thief.cookies.put("portal", fixed);
        assertThat(thief.get(profile(client)).status()).isEqualTo(401);
    }

    @Test
    @Tag("SEC-35")
    void every_cookie_is_kept_from_scripts_and_other_sites() {
        String link = link(newClient());
        Browser browser = Browser.at(port);
        List<String> cookies = new java.util.ArrayList<>(
                browser.get("/portal/api/v1/session").headers().allValues("Set-Cookie"));
        browser.withToken();
        Answer challenge = browser.post(LINKS + link + "/challenge", "");
        cookies.addAll(challenge.headers().allValues("Set-Cookie"));
        cookies.addAll(browser.post(
                        "/portal/api/v1/challenges/"
                                + challenge.json().get("id").asString() + "/proof",
                        "{\"code\":\"" + practice.code() + "\"}")
                .headers()
                .allValues("Set-Cookie"));
        assertThat(cookies)
                .hasSize(3)
                .allMatch(cookie -> cookie.contains("HttpOnly")
                        && cookie.contains("SameSite=Lax")
                        && cookie.contains("Path=/")
                        && !cookie.contains("Domain")
                        && cookie.length() < 4096);
    }

    @Test
    @Tag("SIG-05")
    @Tag("SEC-33")
    void the_devices_cookie_alone_opens_nothing() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        Browser thief = Browser.at(port);
        thief.cookies.put("portal-device", contact.cookies.get("portal-device"));
        assertThat(thief.get(profile(client)).status()).isEqualTo(401);
        assertThat(thief.get("/portal/api/v1/me").problem()).isEqualTo("sign-in-needed");
    }

    @Test
    @Tag("SIG-08")
    @Tag("SEC-63")
    void signing_out_ends_the_session_on_the_server() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        String session = contact.cookies.get("portal");
        assertThat(contact.send("DELETE", "/portal/api/v1/session", "").status())
                .isEqualTo(204);
        contact.cookies.put("portal", session);
        assertThat(contact.get(profile(client)).status()).isEqualTo(401);
    }

    @Test
    @Tag("SIG-08")
    @Tag("SEC-66")
    void a_session_ends_after_thirty_idle_minutes_and_polling_is_idle() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        clock.forward(Duration.ofMinutes(29));
        assertThat(contact.get("/portal/api/v1/me", "Portal-Background", "1").status())
                .isEqualTo(200);
        clock.forward(Duration.ofMinutes(2));
        assertThat(contact.get("/portal/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    @Tag("ACC-21")
    @Tag("SEC-42")
    void disabling_a_contact_ends_the_session_at_the_next_request() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        String id = contact.get("/portal/api/v1/me").json().get("contact").asString();
        assertThat(petra().post(Practice.desk(client) + "/contacts/" + id + "/disable", "")
                        .status())
                .isEqualTo(204);
        assertThat(contact.get("/portal/api/v1/me").status()).isEqualTo(401);
    }
}
