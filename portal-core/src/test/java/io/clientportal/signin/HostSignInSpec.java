package io.clientportal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import io.clientportal.access.NewContact;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Origin;
import io.clientportal.kernel.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Contacts whom the host has signed in. */
@Tag("SIG-11")
class HostSignInSpec {

    private static final String EMAIL = "nora@example.com";

    private final Issuer issuer = new Issuer();
    private final EntryWorld world = new EntryWorld(
            settings -> settings,
            builder -> builder.hostTokens(HostTokens.of(
                    Issuer.NAME,
                    Issuer.AUDIENCE,
                    new ImmutableJWKSet<>(new JWKSet(issuer.key().toPublicJWK())))));
    private final ContactId nora = world.nora().id();

    @AfterEach
    void close() {
        issuer.close();
    }

    private Optional<ContactId> vouched(HostIdentity identity) {
        return world.door().vouched(identity).map(Contact::id);
    }

    private Optional<ContactId> byToken() {
        return world.door()
                .tokens()
                .authenticate(issuer.token(world.clock.instant(), EMAIL))
                .map(Contact::id);
    }

    @Test
    void are_known_by_login_email_or_id_without_any_account_of_the_portals() {
        assertThat(vouched(HostIdentity.ofVerified(EMAIL))).contains(nora);
        assertThat(vouched(HostIdentity.ofVerified(" Nora@EXAMPLE.com "))).contains(nora);
        assertThat(vouched(HostIdentity.of(nora))).contains(nora);
        Origin origin = new Origin("192.0.2.7", "App", "request");
        assertThat(world.portal
                        .as(new Visitor(world.firm, origin))
                        .tokens()
                        .authenticate(issuer.token(world.clock.instant(), EMAIL)))
                .contains(new Contact(world.firm, nora, null, origin));
    }

    @Test
    @Tag("SEC-48")
    void look_alikes_and_strangers_are_nobody() {
        for (String other : List.of(
                "",
                "nora",
                "nora@example.com.evil.example",
                "nora+1@example.com",
                "nor\u0430@example.com",
                "x".repeat(9_999))) {
            assertThat(vouched(HostIdentity.ofVerified(other))).as(other).isEmpty();
        }
        assertThat(vouched(HostIdentity.of(new ContactId(UUID.randomUUID())))).isEmpty();
    }

    @Test
    @Tag("ACC-21")
    @Tag("SEC-61")
    void are_nobody_at_the_next_request_once_their_right_has_ended() {
        world.space().access().suspend(nora, "Lost");
        assertThat(byToken()).isEmpty();
        assertThat(vouched(HostIdentity.of(nora))).isEmpty();
        world.space().access().resume(nora);
        assertThat(byToken()).contains(nora);
        world.space().access().disable(nora);
        assertThat(byToken()).isEmpty();
        assertThat(vouched(HostIdentity.of(nora))).isEmpty();
    }

    @Test
    @Tag("ACC-13")
    @Tag("ACC-21")
    void are_nobody_once_their_last_grant_is_over() {
        world.space()
                .access()
                .grant(nora, Set.of(Area.PROFILE), world.clock.instant().plus(Duration.ofHours(1)));
        world.clock.advance(Duration.ofHours(1).minusMillis(1));
        assertThat(byToken()).contains(nora);
        world.clock.advance(Duration.ofMillis(1));
        assertThat(byToken()).isEmpty();
    }

    @Test
    @Tag("FRM-01")
    void of_one_firm_are_nobody_at_another() {
        EntryWorld other = new EntryWorld();
        assertThat(other.door().vouched(HostIdentity.of(nora))).isEmpty();
        assertThat(other.door().vouched(HostIdentity.ofVerified(EMAIL))).isEmpty();
        ContactId sam = other.space()
                .access()
                .add(new NewContact("Sam", EMAIL), Set.of(Area.PROFILE))
                .id();
        assertThat(other.door().vouched(HostIdentity.ofVerified(EMAIL)).map(Contact::id))
                .contains(sam);
    }

    @Test
    @Tag("SIG-09")
    @Tag("SEC-60")
    void use_the_portals_own_tokens_beside_the_hosts_and_neither_counts_as_the_other() {
        world.space().invitations().invite(nora, Set.of(Area.PROFILE), null);
        world.browser().accept(world.latestLink(), "seven green kettles sing");
        TokenPair own = world.door()
                .tokens()
                .exchange(world.door()
                        .withPassword(EMAIL, "seven green kettles sing")
                        .session());
        assertThat(world.door().tokens().authenticate(own.access())).isPresent();
        assertThat(byToken()).contains(nora);
        String posing = issuer.token(
                world.clock.instant(),
                claims -> claims.issuer(Tokens.ISSUER).claim("email", EMAIL).claim("email_verified", true));
        assertThat(world.door().tokens().authenticate(posing)).isEmpty();
    }
}
