package io.clientportal.signin;

import static io.clientportal.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientportal.Together;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.KeyRing;
import io.clientportal.kernel.PortalException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords are taken, and how they are hashed. */
class PasswordPolicyTest {

    private static final List<String> WORDS = List.of("Birch & Partners", "Nora Hill", "nora.hill@example.com");

    private static void require(String password) {
        PasswordPolicy.require(PasswordPolicy.normal(password), WORDS);
    }

    @Nested
    class A_password {

        @ParameterizedTest
        @Tag("SIG-06")
        @Tag("SEC-55")
        @ValueSource(
                strings = {
                    "fifteen-letters",
                    "seven green kettles sing",
                    "🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧🐦🐤🦆",
                    "пятнадцать букв тут",
                    "zwölf Boxkämpfer jagen Viktor",
                    "Tr0ub4dor&3-xylophone",
                })
        void of_fifteen_or_more_is_taken(String password) {
            assertThatCode(() -> require(password)).doesNotThrowAnyException();
        }

        @Test
        @Tag("SEC-55")
        void has_15_to_128_code_points() {
            String varied = "ab cd ef gh ij kl mn op qr st uv wx yz ".repeat(4).replace("ab cd", "a🦊 cd");
            refused(SignInRule.PASSWORD_TOO_SHORT, () -> require("gentle pinecon"));
            require("gentle pinecone");
            require(varied.substring(0, varied.offsetByCodePoints(0, 64)));
            require(varied.substring(0, varied.offsetByCodePoints(0, 128)));
            refused(
                    SignInRule.PASSWORD_TOO_LONG,
                    () -> require(varied.substring(0, varied.offsetByCodePoints(0, 129))));
            refused(SignInRule.PASSWORD_TOO_LONG, () -> require("x".repeat(1_000_000)));
        }

        @ParameterizedTest
        @Tag("SEC-56")
        @ValueSource(
                strings = {
                    "passwordpassword",
                    "Password12345678",
                    "p@$$wordp@$$word",
                    "aaaaaaaaaaaaaaaaaaaa",
                    "abcabcabcabcabcabc",
                    "123456789012345",
                    "qwertyuiopasdfgh",
                    "1qaz2wsx3edc4rfv",
                    "zyxwvutsrqponmlk",
                    "iloveyouiloveyou",
                    "welcomewelcome2026",
                    "correct horse battery staple",
                })
        void that_everybody_tries_first_is_refused(String password) {
            refused(SignInRule.PASSWORD_COMMON, () -> require(password));
        }

        @ParameterizedTest
        @Tag("SEC-56")
        @ValueSource(strings = {"norahillnorahill", "BirchPartners2026!", "nora.hill@example", "Hill Nora Birch 1985"})
        void made_of_the_persons_or_the_firms_words_is_refused(String password) {
            refused(SignInRule.PASSWORD_PERSONAL, () -> require(password));
        }
    }

    @Nested
    class Argon2 {

        private final PasswordHasher argon2 = new Argon2PasswordHasher();

        @Test
        @Tag("SIG-06")
        void hashes_with_a_salt_of_its_own_at_the_stated_cost() {
            String hash = argon2.hash("keyed");
            assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").hasSizeLessThan(255);
            assertThat(argon2.hash("keyed")).isNotEqualTo(hash);
            assertThat(argon2.matches("keyed", hash)).isTrue();
            assertThat(argon2.matches("other", hash)).isFalse();
            assertThat(argon2.needsRehash(hash)).isFalse();
        }

        @Test
        @Tag("SEC-55")
        void looks_at_all_of_a_long_text() {
            String hash = argon2.hash("x".repeat(72) + "a");
            assertThat(argon2.matches("x".repeat(72) + "b", hash)).isFalse();
        }

        /** Made by the reference implementation: {@code echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1}. */
        @Test
        @Tag("SEC-58")
        void knows_hashes_of_others_and_wants_them_at_its_own_cost() {
            String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
            assertThat(argon2.matches("password", reference)).isTrue();
            assertThat(argon2.needsRehash(reference)).isTrue();
        }

        @ParameterizedTest
        @Tag("SEC-58")
        @ValueSource(
                strings = {
                    "",
                    "plain",
                    "$2a$10$abcdefghijklmnopqrstuv",
                    "$argon2id$v=19$m=1,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                    "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                    "$argon2id$v=19$m=65536,t=999,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                })
        void refuses_a_broken_hash_and_one_that_would_cost_too_much(String hash) {
            assertThat(argon2.matches("password", hash)).isFalse();
            assertThat(argon2.needsRehash(hash)).isTrue();
        }
    }

    @Nested
    class A_list_of_stolen_ones {

        @Test
        @Tag("SEC-56")
        void is_asked_and_where_it_cannot_answer_nothing_is_chosen() {
            Passwords passwords = new Passwords(
                    new QuickHasher(),
                    password -> {
                        if (password.startsWith("away")) {
                            throw new IllegalStateException("The list is away");
                        }
                        return password.startsWith("stolen");
                    },
                    KeyRing.random());
            passwords.requireUnknown("seven green kettles sing");
            refused(SignInRule.PASSWORD_LEAKED, () -> passwords.requireUnknown("stolen green kettles"));
            assertThatExceptionOfType(PortalException.Unavailable.class)
                    .isThrownBy(() -> passwords.requireUnknown("away green kettles"));
        }
    }

    @Nested
    class Hashing {

        @Test
        @Tag("SEC-57")
        void is_done_by_a_bounded_number_at_once_and_the_rest_is_told_to_wait() {
            CountDownLatch open = new CountDownLatch(1);
            AtomicInteger inside = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            Passwords passwords = new Passwords(
                    new PasswordHasher() {
                        @Override
                        public String hash(String password) {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            try {
                                open.await();
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                            inside.decrementAndGet();
                            return password;
                        }

                        @Override
                        public boolean matches(String password, String hash) {
                            return false;
                        }
                    },
                    password -> false,
                    KeyRing.random());
            int places = 2 * Runtime.getRuntime().availableProcessors();
            AtomicInteger told = new AtomicInteger();
            int callers = places + 20;
            Together.run(callers, n -> {
                try {
                    passwords.hash(FirmId.MAIN, "seven green kettles sing");
                } catch (PortalException.TooMany e) {
                    if (told.incrementAndGet() == callers - places) {
                        open.countDown();
                    }
                }
            });
            assertThat(told).hasValue(20);
            assertThat(most).hasValue(places);
        }

        @Test
        @Tag("SEC-58")
        void goes_on_with_an_older_key_and_is_made_anew_with_the_current_one() {
            byte[] one = new byte[KeyRing.KEY_BYTES];
            byte[] two = new byte[KeyRing.KEY_BYTES];
            two[0] = 1;
            Passwords before =
                    new Passwords(new QuickHasher(), password -> false, KeyRing.of("1", java.util.Map.of("1", one)));
            Passwords after = new Passwords(
                    new QuickHasher(), password -> false, KeyRing.of("2", java.util.Map.of("1", one, "2", two)));
            String hash = before.hash(FirmId.MAIN, "seven green kettles sing");
            assertThat(after.matches(FirmId.MAIN, "seven green kettles sing", hash))
                    .isTrue();
            assertThat(after.outdated(FirmId.MAIN, "seven green kettles sing", hash))
                    .isTrue();
            String renewed = after.hash(FirmId.MAIN, "seven green kettles sing");
            assertThat(after.outdated(FirmId.MAIN, "seven green kettles sing", renewed))
                    .isFalse();
            assertThat(after.matches(new FirmId("other"), "seven green kettles sing", renewed))
                    .isFalse();
        }
    }
}
