package io.clientportal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.PortalException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64.Encoder;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens of a host, whose keys are asked for over HTTP. */
@Tag("SIG-11")
class HostTokensTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final FirmId FIRM = new FirmId("main");
    private static final String EMAIL = "nora@example.com";
    private static final Consumer<JWTClaimsSet.Builder> NORA =
            claims -> claims.claim("email", EMAIL).claim("email_verified", true);

    private final Issuer issuer = new Issuer();
    private HostTokens tokens = HostTokens.of(Issuer.NAME, Issuer.AUDIENCE, HostKeys.at(issuer.keys()));

    @AfterEach
    void close() {
        issuer.close();
    }

    private Optional<HostIdentity> identity(String token) {
        return tokens.identity(token, FIRM, NOW);
    }

    private boolean taken(Consumer<JWTClaimsSet.Builder> change) {
        return identity(issuer.token(NOW, NORA.andThen(change))).isPresent();
    }

    private boolean taken(JWSHeader.Builder header) {
        return identity(issuer.signed(header, NOW, NORA)).isPresent();
    }

    private static JWSHeader.Builder es256() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256);
    }

    @Test
    void of_the_issuer_for_the_portal_names_whom_its_verified_email_names() {
        assertThat(identity(issuer.token(NOW, EMAIL))).contains(HostIdentity.ofVerified(EMAIL));
        assertThat(HostIdentity.ofVerified(EMAIL).toString()).doesNotContain(EMAIL);
    }

    @Nested
    class Whom_it_names {

        @Test
        @Tag("SEC-49")
        void an_email_that_is_not_verified_is_nobodys() {
            assertThat(taken(claims -> claims.claim("email_verified", false))).isFalse();
            assertThat(taken(claims -> claims.claim("email_verified", null))).isFalse();
            assertThat(taken(claims -> claims.claim("email_verified", "true"))).isFalse();
            assertThat(taken(claims -> claims.claim("email_verified", 1))).isFalse();
            assertThat(taken(claims -> claims.claim("email", null))).isFalse();
            assertThat(taken(claims -> claims.claim("email", List.of(EMAIL, "other@example.com"))))
                    .isFalse();
        }

        @Test
        void a_claim_with_the_contacts_id_is_enough_where_the_host_says_which() {
            ContactId nora = new ContactId(UUID.randomUUID());
            tokens = tokens.mapped(ContactMapping.byContactId("contact"));
            assertThat(identity(issuer.token(NOW, claims -> claims.claim("contact", nora.toString()))))
                    .contains(HostIdentity.of(nora));
            assertThat(taken(claims -> {}))
                    .as("an e-mail then counts for nothing")
                    .isFalse();
            for (Object other : List.of("", "1", 17, "x".repeat(36), List.of(nora.toString()))) {
                assertThat(taken(claims -> claims.claim("contact", other)))
                        .as("%s", other)
                        .isFalse();
            }
        }
    }

    @Nested
    @Tag("SEC-60")
    class Its_signature {

        @Test
        void is_of_a_listed_algorithm_and_never_none_or_a_shared_secret() throws Exception {
            Encoder base64 = java.util.Base64.getUrlEncoder().withoutPadding();
            String claims = issuer.token(NOW, EMAIL).split("\\.")[1];
            for (String alg : List.of("none", "None", "NONE", "")) {
                String header = base64.encodeToString(
                        ("{\"alg\":\"" + alg + "\",\"typ\":\"JWT\"}").getBytes(StandardCharsets.UTF_8));
                assertThat(identity(header + "." + claims + ".")).as(alg).isEmpty();
            }
            RSAKey rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
            issuer.rotate(rsa);
            for (byte[] secret : List.of(
                    rsa.toRSAPublicKey().getEncoded(),
                    rsa.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
                    rsa.getModulus().decode())) {
                JWSHeader hs256 =
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa").build();
                assertThat(identity(Issuer.signed(hs256, new MACSigner(secret), NOW, NORA)))
                        .isEmpty();
            }
            assertThat(taken(new JWSHeader.Builder(JWSAlgorithm.RS256))).isTrue();
            assertThat(taken(new JWSHeader.Builder(JWSAlgorithm.PS256)))
                    .as("safe, but not listed")
                    .isFalse();
            tokens = tokens.signedWith(Set.of("PS256"));
            assertThat(taken(new JWSHeader.Builder(JWSAlgorithm.PS256))).isTrue();
            assertThat(taken(new JWSHeader.Builder(JWSAlgorithm.RS256))).isFalse();
        }

        @Test
        void is_listed_among_asymmetric_algorithms_alone() {
            for (Set<String> algorithms : List.of(
                    Set.<String>of(), Set.of("none"), Set.of("ES256", "HS256"), Set.of("HS512"), Set.of("es256"))) {
                assertThatThrownBy(() -> tokens.signedWith(algorithms))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("never with a shared secret");
            }
        }

        @Test
        void is_of_a_key_that_the_issuer_shows_and_not_of_one_that_the_token_brings() throws Exception {
            JWK own = Issuer.newKey();
            ECDSASigner signer = new ECDSASigner(own.toECKey());
            String shown = issuer.key().getKeyID();
            assertThat(identity(Issuer.signed(es256().keyID(shown).build(), signer, NOW, NORA)))
                    .as("the key's name")
                    .isEmpty();
            int asked = issuer.asked.get();
            for (JWSHeader.Builder header : List.of(
                    es256().keyID(shown).jwk(own.toPublicJWK()),
                    es256().keyID(shown).jwkURL(URI.create("http://127.0.0.1:9/keys")),
                    es256().keyID(shown).x509CertURL(URI.create("http://127.0.0.1:9/x5u")),
                    es256().keyID(shown).x509CertChain(List.of(Base64.encode("x"))),
                    es256().keyID(shown).criticalParams(Set.of("exp")),
                    es256().keyID(shown).customParam("zip", "DEF"))) {
                assertThat(identity(Issuer.signed(header.build(), signer, NOW, NORA)))
                        .isEmpty();
                assertThat(taken(header)).as("however it is signed").isFalse();
            }
            assertThat(issuer.asked).hasValue(asked);
        }

        @Test
        void by_a_key_with_another_name_is_none() {
            for (String kid : List.of("other", "../../keys", "' or 1=1 --", "", "\u0000", "k".repeat(5_000))) {
                assertThat(taken(es256().keyID(kid))).as(kid).isFalse();
            }
            assertThat(taken(es256())).isTrue();
        }

        @Test
        void by_a_short_key_a_secret_among_the_keys_or_one_of_another_kind_is_none() throws Exception {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            var pair = generator.generateKeyPair();
            RSAKey small = new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .keyID("small")
                    .build();
            OctetSequenceKey secret = new OctetSequenceKeyGenerator(256)
                    .keyID("secret")
                    .algorithm(JWSAlgorithm.HS256)
                    .generate();
            JWK other = new ECKeyGenerator(Curve.P_384).keyID("p384").generate();
            tokens = HostTokens.of(
                    Issuer.NAME, Issuer.AUDIENCE, new ImmutableJWKSet<>(new JWKSet(List.of(small, secret, other))));
            JWSSigner weak = new JWSSigner() {
                @Override
                public Base64URL sign(JWSHeader header, byte[] text) {
                    try {
                        Signature signature = Signature.getInstance("SHA256withRSA");
                        signature.initSign(pair.getPrivate());
                        signature.update(text);
                        return Base64URL.encode(signature.sign());
                    } catch (GeneralSecurityException e) {
                        throw new AssertionError(e);
                    }
                }

                @Override
                public Set<JWSAlgorithm> supportedJWSAlgorithms() {
                    return Set.of(JWSAlgorithm.RS256);
                }

                @Override
                public JCAContext getJCAContext() {
                    return new JCAContext();
                }
            };
            JWSHeader named =
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("small").build();
            assertThat(identity(Issuer.signed(named, weak, NOW, NORA))).isEmpty();
            assertThat(identity(Issuer.signed(
                            new JWSHeader.Builder(JWSAlgorithm.HS256)
                                    .keyID("secret")
                                    .build(),
                            new MACSigner(secret),
                            NOW,
                            NORA)))
                    .isEmpty();
            issuer.rotate(other);
            assertThat(taken(new JWSHeader.Builder(JWSAlgorithm.ES384))).isFalse();
            tokens = tokens.signedWith(Set.of("ES384"));
            assertThat(taken(new JWSHeader.Builder(JWSAlgorithm.ES384))).isTrue();
        }
    }

    @Nested
    @Tag("SEC-60")
    class What_it_is_for {

        @Test
        void is_the_portal_and_it_comes_from_the_issuer() {
            assertThat(taken(claims -> claims.audience("another"))).isFalse();
            assertThat(taken(claims -> claims.audience((String) null))).isFalse();
            assertThat(taken(claims -> claims.audience("PORTAL"))).isFalse();
            assertThat(taken(claims -> claims.audience(List.of("another", Issuer.AUDIENCE))))
                    .isTrue();
            assertThat(taken(claims -> claims.issuer("https://login.example/"))).isFalse();
            assertThat(taken(claims -> claims.issuer("https://evil.example"))).isFalse();
            assertThat(taken(claims -> claims.issuer(null))).isFalse();
        }

        @Test
        @Tag("FRM-04")
        void may_be_one_firm() {
            tokens = HostTokens.of(Issuer.NAME, "portal:{firm}", HostKeys.at(issuer.keys()));
            String token = issuer.token(NOW, NORA.andThen(claims -> claims.audience("portal:main")));
            assertThat(tokens.identity(token, FIRM, NOW)).isPresent();
            assertThat(tokens.identity(token, new FirmId("other"), NOW)).isEmpty();
            assertThat(taken(claims -> claims.audience("portal:{firm}"))).isFalse();
        }

        @Test
        void is_no_other_use_of_a_signed_text() {
            for (String type : List.of("logout+jwt", "secevent+jwt", "dpop+jwt", "JOSE", "application/logout+jwt")) {
                assertThat(taken(Issuer.typed(type))).as(type).isFalse();
            }
            for (String type : List.of("JWT", "jwt", "at+jwt", "application/at+jwt")) {
                assertThat(taken(Issuer.typed(type))).as(type).isTrue();
            }
            assertThat(taken(claims -> claims.claim("events", java.util.Map.of("logout", "now"))))
                    .isFalse();
            tokens = tokens.typed(Set.of("at+jwt"));
            assertThat(taken(Issuer.typed("JWT"))).isFalse();
            assertThat(taken(es256())).as("without a type").isFalse();
            assertThat(taken(Issuer.typed("AT+JWT"))).isTrue();
        }

        @Test
        void is_told_by_an_issuer_that_is_not_the_portal_itself() {
            for (List<String> pair : List.of(
                    List.of("", "portal"), List.of(" ", "portal"), List.of("i", ""), List.of(Tokens.ISSUER, "a"))) {
                assertThatThrownBy(() -> HostTokens.of(pair.get(0), pair.get(1), HostKeys.at(issuer.keys())))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Nested
    @Tag("SEC-60")
    class Its_time {

        private boolean takenAt(Instant now, Consumer<JWTClaimsSet.Builder> change) {
            return tokens.identity(issuer.token(NOW, NORA.andThen(change)), FIRM, now)
                    .isPresent();
        }

        @Test
        void ends_thirty_seconds_after_its_end_and_not_a_millisecond_later() {
            Instant end = NOW.plusSeconds(60).plus(HostTokens.SKEW);
            assertThat(takenAt(end.minusMillis(1), claims -> {})).isTrue();
            assertThat(takenAt(end, claims -> {})).isFalse();
            assertThat(takenAt(NOW, claims -> claims.expirationTime(null))).isFalse();
        }

        @Test
        void begins_thirty_seconds_before_its_beginning() {
            Instant begin = NOW.plus(Duration.ofMinutes(5));
            Instant earliest = begin.minus(HostTokens.SKEW);
            for (Consumer<JWTClaimsSet.Builder> later : List.<Consumer<JWTClaimsSet.Builder>>of(
                    claims -> claims.notBeforeTime(Date.from(begin)), claims -> claims.issueTime(Date.from(begin)))) {
                Consumer<JWTClaimsSet.Builder> change =
                        later.andThen(claims -> claims.expirationTime(Date.from(begin.plusSeconds(60))));
                assertThat(takenAt(earliest, change)).isTrue();
                assertThat(takenAt(earliest.minusMillis(1), change)).isFalse();
            }
        }
    }

    @Test
    @Tag("SEC-60")
    void what_is_too_long_or_no_token_is_nobody() {
        String token = issuer.token(NOW, EMAIL);
        for (String text :
                // The fourth has a header that says null.
                List.of(
                        "",
                        "a.b.c",
                        "...",
                        "bnVsbA.e30.AA",
                        token + ".",
                        token + "x",
                        token.substring(1),
                        "x".repeat(1_000_000))) {
            assertThat(identity(text)).isEmpty();
        }
        assertThat(taken(claims -> claims.claim("more", "x".repeat(4_000)))).isTrue();
        assertThat(taken(claims -> claims.claim("more", "x".repeat(8_000)))).isFalse();
        String[] parts = token.split("\\.");
        String changed = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(new String(java.util.Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                        .replace("nora", "mona")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(identity(parts[0] + "." + changed + "." + parts[2])).isEmpty();
    }

    @Nested
    class The_keys {

        @Test
        void are_asked_for_once_and_again_when_they_rotate() {
            JWK old = issuer.key();
            for (int n = 0; n < 50; n++) {
                assertThat(identity(issuer.token(NOW, EMAIL))).isPresent();
            }
            assertThat(issuer.asked).hasValue(1);
            String before = issuer.token(NOW, EMAIL);
            issuer.rotate(Issuer.newKey(), old);
            assertThat(identity(issuer.token(NOW, EMAIL))).isPresent();
            assertThat(identity(before)).as("the earlier key is still shown").isPresent();
            assertThat(issuer.asked).hasValue(2);
        }

        @Test
        void that_are_taken_away_verify_nothing_any_more() {
            String before = issuer.token(NOW, EMAIL);
            assertThat(identity(before)).isPresent();
            issuer.rotate(Issuer.newKey());
            assertThat(identity(issuer.token(NOW, EMAIL))).isPresent();
            assertThat(identity(before)).isEmpty();
        }

        @Test
        @Tag("SEC-60")
        void are_not_asked_for_as_often_as_tokens_name_unknown_ones() {
            assertThat(identity(issuer.token(NOW, EMAIL))).isPresent();
            for (int n = 0; n < 200; n++) {
                assertThat(taken(es256().keyID("unknown-" + n))).isFalse();
            }
            assertThat(issuer.asked.get()).isLessThanOrEqualTo(2);
            assertThat(identity(issuer.token(NOW, EMAIL)))
                    .as("known keys go on")
                    .isPresent();
        }

        @Test
        void serve_on_while_the_issuer_is_away() {
            assertThat(identity(issuer.token(NOW, EMAIL))).isPresent();
            issuer.close();
            assertThat(identity(issuer.token(NOW, EMAIL))).isPresent();
        }

        @Test
        void that_cannot_be_had_make_the_answer_unavailable_and_let_nobody_in() {
            issuer.answer(500);
            for (int n = 0; n < 5; n++) {
                assertThatThrownBy(() -> identity(issuer.token(NOW, EMAIL)))
                        .isInstanceOf(PortalException.Unavailable.class);
            }
            assertThat(issuer.asked.get()).isLessThanOrEqualTo(2);
        }

        @Test
        @Tag("SEC-60")
        void are_not_taken_from_where_they_are_said_to_have_moved() {
            issuer.answer(302);
            assertThatThrownBy(() -> identity(issuer.token(NOW, EMAIL)))
                    .isInstanceOf(PortalException.Unavailable.class);
        }
    }
}
