package io.clientportal.signin;

import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.access.AccountState;
import io.clientportal.access.NewContact;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ContactId;
import io.clientportal.notices.Mail;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Choosing a passkey for an account that is new. */
class PasskeySetUpSpec extends PasskeyWorld {

    @Nested
    class An_invitation {

        @Test
        @Tag("SIG-06")
        @Tag("ACC-03")
        @Tag("SEC-44")
        void is_accepted_with_a_passkey_which_signs_in_from_then_on() {
            ContactId nora = nora();
            assertThat(state()).isEqualTo(AccountState.ACTIVE);
            assertThat(laptop.session).isNull();
            assertThat(own(nora).page().setUp()).isTrue();
            assertThat(own(nora).page().password()).isFalse();
            SignedIn signedIn = phone.signIn(passkey);
            assertThat(signedIn.contact()).isEqualTo(nora);
            assertThat(phone.isSignedIn()).isTrue();
            assertThat(world.count("signin.accept", false)).isEqualTo(1);
            assertThat(world.count("signin.passkey", false)).isEqualTo(1);
        }

        @Test
        @Tag("MAI-01")
        void accepted_so_is_told_by_email() {
            nora();
            Mail told = world.latestTo(EMAIL);
            assertThat(told.subject()).isEqualTo("A passkey was added to your account");
            assertThat(told.text()).contains(EntryWorld.ADDRESS);
        }

        @Test
        @Tag("SIG-06")
        @Tag("SEC-52")
        void makes_one_passkey_and_no_second_one_however_often_its_link_is_replayed() {
            invited();
            String link = world.latestLink();
            laptop.ask(link);
            laptop.prove(world.latestCode());
            SetUp door = world.door().setUp();
            ChallengeId proved = Objects.requireNonNull(laptop.challenge);
            String second = door.askForPasskey(proved, laptop.secret);
            laptop.acceptWithPasskey(passkey);
            PlainPasskey thief = new PlainPasskey();
            unknown(() -> door.acceptWithPasskey(proved, laptop.secret, thief.made(second)));
            unknown(() -> door.askForPasskey(proved, laptop.secret));
            unknown(() -> phone.ask(link));
            refused(SignInRule.WRONG_PASSKEY, () -> phone.signIn(thief));
        }

        @Test
        @Tag("SIG-03")
        void asks_for_its_code_first_and_in_that_browser_alone() {
            invited();
            laptop.ask(world.latestLink());
            ChallengeId asked = Objects.requireNonNull(laptop.challenge);
            unknown(() -> world.door().setUp().askForPasskey(asked, laptop.secret));
            laptop.prove(world.latestCode());
            unknown(() -> world.door().setUp().askForPasskey(asked, phone.secret));
            laptop.acceptWithPasskey(passkey);
        }

        @Test
        @Tag("SIG-06")
        void still_stands_where_the_passkey_was_not_made() {
            invited();
            laptop.ask(world.latestLink());
            laptop.prove(world.latestCode());
            passkey.origin = "https://portal.example.com.evil.example";
            refused(SignInRule.PASSKEY_NOT_MADE, () -> laptop.acceptWithPasskey(passkey));
            assertThat(state()).isEqualTo(AccountState.INVITED);
            assertThat(world.count("signin.accept", true)).isEqualTo(1);
            passkey.origin = "https://portal.example.com";
            laptop.acceptWithPasskey(passkey);
        }
    }

    @Nested
    class A_link_for_a_new_account {

        private String link() {
            world.nora();
            world.door().askForAccount(EMAIL);
            return world.latestLink();
        }

        @Test
        @Tag("SIG-06")
        @Tag("SEC-52")
        void makes_an_account_with_a_passkey_once() {
            String link = link();
            SetUp door = world.door().setUp();
            String question = door.askForPasskey(link, laptop.secret);
            String second = door.askForPasskey(link, laptop.secret);
            door.choosePasskey(link, laptop.secret, passkey.made(question));
            phone.signIn(passkey);
            PlainPasskey thief = new PlainPasskey();
            unknown(() -> door.choosePasskey(link, laptop.secret, thief.made(second)));
            unknown(() -> door.askForPasskey(link, laptop.secret));
            unknown(() -> door.choose(link, PASSWORD));
        }

        @Test
        @Tag("SIG-06")
        @Tag("SEC-52")
        void ends_when_another_one_has_made_the_account() {
            String first = link();
            world.door().askForAccount(EMAIL);
            String later = world.latestLink();
            SetUp door = world.door().setUp();
            door.choosePasskey(later, laptop.secret, passkey.made(door.askForPasskey(later, laptop.secret)));
            unknown(() -> door.askForPasskey(first, laptop.secret));
            unknown(() -> door.choose(first, PASSWORD));
        }

        @Test
        @Tag("SIG-07")
        @Tag("SEC-52")
        void is_no_reset_and_a_reset_makes_no_passkey() {
            ContactId nora = nora();
            world.space().credentials().startReset(nora);
            String reset = world.latestLink();
            unknown(() -> world.door().setUp().askForPasskey(reset, laptop.secret));
            world.door().setUp().choose(reset, PASSWORD);
            laptop.signIn(EMAIL, PASSWORD);
            phone.signIn(passkey);
        }

        @Test
        @Tag("SIG-06")
        void answers_nobody_elses_question() {
            String link = link();
            laptop.ask(invitedElse());
            laptop.prove(world.latestCode());
            SetUp door = world.door().setUp();
            String theirs = door.askForPasskey(Objects.requireNonNull(laptop.challenge), laptop.secret);
            refused(SignInRule.PASSKEY_NOT_MADE, () -> door.choosePasskey(link, laptop.secret, passkey.made(theirs)));
            String signIn = world.door().askForPasskey(laptop.secret);
            refused(SignInRule.PASSKEY_NOT_MADE, () -> door.choosePasskey(link, laptop.secret, passkey.made(signIn)));
        }

        private String invitedElse() {
            world.space()
                    .invitations()
                    .invite(new NewContact("Ida Mill", "ida@example.com"), Set.of(Area.PROFILE), null);
            return world.latestLink();
        }
    }
}
