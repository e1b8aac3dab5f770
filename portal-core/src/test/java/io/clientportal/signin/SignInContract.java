package io.clientportal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.TestStores;
import io.clientportal.Together;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.PortalException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only many at once can break, on two processes with one database. Set {@code portal.test.rounds} for more rounds than a few. */
class SignInContract {

    private static final int ROUNDS = Integer.getInteger("portal.test.rounds", 3);

    private final EntryWorld world = new EntryWorld();
    private final ContactId nora = world.nora().id();

    @Test
    @Tag("SIG-03")
    @Tag("SEC-19")
    void of_64_wrong_codes_at_once_five_are_compared() {
        for (int round = 0; round < ROUNDS; round++) {
            Browser browser = world.browser();
            Challenge challenge = browser.ask(world.link(nora));
            String wrong = world.latestCode().equals("111111") ? "222222" : "111111";
            AtomicInteger compared = new AtomicInteger();
            Together.run(64, n -> {
                try {
                    world.door(n).prove(challenge.id(), browser.secret, wrong, null);
                } catch (PortalException.Refused e) {
                    if (e.rule() == SignInRule.WRONG_CODE) {
                        compared.incrementAndGet();
                    }
                }
            });
            // The fifth is compared too, and answered as the one that ended the challenge.
            assertThat(compared).hasValueLessThan(5);
            StoredChallenge stored = world.look(
                            scope -> TestStores.current().stores().signIn().challenge(scope, challenge.id()))
                    .orElseThrow()
                    .challenge();
            assertThat(stored.tries()).isEqualTo(5);
            world.space().links().release(nora);
            world.clock.advance(Duration.ofHours(1));
        }
    }

    @Test
    @Tag("SIG-03")
    @Tag("SEC-24")
    void of_64_right_codes_at_once_one_signs_in() {
        for (int round = 0; round < ROUNDS; round++) {
            Browser browser = world.browser();
            Challenge challenge = browser.ask(world.link(nora));
            String code = world.latestCode();
            AtomicInteger signedIn = new AtomicInteger();
            Together.run(64, n -> {
                try {
                    world.door(n).prove(challenge.id(), browser.secret, code, null);
                    signedIn.incrementAndGet();
                } catch (PortalException.Refused | PortalException.NotFound e) {
                    assertThat(e).isInstanceOf(PortalException.class);
                }
            });
            assertThat(signedIn).hasValue(1);
            world.clock.advance(Duration.ofHours(1));
        }
    }

    @Test
    @Tag("SIG-02")
    @Tag("SEC-2")
    void of_five_devices_with_a_right_code_each_one_binds_the_link() {
        for (int round = 0; round < ROUNDS; round++) {
            String token = world.link(nora);
            List<Browser> browsers = new ArrayList<>();
            List<String> codes = new ArrayList<>();
            for (int n = 0; n < 5; n++) {
                Browser browser = world.browser();
                browser.ask(token);
                browsers.add(browser);
                codes.add(world.latestCode());
            }
            AtomicInteger bound = new AtomicInteger();
            Together.run(5, n -> {
                try {
                    browsers.get(n).type(codes.get(n));
                    bound.incrementAndGet();
                } catch (PortalException.NotFound e) {
                    assertThat(browsers.get(n).session).isNull();
                }
            });
            assertThat(bound).hasValue(1);
            assertThat(world.activity())
                    .filteredOn(entry -> entry.at().equals(world.clock.instant())
                            && entry.right().equals("signin.prove")
                            && !entry.refused())
                    .hasSize(1);
            world.clock.advance(Duration.ofHours(1));
        }
    }

    @Test
    @Tag("SIG-02")
    @Tag("SEC-2")
    void of_64_devices_at_once_one_binds_a_link() {
        SignInStore store = TestStores.current().stores().signIn();
        for (int round = 0; round < ROUNDS; round++) {
            LinkId id = world.space().links().send(nora, Target.PROFILE).id();
            AtomicInteger bound = new AtomicInteger();
            Together.run(64, n -> {
                byte[] device = new byte[32];
                device[0] = (byte) n;
                if (world.change(scope -> store.bind(scope, id, device, List.of()))) {
                    bound.incrementAndGet();
                }
            });
            assertThat(bound).hasValue(1);
        }
    }

    @Test
    @Tag("SEC-27")
    void of_64_challenges_begun_at_once_five_send_a_mail() {
        for (int round = 0; round < ROUNDS; round++) {
            String token = world.link(nora);
            long before = world.codeMails();
            Together.run(64, n -> world.door(n).begin(token, SignIn.browserSecret(), null));
            assertThat(world.codeMails()).isEqualTo(before + 5);
            world.clock.advance(Duration.ofHours(1));
        }
    }

    @Test
    @Tag("SEC-27")
    void of_64_requests_to_send_again_two_send_a_mail() {
        for (int round = 0; round < ROUNDS; round++) {
            Browser browser = world.browser();
            ChallengeId challenge = browser.ask(world.link(nora)).id();
            long before = world.codeMails();
            Together.run(64, n -> world.door(n).again(challenge, browser.secret));
            assertThat(world.codeMails()).isEqualTo(before + 2);
            world.clock.advance(Duration.ofHours(1));
        }
    }

    @Test
    @Tag("SEC-7")
    void of_16_links_sent_at_once_one_opens() {
        for (int round = 0; round < ROUNDS; round++) {
            Together.run(
                    16,
                    n -> world.node(n)
                            .as(world.staff)
                            .client(world.client)
                            .links()
                            .send(nora, Target.PROFILE));
            assertThat(world.space().links().list())
                    .filteredOn(link -> link.state() == LinkState.UNOPENED)
                    .hasSize(1);
        }
    }
}
