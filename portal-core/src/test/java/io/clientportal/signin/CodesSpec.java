package io.clientportal.signin;

import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.tooMany;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.clientportal.TestStores;
import io.clientportal.kernel.ContactId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** How many codes there are, and how many tries. */
class CodesSpec {

    private static final Instant START = EntryWorld.START;

    private final EntryWorld world = new EntryWorld();
    private final ContactId nora = world.nora().id();
    private final String token = world.link(nora);
    private final Browser laptop = world.browser();

    private void wrong(int times) {
        for (int n = 0; n < times; n++) {
            refused(SignInRule.WRONG_CODE, () -> laptop.type(laptop.wrongCode()));
        }
    }

    /** Loses a challenge: four wrong codes, and the fifth that ends it. */
    private void lose() {
        laptop.ask(token);
        wrong(4);
        refused(SignInRule.TOO_MANY_TRIES, () -> laptop.type(laptop.wrongCode()));
    }

    @Nested
    class After_a_lost_challenge {

        @Test
        @Tag("SIG-03")
        void the_next_may_begin_after_thirty_seconds_and_then_after_a_minute() {
            lose();
            tooMany(Duration.ofSeconds(30), () -> laptop.ask(token));
            world.clock.advance(Duration.ofSeconds(30).minusMillis(1));
            tooMany(Duration.ofMillis(1), () -> laptop.ask(token));
            world.clock.advance(Duration.ofMillis(1));
            lose();
            tooMany(Duration.ofMinutes(1), () -> laptop.ask(token));
        }

        @Test
        @Tag("SIG-03")
        void no_codes_go_out_for_a_day_after_twenty_wrong_ones_in_a_row() {
            for (Duration wait : List.of(Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(2))) {
                lose();
                world.clock.advance(wait);
            }
            lose();
            tooMany(Duration.ofHours(24), () -> laptop.ask(token));
            world.clock.advance(Duration.ofHours(24).minusMillis(1));
            tooMany(Duration.ofMillis(1), () -> laptop.ask(token));
            world.clock.advance(Duration.ofMillis(1));
            laptop.enter(token);
        }

        @Test
        @Tag("SIG-03")
        void the_day_without_codes_is_not_shortened_by_losing_a_challenge_that_began_before() {
            Browser phone = world.browser();
            phone.ask(token);
            for (Duration wait : List.of(Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(2))) {
                lose();
                world.clock.advance(wait);
            }
            lose();
            for (int n = 1; n < 5; n++) {
                refused(SignInRule.WRONG_CODE, () -> phone.type(phone.wrongCode()));
            }
            refused(SignInRule.TOO_MANY_TRIES, () -> phone.type(phone.wrongCode()));

            tooMany(Duration.ofHours(24), () -> laptop.ask(token));
        }

        @Test
        @Tag("SIG-03")
        void the_right_code_forgets_the_wrong_ones() {
            lose();
            world.clock.advance(Duration.ofSeconds(30));
            laptop.enter(token);
            lose();
            tooMany(Duration.ofSeconds(30), () -> laptop.ask(token));
        }

        @Test
        @Tag("SIG-03")
        void staff_can_release_the_contact() {
            lose();
            world.space().links().release(nora);
            assertThat(laptop.enter(token)).isNotNull();
            assertThat(world.count("signin.release", false)).isEqualTo(1);
        }

        @Test
        @Tag("SIG-03")
        @Tag("SEC-29")
        void sessions_and_bound_devices_go_on() {
            laptop.enter(token);
            String session = Objects.requireNonNull(laptop.session);
            lose();
            assertThat(world.door().session(session, true)).isPresent();
            assertThat(laptop.open(token)).isNotNull();
        }

        @ParameterizedTest
        @Tag("SIG-03")
        @org.junit.jupiter.params.provider.CsvSource({
            "1, 30",
            "5, 30",
            "9, 30",
            "10, 60",
            "15, 120",
            "25, 480",
            "30, 960",
            "35, 1920",
            "45, 3600",
            "100000, 3600"
        })
        void the_wait_doubles_to_an_hour(int triesInARow, int seconds) {
            assertThat(LinkPolicy.waitAfter(triesInARow)).isEqualTo(Duration.ofSeconds(seconds));
        }
    }

    @Nested
    class Asking_for_a_code {

        @Test
        @Tag("SIG-03")
        void again_ends_the_earlier_one() {
            laptop.ask(token);
            String first = world.latestCode();
            laptop.askAgain();
            String second = world.latestCode();
            if (!first.equals(second)) {
                refused(SignInRule.WRONG_CODE, () -> laptop.type(first));
            }
            laptop.type(second);
        }

        @Test
        @Tag("SIG-03")
        void again_starts_its_ten_minutes_anew() {
            laptop.ask(token);
            world.clock.advance(Duration.ofMinutes(9));
            laptop.askAgain();
            world.clock.advance(Duration.ofMinutes(9));
            laptop.type(world.latestCode());
        }

        @Test
        @Tag("SIG-03")
        @Tag("SEC-27")
        void sends_three_mails_per_challenge_and_answers_alike_for_the_rest() {
            Challenge first = laptop.ask(token);
            for (int n = 0; n < 100; n++) {
                assertThat(laptop.askAgain()).isEqualTo(first);
                assertThat(world.codeMails()).isEqualTo(Math.min(n + 2, 3));
            }
            laptop.type(world.latestCode());
        }

        @Test
        @Tag("SEC-27")
        void sends_five_mails_an_hour_per_contact_and_answers_alike_for_the_rest() {
            for (int n = 0; n < 5; n++) {
                world.browser().ask(token);
                world.clock.advance(Duration.ofMinutes(1));
            }
            Challenge sixth = laptop.ask(token);
            assertThat(sixth.to()).isEqualTo("n•••@e•••.com");
            laptop.askAgain();
            assertThat(world.codeMails()).isEqualTo(5);
            refused(SignInRule.WRONG_CODE, () -> laptop.type(world.latestCode()));
            world.clock.set(START.plus(Duration.ofHours(1)).minusMillis(1));
            laptop.ask(token);
            assertThat(world.codeMails()).isEqualTo(5);
            world.clock.set(START.plus(Duration.ofHours(1)));
            laptop.ask(token);
            assertThat(world.codeMails()).isEqualTo(6);
        }

        @Test
        @Tag("SEC-26")
        void draws_each_of_the_million_codes_as_likely_as_the_others() {
            int[] buckets = new int[1_000];
            for (int n = 0; n < 1_000_000; n++) {
                String code = Secrets.code();
                assertThat(code.length()).isEqualTo(6);
                buckets[Integer.parseInt(code) / 1_000]++;
            }
            double chiSquare = 0;
            for (int count : buckets) {
                chiSquare += (count - 1_000.0) * (count - 1_000.0) / 1_000;
            }
            // 999 degrees of freedom: outside of these less than once in a million runs.
            assertThat(chiSquare).isBetween(790.0, 1_230.0);
        }

        @Test
        void needs_a_secret_that_the_portal_made() {
            assertThatIllegalArgumentException().isThrownBy(() -> world.door().begin(token, "short", null));
        }

        @Test
        @Tag("SEC-5")
        void leaves_the_code_in_no_entry_and_in_no_text_of_a_result() {
            Challenge begun = laptop.ask(token);
            String code = world.latestCode();
            SignedIn signedIn = laptop.type(code);
            assertThat(begun + " " + signedIn).doesNotContain(signedIn.session(), signedIn.device());
            StoredChallenge stored = world.look(
                            scope -> TestStores.current().stores().signIn().challenge(scope, begun.id()))
                    .orElseThrow()
                    .challenge();
            assertThat(stored.code()).hasSize(32);
        }
    }
}
