package io.clientportal.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.Portal;
import io.clientportal.Together;
import io.clientportal.World;
import io.clientportal.engagements.Audience;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.PortalException.NotFound;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Proposal;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only a merge in the middle can break. Set {@code portal.test.rounds} for more rounds than a few. */
class ClientsContract {

    private static final int ROUNDS = Integer.getInteger("portal.test.rounds", 10);

    private final World world = new World();
    private final Portal elsewhere = world.anotherNode();

    @Test
    @Tag("FRM-06")
    @Tag("ACC-20")
    void what_is_shared_while_clients_are_merged_moves_along_or_is_refused() {
        for (int round = 0; round < ROUNDS; round++) {
            ClientId left = world.client("Left " + round);
            ClientId kept = world.client("Kept " + round);
            Contact nora = world.contact(left, "Nora " + round);
            EngagementId tax = world.engagement(left, "Tax " + round);
            AtomicInteger refused = new AtomicInteger();

            Together.run(2, n -> {
                if (n == 0) {
                    world.portal.clients(world.firm).merge(left, kept);
                } else {
                    orRefused(
                            refused,
                            () -> elsewhere
                                    .as(world.partner)
                                    .client(left)
                                    .engagements()
                                    .share(tax, Audience.of(nora.id())));
                }
            });

            assertThat(world.desk().client(kept).engagements().naming(nora.id()))
                    .hasSize(1 - refused.get());
        }
    }

    @Test
    @Tag("FRM-06")
    @Tag("PRO-10")
    void what_is_proposed_while_clients_are_merged_moves_along_or_is_refused() {
        for (int round = 0; round < ROUNDS; round++) {
            ClientId left = world.client("Left " + round);
            ClientId kept = world.client("Kept " + round);
            Contact nora = world.contact(left, "Nora " + round);
            Profile profile = elsewhere.as(nora).client(left).profile();
            Proposal proposal = Proposal.on(profile.form()).set("occupation", "Pilot");
            AtomicInteger refused = new AtomicInteger();

            Together.run(2, n -> {
                if (n == 0) {
                    world.portal.clients(world.firm).merge(left, kept);
                } else {
                    orRefused(refused, () -> profile.propose(proposal));
                }
            });

            assertThat(world.desk().client(kept).profile().queue()).hasSize(1 - refused.get());
        }
    }

    @Test
    @Tag("FRM-06")
    @Tag("ACC-05")
    void a_contact_disabled_while_clients_are_merged_is_disabled_in_both_orders() {
        for (int round = 0; round < ROUNDS; round++) {
            ClientId left = world.client("Left " + round);
            ClientId kept = world.client("Kept " + round);
            Contact nora = world.contact(left, "Nora " + round);

            Together.run(2, n -> {
                if (n == 0) {
                    world.portal.clients(world.firm).merge(left, kept);
                } else {
                    elsewhere.as(world.partner).client(left).access().disable(nora.id());
                }
            });

            assertThat(world.desk().client(kept).access().contacts())
                    .singleElement()
                    .satisfies(
                            contact -> assertThat(contact.account().disabled()).isTrue());
        }
    }

    @Test
    @Tag("FRM-06")
    void merges_the_other_way_round_at_once_follow_each_other() {
        for (int round = 0; round < ROUNDS; round++) {
            ClientId one = world.client("One " + round);
            ClientId other = world.client("Other " + round);
            Contact nora = world.contact(one, "Nora " + round);

            Together.run(
                    2,
                    n -> (n == 0 ? world.portal : elsewhere)
                            .clients(world.firm)
                            .merge(n == 0 ? one : other, n == 0 ? other : one));

            assertThat(world.desk().client(one).access().contacts()).hasSize(1);
            assertThat(world.desk().client(other).access().contacts()).hasSize(1);
            assertThat(world.portal.as(nora).clients()).isEmpty();
        }
    }

    private static void orRefused(AtomicInteger refused, Runnable work) {
        try {
            work.run();
        } catch (NotFound e) {
            refused.incrementAndGet();
        }
    }
}
