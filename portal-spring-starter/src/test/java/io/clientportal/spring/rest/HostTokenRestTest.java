package io.clientportal.spring.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import io.clientportal.access.NewContact;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.signin.Issuer;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import io.clientportal.spring.host.HostApp;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Applications call with tokens of an OpenID provider, whose keys the portal reads over HTTP. */
@Tag("SIG-11")
class HostTokenRestTest extends RestTest {

    private static final String API = "/portal/api/v1";
    private static final Issuer ISSUER = new Issuer();

    private String email;
    private ClientId client;
    private ContactId contact;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("portal.host-sign-in.tokens.issuer", () -> Issuer.NAME);
        properties.add("portal.host-sign-in.tokens.audience", () -> "portal:{firm}");
        properties.add("portal.host-sign-in.tokens.keys", ISSUER::keys);
    }

    @AfterAll
    static void close() {
        ISSUER.close();
    }

    @BeforeEach
    void contact() {
        email = UUID.randomUUID() + "@client.example";
        client = newClient();
        contact = portal.as(HostApp.PETRA)
                .client(client)
                .access()
                .add(new NewContact("Nora North", email), Set.of(Area.PROFILE))
                .id();
    }

    private Consumer<JWTClaimsSet.Builder> claims() {
        return claims -> claims.audience("portal:main").claim("email", email).claim("email_verified", true);
    }

    private String token(Consumer<JWTClaimsSet.Builder> change) {
        return ISSUER.token(clock.instant(), claims().andThen(change));
    }

    private String token() {
        return token(claims -> {});
    }

    private Browser application(String token) {
        return Browser.at(port).with("Authorization", "Bearer " + token);
    }

    private Answer me(String token) {
        return application(token).get(API + "/me");
    }

    @Test
    void a_contact_without_an_account_of_the_portals_reads_and_proposes_with_it() {
        Browser application = application(token());
        Answer me = application.get(API + "/me");
        assertThat(me.status()).as(me.body()).isEqualTo(200);
        assertThat(me.json().get("contact").asString()).isEqualTo(contact.toString());
        assertThat(me.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(Practice.propose(application, client, "{\"values\":{\"occupation\":\"Gardener\"}}")
                        .status())
                .isEqualTo(201);
        assertThat(application.cookies).isEmpty();
    }

    @Test
    @Tag("SEC-60")
    void what_is_forged_or_for_another_is_401_with_the_same_bytes_and_no_key_is_fetched() throws JOSEException {
        assertThat(me(token()).status()).isEqualTo(200);
        int asked = ISSUER.asked.get();
        JWK own = Issuer.newKey();
        String kid = ISSUER.key().getKeyID();
        ECDSASigner forger = new ECDSASigner(own.toECKey());
        JWSHeader.Builder es256 = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(kid);
        byte[] shown = ISSUER.key().toPublicJWK().toJSONString().getBytes();
        String[] parts = token().split("\\.");
        String unknown = ISSUER.token(
                clock.instant(),
                claims -> claims.audience("portal:main")
                        .claim("email", "nobody@client.example")
                        .claim("email_verified", true));
        List<String> refused = List.of(
                "eyJhbGciOiJub25lIn0." + parts[1] + ".",
                Issuer.signed(es256.build(), forger, clock.instant(), claims()),
                Issuer.signed(es256.jwk(own.toPublicJWK()).build(), forger, clock.instant(), claims()),
                Issuer.signed(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .keyID(kid)
                                .jwkURL(URI.create("http://127.0.0.1:9/keys"))
                                .build(),
                        forger,
                        clock.instant(),
                        claims()),
                Issuer.signed(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(kid).build(),
                        new MACSigner(shown),
                        clock.instant(),
                        claims()),
                token(claims -> claims.audience("portal:other")),
                token(claims -> claims.issuer("https://evil.example")),
                token(claims -> claims.issuer("client-portal")),
                token(claims -> claims.claim("email_verified", false)),
                ISSUER.signed(Issuer.typed("logout+jwt"), clock.instant(), claims()),
                ISSUER.token(clock.instant().minusSeconds(120), claims()),
                ISSUER.token(clock.instant().plusSeconds(120), claims()),
                unknown);
        Answer nobody = me("x");
        for (String token : refused) {
            Answer answer = me(token);
            assertThat(answer.status()).as(token).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(nobody.body());
            assertThat(answer.header("WWW-Authenticate")).isEqualTo(nobody.header("WWW-Authenticate"));
        }
        assertThat(ISSUER.asked).hasValue(asked);
    }

    @Test
    @Tag("SEC-60")
    @Tag("FRM-04")
    void for_one_firm_it_is_nothing_at_another_and_opens_no_page() {
        assertThat(Browser.atOther(port)
                        .get(API + "/me", "Authorization", "Bearer " + token())
                        .status())
                .isEqualTo(401);
        assertThat(application(token()).get("/portal").status()).isEqualTo(401);
        Browser signedIn = contactOf(client);
        assertThat(signedIn.get(API + "/me", "Authorization", "Bearer " + token(c -> c.issuer("x")))
                        .status())
                .as("beside it no cookie counts")
                .isEqualTo(401);
    }

    @Test
    @Tag("ACC-21")
    @Tag("SEC-61")
    void disabling_suspending_and_the_end_of_the_grant_hold_for_the_next_call() {
        String token = token();
        assertThat(me(token).status()).isEqualTo(200);
        var access = portal.as(HostApp.PETRA).client(client).access();
        access.suspend(contact, "Lost her phone");
        Answer suspended = me(token);
        assertThat(suspended.status()).isEqualTo(401);
        access.resume(contact);
        assertThat(me(token).status()).isEqualTo(200);
        access.end(contact);
        Answer ended = me(token);
        assertThat(ended.status()).isEqualTo(401);
        assertThat(ended.body()).isEqualTo(suspended.body()).isEqualTo(me("x").body());
    }

    @Test
    @Tag("SIG-09")
    void the_portals_own_tokens_go_on_beside_it() {
        String account = UUID.randomUUID() + "@client.example";
        practice.account(HostApp.PETRA, client, account);
        Answer own = Browser.at(port)
                .post(API + "/tokens", "{\"email\":\"" + account + "\",\"password\":\"" + Practice.PASSWORD + "\"}");
        assertThat(me(own.json().get("access").asString()).status()).isEqualTo(200);
    }

    @Test
    void when_the_issuer_signs_with_another_key_both_work_until_the_old_one_is_taken_away() {
        String before = token();
        assertThat(me(before).status()).isEqualTo(200);
        JWK old = ISSUER.key();
        ISSUER.rotate(Issuer.newKey(), old);
        assertThat(me(token()).status()).isEqualTo(200);
        assertThat(me(before).status()).isEqualTo(200);
    }
}
