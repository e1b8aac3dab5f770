package io.clientportal.notes;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.Together;
import io.clientportal.World;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Version;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only many at once can break. Set {@code portal.test.rounds} for more rounds than a few. */
class NoteContract {

    private static final int ROUNDS = Integer.getInteger("portal.test.rounds", 10);
    private static final int MANY = 16;

    private final World world = new World();
    private final ClientId client = world.client("Ada");
    private final Contact nora = world.contact(client, "Nora");
    private final EngagementId tax = world.engagement(client, "Tax");
    private final Notes desk = world.desk().client(client).notes();
    private final Notes home = world.anotherNode().as(nora).client(client).notes();

    @BeforeEach
    void takesNotes() {
        world.desk().client(client).engagements().share(tax, Audience.EVERYBODY);
        world.desk().client(client).engagements().takeNotes(tax, true);
    }

    @Test
    @Tag("ACC-19")
    void notes_added_at_once_are_all_there_each_at_its_place() {
        Together.run(MANY, n -> {
            if (n % 2 == 0) {
                home.write(tax, "No. " + n);
            } else {
                desk.add(null, "No. " + n, Readership.NOBODY);
            }
        });

        NotePage<Note> first = desk.list(null, null, MANY - 1);
        assertThat(first.notes()).extracting(Note::text).doesNotHaveDuplicates().hasSize(MANY - 1);
        assertThat(desk.list(null, first.next(), MANY).notes()).hasSize(1);
        assertThat(IntStream.range(0, MANY).mapToObj(n -> "No. " + n))
                .containsAll(first.notes().stream().map(Note::text).toList());
    }

    @Test
    @Tag("ACC-19")
    void of_a_change_and_a_first_look_at_once_exactly_one_wins() {
        for (int round = 0; round < ROUNDS; round++) {
            NoteId id = home.write(tax, "Before");
            Version version = home.open(id).version();
            AtomicReference<String> read = new AtomicReference<>("");
            AtomicInteger refused = new AtomicInteger();

            Together.run(2, n -> {
                if (n == 0) {
                    read.set(desk.get(id).note().text());
                } else {
                    try {
                        home.rewrite(id, version, "After");
                    } catch (PortalException.Refused e) {
                        refused.incrementAndGet();
                    }
                }
            });

            assertThat(read).hasValue(refused.get() == 1 ? "Before" : "After");
            assertThat(home.open(id).text()).isEqualTo(read.get());
        }
    }

    @Test
    @Tag("ACC-19")
    void of_taking_back_and_a_first_look_at_once_exactly_one_wins() {
        for (int round = 0; round < ROUNDS; round++) {
            NoteId id = home.write(tax, "Mine");
            AtomicInteger seen = new AtomicInteger();
            AtomicInteger gone = new AtomicInteger();

            Together.run(2, n -> {
                if (n == 0) {
                    seen.set(desk.list(null, null, 1).notes().stream()
                            .filter(note -> note.id().equals(id))
                            .toList()
                            .size());
                } else {
                    try {
                        home.takeBack(id);
                        gone.incrementAndGet();
                    } catch (PortalException.Refused e) {
                        // staff were faster
                    }
                }
            });

            assertThat(seen.get() + gone.get()).isEqualTo(1);
        }
    }

    @Test
    @Tag("ACC-20")
    @Tag("ACC-05")
    void sharing_and_disabling_at_once_follow_each_other() {
        for (int round = 0; round < ROUNDS; round++) {
            Contact otto = world.contact(client, "Otto " + round);
            NoteId id = desk.add(null, "Ours", Readership.NOBODY).id();
            AtomicInteger refused = new AtomicInteger();

            Together.run(2, n -> {
                if (n == 0) {
                    world.desk().client(client).access().disable(otto.id());
                } else {
                    try {
                        desk.share(id, Readership.of(Audience.of(otto.id())));
                    } catch (PortalException.Refused e) {
                        refused.incrementAndGet();
                    }
                }
            });

            assertThat(desk.get(id).note().contacts()).isEqualTo(1 - refused.get());
        }
    }
}
