package io.clientportal.documents;

import static io.clientportal.documents.HostDocuments.pdf;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.Portal;
import io.clientportal.TestStores;
import io.clientportal.Together;
import io.clientportal.World;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What several nodes at once could break about documents of the host's. */
class DocumentBookContract {

    private static final int ROUNDS = Integer.getInteger("portal.test.rounds", 10);

    private final HostDocuments host = new HostDocuments();
    private final World world = World.withDocuments(TestStores.current(), host);
    private final ClientId client = world.client("Ada");
    private final Contact nora = world.contact(client, "Nora");
    private final Documents desk = world.desk().client(client).documents();
    private final Portal otherNode = world.anotherNode();
    private final Documents elsewhere =
            otherNode.as(world.partner).client(client).documents();

    private static List<String> listed(Documents documents) {
        return DocumentWorld.all(documents).stream()
                .map(Document::name)
                .sorted()
                .toList();
    }

    private static NewDocument named(String name) {
        return NewDocument.of(name, "Tax");
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    @Tag("DOC-04")
    void nodes_that_look_at_once_list_everything_once() {
        for (int round = 0; round < ROUNDS; round++) {
            ClientId one = world.client("Client " + round);
            Documents here = world.desk().client(one).documents();
            Documents there = otherNode.as(world.partner).client(one).documents();
            for (int some = 1; some <= 2; some++) {
                for (int n = 0; n < 5; n++) {
                    String key = round + "-" + some + "-" + n;
                    host.put(one, pdf(key, key + ".pdf"));
                }

                Together.run(
                        8,
                        n -> assertThat(listed(n % 2 == 0 ? here : there))
                                .doesNotHaveDuplicates()
                                .isNotEmpty());

                assertThat(listed(here)).hasSize(5 * some).isEqualTo(host.names(one));
            }
        }
    }

    @Test
    @Tag("DOC-04")
    void who_walked_before_the_last_change_does_not_undo_it() {
        host.put(client, pdf("a", "a.pdf"));
        AtomicBoolean overtaken = new AtomicBoolean();
        host.beforePage = () -> {
            if (overtaken.compareAndSet(false, true)) {
                host.put(client, pdf("b", "b.pdf"));
                assertThat(listed(elsewhere)).containsExactly("a.pdf", "b.pdf");
                host.remove(client, "b");
            }
        };

        assertThat(listed(desk)).as("what the faster one has seen").containsExactly("a.pdf", "b.pdf");
        assertThat(listed(desk)).as("and at the next look what is there").containsExactly("a.pdf");
    }

    @Test
    @Tag("DOC-06")
    void nodes_that_work_at_once_hand_everything_over_once() {
        for (int round = 0; round < ROUNDS; round++) {
            String name = round + ".pdf";
            DocumentId own = world.portal
                    .as(nora)
                    .client(client)
                    .documents()
                    .upload(named(name), bytes("%PDF-" + name))
                    .id();

            Together.run(4, n -> {
                if (n % 2 == 0) {
                    world.portal.work();
                } else {
                    otherNode.work();
                }
                listed(elsewhere);
            });

            assertThat(listed(desk)).hasSize(round + 1).isEqualTo(host.names(client));
            assertThat(desk.get(own).document().uploader().contact()).isEqualTo(nora.id());
        }
        assertThat(host.adds).hasValue(ROUNDS);
        world.portal.work();
        assertThat(world.files.keys()).isEmpty();
    }

    @Test
    @Tag("DOC-02")
    void taken_back_while_nodes_hand_it_over_it_is_nowhere() {
        Documents own = world.portal.as(nora).client(client).documents();
        for (int round = 0; round < ROUNDS; round++) {
            String name = round + ".pdf";
            DocumentId document = own.upload(named(name), bytes("%PDF-" + name)).id();

            Together.run(3, n -> {
                if (n == 0) {
                    own.takeBack(document);
                } else if (n == 1) {
                    otherNode.work();
                } else {
                    listed(elsewhere);
                }
            });
            world.portal.work();

            assertThat(host.names(client)).isEmpty();
            assertThat(listed(desk)).isEmpty();
        }
    }

    @Test
    @Tag("DOC-04")
    void what_a_host_rolls_back_is_taken_over_at_the_next_look() {
        host.put(client, pdf("a", "a.pdf"));

        try {
            world.stores.inHostTransaction(() -> {
                assertThat(listed(desk)).containsExactly("a.pdf");
                throw new IllegalStateException("rolled back");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("rolled back");
        }

        assertThat(listed(desk)).containsExactly("a.pdf");
    }
}
