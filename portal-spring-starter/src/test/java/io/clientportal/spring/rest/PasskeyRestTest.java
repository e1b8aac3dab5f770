package io.clientportal.spring.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.kernel.ClientId;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import io.clientportal.spring.host.HostApp;
import io.clientportal.spring.host.SoftPasskey;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Passkeys over HTTP, with real signatures: accepted with, signed in by, added, removed. */
class PasskeyRestTest extends RestTest {

    private static final String API = "/portal/api/v1";
    private static final String OWN = API + "/account/passkeys";

    private final SoftPasskey passkey = new SoftPasskey();
    private final String email = UUID.randomUUID() + "@client.example";

    private static String question(Browser browser, String path, String body) {
        Answer asked = browser.post(path + "/question", body);
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        return asked.json().get("publicKey").toString();
    }

    private static String credential(String answer) {
        return "{\"credential\":" + answer + "}";
    }

    private Answer signIn(Browser browser) {
        browser.withToken();
        String question = question(browser, API + "/session/passkey", "");
        return browser.post(API + "/session/passkey", credential(passkey.used(question)));
    }

    /** A browser that has proved the code of an invitation; where it may be accepted. */
    private String invited(Browser browser, ClientId client) {
        browser.withToken();
        String link = practice.invite(HostApp.PETRA, client, email);
        Answer challenge = browser.post(API + "/links/" + link + "/challenge", "");
        String path = API + "/challenges/" + challenge.json().get("id").asString();
        browser.post(path + "/invitation", "{\"code\":\"" + practice.code() + "\"}");
        return path + "/passkey";
    }

    @Test
    @Tag("SIG-06")
    @Tag("ACC-03")
    @Tag("SIG-08")
    void who_is_invited_makes_a_passkey_and_signs_in_with_it() {
        Browser browser = Browser.at(port);
        ClientId client = newClient();
        String path = invited(browser, client);
        String question = question(browser, path, "");
        assertThat(browser.post(path, credential(passkey.made(question))).status())
                .isEqualTo(204);
        assertThat(browser.get(API + "/me").status()).as("not signed in by it").isEqualTo(401);
        Browser phone = Browser.at(port);
        String before = phone.cookies.get("portal");
        assertThat(signIn(phone).status()).isEqualTo(200);
        assertThat(phone.cookies.get("portal")).isNotEqualTo(before);
        assertThat(phone.get(Practice.profile(client)).status()).isEqualTo(200);
        assertThat(phone.get(API + "/account").json().get("password").asBoolean())
                .isFalse();
        assertThat(phone.get(OWN).json().get("items")).hasSize(1);
    }

    @Test
    @Tag("SIG-06")
    @Tag("SEC-52")
    void a_mailed_link_makes_one_passkey_and_an_answer_counts_once() {
        Browser browser = Browser.at(port);
        String path = invited(browser, newClient());
        String first = question(browser, path, "");
        String second = question(browser, path, "");
        assertThat(browser.post(path, credential(passkey.made(first))).status()).isEqualTo(204);
        SoftPasskey thief = new SoftPasskey();
        assertThat(browser.post(path, credential(thief.made(second))).status()).isEqualTo(404);
        assertThat(browser.post(path + "/question", "").status()).isEqualTo(404);
        browser.withToken();
        String answer = passkey.used(question(browser, API + "/session/passkey", ""));
        Browser other = Browser.at(port).withToken();
        assertThat(other.post(API + "/session/passkey", credential(answer)).problem())
                .as("another browser")
                .isEqualTo("wrong-passkey");
        assertThat(browser.post(API + "/session/passkey", credential(answer)).status())
                .isEqualTo(200);
        browser.withToken();
        assertThat(browser.post(API + "/session/passkey", credential(answer)).problem())
                .isEqualTo("wrong-passkey");
    }

    @Test
    @Tag("SIG-10")
    void an_unknown_passkey_and_one_of_a_disabled_contact_get_the_same_bytes() {
        Browser browser = Browser.at(port);
        ClientId client = newClient();
        String path = invited(browser, client);
        browser.post(path, credential(passkey.made(question(browser, path, ""))));
        var access = portal.as(HostApp.PETRA).client(client).access();
        access.disable(access.contacts().get(0).id());
        Answer disabled = signIn(Browser.at(port));
        Browser stranger = Browser.at(port).withToken();
        String question = question(stranger, API + "/session/passkey", "");
        Answer unknown = stranger.post(API + "/session/passkey", credential(new SoftPasskey().used(question)));
        assertThat(disabled.status()).isEqualTo(422);
        assertThat(disabled.body()).isEqualTo(unknown.body());
        assertThat(stranger.post(API + "/session/passkey", "{}").body()).isEqualTo(unknown.body());
    }

    @Test
    @Tag("SIG-13")
    void a_contact_adds_and_removes_passkeys_who_has_just_signed_in_or_knows_the_password() {
        practice.account(HostApp.PETRA, newClient(), email);
        Browser contact = Browser.at(port).withToken();
        String login = "{\"email\":\"" + email + "\",\"password\":\"" + Practice.PASSWORD + "\"}";
        assertThat(contact.post(API + "/session", login).status()).isEqualTo(200);
        contact.withToken();
        clock.forward(Duration.ofMinutes(11));
        assertThat(contact.post(OWN + "/question", "{}").problem()).isEqualTo("sign-in-again");
        assertThat(contact.post(OWN + "/question", "{\"present\":\"not the one\"}")
                        .problem())
                .isEqualTo("wrong-present-password");
        String proof = "{\"present\":\"" + Practice.PASSWORD + "\"}";
        String question = question(contact, OWN, proof);
        Answer added = contact.post(OWN, credential(passkey.made(question)));
        assertThat(added.status()).isEqualTo(201);
        Browser phone = Browser.at(port);
        assertThat(signIn(phone).status()).isEqualTo(200);
        String removal = OWN + "/" + added.json().get("id").asString() + "/removal";
        assertThat(contact.post(removal, "{}").problem()).isEqualTo("sign-in-again");
        assertThat(contact.post(removal, proof).status()).isEqualTo(204);
        assertThat(contact.get(OWN).json().get("items")).isEmpty();
        assertThat(phone.get(API + "/me").status()).isEqualTo(401);
        assertThat(signIn(phone).problem()).isEqualTo("wrong-passkey");
    }
}
