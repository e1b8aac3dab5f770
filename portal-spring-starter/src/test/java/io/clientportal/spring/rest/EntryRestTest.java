package io.clientportal.spring.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.signin.LinkKind;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import io.clientportal.spring.host.HostApp;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Login accounts over HTTP: invited, signed in by password, looked after. */
class EntryRestTest extends RestTest {

    private static final String API = "/portal/api/v1";
    private static final String PASSWORD = Practice.PASSWORD;

    private static String email() {
        return UUID.randomUUID() + "@client.example";
    }

    private Answer signIn(Browser browser, String email, String password) {
        return browser.withToken()
                .post(API + "/session", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
    }

    private Browser signedIn(String email) {
        Browser browser = Browser.at(port);
        assertThat(signIn(browser, email, PASSWORD).status()).isEqualTo(200);
        return browser.withToken();
    }

    private static ContactId id(Browser contact) {
        return new ContactId(
                UUID.fromString(contact.get(API + "/me").json().get("contact").asString()));
    }

    @Test
    @Tag("ACC-01")
    @Tag("ACC-03")
    @Tag("SIG-08")
    void who_is_invited_proves_the_code_chooses_a_password_and_signs_in_with_it() {
        String email = email();
        ClientId client = newClient();
        String link = practice.invite(HostApp.PETRA, client, email);
        Browser browser = Browser.at(port).withToken();
        assertThat(browser.get(API + "/links/" + link).json().get("kind").asString())
                .isEqualTo(LinkKind.INVITATION.name());
        Answer challenge = browser.post(API + "/links/" + link + "/challenge", "");
        String path = API + "/challenges/" + challenge.json().get("id").asString();
        assertThat(browser.post(path + "/password", "{\"password\":\"" + PASSWORD + "\"}")
                        .status())
                .as("before the code")
                .isEqualTo(404);
        String code = "{\"code\":\"" + practice.code() + "\"}";
        assertThat(browser.post(path + "/proof", code).status())
                .as("an invitation signs nobody in")
                .isEqualTo(404);
        assertThat(browser.post(path + "/invitation", code).status()).isEqualTo(204);
        assertThat(browser.post(path + "/password", "{\"password\":\"too short\"}")
                        .problem())
                .isEqualTo("password-too-short");
        Browser other = Browser.at(port).withToken();
        assertThat(other.post(path + "/password", "{\"password\":\"" + PASSWORD + "\"}")
                        .status())
                .as("another browser")
                .isEqualTo(404);
        assertThat(browser.post(path + "/password", "{\"password\":\"" + PASSWORD + "\"}")
                        .status())
                .isEqualTo(204);
        assertThat(browser.get(API + "/me").status()).as("not signed in by it").isEqualTo(401);

        String before = browser.cookies.get("portal");
        Browser contact = signedIn(email);
        assertThat(contact.cookies.get("portal")).isNotEqualTo(before);
        assertThat(contact.get(Practice.profile(client)).status()).isEqualTo(200);
        JsonNode account = contact.get(API + "/account").json();
        assertThat(account.get("email").asString()).isEqualTo(email);
        assertThat(account.get("password").asBoolean()).isTrue();
        assertThat(Browser.at(port).get(API + "/links/" + link).status())
                .as("once")
                .isEqualTo(404);
    }

    @Test
    @Tag("SIG-10")
    @Tag("SEC-28")
    @Tag("SEC-54")
    void known_unknown_and_disabled_addresses_get_the_same_bytes() {
        String known = email();
        practice.account(HostApp.PETRA, newClient(), known);
        String disabled = email();
        ClientId client = newClient();
        practice.account(HostApp.PETRA, client, disabled);
        ContactId gone = id(signedIn(disabled));
        portal.as(HostApp.PETRA).client(client).access().disable(gone);
        portal.work();
        int mails = mailer.sent().size();
        int before = mailer.sentTo(disabled).size();

        for (String path : List.of("/session", "/tokens", "/sign-in-links", "/password-resets", "/accounts")) {
            List<String> answers = java.util.stream.Stream.of(known, email(), disabled)
                    .map(email -> {
                        String body = path.equals("/session") || path.equals("/tokens")
                                ? "{\"email\":\"" + email + "\",\"password\":\"wrong but long enough\"}"
                                : "{\"email\":\"" + email + "\"}";
                        Answer answer = Browser.at(port).withToken().post(API + path, body);
                        return seen(answer);
                    })
                    .distinct()
                    .toList();
            assertThat(answers).as(path).hasSize(1);
        }
        assertThat(mailer.sent()).as("nothing is sent while somebody waits").hasSize(mails);
        portal.work();
        assertThat(mailer.sentTo(known)).hasSizeGreaterThan(before);
        assertThat(mailer.sentTo(disabled)).as("for the disabled one nothing").hasSize(before);
    }

    private static String seen(Answer answer) {
        TreeMap<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(List.of("date", "connection", "keep-alive"));
        return answer.status() + " " + headers + " " + answer.body();
    }

    @Test
    @Tag("SIG-07")
    @Tag("SEC-52")
    @Tag("SEC-53")
    void a_reset_is_used_once_ends_every_session_and_signs_nobody_in() {
        String email = email();
        practice.account(HostApp.PETRA, newClient(), email);
        Browser contact = signedIn(email);
        Browser browser = Browser.at(port).withToken();
        assertThat(browser.post(API + "/password-resets", "{\"email\":\"" + email + "\"}")
                        .status())
                .isEqualTo(202);
        String link = practice.mailedLink(email);
        assertThat(browser.get(API + "/links/" + link).json().get("kind").asString())
                .isEqualTo("RESET");
        assertThat(browser.post(API + "/links/" + link + "/challenge", "").status())
                .isEqualTo(404);
        String next = "{\"password\":\"seven lanterns on the pier\"}";
        assertThat(browser.post(API + "/links/" + link + "/password", next).status())
                .isEqualTo(204);
        assertThat(browser.post(API + "/links/" + link + "/password", next).status())
                .isEqualTo(404);
        assertThat(contact.get(API + "/me").status()).isEqualTo(401);
        assertThat(browser.get(API + "/me").status()).isEqualTo(401);
        assertThat(signIn(Browser.at(port), email, PASSWORD).problem()).isEqualTo("wrong-password");
        assertThat(signIn(Browser.at(port), email, "seven lanterns on the pier").status())
                .isEqualTo(200);
    }

    @Test
    @Tag("SIG-12")
    void a_mailed_link_signs_in_once_on_any_device() {
        String email = email();
        practice.account(HostApp.PETRA, newClient(), email);
        Browser.at(port).withToken().post(API + "/sign-in-links", "{\"email\":\"" + email + "\"}");
        String link = practice.mailedLink(email);
        Browser contact = practice.signIn(HostApp.PETRA, link);
        assertThat(contact.get(API + "/me").status()).isEqualTo(200);
        assertThat(Browser.at(port).get(API + "/links/" + link).status()).isEqualTo(404);
    }

    @Test
    @Tag("SIG-06")
    void who_was_let_in_by_a_link_makes_an_account_with_a_mailed_one() {
        String email = email();
        practice.signIn(HostApp.PETRA, practice.link(HostApp.PETRA, newClient(), email));
        Browser browser = Browser.at(port).withToken();
        browser.post(API + "/accounts", "{\"email\":\"" + email + "\"}");
        String link = practice.mailedLink(email);
        assertThat(browser.get(API + "/links/" + link).json().get("kind").asString())
                .isEqualTo("SET_UP");
        assertThat(browser.post(API + "/links/" + link + "/password", "{\"password\":\"" + PASSWORD + "\"}")
                        .status())
                .isEqualTo(204);
        signedIn(email);
    }

    @Test
    @Tag("SIG-04")
    @Tag("SEC-3")
    void on_another_device_one_press_mails_a_new_link_to_the_original_address() {
        String email = email();
        String link = practice.link(HostApp.PETRA, newClient(), email);
        practice.signIn(HostApp.PETRA, link);
        Browser other = Browser.at(port).withToken();
        assertThat(other.get(API + "/links/" + link).status()).isEqualTo(404);
        Answer renewed = other.post(API + "/links/" + link + "/renewal", "");
        Answer unknown = other.post(API + "/links/" + "u".repeat(43) + "/renewal", "");
        assertThat(renewed.status()).isEqualTo(202);
        assertThat(seen(renewed)).isEqualTo(seen(unknown));
        String next = practice.mailedLink(email);
        assertThat(next).isNotEqualTo(link);
        assertThat(practice.signIn(HostApp.PETRA, next).get(API + "/me").status())
                .isEqualTo(200);
    }

    @Test
    @Tag("SIG-10")
    void wrong_passwords_make_wait_and_hinder_no_session() {
        String email = email();
        practice.account(HostApp.PETRA, newClient(), email);
        Browser contact = signedIn(email);
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(Browser.at(port), email, "wrong but long " + i).problem())
                    .isEqualTo("wrong-password");
        }
        Answer waiting = signIn(Browser.at(port), email, PASSWORD);
        assertThat(waiting.status()).isEqualTo(429);
        assertThat(waiting.header("Retry-After")).isNotNull();
        assertThat(contact.get(API + "/me").status()).isEqualTo(200);
        clock.forward(Duration.ofSeconds(31));
        assertThat(signIn(Browser.at(port), email, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    @Tag("SIG-08")
    @Tag("SIG-13")
    @Tag("SEC-59")
    void a_contact_sees_and_ends_sessions_and_changes_the_password() {
        String email = email();
        practice.account(HostApp.PETRA, newClient(), email);
        Browser here = signedIn(email);
        Browser there = signedIn(email);
        Browser elsewhere = signedIn(email);
        JsonNode sessions = here.get(API + "/account/sessions").json().get("items");
        assertThat(sessions).hasSize(3);
        String own = id(sessions, true);
        here.send("DELETE", API + "/account/sessions/" + idOfLatest(sessions), "");
        assertThat(elsewhere.get(API + "/me").status()).isEqualTo(401);
        assertThat(there.get(API + "/me").status()).isEqualTo(200);

        Browser stranger = contactOf(newClient());
        assertThat(stranger.send("DELETE", API + "/account/sessions/" + own, "").status())
                .as("nobody else's")
                .isEqualTo(204);
        assertThat(here.get(API + "/me").status()).isEqualTo(200);

        String change = "{\"present\":\"%s\",\"password\":\"seven lanterns on the pier\"}";
        assertThat(here.send("PUT", API + "/account/password", change.formatted("not the present one"))
                        .problem())
                .isEqualTo("wrong-present-password");
        assertThat(here.send("PUT", API + "/account/password", change.formatted(PASSWORD))
                        .status())
                .isEqualTo(204);
        assertThat(here.get(API + "/me").status()).isEqualTo(200);
        assertThat(there.get(API + "/me").status()).isEqualTo(401);
        Browser again = Browser.at(port);
        assertThat(signIn(again, email, "seven lanterns on the pier").status()).isEqualTo(200);
        assertThat(here.send("DELETE", API + "/account/sessions", "").status()).isEqualTo(204);
        assertThat(again.get(API + "/me").status()).isEqualTo(401);
    }

    private static String id(JsonNode sessions, boolean own) {
        for (JsonNode session : sessions) {
            if (session.get("own").asBoolean() == own) {
                return session.get("id").asString();
            }
        }
        throw new AssertionError(sessions);
    }

    private static String idOfLatest(JsonNode sessions) {
        return sessions.get(0).get("id").asString();
    }

    @Test
    @Tag("SIG-04")
    @Tag("SEC-34")
    void a_device_that_is_forgotten_opens_its_links_no_more() {
        String link = practice.link(HostApp.PETRA, newClient(), email());
        Browser contact = practice.signIn(HostApp.PETRA, link);
        JsonNode device =
                contact.get(API + "/account/devices").json().get("items").get(0);
        assertThat(device.get("own").asBoolean()).isTrue();
        assertThat(contact.send(
                                "DELETE",
                                API + "/account/devices/" + device.get("id").asString(),
                                "")
                        .status())
                .isEqualTo(204);
        assertThat(contact.get(API + "/me").status()).isEqualTo(401);
        assertThat(contact.get(API + "/links/" + link).status()).isEqualTo(404);
    }

    @Test
    @Tag("ACC-09")
    void a_new_login_address_counts_once_it_has_proved_itself() {
        String email = email();
        String next = email();
        practice.account(HostApp.PETRA, newClient(), email);
        Browser contact = signedIn(email);
        Answer asked =
                contact.post(API + "/account/address", "{\"present\":\"" + PASSWORD + "\",\"email\":\"" + next + "\"}");
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.body()).doesNotContain(next);
        String link = practice.mailedLink(next);
        signedIn(email);
        Browser browser = Browser.at(port).withToken();
        String path = API + "/challenges/"
                + browser.post(API + "/links/" + link + "/challenge", "")
                        .json()
                        .get("id")
                        .asString();
        assertThat(browser.post(path + "/address", "{\"code\":\"" + practice.code() + "\"}")
                        .status())
                .isEqualTo(204);
        assertThat(contact.get(API + "/me").status()).isEqualTo(401);
        assertThat(signIn(Browser.at(port), email, PASSWORD).problem()).isEqualTo("wrong-password");
        signedIn(next);
    }

    @Test
    @Tag("SIG-08")
    void signing_in_again_ends_the_earlier_session_of_the_browser() {
        String email = email();
        practice.account(HostApp.PETRA, newClient(), email);
        Browser browser = signedIn(email);
        String earlier = browser.cookies.get("portal");
        signIn(browser, email, PASSWORD);
        Browser thief = Browser.at(port);
        thief.cookies.put("portal", earlier);
        assertThat(thief.get(API + "/me").status()).isEqualTo(401);
        assertThat(browser.get(API + "/me").status()).isEqualTo(200);
    }

    @Test
    @Tag("SEC-13")
    @Tag("SEC-64")
    void another_site_cannot_sign_anybody_in() {
        String email = email();
        practice.account(HostApp.PETRA, newClient(), email);
        String body = "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}";
        assertThat(Browser.at(port).post(API + "/session", body).problem()).isEqualTo("forged");
        assertThat(Browser.at(port)
                        .withToken()
                        .post(API + "/session", body, "Sec-Fetch-Site", "cross-site")
                        .problem())
                .isEqualTo("forged");
    }

    @Test
    @Tag("SEC-57")
    void a_huge_password_is_refused_fast() {
        long start = System.nanoTime();
        Answer answer = signIn(Browser.at(port), email(), "p".repeat(900_000));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    @Tag("ACC-03")
    void an_expired_invitation_comes_anew_by_one_press() {
        String email = email();
        String link = practice.invite(HostApp.PETRA, newClient(), email);
        clock.forward(Duration.ofDays(7));
        Browser browser = Browser.at(port).withToken();
        assertThat(browser.get(API + "/links/" + link).status()).isEqualTo(404);
        assertThat(browser.post(API + "/links/" + link + "/renewal", "").status())
                .isEqualTo(202);
        String next = practice.mailedLink(email);
        assertThat(next).isNotEqualTo(link);
        assertThat(browser.get(API + "/links/" + next).status()).isEqualTo(200);
    }
}
