package io.clientportal.signin;

import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.tooMany;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientportal.activity.ActivityEntry;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.PortalException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Signing in by passkey. */
class PasskeySignInSpec extends PasskeyWorld {

    private static final Duration FIVE = Duration.ofMinutes(5);

    private String cause() {
        return world.activity().stream()
                .filter(entry -> entry.right().equals("signin.passkey") && entry.refused())
                .reduce((first, last) -> last)
                .map(ActivityEntry::subjectKind)
                .orElse("none");
    }

    @Nested
    class Signing_in {

        @Test
        @Tag("SIG-06")
        @Tag("SEC-29")
        void by_passkey_is_no_concern_of_wrong_passwords_and_no_wait_holds_it_up() {
            ContactId nora = world.member(PASSWORD);
            add(nora);
            for (int n = 0; n < 5; n++) {
                refused(SignInRule.WRONG_PASSWORD, () -> laptop.signIn(EMAIL, "not the right kettles"));
            }
            tooMany(Duration.ofSeconds(30), () -> laptop.signIn(EMAIL, PASSWORD));
            phone.signIn(passkey);
            assertThat(phone.isSignedIn()).isTrue();
        }

        @Test
        @Tag("SIG-03")
        void by_passkey_releases_the_codes_that_were_locked() {
            ContactId nora = nora();
            String token = world.link(nora);
            for (int challenge = 0; challenge < 4; challenge++) {
                laptop.ask(token);
                for (int n = 0; n < 5; n++) {
                    assertThatExceptionOfType(PortalException.Refused.class)
                            .isThrownBy(() -> laptop.type(laptop.wrongCode()));
                }
                if (challenge < 3) {
                    world.clock.advance(Duration.ofHours(1));
                }
            }
            tooMany(Duration.ofHours(24), () -> laptop.ask(token));
            phone.signIn(passkey);
            laptop.enter(token);
            assertThat(laptop.isSignedIn()).isTrue();
        }

        @Test
        @Tag("SIG-08")
        void by_passkey_begins_a_session_like_any_other() {
            nora();
            phone.signIn(passkey);
            String first = phone.session;
            phone.signIn(passkey);
            assertThat(phone.session).isNotEqualTo(first);
            world.clock.advance(Duration.ofMinutes(30));
            assertThat(phone.isSignedIn()).isFalse();
        }

        @Test
        @Tag("SIG-10")
        void asks_everybody_the_same() {
            String nobodys = world.door().askForPasskey(laptop.secret);
            nora();
            String hers = world.door().askForPasskey(laptop.secret);
            assertThat(nobodys.replaceAll("challenge=\\S+", "")).isEqualTo(hers.replaceAll("challenge=\\S+", ""));
        }

        @Test
        @Tag("SIG-06")
        @Tag("SEC-52")
        void takes_an_answer_once_within_five_minutes_in_that_browser() {
            nora();
            String question = world.door().askForPasskey(laptop.secret);
            refused(SignInRule.WRONG_PASSKEY, () -> world.door().withPasskey(phone.secret, passkey.used(question)));
            world.clock.advance(FIVE.minus(MOMENT));
            world.door().withPasskey(laptop.secret, passkey.used(question));
            refused(SignInRule.WRONG_PASSKEY, () -> world.door().withPasskey(laptop.secret, passkey.used(question)));
            String late = world.door().askForPasskey(laptop.secret);
            world.clock.advance(FIVE);
            refused(SignInRule.WRONG_PASSKEY, () -> world.door().withPasskey(laptop.secret, passkey.used(late)));
        }

        @Test
        @Tag("SIG-06")
        void takes_no_second_answer_where_the_first_one_was_wrong() {
            nora();
            String question = world.door().askForPasskey(laptop.secret);
            passkey.origin = "http://portal.example.com";
            refused(SignInRule.WRONG_PASSKEY, () -> world.door().withPasskey(laptop.secret, passkey.used(question)));
            passkey.origin = "https://portal.example.com";
            refused(SignInRule.WRONG_PASSKEY, () -> world.door().withPasskey(laptop.secret, passkey.used(question)));
        }

        @Test
        @Tag("SIG-10")
        void refuses_every_other_answer_alike_and_logs_it() {
            ContactId nora = nora();
            refused(SignInRule.WRONG_PASSKEY, () -> phone.signIn(new PlainPasskey()));
            assertThat(cause()).isEqualTo("firm");
            for (String text : new String[] {"", "{}", "challenge=x\ncredential=00", "x".repeat(16_385)}) {
                refused(SignInRule.WRONG_PASSKEY, () -> world.door().withPasskey(phone.secret, text));
            }
            String handle = passkey.handle;
            passkey.handle = "";
            refused(SignInRule.WRONG_PASSKEY, () -> phone.signIn(passkey));
            passkey.handle = PlainCeremony.hex(Secrets.bytes(32));
            refused(SignInRule.WRONG_PASSKEY, () -> phone.signIn(passkey));
            passkey.handle = handle;
            passkey.site = "example.com";
            refused(SignInRule.WRONG_PASSKEY, () -> phone.signIn(passkey));
            passkey.site = "portal.example.com";
            assertThat(cause()).isEqualTo("contact");
            String addition = own(nora).passkeys().ask(fresh(nora), "", phone.secret);
            refused(SignInRule.WRONG_PASSKEY, () -> world.door().withPasskey(phone.secret, passkey.used(addition)));
            assertThat(phone.isSignedIn()).isFalse();
            assertThat(world.count("signin.passkey", true)).isEqualTo(9);
        }

        @Test
        @Tag("SIG-06")
        void refuses_a_counter_that_does_not_go_up() {
            passkey.counter = 3;
            ContactId nora = nora();
            passkey.counter = 4;
            phone.signIn(passkey);
            refused(SignInRule.WRONG_PASSKEY, () -> laptop.signIn(passkey));
            passkey.counter = 2;
            refused(SignInRule.WRONG_PASSKEY, () -> laptop.signIn(passkey));
            passkey.counter = 0;
            refused(SignInRule.WRONG_PASSKEY, () -> laptop.signIn(passkey));
            assertThat(world.count("signin.passkey", true)).isEqualTo(3);
            passkey.counter = 5;
            laptop.signIn(passkey);
            assertThat(own(nora).passkeys().list())
                    .singleElement()
                    .satisfies(one -> assertThat(one.usedAt()).isEqualTo(world.clock.instant()));
        }

        private String fresh(ContactId nora) {
            phone.signIn(passkey);
            String session = Objects.requireNonNull(phone.session);
            phone.session = null;
            assertThat(nora).isNotNull();
            return session;
        }
    }

    private void add(ContactId nora) {
        OwnPasskeys passkeys = own(nora).passkeys();
        passkeys.add(laptop.secret, passkey.made(passkeys.ask(null, PASSWORD, laptop.secret)));
    }
}
