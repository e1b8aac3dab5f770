package io.clientportal.signin;

import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.tooMany;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.TestStores;
import io.clientportal.World;
import io.clientportal.kernel.ContactId;
import io.clientportal.signin.SessionStore.Running;
import io.clientportal.signin.SignInStore.Asked;
import io.clientportal.signin.SignInStore.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What signing in leaves behind goes once nothing can come of it, and what is remembered of it stays. */
class SweepSpec {

    private static final Duration MOMENT = Duration.ofMillis(1);

    private final EntryWorld world = new EntryWorld();
    private final SignInStore store = TestStores.current().stores().signIn();
    private final Secrets secrets = new Secrets(World.KEYS, world.firm);
    private final ContactId nora = world.nora().id();
    private final Browser laptop = world.browser();

    private Optional<StoredSession> session() {
        List<byte[]> hashes = secrets.hashes(Secrets.Purpose.SESSION, laptop.session);
        return world.look(scope -> TestStores.current().stores().sessions().session(scope, hashes, Instant.EPOCH))
                .map(Running::session);
    }

    private Optional<Asked> challenge() {
        return world.look(scope -> store.challenge(scope, Objects.requireNonNull(laptop.challenge)));
    }

    private Optional<Found> link(String token) {
        return world.look(scope -> store.link(scope, secrets.hashes(Secrets.Purpose.LINK, token)));
    }

    /** Lets another node, which has not swept yet, do the portal's work at an instant. */
    private void workAt(Instant instant) {
        world.clock.advance(Duration.between(world.clock.instant(), instant));
        world.anotherNode().sweep();
    }

    @Test
    void a_session_is_kept_30_days_after_its_end() {
        laptop.enter(world.link(nora));
        Instant gone = session().orElseThrow().endsAt().plus(Duration.ofDays(30));

        workAt(gone.minus(MOMENT));
        assertThat(session()).isPresent();
        workAt(gone);

        assertThat(session()).isEmpty();
        assertThat(world.count("signin.prove", false)).isEqualTo(1);
    }

    @Test
    void a_challenge_is_kept_a_day_after_its_code_ended_and_the_contacts_wrong_tries_for_good() {
        String token = world.link(nora);
        laptop.ask(token);
        for (int i = 0; i < 3; i++) {
            refused(SignInRule.WRONG_CODE, () -> laptop.type(laptop.wrongCode()));
        }
        Instant gone = challenge().orElseThrow().challenge().codeUntil().plus(Duration.ofDays(1));

        workAt(gone.minus(MOMENT));
        assertThat(challenge()).isPresent();
        workAt(gone);

        assertThat(challenge()).isEmpty();
        assertThat(link(token).orElseThrow().tries()).isEqualTo(3);
        unknown(() -> laptop.type(world.latestCode()));
        laptop.enter(token);
        assertThat(laptop.isSignedIn()).isTrue();
    }

    @Test
    void a_link_is_kept_90_days_after_its_life() {
        String token = world.link(nora);
        laptop.enter(token);
        Instant gone = link(token).orElseThrow().link().livesUntil().plus(Duration.ofDays(90));
        long happened = world.activity().size();

        workAt(gone.minus(MOMENT));
        assertThat(world.space().links().list()).hasSize(1);
        workAt(gone);

        assertThat(world.space().links().list()).isEmpty();
        assertThat(link(token)).isEmpty();
        assertThat(world.activity()).hasSize((int) happened);
    }

    @Test
    void tries_of_an_address_are_kept_two_days() {
        for (int n = 0; n < 5; n++) {
            refused(SignInRule.WRONG_PASSWORD, () -> laptop.signIn("x@example.com", "seven green kettles"));
        }
        Instant gone = world.clock.instant().plus(Duration.ofDays(2));

        workAt(gone.minus(MOMENT));
        refused(SignInRule.WRONG_PASSWORD, () -> laptop.signIn("x@example.com", "seven green kettles"));
        tooMany(Duration.ofSeconds(60), () -> laptop.signIn("x@example.com", "seven green kettles"));
        workAt(world.clock.instant().plus(Duration.ofDays(2)));

        for (int n = 0; n < 5; n++) {
            refused(SignInRule.WRONG_PASSWORD, () -> laptop.signIn("x@example.com", "seven green kettles"));
        }
    }

    @Test
    void a_question_about_a_passkey_goes_when_it_can_no_longer_be_answered() {
        String question = world.door().askForPasskey(laptop.secret);
        String challenge = PlainCeremony.lines(question).get("challenge");
        List<byte[]> hashes = secrets.hashes(Secrets.Purpose.PASSKEY, challenge);
        Instant gone = world.clock.instant().plus(Duration.ofMinutes(5));

        workAt(gone);
        world.clock.advance(Duration.ofMinutes(-1));

        assertThat(hashes).isNotEmpty();
        assertThat(world.<Optional<StoredPasskeyChallenge>>change(scope -> TestStores.current()
                        .stores()
                        .passkeys()
                        .take(scope, hashes, secrets.hashes(Secrets.Purpose.BROWSER, laptop.secret))))
                .isEmpty();
    }

    @Test
    void the_portals_work_sweeps_once_an_hour() {
        laptop.enter(world.link(nora));
        Instant gone = session().orElseThrow().endsAt().plus(Duration.ofDays(30));
        world.clock.advance(Duration.between(world.clock.instant(), gone.minus(MOMENT)));
        world.portal.work();
        world.clock.advance(Duration.ofMinutes(59));
        world.portal.work();
        assertThat(session()).isPresent();

        world.clock.advance(Duration.ofMinutes(1));
        world.portal.work();

        assertThat(session()).isEmpty();
    }
}
