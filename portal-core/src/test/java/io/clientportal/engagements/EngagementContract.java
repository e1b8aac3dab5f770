package io.clientportal.engagements;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.Together;
import io.clientportal.World;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Version;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only many at once can break. Set {@code portal.test.rounds} for more rounds than a few. */
class EngagementContract {

    private static final int ROUNDS = Integer.getInteger("portal.test.rounds", 10);
    private static final int MANY = 16;

    private final World world = new World();
    private final ClientId client = world.client("Ada");
    private final Engagements desk = world.desk().client(client).engagements();

    @Test
    @Tag("ACC-11")
    void engagements_added_at_once_are_all_there_each_at_its_place() {
        Together.run(MANY, n -> world.engagement(client, "No. " + n));

        assertThat(desk.list(null, 50))
                .extracting(EngagementLine::no)
                .containsExactlyElementsOf(
                        IntStream.range(0, MANY).mapToObj(n -> (long) MANY - n).toList());
    }

    @Test
    @Tag("ACC-11")
    void of_edits_on_one_version_one_wins() {
        EngagementId tax = world.engagement(client, "Tax");
        AtomicInteger won = new AtomicInteger();

        Together.run(MANY, n -> {
            try {
                desk.edit(tax, Version.FIRST, EngagementDraft.named("Edit " + n));
                won.incrementAndGet();
            } catch (PortalException.Stale e) {
                // somebody else was faster
            }
        });

        assertThat(won).hasValue(1);
        assertThat(desk.get(tax).engagement().version()).isEqualTo(Version.FIRST.next());
    }

    @Test
    @Tag("ACC-20")
    @Tag("ACC-05")
    void sharing_and_disabling_at_once_follow_each_other() {
        Engagements elsewhere =
                world.anotherNode().as(world.partner).client(client).engagements();
        for (int round = 0; round < ROUNDS; round++) {
            Contact nora = world.contact(client, "Nora " + round);
            EngagementId tax = world.engagement(client, "Tax " + round);
            AtomicInteger refused = new AtomicInteger();

            Together.run(2, n -> {
                if (n == 0) {
                    world.desk().client(client).access().disable(nora.id());
                } else {
                    try {
                        elsewhere.shareWith(nora.id(), Set.of(tax));
                    } catch (PortalException.Refused e) {
                        refused.incrementAndGet();
                    }
                }
            });

            assertThat(desk.naming(nora.id())).hasSize(1 - refused.get());
        }
    }

    @Test
    @Tag("ACC-20")
    void the_last_of_several_audiences_is_the_one_that_holds() {
        EngagementId tax = world.engagement(client, "Tax");
        List<Contact> contacts = IntStream.range(0, 4)
                .mapToObj(n -> world.contact(client, "Contact " + n))
                .toList();

        Together.run(
                MANY,
                n -> desk.share(
                        tax,
                        n % 5 == 4
                                ? Audience.EVERYBODY
                                : Audience.of(contacts.get(n % 4).id())));

        Audience audience = desk.get(tax).audience();
        assertThat(audience.everybody() ? 1 : audience.contacts().size()).isEqualTo(1);
    }
}
