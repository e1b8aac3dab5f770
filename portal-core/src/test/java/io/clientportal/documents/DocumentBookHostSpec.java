package io.clientportal.documents;

import static io.clientportal.Refusals.unknown;
import static io.clientportal.documents.HostDocuments.pdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.PortalException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the host's own document system answers: bytes, and nonsense. */
class DocumentBookHostSpec extends DocumentBookWorld {

    @Nested
    class The_bytes {

        @Test
        @Tag("DOC-07")
        void are_the_hosts_whole_in_parts_and_in_a_zip() throws IOException {
            host.put(client, pdf("a", "a.pdf"));
            host.put(client, pdf("b", "b.pdf"));
            DocumentId a = shared("a.pdf");
            DocumentId b = shared("b.pdf");
            ByteArrayOutputStream part = new ByteArrayOutputStream();
            ByteArrayOutputStream zip = new ByteArrayOutputStream();

            as(nora).download(a).writeTo(part, 1, 3);
            as(nora).zip(List.of(a, b)).writeTo(zip);

            assertThat(part.toString(StandardCharsets.ISO_8859_1)).isEqualTo("PDF");
            try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
                ZipEntry entry = in.getNextEntry();
                assertThat(entry.getName()).isEqualTo("a.pdf");
                assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
                        .isEqualTo("%PDF-a");
            }
            assertThat(as(nora).open(a).isNew()).isFalse();
            assertThat(as(nora).preview(a, 1).pages()).isPositive();
        }

        @Test
        @Tag("DOC-09")
        void break_off_where_they_are_fewer_or_more_than_announced() {
            host.put(client, pdf("a", "a.pdf"), "%PDF");
            host.put(client, pdf("b", "b.pdf"), "%PDF-b and more");
            for (String name : List.of("a.pdf", "b.pdf")) {
                DocumentId id = shared(name);
                ByteArrayOutputStream out = new ByteArrayOutputStream();

                assertThatExceptionOfType(IOException.class)
                        .isThrownBy(() -> as(nora).download(id).writeTo(out));

                assertThat(out.size()).isLessThan(6);
                assertThat(as(nora).open(id).isNew()).isTrue();
            }
        }

        @Test
        @Tag("DOC-09")
        void go_by_another_tag_once_the_host_has_changed_them() {
            host.put(client, pdf("a", "a.pdf"));
            DocumentId id = shared("a.pdf");
            String before = as(nora).download(id).etag();

            desk.share(id, Readership.of(Audience.of(nora.id())), false);
            assertThat(as(nora).download(id).etag()).isEqualTo(before);
            host.put(client, sized(pdf("a", "a.pdf"), 6, "2"), "%PDF-A");
            assertThat(as(nora).download(id).etag()).isNotEqualTo(before);
        }

        @Test
        @Tag("DOC-04")
        void are_not_to_be_had_while_the_host_is_away_and_lists_go_on() {
            host.put(client, pdf("a", "a.pdf"));
            DocumentId id = shared("a.pdf");
            host.away = true;

            assertThat(seen(as(nora))).containsExactly("a.pdf");
            assertThat(desk.get(id).document().name()).isEqualTo("a.pdf");
            assertThatExceptionOfType(PortalException.Unavailable.class).isThrownBy(() -> as(nora).download(id));
            assertThatExceptionOfType(PortalException.Unavailable.class).isThrownBy(() -> as(nora).zip(List.of(id)));
            assertThatExceptionOfType(PortalException.Unavailable.class).isThrownBy(() -> as(nora).preview(id, 1));
        }
    }

    @Nested
    class A_host_that_answers_nonsense {

        private List<String> seenAcrossClients() {
            return world.portal.as(nora).documents().list(DocumentQuery.ALL, null, 10).documents().stream()
                    .map(one -> one.document().name())
                    .toList();
        }

        @Test
        @Tag("DOC-04")
        void or_throws_what_nobody_expects_leaves_lists_as_they_were() {
            host.put(client, pdf("a", "a.pdf"));
            shared("a.pdf");

            for (Throwable failure : List.of(
                    new NoClassDefFoundError("com/example/Archive"),
                    new StackOverflowError(),
                    new SQLException("the archive's database is away"))) {
                host.failure = failure;
                assertThat(listed(desk)).containsExactly("a.pdf");
                assertThat(seen(as(nora))).containsExactly("a.pdf");
                world.portal.work();
            }
        }

        @Test
        @Tag("DOC-04")
        void of_one_client_does_not_keep_others_from_being_asked_about() {
            List<ClientId> others = IntStream.range(0, 12)
                    .mapToObj(n -> world.client("Client " + n))
                    .toList();
            for (ClientId other : others) {
                host.put(other, pdf("a", "a.pdf"));
                assertThat(listed(world.desk().client(other).documents())).hasSize(1);
            }
            host.put(client, pdf("a", "a.pdf"));
            shared("a.pdf");
            assertThat(seenAcrossClients()).containsExactly("a.pdf");
            host.remove(client, "a");

            for (ClientId away : others) {
                host.awayFor = away;
                world.clock.advance(Duration.ofMinutes(11));
                IntStream.range(0, 20).forEach(n -> world.portal.work());
                assertThat(seenAcrossClients()).isEmpty();
                host.put(client, pdf("a", "a.pdf"));
                shared("a.pdf");
                host.remove(client, "a");
            }
        }

        @Test
        @Tag("DOC-04")
        void a_size_that_nothing_has_is_left_out() {
            host.put(client, pdf("good", "good.pdf"));
            host.put(client, sized(pdf("vast", "vast.pdf"), Long.MAX_VALUE, "1"));

            assertThat(listed(desk)).containsExactly("good.pdf");
        }

        @Test
        @Tag("DOC-04")
        void pages_that_hardly_bring_anything_end_the_walk() {
            host.put(client, pdf("a", "a.pdf"));
            shared("a.pdf");
            AtomicInteger pages = new AtomicInteger();
            host.replies = after -> IntStream.rangeClosed(0, 499)
                    .mapToObj(n -> pdf(n < 499 ? "k" + n : "new" + pages.incrementAndGet(), n + ".pdf"))
                    .toList();
            host.put(client, pdf("b", "b.pdf"));

            assertThat(listed(desk)).containsExactly("a.pdf");
            assertThat(pages).hasValueLessThanOrEqualTo(200);
        }

        @Test
        @Tag("DOC-06")
        void the_key_of_another_document_for_an_upload_takes_nothing_from_it() throws IOException {
            host.put(client, pdf("a", "a.pdf"));
            DocumentId theirs = id("a.pdf");
            desk.share(theirs, Readership.of(Audience.of(otto.id())), false);
            host.answersKey = "a";
            DocumentId own = uploadBy(nora, "own.pdf");

            world.portal.work();

            assertThat(seen(as(otto))).containsExactly("a.pdf");
            unknown(() -> as(nora).download(theirs));
            assertThat(read(as(nora).download(own))).isEqualTo("%PDF-own.pdf");
        }
    }
}
