package io.clientportal;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.engagements.Audience;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.signin.Browser;
import io.clientportal.signin.EntryWorld;
import io.clientportal.signin.HostIdentity;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was taken away is gone at the next request, on each of two processes with one database, while both are asked without
 * a pause. Set {@code portal.test.rounds} for more trials than a few; the longest time is reported, from the call that takes
 * away to the first refusal.
 */
class NextRequestContract {

    private static final int ROUNDS = Integer.getInteger("portal.test.rounds", 2);
    private static final int NODES = 2;

    private static final Logger LOG = LoggerFactory.getLogger(NextRequestContract.class);

    private long longest;

    /** Asks both nodes until each refuses, and takes away meanwhile. */
    private void trial(IntPredicate allowed, Runnable takeAway) {
        AtomicLong took = new AtomicLong();
        AtomicLong gone = new AtomicLong(Long.MAX_VALUE);
        AtomicLong lastAllowed = new AtomicLong(Long.MIN_VALUE);
        AtomicLong lastRefused = new AtomicLong(Long.MIN_VALUE);
        long began = System.nanoTime();
        for (int node = 0; node < NODES; node++) {
            assertThat(allowed.test(node)).isTrue();
        }
        Together.run(NODES + 1, n -> {
            if (n == NODES) {
                took.set(System.nanoTime() - began);
                takeAway.run();
                gone.set(System.nanoTime() - began);
                return;
            }
            long asked = System.nanoTime() - began;
            while (allowed.test(n)) {
                lastAllowed.accumulateAndGet(asked, Math::max);
                asked = System.nanoTime() - began;
            }
            lastRefused.accumulateAndGet(System.nanoTime() - began, Math::max);
        });
        assertThat(lastAllowed)
                .as("the start of the last request that was let through")
                .hasValueLessThan(gone.get());
        for (int node = 0; node < NODES; node++) {
            assertThat(allowed.test(node)).isFalse();
        }
        longest = Math.max(longest, lastRefused.get() - took.get());
    }

    @AfterEach
    void report(TestInfo test) {
        LOG.info("{}: {} trials, the longest {} microseconds", test.getDisplayName(), ROUNDS, longest / 1_000);
    }

    @Test
    @Tag("ACC-21")
    @Tag("SEC-42")
    void a_disabled_contact_is_nobody() {
        EntryWorld world = new EntryWorld();
        var nora = world.nora().id();
        Browser browser = world.browser();
        for (int round = 0; round < ROUNDS; round++) {
            browser.enter(world.link(nora));
            String session = browser.session;
            int node = round;
            trial(
                    n -> session != null && world.door(n).session(session, true).isPresent(),
                    () -> world.node(node)
                            .as(world.staff)
                            .client(world.client)
                            .access()
                            .disable(nora));
            world.space().access().enable(nora);
            world.clock.advance(Duration.ofHours(1));
        }
    }

    @Test
    @Tag("ACC-21")
    @Tag("SIG-11")
    void a_disabled_contact_is_nobody_whoever_vouches() {
        EntryWorld world = new EntryWorld();
        var nora = world.nora().id();
        for (int round = 0; round < ROUNDS; round++) {
            int node = round;
            trial(
                    n -> world.door(n).vouched(HostIdentity.of(nora)).isPresent(),
                    () -> world.node(node)
                            .as(world.staff)
                            .client(world.client)
                            .access()
                            .disable(nora));
            world.space().access().enable(nora);
        }
    }

    @Test
    @Tag("ACC-20")
    @Tag("ACC-21")
    void an_engagement_no_longer_shared_is_unknown() {
        World world = new World();
        Portal[] nodes = {world.portal, world.anotherNode()};
        ClientId client = world.client("Ada");
        Contact nora = world.contact(client, "Nora");
        EngagementId tax = world.engagement(client, "Tax");
        for (int round = 0; round < ROUNDS; round++) {
            world.desk().client(client).engagements().share(tax, Audience.of(nora.id()));
            Portal node = nodes[round % NODES];
            trial(
                    n -> found(
                            () -> nodes[n].as(nora).client(client).engagements().open(tax)),
                    () -> node.as(world.partner).client(client).engagements().share(tax, Audience.NOBODY));
        }
    }

    @Test
    @Tag("FRM-05")
    void staff_who_lost_a_client_find_nothing_of_it() {
        World world = new World();
        Portal[] nodes = {world.portal, world.anotherNode()};
        ClientId client = world.client("Ada");
        Reach one = Reach.of(Set.of(client), Set.of());
        Reach other = Reach.of(Set.of(world.client("Mill")), Set.of());
        Staff lena = world.staff("Lena", one);
        for (int round = 0; round < ROUNDS; round++) {
            world.reach(lena, one);
            trial(
                    n -> found(
                            () -> nodes[n].as(lena).client(client).engagements().list(null, 1)),
                    () -> world.reach(lena, other));
        }
    }

    private static boolean found(Runnable look) {
        try {
            look.run();
            return true;
        } catch (PortalException.NotFound e) {
            return false;
        }
    }
}
