package io.clientportal.documents;

import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.Together;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.PortalException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only many at once can break. Set {@code portal.test.rounds} for more rounds than a few. */
class DocumentContract extends DocumentWorld {

    private static final int ROUNDS = Integer.getInteger("portal.test.rounds", 10);
    /** Of those that are many at once in a single round. */
    private static final int CROWDS = Integer.getInteger("portal.test.rounds", 1);

    private static final int MANY = 64;

    private final Documents elsewhere =
            world.anotherNode().as(world.partner).client(client).documents();

    @Test
    @Tag("DOC-02")
    @Tag("DOC-03")
    void taken_back_and_deleted_at_once_it_is_one_or_the_other() {
        for (int round = 0; round < ROUNDS; round++) {
            DocumentId document = uploadBy(nora, "a" + round + ".pdf");
            AtomicInteger won = new AtomicInteger();

            Together.run(4, n -> {
                try {
                    if (n % 2 == 0) {
                        as(nora).takeBack(document);
                    } else {
                        elsewhere.delete(document, "Odd");
                    }
                    won.incrementAndGet();
                } catch (PortalException.NotFound e) {
                    // somebody else was faster
                }
            });

            assertThat(won).hasValue(1);
            assertThat(entries("document.delete").size()
                            + entries("document.take_back").size())
                    .isLessThanOrEqualTo(Math.min(round + 1, 50));
            unknown(() -> as(nora).open(document));
        }
    }

    @Test
    @Tag("DOC-02")
    void of_many_who_take_it_back_one_does() {
        for (int round = 0; round < CROWDS; round++) {
            DocumentId document = uploadBy(nora, "a" + round + ".pdf");
            AtomicInteger won = new AtomicInteger();

            Together.run(MANY, n -> {
                try {
                    as(nora).takeBack(document);
                    won.incrementAndGet();
                } catch (PortalException.NotFound e) {
                    // somebody else was faster
                }
            });

            assertThat(won).hasValue(1);
            assertThat(entries("document.take_back").stream()
                            .filter(entry -> entry.subjectId().equals(document.toString())))
                    .hasSize(1);
            world.clock.advance(
                    Duration.ofMillis(1)); // entries of one instant come in any order, and the latest are given
        }
    }

    @Test
    @Tag("DOC-06")
    @Tag("SEC-119")
    void of_many_uploads_at_once_as_many_are_kept_as_there_is_room_for() {
        world.settings(settings -> settings.with(settings.documents().withRoom(5, 1 << 20)));
        for (int round = 0; round < CROWDS; round++) {
            ClientId full = world.client("Full " + round);
            Documents theirs = world.desk().client(full).documents();
            AtomicInteger kept = new AtomicInteger();
            int files = world.files.keys().size();

            Together.run(MANY, n -> {
                try {
                    theirs.upload(pdf("a" + n + ".pdf"), bytes("%PDF-" + n));
                    kept.incrementAndGet();
                } catch (PortalException.Refused e) {
                    assertThat(e.rule()).isEqualTo(DocumentRule.QUOTA);
                }
            });

            assertThat(kept).hasValue(5);
            assertThat(theirs.list(DocumentQuery.ALL, null, 200).documents())
                    .extracting(Document::id)
                    .hasSize(5)
                    .doesNotHaveDuplicates();
            assertThat(world.files.keys()).hasSize(files + 5);
        }
    }

    @Test
    @Tag("DOC-07")
    void the_same_bytes_sent_at_once_are_kept_once() {
        for (int round = 0; round < CROWDS; round++) {
            String same = "%PDF-same " + round;
            Set<DocumentId> ids = ConcurrentHashMap.newKeySet();
            AtomicInteger added = new AtomicInteger();

            Together.run(16, n -> {
                Uploaded uploaded = as(nora).upload(pdf("a" + n + ".pdf"), bytes(same));
                ids.add(uploaded.id());
                added.addAndGet(uploaded.recognised() ? 0 : 1);
            });

            assertThat(added).hasValue(1);
            assertThat(ids).hasSize(1);
            assertThat(world.files.keys()).hasSize(round + 1);
        }
    }

    @Test
    @Tag("ACC-20")
    @Tag("ACC-05")
    void sharing_and_disabling_at_once_follow_each_other() {
        for (int round = 0; round < ROUNDS; round++) {
            Contact pia = world.contact(client, "Pia " + round);
            DocumentId document = upload(pdf("b" + round + ".pdf"));
            AtomicInteger refused = new AtomicInteger();

            Together.run(2, n -> {
                if (n == 0) {
                    world.desk().client(client).access().disable(pia.id());
                } else {
                    try {
                        elsewhere.share(document, Readership.of(Audience.of(pia.id())), true);
                    } catch (PortalException.Refused e) {
                        refused.incrementAndGet();
                    }
                }
            });

            assertThat(desk.get(document).audience().audience().contacts()).hasSize(1 - refused.get());
        }
    }

    @Test
    @Tag("DOC-01")
    void downloads_at_once_are_all_counted() {
        for (int round = 0; round < CROWDS; round++) {
            DocumentId document = shared("a" + round + ".pdf");

            Together.run(16, n -> read(as(nora).download(document)));

            assertThat(desk.downloads(document))
                    .singleElement()
                    .satisfies(one -> assertThat(one.times()).isEqualTo(16));
        }
    }

    @Test
    @Tag("DOC-03")
    void restored_and_purged_at_once_it_is_one_or_the_other_with_its_bytes() {
        for (int round = 0; round < ROUNDS; round++) {
            DocumentId document = shared("c" + round + ".pdf");
            desk.delete(document, "Odd");
            world.clock.advance(Duration.ofDays(90).minusMillis(1));

            Together.run(3, n -> {
                if (n == 0) {
                    try {
                        elsewhere.restore(document);
                    } catch (PortalException e) {
                        // purged, or the ninety days were over
                    }
                } else if (n == 1) {
                    world.clock.advance(Duration.ofMillis(1));
                } else {
                    world.portal.work();
                }
            });
            world.portal.work();

            boolean there = listed(world.partner).contains(document);
            if (there) {
                assertThat(read(desk.download(document))).startsWith("%PDF-");
            } else {
                unknown(() -> desk.get(document));
            }
        }
        assertThat(world.files.keys()).hasSize(listed(world.partner).size());
    }
}
