package io.clientportal.documents;

import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.unknown;
import static io.clientportal.documents.HostDocuments.pdf;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.engagements.Readership;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes to the host's own document system through the portal, and back out of it. */
class DocumentBookUploadsSpec extends DocumentBookWorld {

    @Nested
    class An_upload {

        @Test
        @Tag("DOC-02")
        @Tag("DOC-06")
        void is_there_at_once_goes_to_the_host_and_stays_its_contacts() throws IOException {
            DocumentId id = as(nora).upload(NewDocument.of("own.pdf", "Tax").of(2024), bytes("%PDF-own"))
                    .id();
            assertThat(read(as(nora).download(id))).isEqualTo("%PDF-own");

            world.portal.work();

            assertThat(host.read(client, "own.pdf")).isEqualTo("%PDF-own");
            assertThat(host.arrived).singleElement().satisfies(one -> {
                assertThat(one.id()).isEqualTo(id);
                assertThat(one.size()).isEqualTo(8);
                assertThat(one.folder()).isEqualTo("Tax");
                assertThat(one.year()).isEqualTo(2024);
                assertThat(one.uploader().contact()).isEqualTo(nora.id());
                assertThat(one.uploader().name()).isEqualTo("Nora");
                assertThat(one.sha256()).hasSize(64);
            });
            assertThat(world.files.keys()).isEmpty();
            assertThat(listed(desk)).containsExactly("own.pdf");
            assertThat(as(nora).open(id)).satisfies(own -> {
                assertThat(own.own()).isTrue();
                assertThat(own.takeBackUntil()).isNotNull();
            });
            assertThat(seen(as(otto))).isEmpty();
            assertThat(read(as(nora).download(id))).isEqualTo("%PDF-own");
        }

        @Test
        @Tag("DOC-06")
        void by_staff_goes_there_shared_as_it_was() {
            DocumentId id = desk.upload(
                            NewDocument.of("letter.pdf", "Letters").sharedWith(Readership.EVERYBODY),
                            bytes("%PDF-letter"))
                    .id();
            world.portal.work();

            assertThat(host.names(client)).containsExactly("letter.pdf");
            assertThat(as(nora).open(id).isNew()).isTrue();
            refused(DocumentRule.IN_HOST, () -> desk.delete(id, "Odd"));
        }

        @Test
        @Tag("DOC-07")
        void is_recognised_when_it_is_sent_again() {
            DocumentId id = uploadBy(nora, "own.pdf");
            world.portal.work();
            desk.list(DocumentQuery.ALL, null, 10);

            Uploaded again = as(nora).upload(NewDocument.of("copy.pdf", "Tax"), bytes("%PDF-own.pdf"));

            assertThat(again.recognised()).isTrue();
            assertThat(again.id()).isEqualTo(id);
            world.portal.work();
            assertThat(host.names(client)).containsExactly("own.pdf");
        }

        @Test
        @Tag("DOC-07")
        void is_no_longer_known_by_its_bytes_once_the_host_has_changed_them() {
            DocumentId id = uploadBy(nora, "own.pdf");
            world.portal.work();
            desk.list(DocumentQuery.ALL, null, 10);

            host.put(client, sized(pdf("p-0", "own.pdf"), 12, "2"), "%PDF-own.pdF");

            assertThat(desk.get(id).document().sha256()).isEmpty();
            assertThat(as(nora).upload(NewDocument.of("own.pdf", "Tax"), bytes("%PDF-own.pdf"))
                            .recognised())
                    .isFalse();
        }

        @Test
        @Tag("DOC-06")
        void waits_here_until_it_was_looked_at() {
            world.scanner = bytes -> {
                throw new IOException("away");
            };
            uploadBy(nora, "own.pdf");
            world.portal.work();
            assertThat(host.adds).hasValue(0);

            world.scanner = bytes -> true;
            world.portal.work();

            assertThat(host.names(client)).containsExactly("own.pdf");
        }

        @Test
        @Tag("DOC-06")
        void waits_here_while_the_host_is_away_and_can_be_read() throws IOException {
            host.away = true;
            DocumentId id = uploadBy(nora, "own.pdf");
            world.portal.work();
            assertThat(read(as(nora).download(id))).isEqualTo("%PDF-own.pdf");

            host.away = false;
            world.portal.work();
            assertThat(host.names(client)).as("not before a minute has passed").isEmpty();
            world.clock.advance(Duration.ofMinutes(1));
            world.portal.work();
            assertThat(host.names(client)).containsExactly("own.pdf");
        }

        @Test
        @Tag("DOC-06")
        void whose_answer_was_lost_is_one_document_and_its_contacts() {
            DocumentId id = uploadBy(nora, "own.pdf");
            host.losesAnswer = true;
            world.portal.work();
            assertThat(listed(desk))
                    .as("seen before the portal knows that it is the same")
                    .hasSize(2);
            assertThat(seen(as(nora))).containsExactly("own.pdf");

            world.clock.advance(Duration.ofMinutes(1));
            world.portal.work();

            assertThat(host.adds).hasValue(2);
            assertThat(host.names(client)).containsExactly("own.pdf");
            assertThat(listed(desk)).containsExactly("own.pdf");
            assertThat(as(nora).open(id).own()).isTrue();
        }

        @Test
        @Tag("DOC-06")
        void that_is_looked_at_while_it_is_handed_over_is_one_document() {
            uploadBy(nora, "own.pdf");
            host.afterAdd = () -> assertThat(listed(desk)).hasSize(2);

            world.portal.work();

            host.afterAdd = () -> {};
            assertThat(listed(desk)).containsExactly("own.pdf");
            assertThat(as(nora).shared(DocumentQuery.ALL, null, 10).documents())
                    .singleElement()
                    .satisfies(own -> assertThat(own.own()).isTrue());
        }

        @Test
        @Tag("DOC-06")
        void that_is_handed_over_behind_a_look_that_has_begun_is_not_lost() throws IOException {
            DocumentId id = uploadBy(nora, "own.pdf");
            AtomicBoolean overtaken = new AtomicBoolean();
            host.afterPage = () -> {
                if (overtaken.compareAndSet(false, true)) {
                    world.portal.work();
                }
            };

            assertThat(listed(desk)).containsExactly("own.pdf");

            assertThat(host.names(client)).containsExactly("own.pdf");
            assertThat(listed(desk)).containsExactly("own.pdf");
            assertThat(as(nora).open(id).own()).isTrue();
            assertThat(read(as(nora).download(id))).isEqualTo("%PDF-own.pdf");
        }

        @Test
        @Tag("DOC-07")
        void that_was_looked_at_while_it_was_handed_over_is_known_by_its_bytes_until_they_change() {
            DocumentId id = uploadBy(nora, "own.pdf");
            host.afterAdd = () -> assertThat(listed(desk)).hasSize(2);
            world.portal.work();
            host.afterAdd = () -> {};
            assertThat(desk.get(id).document().sha256()).isNotEmpty();

            host.put(client, sized(pdf("p-0", "own.pdf"), 12, "2"), "%PDF-own.pdF");

            assertThat(desk.get(id).document().sha256()).isEmpty();
        }

        @Test
        @Tag("DOC-06")
        void that_a_download_has_begun_with_is_read_to_its_end() throws IOException {
            DocumentId id = uploadBy(nora, "own.pdf");
            Download begun = as(nora).download(id);

            world.portal.work();

            assertThat(read(begun)).isEqualTo("%PDF-own.pdf");
        }

        @Test
        @Tag("DOC-10")
        void can_be_made_where_the_host_is_away() {
            host.away = true;
            assertThat(as(nora).form().possible()).isTrue();
        }
    }

    @Nested
    class What_a_contact_takes_back {

        @Test
        @Tag("DOC-02")
        void is_removed_from_the_host_and_does_not_come_again() {
            DocumentId id = uploadBy(nora, "own.pdf");
            world.portal.work();

            as(nora).takeBack(id);

            assertThat(listed(desk)).as("though the host still lists it").isEmpty();
            assertThat(host.names(client)).hasSize(1);
            world.portal.work();
            assertThat(host.names(client)).isEmpty();
            assertThat(listed(desk)).isEmpty();
            unknown(() -> as(nora).open(id));
        }

        @Test
        @Tag("DOC-02")
        void is_removed_when_the_host_is_back() {
            DocumentId id = uploadBy(nora, "own.pdf");
            world.portal.work();
            as(nora).takeBack(id);
            host.away = true;
            world.portal.work();
            host.away = false;
            host.put(client, pdf("a", "a.pdf"));
            assertThat(listed(desk)).containsExactly("a.pdf");

            world.portal.work();

            assertThat(host.names(client)).containsExactly("a.pdf");
        }

        @Test
        @Tag("DOC-02")
        void while_it_is_handed_over_is_removed_too() {
            DocumentId id = uploadBy(nora, "own.pdf");
            AtomicBoolean taken = new AtomicBoolean();
            host.afterAdd = () -> {
                if (taken.compareAndSet(false, true)) {
                    as(nora).takeBack(id);
                }
            };

            world.portal.work();
            world.portal.work();

            assertThat(host.names(client)).isEmpty();
            assertThat(listed(desk)).isEmpty();
            assertThat(world.files.keys()).isEmpty();
        }

        @Test
        @Tag("DOC-02")
        void after_an_answer_was_lost_is_removed_as_soon_as_nobody_hands_it_over() {
            DocumentId id = uploadBy(nora, "own.pdf");
            host.losesAnswer = true;
            world.portal.work();
            as(nora).takeBack(id);

            world.clock.advance(Duration.ofMinutes(1));
            world.portal.work();

            assertThat(host.names(client)).isEmpty();
            assertThat(listed(desk)).isEmpty();
        }

        @Test
        @Tag("DOC-02")
        void while_the_host_is_away_is_asked_for_once_and_not_for_each() {
            List<DocumentId> own = IntStream.range(0, 5)
                    .mapToObj(n -> uploadBy(nora, n + ".pdf"))
                    .toList();
            world.portal.work();
            own.forEach(as(nora)::takeBack);
            host.away = true;
            int before = host.removals.get();

            world.portal.work();

            assertThat(host.removals).hasValue(before + 1);
            host.away = false;
            world.portal.work();
            assertThat(host.names(client)).isEmpty();
        }

        @Test
        @Tag("DOC-02")
        void before_it_was_handed_over_never_goes_there() {
            DocumentId id = uploadBy(nora, "own.pdf");
            as(nora).takeBack(id);

            world.portal.work();
            world.clock.advance(Duration.ofHours(24));
            world.portal.work();

            assertThat(host.adds).hasValue(0);
            assertThat(world.files.keys()).isEmpty();
        }

        @Test
        @Tag("DOC-02")
        void is_too_late_after_the_hour_as_ever() {
            DocumentId id = uploadBy(nora, "own.pdf");
            world.portal.work();
            world.clock.advance(Duration.ofHours(1));

            refused(DocumentRule.TOO_LATE, () -> as(nora).takeBack(id));
            world.portal.work();
            assertThat(host.names(client)).containsExactly("own.pdf");
        }
    }
}
