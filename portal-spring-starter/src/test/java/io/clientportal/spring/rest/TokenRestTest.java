package io.clientportal.spring.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import io.clientportal.spring.host.HostApp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Applications call with bearer tokens over HTTP. */
@Tag("SIG-09")
class TokenRestTest extends RestTest {

    private static final String API = "/portal/api/v1";

    private String email;
    private ClientId client;

    @BeforeEach
    void account() {
        email = UUID.randomUUID() + "@client.example";
        client = newClient();
        practice.account(HostApp.PETRA, client, email);
    }

    private Answer signIn() {
        return Browser.at(port)
                .post(API + "/tokens", "{\"email\":\"" + email + "\",\"password\":\"" + Practice.PASSWORD + "\"}");
    }

    private Answer refresh(String token) {
        return Browser.at(port).post(API + "/tokens/refresh", "{\"refresh\":\"" + token + "\"}");
    }

    private Browser application(String access) {
        return Browser.at(port).with("Authorization", "Bearer " + access);
    }

    @Test
    void an_application_signs_in_without_a_cookie_and_proposes_without_a_csrf_token() {
        Answer tokens = signIn();
        assertThat(tokens.status()).isEqualTo(201);
        assertThat(tokens.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(tokens.header("Cache-Control")).isEqualTo("no-store");
        Browser application = application(tokens.json().get("access").asString());
        assertThat(application.get(API + "/me").status()).isEqualTo(200);
        assertThat(Practice.propose(application, client, "{\"values\":{\"occupation\":\"Gardener\"}}")
                        .status())
                .isEqualTo(201);
        JsonNode sessions = application.get(API + "/account/sessions").json().get("items");
        assertThat(sessions.get(0).get("tokens").asBoolean()).isTrue();
        assertThat(application.cookies).isEmpty();
    }

    @Test
    @Tag("SEC-60")
    void what_is_no_valid_token_is_nobody_and_a_cookie_beside_it_does_not_count() {
        String access = signIn().json().get("access").asString();
        String[] parts = access.split("\\.");
        Browser contact = contactOf(client);
        for (String token : List.of(
                "",
                "x",
                "eyJhbGciOiJub25lIn0." + parts[1] + ".",
                parts[0] + "." + parts[1] + "." + parts[2].substring(0, 20),
                access + "x",
                signIn().json().get("refresh").asString())) {
            Answer answer = contact.get(API + "/me", "Authorization", "Bearer " + token);
            assertThat(answer.status()).as(token).isEqualTo(401);
            assertThat(answer.problem()).isEqualTo("sign-in-needed");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
        assertThat(contact.get(API + "/me").status()).isEqualTo(200);
        assertThat(Browser.atOther(port)
                        .get(API + "/me", "Authorization", "Bearer " + access)
                        .status())
                .as("at another firm")
                .isEqualTo(401);
        assertThat(Browser.at(port)
                        .get("/portal", "Authorization", "Bearer " + access)
                        .status())
                .as("a page")
                .isEqualTo(401);
    }

    @Test
    void an_access_token_is_over_after_five_minutes_and_refreshed_once() {
        JsonNode first = signIn().json();
        Browser application = application(first.get("access").asString());
        clock.forward(Duration.ofMinutes(5));
        assertThat(application.get(API + "/me").status()).isEqualTo(401);
        JsonNode second = refresh(first.get("refresh").asString()).json();
        assertThat(application(second.get("access").asString()).get(API + "/me").status())
                .isEqualTo(200);
        assertThat(refresh(first.get("refresh").asString()).problem()).isEqualTo("sign-in-needed");
        assertThat(application(second.get("access").asString()).get(API + "/me").status())
                .as("a second use ends the session")
                .isEqualTo(401);
        assertThat(refresh(second.get("refresh").asString()).status()).isEqualTo(401);
    }

    @Test
    @Tag("ACC-21")
    @Tag("SEC-61")
    void disabling_and_signing_out_hold_for_the_next_call() {
        JsonNode one = signIn().json();
        Browser application = application(one.get("access").asString());
        Browser.at(port)
                .post(
                        API + "/tokens/end",
                        "{\"refresh\":\"" + one.get("refresh").asString() + "\"}");
        assertThat(application.get(API + "/me").status()).isEqualTo(401);
        Browser other = application(signIn().json().get("access").asString());
        ContactId id = new ContactId(
                UUID.fromString(other.get(API + "/me").json().get("contact").asString()));
        portal.as(HostApp.PETRA).client(client).access().disable(id);
        assertThat(other.get(API + "/me").status()).isEqualTo(401);
        assertThat(signIn().problem()).isEqualTo("wrong-password");
    }

    @Test
    void a_browsers_session_becomes_one_of_tokens_and_its_cookie_works_no_more() {
        Browser contact = contactOf(client);
        String session = contact.cookies.get("portal");
        Answer tokens = contact.post(API + "/session/tokens", "");
        assertThat(tokens.status()).isEqualTo(201);
        assertThat(contact.cookies).doesNotContainKey("portal");
        contact.cookies.put("portal", session);
        assertThat(contact.get(API + "/me").status()).isEqualTo(401);
        assertThat(application(tokens.json().get("access").asString())
                        .get(API + "/me")
                        .status())
                .isEqualTo(200);
        assertThat(contactOf(client)
                        .withToken((String) null)
                        .post(API + "/session/tokens", "")
                        .problem())
                .as("takes a cookie, so it asks for the token of forms")
                .isEqualTo("forged");
    }

    @Test
    void the_keys_are_published_without_their_private_halves() throws Exception {
        String access = signIn().json().get("access").asString();
        Answer keys = Browser.at(port).get(API + "/jwks.json");
        assertThat(keys.status()).isEqualTo(200);
        JWKSet published = JWKSet.parse(keys.body());
        assertThat(published.getKeys()).isNotEmpty().noneMatch(key -> key.isPrivate());
        SignedJWT token = SignedJWT.parse(access);
        assertThat(token.verify(new ECDSAVerifier(
                        published.getKeyByKeyId(token.getHeader().getKeyID()).toECKey())))
                .isTrue();
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("portal:main");
    }

    @Test
    @Tag("SEC-64")
    void another_site_can_make_no_browser_ask_for_tokens() {
        String body = "{\"email\":\"" + email + "\",\"password\":\"" + Practice.PASSWORD + "\"}";
        assertThat(Browser.at(port)
                        .post(API + "/tokens", body, "Sec-Fetch-Site", "cross-site")
                        .problem())
                .isEqualTo("forged");
        assertThat(Browser.at(port)
                        .post(API + "/tokens", body, "Origin", "https://evil.example")
                        .problem())
                .isEqualTo("forged");
    }
}
