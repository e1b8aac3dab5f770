package io.clientportal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.TestStores;
import io.clientportal.Together;
import io.clientportal.access.Access;
import io.clientportal.access.AccountState;
import io.clientportal.access.NewContact;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to accounts at the same moment on two processes with one database, as often as {@code portal.test.rounds} says. */
class AccountContract {

    private static final int ROUNDS = Integer.getInteger("portal.test.rounds", 3);
    private static final String PASSWORD = "seven green kettles sing";
    private static final String OTHER = "quite another long phrase";
    private static final Set<Area> PROFILE = Set.of(Area.PROFILE);

    private final EntryWorld world = new EntryWorld();

    private String address() {
        return UUID.randomUUID() + "@example.com";
    }

    /** How many such entries the round left that stands at this instant; the clock then goes on to the next. */
    private long logged(String right, boolean refused) {
        long found = world.activity().stream()
                .filter(entry -> entry.right().equals(right) && entry.refused() == refused)
                .filter(entry -> entry.at().equals(world.clock.instant()))
                .count();
        world.clock.advance(Duration.ofMinutes(1));
        return found;
    }

    /** How many of so many at once were let through; the others are told the one answer or to wait. */
    private static int letThrough(int threads, java.util.function.IntConsumer work) {
        AtomicInteger through = new AtomicInteger();
        Together.run(threads, n -> {
            try {
                work.accept(n);
                through.incrementAndGet();
            } catch (PortalException.NotFound | PortalException.TooMany | PortalException.Stale e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        });
        return through.get();
    }

    @Test
    @Tag("ACC-03")
    @Tag("SEC-44")
    void of_64_who_accept_an_invitation_at_once_one_does() {
        for (int round = 0; round < ROUNDS; round++) {
            world.space().invitations().invite(new NewContact("Nora", address()), PROFILE, null);
            Browser browser = world.browser();
            browser.ask(world.latestLink());
            browser.prove(world.latestCode());
            assertThat(letThrough(
                            64,
                            n -> world.door(n)
                                    .setUp()
                                    .accept(Objects.requireNonNull(browser.challenge), browser.secret, PASSWORD)))
                    .isEqualTo(1);
            assertThat(logged("signin.accept", false)).isEqualTo(1);
        }
    }

    @Test
    @Tag("SIG-07")
    @Tag("SEC-52")
    void of_64_who_use_a_reset_at_once_one_does() {
        ContactId nora = world.member(PASSWORD);
        for (int round = 0; round < ROUNDS; round++) {
            world.space().credentials().startReset(nora);
            String token = world.latestLink();
            assertThat(letThrough(64, n -> world.door(n).setUp().choose(token, OTHER + " " + n)))
                    .isEqualTo(1);
            assertThat(logged("signin.reset", false)).isEqualTo(1);
        }
    }

    @Test
    @Tag("SIG-09")
    @Tag("SEC-62")
    void of_64_who_use_a_refresh_token_at_once_one_gets_a_pair_and_the_session_ends() {
        world.member(PASSWORD);
        Tokens tokens = world.door().tokens();
        for (int round = 0; round < ROUNDS; round++) {
            TokenPair pair = tokens.exchange(
                    world.door().withPassword("nora@example.com", PASSWORD).session());
            assertThat(letThrough(64, n -> world.door(n).tokens().refresh(pair.refresh())))
                    .isEqualTo(1);
            assertThat(tokens.authenticate(pair.access())).isEmpty();
            assertThat(logged("signin.refresh", true)).isEqualTo(1);
        }
    }

    @Test
    @Tag("SIG-10")
    @Tag("SEC-19")
    void of_64_wrong_passwords_at_once_five_are_compared() {
        for (int round = 0; round < ROUNDS; round++) {
            String address = address();
            AtomicInteger compared = new AtomicInteger();
            Together.run(64, n -> {
                try {
                    world.door(n).withPassword(address, OTHER);
                } catch (PortalException.Refused e) {
                    compared.incrementAndGet();
                } catch (PortalException.TooMany e) {
                    assertThat(e.retryAfter()).isPositive();
                }
            });
            assertThat(compared).hasValueLessThanOrEqualTo(5);
        }
    }

    @Test
    @Tag("ACC-03")
    @Tag("SEC-52")
    void of_32_who_accept_an_invitation_with_passkeys_at_once_one_does() {
        SetUp door = world.door().setUp();
        for (int round = 0; round < ROUNDS; round++) {
            ContactId nora = world.space()
                    .invitations()
                    .invite(new NewContact("Nora", address()), PROFILE, null)
                    .contact();
            Browser browser = world.browser();
            browser.ask(world.latestLink());
            browser.prove(world.latestCode());
            ChallengeId proved = Objects.requireNonNull(browser.challenge);
            List<String> questions = Stream.generate(() -> door.askForPasskey(proved, browser.secret))
                    .limit(32)
                    .toList();
            assertThat(letThrough(
                            32,
                            n -> door.acceptWithPasskey(
                                    proved, browser.secret, new PlainPasskey().made(questions.get(n)))))
                    .isEqualTo(1);
            assertThat(world.portal.as(world.as(nora)).account().passkeys().list())
                    .hasSize(1);
        }
    }

    @Test
    @Tag("SIG-06")
    void of_32_who_answer_one_question_with_a_passkey_at_once_one_signs_in() {
        PlainPasskey passkey = new PlainPasskey();
        passkey(world.member(PASSWORD), passkey);
        for (int round = 0; round < ROUNDS; round++) {
            Browser browser = world.browser();
            String answer = passkey.used(world.door().askForPasskey(browser.secret));
            AtomicInteger in = new AtomicInteger();
            Together.run(32, n -> {
                try {
                    world.door().withPasskey(browser.secret, answer);
                    in.incrementAndGet();
                } catch (PortalException.Refused e) {
                    assertThat(e.rule()).isEqualTo(SignInRule.WRONG_PASSKEY);
                }
            });
            assertThat(in).hasValue(1);
            assertThat(logged("signin.passkey", false)).isEqualTo(1);
        }
    }

    @Test
    @Tag("SIG-06")
    void of_16_who_add_the_tenth_passkey_at_once_one_does() {
        ContactId nora = world.member(PASSWORD);
        OwnPasskeys passkeys = world.portal.as(world.as(nora)).account().passkeys();
        for (int n = 0; n < 9; n++) {
            passkey(nora, new PlainPasskey());
        }
        for (int round = 0; round < ROUNDS; round++) {
            Browser browser = world.browser();
            List<String> questions = Stream.generate(() -> passkeys.ask(null, PASSWORD, browser.secret))
                    .limit(16)
                    .toList();
            AtomicInteger added = new AtomicInteger();
            Together.run(16, n -> {
                try {
                    passkeys.add(browser.secret, new PlainPasskey().made(questions.get(n)));
                    added.incrementAndGet();
                } catch (PortalException.Refused e) {
                    assertThat(e.rule()).isEqualTo(SignInRule.TOO_MANY_PASSKEYS);
                }
            });
            assertThat(added).hasValue(1);
            assertThat(passkeys.list()).hasSize(10);
            passkeys.remove(passkeys.list().get(0).id(), null, PASSWORD);
        }
    }

    @Test
    @Tag("ACC-07")
    @Tag("SEC-43")
    void no_passkey_that_is_added_while_an_account_ends_is_there_in_the_next_life() {
        for (int round = 0; round < ROUNDS; round++) {
            String address = address();
            ContactId nora = world.space()
                    .invitations()
                    .invite(new NewContact("Nora", address), PROFILE, null)
                    .contact();
            world.browser().accept(world.latestLink(), PASSWORD);
            OwnPasskeys passkeys = world.portal.as(world.as(nora)).account().passkeys();
            Browser browser = world.browser();
            PlainPasskey passkey = new PlainPasskey();
            String answer = passkey.made(passkeys.ask(null, PASSWORD, browser.secret));
            Together.run(2, n -> {
                try {
                    if (n == 0) {
                        world.space().access().disable(nora);
                        world.space().access().enable(nora);
                    } else {
                        passkeys.add(browser.secret, answer);
                    }
                } catch (PortalException.NotFound | PortalException.Refused e) {
                    assertThat(e.getMessage()).isNotEmpty();
                }
            });
            assertThat(passkeys.list()).isEmpty();
        }
    }

    private void passkey(ContactId contact, PlainPasskey passkey) {
        OwnPasskeys passkeys = world.portal.as(world.as(contact)).account().passkeys();
        String browser = SignIn.browserSecret();
        passkeys.add(browser, passkey.made(passkeys.ask(null, PASSWORD, browser)));
    }

    @Test
    @Tag("MAI-01")
    void what_was_asked_for_is_done_once_however_many_work() {
        ContactId nora = world.member(PASSWORD);
        for (int round = 0; round < ROUNDS; round++) {
            int before = world.mails().size();
            world.door().askForReset("nora@example.com");
            Together.run(8, n -> world.node(n).work());
            assertThat(world.mails()).hasSize(before + 1);
            world.clock.advance(Duration.ofDays(1));
        }
        assertThat(nora).isNotNull();
    }

    @Test
    @Tag("ACC-06")
    @Tag("SEC-41")
    void an_account_is_never_disabled_with_something_shared_that_was_hidden_from_who_did() {
        Staff limited = world.member("lim", Reach.of(Set.of(world.client), Set.of(Permission.LET_IN)));
        ClientId mill = new ClientId("mill");
        // What is shared here is another client; whoever shares holds the contact, as engagements will.
        Access theirs = world.access(
                limited,
                (scope, contact) -> TestStores.current().stores().access().every(scope, contact).stream()
                        .filter(grant -> grant.client().equals(mill) && grant.holds(scope.now()))
                        .count());
        for (int round = 0; round < ROUNDS; round++) {
            String address = address();
            ContactId nora = world.space()
                    .access()
                    .add(new NewContact("Nora", address), PROFILE)
                    .id();
            AtomicInteger done = new AtomicInteger();
            Together.run(2, n -> {
                try {
                    if (n == 0) {
                        theirs.disable(nora);
                    } else {
                        world.space("mill").access().addKnown(address, PROFILE);
                    }
                    done.incrementAndGet();
                } catch (PortalException.Refused e) {
                    assertThat(e.rule()).isNotNull();
                }
            });
            assertThat(done).hasValue(1);
            world.space().access().contacts().stream()
                    .filter(contact -> contact.id().equals(nora))
                    .forEach(contact -> assertThat(contact.accountState() == AccountState.DISABLED)
                            .isNotEqualTo(!world.space("mill").access().contacts().stream()
                                    .filter(other -> other.id().equals(nora))
                                    .toList()
                                    .isEmpty()));
        }
    }

    @Test
    @Tag("SIG-13")
    void a_sign_in_with_the_old_password_never_outlives_its_change() {
        ContactId nora = world.member(PASSWORD);
        String present = PASSWORD;
        for (int round = 0; round < ROUNDS; round++) {
            String before = present;
            String next = OTHER + " " + round;
            Browser browser = world.browser();
            Together.run(2, n -> {
                try {
                    if (n == 0) {
                        world.node(1).as(world.as(nora)).account().changePassword(null, before, next);
                    } else {
                        browser.signIn("nora@example.com", before);
                    }
                } catch (PortalException.Refused e) {
                    assertThat(e.rule()).isEqualTo(SignInRule.WRONG_PASSWORD);
                }
            });
            assertThat(browser.isSignedIn()).isFalse();
            present = next;
        }
    }

    @Test
    @Tag("SIG-13")
    @Tag("ACC-21")
    void sessions_that_staff_end_while_the_contact_removes_a_passkey_have_ended() {
        ContactId nora = world.member(PASSWORD);
        for (int round = 0; round < ROUNDS; round++) {
            Browser browser = world.browser();
            browser.signIn("nora@example.com", PASSWORD);
            OwnPasskeys own = world.node(1).as(world.as(nora)).account().passkeys();
            PasskeyId passkey =
                    own.add(browser.secret, new PlainPasskey().made(own.ask(browser.session, "", browser.secret)));
            Together.run(2, n -> {
                if (n == 0) {
                    world.space().credentials().endSessions(nora);
                } else {
                    own.remove(passkey, browser.session, PASSWORD);
                }
            });
            assertThat(browser.isSignedIn()).isFalse();
        }
    }
}
