package io.clientportal.signin;

import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.clientportal.TestStores;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Origin;
import io.clientportal.kernel.Visitor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bearer tokens for applications. */
class TokenSpec {

    private static final String EMAIL = "nora@example.com";
    private static final String PASSWORD = "seven green kettles sing";
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final EntryWorld world = new EntryWorld();
    private final ContactId nora = world.member(PASSWORD);
    private final Tokens tokens = world.door().tokens();

    private TokenPair issued() {
        return tokens.exchange(world.door().withPassword(EMAIL, PASSWORD).session());
    }

    @Nested
    class An_access_token {

        @Test
        @Tag("SIG-09")
        void calls_as_the_contact_for_five_minutes() {
            Origin origin = new Origin("192.0.2.7", "App", "request");
            TokenPair pair = issued();
            assertThat(pair.toString()).doesNotContain(pair.access(), pair.refresh());
            assertThat(world.portal.as(new Visitor(world.firm, origin)).tokens().authenticate(pair.access()))
                    .contains(new Contact(world.firm, nora, null, origin));
            world.clock.advance(LIFE.minusMillis(1));
            assertThat(tokens.authenticate(pair.access())).isPresent();
            world.clock.advance(Duration.ofMillis(1));
            assertThat(tokens.authenticate(pair.access())).isEmpty();
        }

        @Test
        @Tag("SIG-09")
        void replaces_the_session_that_it_came_from() {
            String session = world.door().withPassword(EMAIL, PASSWORD).session();
            tokens.exchange(session);
            assertThat(world.door().session(session, true)).isEmpty();
            unknown(() -> tokens.exchange(session));
            unknown(() -> tokens.exchange("nothing"));
            assertThat(world.portal.as(world.as(nora)).account().sessions(null))
                    .extracting(SessionView::tokens)
                    .containsExactly(true);
        }

        @Test
        @Tag("SIG-09")
        @Tag("ACC-21")
        @Tag("SEC-61")
        @Tag("SEC-63")
        void ends_with_the_account_the_session_and_the_password() {
            TokenPair signedOut = issued();
            tokens.end(signedOut.refresh());
            assertThat(tokens.authenticate(signedOut.access())).isEmpty();
            TokenPair ended = issued();
            world.space().credentials().endSessions(nora);
            assertThat(tokens.authenticate(ended.access())).isEmpty();
            unknown(() -> tokens.refresh(ended.refresh()));
            TokenPair suspended = issued();
            world.space().access().suspend(nora, "Lost");
            assertThat(tokens.authenticate(suspended.access())).isEmpty();
            world.space().access().resume(nora);
            assertThat(tokens.authenticate(suspended.access())).isEmpty();
            unknown(() -> tokens.refresh(suspended.refresh()));
        }

        @Test
        @Tag("FRM-01")
        @Tag("SEC-60")
        void is_nothing_at_another_firm() {
            EntryWorld other = new EntryWorld();
            other.member(PASSWORD);
            other.door()
                    .tokens()
                    .exchange(other.door().withPassword(EMAIL, PASSWORD).session());
            assertThat(other.door().tokens().authenticate(issued().access())).isEmpty();
            unknown(() -> other.door().tokens().refresh(issued().refresh()));
        }

        @Test
        @Tag("SEC-60")
        void is_no_other_secret() {
            TokenPair pair = issued();
            for (String text : List.of(
                    "",
                    "a.b.c",
                    // A header that says null.
                    "bnVsbA.e30.AA",
                    "x".repeat(1_000_000),
                    pair.refresh(),
                    world.link(nora),
                    pair.access() + "x")) {
                assertThat(tokens.authenticate(text)).isEmpty();
            }
        }
    }

    @Nested
    class A_forged_access_token {

        private TokenPair pair = issued();
        private ECKey key = key();

        private ECKey key() {
            return world.look(scope -> {
                StoredKey stored =
                        TestStores.current().stores().sessions().keys(scope).get(0);
                try {
                    return ECKey.parse(new String(
                            scope.key().open(stored.content(), "signing key " + stored.id()), StandardCharsets.UTF_8));
                } catch (ParseException e) {
                    throw new AssertionError(e);
                }
            });
        }

        private JWSHeader.Builder header() {
            return new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType("at+jwt"))
                    .keyID(key.getKeyID());
        }

        private boolean accepted(JWSHeader header, Consumer<JWTClaimsSet.Builder> change) {
            try {
                return accepted(header, change, new ECDSASigner(key));
            } catch (JOSEException e) {
                throw new AssertionError(e);
            }
        }

        private boolean accepted(JWSHeader header, Consumer<JWTClaimsSet.Builder> change, JWSSigner signer) {
            try {
                JWTClaimsSet.Builder claims =
                        new JWTClaimsSet.Builder(SignedJWT.parse(pair.access()).getJWTClaimsSet());
                change.accept(claims);
                SignedJWT token = new SignedJWT(header, claims.build());
                token.sign(signer);
                return tokens.authenticate(token.serialize()).isPresent();
            } catch (JOSEException | ParseException e) {
                throw new AssertionError(e);
            }
        }

        private static Date date(Instant instant) {
            return Date.from(instant);
        }

        @Test
        @Tag("SEC-60")
        void is_taken_only_where_it_is_not_forged() {
            assertThat(accepted(header().build(), claims -> {})).isTrue();
        }

        @Test
        @Tag("SEC-60")
        void without_a_signature_or_signed_with_the_public_key_is_refused() throws Exception {
            Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
            String claims = pair.access().split("\\.")[1];
            String none =
                    base64.encodeToString("{\"alg\":\"none\",\"typ\":\"at+jwt\"}".getBytes(StandardCharsets.UTF_8));
            assertThat(tokens.authenticate(none + "." + claims + ".")).isEmpty();
            JWSHeader hs256 = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .type(new JOSEObjectType("at+jwt"))
                    .keyID(key.getKeyID())
                    .build();
            assertThat(accepted(
                            hs256,
                            change -> {},
                            new MACSigner(key.toECPublicKey().getEncoded())))
                    .isFalse();
        }

        @Test
        @Tag("SEC-60")
        void that_names_a_key_of_its_own_is_refused() {
            assertThat(accepted(header().keyID(UUID.randomUUID().toString()).build(), claims -> {}))
                    .isFalse();
            assertThat(accepted(header().keyID("../../key' or 1=1").build(), claims -> {}))
                    .isFalse();
            assertThat(accepted(header().keyID(null).build(), claims -> {})).isFalse();
            assertThat(accepted(header().jwk(key.toPublicJWK()).build(), claims -> {}))
                    .isFalse();
            assertThat(accepted(
                            header().jwkURL(URI.create("https://evil.example/keys"))
                                    .build(),
                            claims -> {}))
                    .isFalse();
            assertThat(accepted(
                            header().x509CertURL(URI.create("https://evil.example/x5u"))
                                    .build(),
                            claims -> {}))
                    .isFalse();
        }

        @Test
        @Tag("SEC-60")
        void of_another_type_audience_issuer_or_time_is_refused() {
            assertThat(accepted(header().type(JOSEObjectType.JWT).build(), claims -> {}))
                    .isFalse();
            assertThat(accepted(header().build(), claims -> claims.audience("portal:another")))
                    .isFalse();
            assertThat(accepted(header().build(), claims -> claims.audience(List.of("portal:" + world.firm, "more"))))
                    .isFalse();
            assertThat(accepted(header().build(), claims -> claims.issuer("somebody")))
                    .isFalse();
            assertThat(accepted(header().build(), claims -> claims.expirationTime(date(world.clock.instant()))))
                    .isFalse();
            assertThat(accepted(header().build(), claims -> claims.expirationTime(null)))
                    .isFalse();
            assertThat(accepted(
                            header().build(),
                            claims -> claims.notBeforeTime(
                                    date(world.clock.instant().plusSeconds(1)))))
                    .isFalse();
            assertThat(accepted(header().build(), claims -> claims.claim("epoch", 99L)))
                    .isFalse();
            assertThat(accepted(header().build(), claims -> claims.claim("sid", "nothing")))
                    .isFalse();
            assertThat(accepted(
                            header().build(),
                            claims -> claims.subject(UUID.randomUUID().toString())))
                    .isFalse();
        }
    }

    @Nested
    class A_refresh_token {

        @Test
        @Tag("SIG-09")
        void brings_the_next_pair_until_twelve_hours_after_signing_in() {
            TokenPair pair = issued();
            assertThat(pair.refreshUntil()).isEqualTo(EntryWorld.START.plus(Duration.ofHours(12)));
            for (int n = 0; n < 11; n++) {
                world.clock.advance(Duration.ofHours(1));
                pair = tokens.refresh(pair.refresh());
                assertThat(tokens.authenticate(pair.access())).isPresent();
            }
            world.clock.advance(Duration.ofMinutes(58));
            TokenPair last = tokens.refresh(pair.refresh());
            assertThat(last.accessUntil()).isEqualTo(last.refreshUntil());
            world.clock.advance(Duration.ofMinutes(2));
            unknown(() -> tokens.refresh(last.refresh()));
            assertThat(tokens.authenticate(last.access())).isEmpty();
        }

        @Test
        @Tag("SIG-09")
        @Tag("SEC-62")
        void used_a_second_time_ends_all_that_came_from_it_and_leaves_an_entry() {
            TokenPair first = issued();
            TokenPair second = tokens.refresh(first.refresh());
            unknown(() -> tokens.refresh(first.refresh()));
            assertThat(tokens.authenticate(second.access())).isEmpty();
            unknown(() -> tokens.refresh(second.refresh()));
            assertThat(world.count("signin.refresh", true)).isEqualTo(1);
        }

        @Test
        @Tag("SIG-09")
        void of_another_session_ends_nothing() {
            TokenPair one = issued();
            TokenPair other = issued();
            unknown(() -> tokens.refresh("nothing"));
            unknown(() -> tokens.refresh(Secrets.token() + "." + one.refresh().substring(44)));
            assertThat(tokens.authenticate(one.access())).isPresent();
            assertThat(tokens.authenticate(other.access())).isPresent();
        }
    }

    @Nested
    class Keys {

        @BeforeEach
        void aMonth() {
            issued();
        }

        @Test
        @Tag("SIG-09")
        void rotate_without_a_sign_out() {
            world.clock.advance(Duration.ofDays(30).minusMinutes(1));
            TokenPair old = issued();
            world.clock.advance(Duration.ofMinutes(1));
            TokenPair young = issued();
            assertThat(kid(old)).isNotEqualTo(kid(young));
            assertThat(tokens.authenticate(old.access())).isPresent();
            assertThat(tokens.authenticate(young.access())).isPresent();
            assertThat(tokens.refresh(old.refresh())).isNotNull();
        }

        private String kid(TokenPair pair) {
            try {
                return SignedJWT.parse(pair.access()).getHeader().getKeyID();
            } catch (ParseException e) {
                throw new AssertionError(e);
            }
        }
    }
}
