package io.clientportal.signin;

import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientportal.TestStores;
import io.clientportal.access.NewContact;
import io.clientportal.firms.LinkSettings;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.PortalException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the link in the e-mail to a session. */
class SignInSpec {

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
    class Opening_a_link {

        @Test
        @Tag("SIG-02")
        @Tag("SEC-1")
        void changes_nothing_however_often_it_is_done() {
            int entries = world.activity().size();
            for (int n = 0; n < 50; n++) {
                assertThat(world.browser().open(token))
                        .isEqualTo(new LinkPage(world.firm.value(), "n•••@e•••.com", LinkKind.SHARE, Target.PROFILE));
            }
            assertThat(world.codeMails()).isZero();
            assertThat(world.activity()).hasSize(entries);
            assertThat(world.space().links().list()).extracting(Link::state).containsExactly(LinkState.UNOPENED);
            laptop.enter(token);
            assertThat(laptop.isSignedIn()).isTrue();
        }

        @Test
        @Tag("SEC-6")
        @Tag("SEC-28")
        void that_expired_was_revoked_is_of_a_disabled_contact_or_never_was_gets_one_answer() {
            String expired = token;
            world.clock.set(START.plus(Duration.ofDays(14)).plusMillis(1));
            String revoked = world.link(nora);
            world.space().links().revoke(world.space().links().list().get(0).id());
            String disabled = world.link(world.space()
                    .access()
                    .add(new NewContact("Ida", "ida@example.com"), Set.of(Area.PROFILE))
                    .id());
            world.space()
                    .access()
                    .disable(world.space().access().contacts().get(0).id());
            for (String dead : List.of(expired, revoked, disabled, Secrets.token())) {
                unknown(() -> laptop.open(dead));
                unknown(() -> laptop.ask(dead));
            }
            assertThat(world.codeMails()).isZero();
        }

        @ParameterizedTest
        @Tag("SEC-8")
        @ValueSource(strings = {"", "%00", "\0", "abc", "ä", "🗝", "' or 1=1 --", "../../etc/passwd"})
        void that_is_no_link_gets_the_same_answer(String text) {
            unknown(() -> laptop.open(text));
            unknown(() -> laptop.ask(text));
        }

        @Test
        @Tag("SEC-8")
        void that_is_changed_in_any_way_gets_the_same_answer() {
            char last = token.charAt(42);
            for (String changed : List.of(
                    token.substring(0, 42) + (last == 'A' ? 'B' : 'A'),
                    token.substring(0, 42),
                    token + token,
                    token + "A",
                    token + " ",
                    token.toUpperCase(java.util.Locale.ROOT).equals(token)
                            ? token.toLowerCase(java.util.Locale.ROOT)
                            : token.toUpperCase(java.util.Locale.ROOT),
                    "A".repeat(10_000))) {
                unknown(() -> laptop.open(changed));
            }
        }

        @Test
        @Tag("FRM-04")
        @Tag("SEC-10")
        void of_another_firm_gets_the_same_answer_and_leaves_it_unopened() {
            EntryWorld other = new EntryWorld();
            unknown(() -> other.browser().open(token));
            unknown(() -> other.browser().ask(token));
            assertThat(laptop.open(token)).isNotNull();
        }

        @Test
        @Tag("FRM-01")
        void at_a_firm_that_does_not_exist_gets_the_same_answer() {
            SignIn nowhere =
                    world.portal.as(new io.clientportal.kernel.Visitor(new io.clientportal.kernel.FirmId("nowhere")));
            unknown(() -> nowhere.look(token, null));
        }
    }

    @Nested
    class The_right_code {

        @Test
        @Tag("SIG-02")
        void signs_in_and_binds_the_link_to_this_device() {
            laptop.open(token);
            SignedIn signedIn = laptop.enter(token);
            assertThat(signedIn.contact()).isEqualTo(nora);
            assertThat(signedIn.client()).isEqualTo(world.client);
            assertThat(signedIn.target()).isEqualTo(Target.PROFILE);
            assertThat(laptop.isSignedIn()).isTrue();
            unknown(() -> world.browser().open(token));
        }

        @Test
        @Tag("SIG-03")
        @Tag("SEC-23")
        void works_until_the_last_millisecond_of_its_ten_minutes() {
            assertThat(laptop.ask(token).until()).isEqualTo(START.plus(Duration.ofMinutes(10)));
            String code = world.latestCode();
            world.clock.set(START.plus(Duration.ofMinutes(10)).minusMillis(1));
            assertThat(laptop.type(code).contact()).isEqualTo(nora);
        }

        @Test
        @Tag("SIG-03")
        @Tag("SEC-23")
        void no_longer_works_after_ten_minutes() {
            laptop.ask(token);
            String code = world.latestCode();
            world.clock.set(START.plus(Duration.ofMinutes(10)));
            refused(SignInRule.WRONG_CODE, () -> laptop.type(code));
        }

        @Test
        @Tag("SEC-16")
        void works_as_long_on_a_node_in_another_zone() {
            TimeZone before = TimeZone.getDefault();
            try {
                TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
                laptop.ask(token);
                String code = world.latestCode();
                TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
                world.clock.set(START.plus(Duration.ofMinutes(10)));
                refused(SignInRule.WRONG_CODE, () -> laptop.type(code));
                laptop.askAgain();
                String second = world.latestCode();
                TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
                world.clock.set(START.plus(Duration.ofMinutes(20)).minusMillis(1));
                laptop.type(second);
            } finally {
                TimeZone.setDefault(before);
            }
        }

        @Test
        @Tag("FRM-02")
        void lives_as_long_as_its_firm_says() {
            EntryWorld strict = new EntryWorld(settings -> settings.with(new LinkSettings(2, 14, 90)));
            Browser theirs = strict.browser();
            theirs.ask(strict.link(strict.nora().id()));
            String code = strict.latestCode();
            strict.clock.set(START.plus(Duration.ofMinutes(2)));
            refused(SignInRule.WRONG_CODE, () -> theirs.type(code));
        }

        @Test
        @Tag("SIG-03")
        @Tag("SEC-24")
        void works_once() {
            laptop.enter(token);
            refused(SignInRule.WRONG_CODE, () -> laptop.type(world.latestCode()));
        }

        @Test
        @Tag("SIG-03")
        @Tag("SEC-30")
        void works_only_in_the_browser_that_asked_for_it() {
            laptop.ask(token);
            Browser phone = world.browser();
            phone.challenge = laptop.challenge;
            unknown(() -> phone.type(world.latestCode()));
            unknown(phone::askAgain);
            assertThat(world.count("signin.prove", true)).isEqualTo(1);
            laptop.type(world.latestCode());
        }

        @Test
        @Tag("SIG-03")
        void tried_from_another_browser_does_not_count_against_the_one_that_asked() {
            laptop.ask(token);
            Browser phone = world.browser();
            phone.challenge = laptop.challenge;
            for (int n = 0; n < 10; n++) {
                unknown(() -> phone.type("123456"));
            }
            assertThat(laptop.type(world.latestCode())).isNotNull();
        }

        @ParameterizedTest
        @Tag("SEC-25")
        @ValueSource(strings = {"%.3s %s", "%.3s-%s", " %.3s%s ", "%.3s\u00a0%s"})
        void may_be_typed_with_blanks_and_hyphens(String form) {
            laptop.ask(token);
            String code = world.latestCode();
            laptop.type(String.format(form, code, code.substring(3)));
        }

        @Test
        @Tag("SEC-22")
        void of_one_challenge_is_wrong_in_another() {
            laptop.ask(token);
            String code = world.latestCode();
            Browser phone = world.browser();
            phone.ask(token);
            if (code.equals(world.latestCode())) {
                return;
            }
            refused(SignInRule.WRONG_CODE, () -> phone.type(code));
            for (int n = 0; n < 3; n++) {
                refused(SignInRule.WRONG_CODE, () -> phone.type(phone.wrongCode()));
            }
            refused(SignInRule.TOO_MANY_TRIES, () -> phone.type(phone.wrongCode()));
            laptop.type(code);
        }
    }

    @Nested
    class A_wrong_code {

        @ParameterizedTest
        @Tag("SEC-25")
        @ValueSource(
                strings = {"", "1", "12345", "1234567", "12345a", "１２３４５６", "١٢٣٤٥٦", "+12345", "1e5000", "12.456", "\0"
                })
        void that_has_not_six_digits_is_refused_and_counts_nothing(String code) {
            laptop.ask(token);
            for (int n = 0; n < 6; n++) {
                refused(SignInRule.NOT_A_CODE, () -> laptop.type(code));
            }
            laptop.type(world.latestCode());
        }

        @Test
        @Tag("SEC-25")
        void of_a_megabyte_is_refused() {
            laptop.ask(token);
            refused(SignInRule.NOT_A_CODE, () -> laptop.type("1".repeat(1_000_000)));
        }

        @Test
        @Tag("SIG-03")
        void four_times_leaves_the_fifth_try_to_the_right_one() {
            laptop.ask(token);
            wrong(4);
            assertThat(laptop.type(world.latestCode())).isNotNull();
        }

        @Test
        @Tag("SIG-03")
        @Tag("SEC-18")
        void five_times_ends_the_challenge_so_that_the_right_one_is_refused_as_sixth() {
            lose();
            refused(SignInRule.TOO_MANY_TRIES, () -> laptop.type(world.latestCode()));
            assertThat(laptop.session).isNull();
            assertThat(world.count("signin.prove", true)).isEqualTo(6);
        }

        @Test
        @Tag("SIG-03")
        @Tag("SEC-20")
        void goes_on_counting_when_a_new_code_is_asked_for() {
            laptop.ask(token);
            wrong(4);
            laptop.askAgain();
            refused(SignInRule.TOO_MANY_TRIES, () -> laptop.type(laptop.wrongCode()));
            refused(SignInRule.TOO_MANY_TRIES, () -> laptop.type(world.latestCode()));
        }

        @Test
        @Tag("SIG-03")
        @Tag("SEC-21")
        void counts_where_the_callers_transaction_is_rolled_back() {
            laptop.ask(token);
            String wrong = laptop.wrongCode();
            for (int n = 0; n < 5; n++) {
                assertThatThrownBy(() -> TestStores.current().<Void>inHostTransaction(() -> {
                            assertThatThrownBy(() -> laptop.type(wrong)).isInstanceOf(PortalException.Refused.class);
                            throw new IllegalStateException("The host rolls back");
                        }))
                        .hasMessage("The host rolls back");
            }
            refused(SignInRule.TOO_MANY_TRIES, () -> laptop.type(world.latestCode()));
            assertThat(world.count("signin.prove", true)).isEqualTo(6);
        }

        @Test
        @Tag("SEC-31")
        void counts_in_the_database_whatever_the_browser_remembers() {
            ChallengeId challenge = laptop.ask(token).id();
            for (int n = 0; n < 5; n++) {
                Browser replay = laptop;
                replay.challenge = challenge;
                assertThatThrownBy(() -> replay.type(laptop.wrongCode())).isInstanceOf(PortalException.Refused.class);
            }
            refused(SignInRule.TOO_MANY_TRIES, () -> laptop.type(world.latestCode()));
        }

        @Test
        @Tag("SIG-03")
        void at_an_unknown_challenge_or_one_of_another_firm_is_unknown() {
            laptop.ask(token);
            String code = world.latestCode();
            EntryWorld other = new EntryWorld();
            unknown(() -> other.door().prove(Objects.requireNonNull(laptop.challenge), laptop.secret, code, null));
            laptop.challenge = new ChallengeId(UUID.randomUUID());
            unknown(() -> laptop.type(code));
            unknown(laptop::askAgain);
        }
    }
}
