package io.clientportal.signin;

import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.tooMany;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.access.AccessRule;
import io.clientportal.access.NewContact;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ContactId;
import io.clientportal.notices.Mail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ways to a password, and around it. */
class PasswordResetSpec extends PasswordWorld {

    @Nested
    class Resetting {

        private String reset() {
            world.door().askForReset(EMAIL);
            return world.latestLink();
        }

        @Test
        @Tag("SIG-07")
        @Tag("SEC-53")
        void chooses_a_new_password_ends_every_session_tells_the_contact_and_signs_nobody_in() {
            laptop.signIn(EMAIL, PASSWORD);
            String token = reset();
            assertThat(laptop.open(token).kind()).isEqualTo(LinkKind.RESET);
            laptop.signIn(EMAIL, PASSWORD);
            world.door().setUp().choose(token, OTHER);
            assertThat(laptop.isSignedIn()).isFalse();
            assertThat(world.latestTo(EMAIL).subject()).isEqualTo("Your password was changed");
            refused(SignInRule.WRONG_PASSWORD, () -> laptop.signIn(EMAIL, PASSWORD));
            laptop.signIn(EMAIL, OTHER);
            assertThat(world.count("signin.reset", false)).isEqualTo(1);
        }

        @Test
        @Tag("SIG-07")
        @Tag("SEC-52")
        void works_once_for_thirty_minutes_and_with_the_newest_link_alone() {
            String replaced = reset();
            String token = reset();
            unknown(() -> world.door().setUp().choose(replaced, OTHER));
            world.clock.advance(Duration.ofMinutes(30).minusMillis(1));
            world.door().setUp().choose(token, OTHER);
            unknown(() -> world.door().setUp().choose(token, PASSWORD));
            String late = reset();
            world.clock.advance(Duration.ofMinutes(30));
            unknown(() -> world.door().setUp().choose(late, PASSWORD));
            unknown(() -> laptop.open(late));
            laptop.signIn(EMAIL, OTHER);
        }

        @Test
        @Tag("SEC-52")
        void is_possible_with_no_link_of_another_purpose() {
            String share = world.link(nora);
            unknown(() -> world.door().setUp().choose(share, OTHER));
            world.door().askForLink(EMAIL);
            String signIn = world.latestLink();
            unknown(() -> world.door().setUp().choose(signIn, OTHER));
            String token = reset();
            unknown(() -> laptop.ask(token));
        }

        @Test
        @Tag("SIG-07")
        @Tag("SEC-54")
        void is_answered_alike_and_sends_nothing_to_unknown_disabled_or_never_set_up_addresses() {
            ContactId ida = world.space()
                    .access()
                    .add(new NewContact("Ida", "ida@example.com"), Set.of(Area.PROFILE))
                    .id();
            int before = world.mails().size();
            for (String address : List.of("nobody@example.com", "ida@example.com")) {
                world.door().askForReset(address);
            }
            for (String none : List.of("", "nora", "x".repeat(100_000), "\0")) {
                refused(AccessRule.NOT_AN_ADDRESS, () -> world.door().askForReset(none));
                refused(AccessRule.NOT_AN_ADDRESS, () -> world.door().askForLink(none));
                refused(AccessRule.NOT_AN_ADDRESS, () -> world.door().askForAccount(none));
            }
            world.space().access().disable(nora);
            world.door().askForReset(EMAIL);
            assertThat(world.mails()).hasSize(before);
            assertThat(world.space().access().contacts()).hasSize(2);
            assertThat(ida).isNotNull();
        }

        @Test
        @Tag("SIG-07")
        @Tag("SEC-29")
        void asked_for_by_others_all_day_goes_out_20_times_and_never_keeps_the_contact_waiting_for_long() {
            Instant tomorrow = EntryWorld.START.plus(Duration.ofDays(1));
            int before = world.mails().size();
            Instant latest = world.clock.instant();
            while (world.clock.instant().isBefore(tomorrow)) {
                int count = world.mails().size();
                world.door().askForReset(EMAIL);
                if (world.mails().size() > count) {
                    assertThat(Duration.between(latest, world.clock.instant())).isLessThan(Duration.ofMinutes(124));
                    latest = world.clock.instant();
                }
                world.clock.advance(Duration.ofMinutes(4));
            }
            assertThat(world.mails().size() - before).isBetween(15, 20);
            world.clock.advance(Duration.ofHours(2));
            world.door().askForReset(EMAIL);
            world.door().setUp().choose(world.latestLink(), "a brand new long phrase");
        }

        @Test
        @Tag("SIG-07")
        void may_be_asked_for_again_at_once_after_one_was_used() {
            for (int n = 0; n < 6; n++) {
                int before = world.mails().size();
                world.door().askForReset(EMAIL);
                assertThat(world.mails()).hasSize(before + 1);
                world.door().setUp().choose(world.latestLink(), "a brand new long phrase " + n);
            }
        }

        @Test
        @Tag("SEC-56")
        void with_a_password_that_is_refused_leaves_the_link() {
            String token = reset();
            refused(SignInRule.PASSWORD_TOO_SHORT, () -> world.door().setUp().choose(token, "fourteen chars"));
            refused(SignInRule.PASSWORD_COMMON, () -> world.door().setUp().choose(token, "passwordpassword1"));
            world.door().setUp().choose(token, OTHER);
        }

        @Test
        @Tag("SIG-07")
        void can_be_started_by_staff_who_never_choose_the_password() {
            world.space().credentials().startReset(nora);
            world.door().setUp().choose(world.latestLink(), OTHER);
            laptop.signIn(EMAIL, OTHER);
            ContactId ida = world.space()
                    .access()
                    .add(new NewContact("Ida", "ida@example.com"), Set.of(Area.PROFILE))
                    .id();
            refused(SignInRule.NOT_SET_UP, () -> world.space().credentials().startReset(ida));
        }

        @Test
        @Tag("SIG-03")
        void is_open_to_a_contact_who_waits_after_wrong_passwords() {
            wrong(5);
            String token = reset();
            tooMany(Duration.ofSeconds(30), () -> laptop.signIn(EMAIL, PASSWORD));
            world.door().setUp().choose(token, OTHER);
            laptop.signIn(EMAIL, OTHER);
        }
    }

    @Nested
    class Making_an_account {

        @Test
        @Tag("SIG-06")
        void is_open_to_a_contact_with_a_living_grant_by_a_mailed_link() {
            world.space().access().add(new NewContact("Ida", "ida@example.com"), Set.of(Area.PROFILE));
            world.door().askForAccount("Ida@example.com");
            String token = world.latestLink();
            assertThat(laptop.open(token).kind()).isEqualTo(LinkKind.SET_UP);
            world.door().setUp().choose(token, OTHER);
            laptop.signIn("ida@example.com", OTHER);
            assertThat(world.count("signin.set_up", false)).isEqualTo(1);
        }

        @Test
        @Tag("SIG-06")
        @Tag("SEC-50")
        void is_answered_alike_and_sends_nothing_to_who_is_no_contact_or_has_no_living_grant() {
            ContactId ida = world.space()
                    .access()
                    .add(new NewContact("Ida", "ida@example.com"), Set.of(Area.PROFILE))
                    .id();
            world.space().access().grant(ida, Set.of(Area.PROFILE), EntryWorld.START.plusSeconds(1));
            world.clock.advance(Duration.ofSeconds(1));
            int before = world.mails().size();
            world.door().askForAccount("ida@example.com");
            world.door().askForAccount("nobody@example.com");
            assertThat(world.mails()).hasSize(before);
        }

        @Test
        @Tag("SIG-06")
        void where_there_is_one_is_answered_by_an_email_that_says_so() {
            world.door().askForAccount(EMAIL);
            Mail mail = world.latestTo(EMAIL);
            assertThat(mail.subject()).isEqualTo("You have an account already");
            assertThat(mail.text()).doesNotContain("/l/");
        }
    }

    @Nested
    class A_sign_in_link {

        @Test
        @Tag("SIG-03")
        @Tag("SIG-12")
        void lets_its_code_live_as_long_as_the_mail_says_and_sends_no_other_afterwards() {
            world.door().askForLink(EMAIL);
            Browser browser = world.browser();
            String link = world.latestLink();
            world.clock.advance(Duration.ofMinutes(15).minusMillis(1));
            browser.ask(link);
            String code = world.latestCode();
            world.clock.advance(Duration.ofMinutes(10).minusMillis(1));
            assertThat(world.door().asked(Objects.requireNonNull(browser.challenge), browser.secret))
                    .isNotNull();
            unknown(browser::askAgain);
            unknown(() -> world.browser().ask(link));
            browser.type(code);
            assertThat(browser.isSignedIn()).isTrue();
        }

        @Test
        @Tag("SIG-12")
        void signs_in_with_its_code_once_within_fifteen_minutes() {
            world.door().askForLink(EMAIL);
            String token = world.latestLink();
            world.clock.advance(Duration.ofMinutes(15).minusMillis(1));
            SignedIn signedIn = laptop.enter(token);
            assertThat(signedIn.target()).isNull();
            assertThat(laptop.isSignedIn()).isTrue();
            unknown(() -> laptop.open(token));
            world.door().askForLink(EMAIL);
            String late = world.latestLink();
            world.clock.advance(Duration.ofMinutes(15));
            unknown(() -> laptop.open(late));
        }

        @Test
        @Tag("SIG-12")
        @Tag("SIG-10")
        void is_sent_to_nobody_else() {
            world.space().access().add(new NewContact("Ida", "ida@example.com"), Set.of(Area.PROFILE));
            int before = world.mails().size();
            world.door().askForLink("ida@example.com");
            world.door().askForLink("nobody@example.com");
            assertThat(world.mails()).hasSize(before);
        }

        @Test
        @Tag("SEC-59")
        void and_its_code_end_with_a_new_password() {
            world.door().askForLink(EMAIL);
            String token = world.latestLink();
            laptop.ask(token);
            String code = world.latestCode();
            world.door().askForReset(EMAIL);
            world.door().setUp().choose(world.latestLink(), OTHER);
            unknown(() -> laptop.type(code));
            unknown(() -> laptop.open(token));
        }
    }
}
