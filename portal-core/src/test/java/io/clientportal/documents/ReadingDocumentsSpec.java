package io.clientportal.documents;

import static io.clientportal.Refusals.notAllowed;
import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientportal.World;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Ids;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of documents: whole, in part, as a zip, as a picture; and who gets none. */
class ReadingDocumentsSpec extends DocumentWorld {

    private static final int PIECE = 1 << 20;

    private byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        System.arraycopy("%PDF-".getBytes(StandardCharsets.ISO_8859_1), 0, bytes, 0, 5);
        return bytes;
    }

    private DocumentId upload(byte[] bytes) {
        return desk.upload(pdf("a.pdf").sharedWith(Readership.EVERYBODY), new ByteArrayInputStream(bytes))
                .id();
    }

    private byte[] part(Download download, long from, long length) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        download.writeTo(out, from, length);
        return out.toByteArray();
    }

    @Nested
    class A_download {

        @ParameterizedTest
        @ValueSource(ints = {5, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 77})
        @Tag("DOC-09")
        void gives_back_what_was_uploaded_whole_and_in_parts(int size) throws IOException {
            byte[] bytes = random(size);
            Download download = as(nora).download(upload(bytes));

            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            download.writeTo(whole);
            assertThat(whole.toByteArray()).isEqualTo(bytes);
            assertThat(download.size()).isEqualTo(size);
            assertThat(download.etag()).hasSize(64);
            for (long from : new long[] {0, 1, size / 2, size - 1, Math.min(size, PIECE), size}) {
                for (long length : new long[] {0, 1, 2, PIECE, size}) {
                    long possible = Math.min(length, size - from);
                    assertThat(part(download, from, possible))
                            .isEqualTo(Arrays.copyOfRange(bytes, (int) from, (int) (from + possible)));
                }
            }
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> part(download, 0, size + 1));
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> part(download, -1, 1));
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> part(download, 1, Long.MAX_VALUE));
        }

        @Test
        @Tag("DOC-09")
        @Tag("SEC-118")
        void stops_before_the_first_wrong_piece_and_raises_an_alarm() throws IOException {
            byte[] bytes = random(2 * PIECE + 10);
            DocumentId document = upload(bytes);
            byte[] wrong = bytes.clone();
            wrong[PIECE + 5] ^= 1;
            world.files.replace(world.files.keys().iterator().next(), wrong);
            Download download = as(nora).download(document);

            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThatExceptionOfType(Damaged.class).isThrownBy(() -> download.writeTo(out));
            assertThat(out.toByteArray()).isEqualTo(Arrays.copyOf(bytes, PIECE));
            assertThat(part(download, 2 * PIECE, 10)).isEqualTo(Arrays.copyOfRange(bytes, 2 * PIECE, 2 * PIECE + 10));
            assertThatExceptionOfType(Damaged.class).isThrownBy(() -> part(download, PIECE, 1));
            assertThat(entries("document.damaged")).hasSize(2);
            assertThat(seenBy(nora)).containsExactly(document);
            assertThat(desk.downloads(document)).isEmpty();
        }

        @Test
        @Tag("DOC-09")
        void of_bytes_that_are_cut_short_or_gone_is_broken_off_too() {
            DocumentId document = upload(random(PIECE + 10));
            FileKey key = world.files.keys().iterator().next();
            world.files.replace(key, random(PIECE));
            Download download = as(nora).download(document);
            assertThatExceptionOfType(Damaged.class).isThrownBy(() -> download.writeTo(new ByteArrayOutputStream()));

            world.files.delete(key);
            assertThatExceptionOfType(Damaged.class).isThrownBy(() -> download.writeTo(new ByteArrayOutputStream()));
            assertThatExceptionOfType(PortalException.Unavailable.class)
                    .isThrownBy(() -> as(nora).preview(document, 1));
            assertThat(entries("document.damaged")).hasSize(3);
        }
    }

    @Nested
    class A_zip {

        @Test
        @Tag("DOC-07")
        void holds_each_file_once_by_names_that_differ() throws IOException {
            DocumentId one = shared("Report.pdf");
            DocumentId two = desk.upload(pdf("report.pdf").sharedWith(Readership.EVERYBODY), bytes("%PDF-2"))
                    .id();
            DocumentId three = shared("..\\..\\evil.pdf");

            ByteArrayOutputStream out = new ByteArrayOutputStream();
            as(nora).zip(List.of(one, two, three, one)).writeTo(out);

            List<String> names = new ArrayList<>();
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    names.add(entry.getName());
                    assertThat(new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1))
                            .startsWith("%PDF-");
                }
            }
            assertThat(names).containsExactly("Report.pdf", "report (2).pdf", "evil.pdf");
            assertThat(newTo(nora)).isEmpty();
            assertThat(entries("document.download")).hasSize(1);
        }

        @Test
        @Tag("DOC-07")
        void is_refused_before_its_first_byte_where_one_may_not_be_read_or_there_are_too_many() {
            DocumentId one = shared("a.pdf");
            DocumentId hidden = upload(pdf("b.pdf"));

            unknown(() -> as(nora).zip(List.of(one, hidden)));
            unknown(() -> as(nora).zip(List.of()));
            refused(
                    DocumentRule.TOO_MANY_FILES,
                    () -> as(nora).zip(IntStream.range(0, 201)
                            .mapToObj(i -> new DocumentId(UUID.randomUUID()))
                            .toList()));
        }

        @Test
        @Tag("DOC-07")
        void holds_200_files_and_not_one_more() {
            List<DocumentId> most =
                    IntStream.range(0, 200).mapToObj(i -> stored(i + ".pdf", 1)).toList();
            List<DocumentId> more = new ArrayList<>(most);
            more.add(stored("more.pdf", 1));

            assertThat(as(nora).zip(most).names()).hasSize(200);
            assertThat(desk.zip(most).names()).hasSize(200);
            refused(DocumentRule.TOO_MANY_FILES, () -> as(nora).zip(more));
            refused(DocumentRule.TOO_MANY_FILES, () -> desk.zip(more));
        }

        @Test
        @Tag("DOC-07")
        void holds_2_GiB_and_not_one_byte_more() {
            DocumentId one = stored("a.pdf", 1 << 30);
            DocumentId two = stored("b.pdf", 1 << 30);
            DocumentId byteMore = stored("c.pdf", 1);

            assertThat(as(nora).zip(List.of(one, two)).names()).hasSize(2);
            refused(DocumentRule.TOO_MANY_FILES, () -> as(nora).zip(List.of(one, two, byteMore)));
            refused(DocumentRule.TOO_MANY_FILES, () -> desk.zip(List.of(one, two, byteMore)));
        }

        /** For everybody, with a size that no test would write. */
        private DocumentId stored(String name, long size) {
            DocumentId id = new DocumentId(Ids.next(world.clock.instant()));
            StoredDocument pending = StoredDocuments.pending(world, id, name);
            DocumentStore store = world.stores.stores().documents();
            boolean published = world.gates().client(world.partner, client).note(DocumentRight.UPLOAD, scope -> {
                store.add(scope, pending);
                return store.publish(scope, StoredDocuments.arrived(pending, size), new byte[0]);
            });
            assertThat(published).isTrue();
            return id;
        }
    }

    @Nested
    class A_preview {

        @Test
        @Tag("DOC-05")
        void is_drawn_where_the_type_can_be_shown_and_otherwise_there_is_only_the_download() {
            DocumentId document = shared("a.pdf");
            DocumentId text = desk.upload(
                            NewDocument.of("a.txt", "Tax").sharedWith(Readership.EVERYBODY), bytes("words"))
                    .id();
            DocumentId broken = desk.upload(pdf("b.pdf").sharedWith(Readership.EVERYBODY), bytes("%PDF-broken"))
                    .id();

            assertThat(as(nora).open(document).shows()).isTrue();
            assertThat(as(nora).preview(document, 1).png()).isNotEmpty();
            assertThat(as(nora).open(text).shows()).isFalse();
            refused(DocumentRule.NO_PREVIEW, () -> as(nora).preview(text, 1));
            refused(DocumentRule.NO_PREVIEW, () -> as(nora).preview(broken, 1));
            refused(DocumentRule.NO_PREVIEW, () -> as(nora).preview(document, 2));
            refused(DocumentRule.NO_PREVIEW, () -> as(nora).preview(document, 0));
        }

        @Test
        @Tag("DOC-05")
        void says_when_as_many_are_drawn_as_may_be() {
            DocumentId busy = desk.upload(pdf("a.pdf"), bytes("%PDF-busy")).id();

            assertThatExceptionOfType(PortalException.TooMany.class).isThrownBy(() -> desk.preview(busy, 1));
        }
    }

    @Nested
    class Who_may_not {

        @ParameterizedTest
        @CsvSource({"other-client", "other-firm", "unshared", "deleted", "unknown", "bad"})
        @Tag("FRM-01")
        @Tag("SEC-109")
        void gets_the_same_answer_whatever_stands_behind_it(String which) {
            DocumentId id = foreign(which);

            List<Runnable> tries = List.of(
                    () -> as(nora).open(id),
                    () -> as(nora).download(id),
                    () -> as(nora).preview(id, 1),
                    () -> as(nora).takeBack(id),
                    () -> as(nora).zip(List.of(id)));
            tries.forEach(one -> assertThatExceptionOfType(PortalException.NotFound.class)
                    .isThrownBy(one::run)
                    .satisfies(e -> assertThat(e.getMessage()).isEqualTo("There is nothing here")));
        }

        private DocumentId foreign(String which) {
            return switch (which) {
                case "other-client" -> {
                    ClientId other = world.client("Bob");
                    world.contact(other, "Sid");
                    yield world.desk()
                            .client(other)
                            .documents()
                            .upload(pdf("a.pdf").sharedWith(Readership.EVERYBODY), bytes("%PDF-"))
                            .id();
                }
                case "other-firm" -> {
                    World another = world.anotherFirm();
                    yield another.desk()
                            .client(another.client("Ada"))
                            .documents()
                            .upload(pdf("a.pdf").sharedWith(Readership.EVERYBODY), bytes("%PDF-"))
                            .id();
                }
                case "unshared" -> ReadingDocumentsSpec.this.upload(pdf("a.pdf"));
                case "deleted" -> {
                    DocumentId gone = shared("a.pdf");
                    desk.delete(gone, "Odd");
                    yield gone;
                }
                default -> new DocumentId(UUID.randomUUID());
            };
        }

        @Test
        @Tag("FRM-01")
        void holds_for_staff_of_another_firm_or_without_that_client_or_engagement() {
            EngagementId engagement = world.engagement(client, "Hidden");
            DocumentId document = ReadingDocumentsSpec.this.upload(pdf("a.pdf").about(engagement));
            World another = world.anotherFirm();
            Staff elsewhere = world.limitedTo("Elsa", world.client("Bob"));
            Staff clerk = world.staff("Clerk", Reach.all().only(Set.of()));

            unknown(() -> another.desk().client(client).documents().get(document));
            unknown(() -> as(elsewhere).get(document));
            for (Staff one : List.of(clerk)) {
                unknown(() -> as(one).get(document));
                unknown(() -> as(one).download(document));
                unknown(() -> as(one).preview(document, 1));
                unknown(() -> as(one).delete(document, "No"));
                unknown(() -> as(one).share(document, Readership.EVERYBODY, false));
                unknown(() -> as(one).hold(document, "No"));
                unknown(() -> as(one).readers(document, null));
                assertThat(listed(one)).isEmpty();
                assertThat(as(one).filters().folders()).isEmpty();
            }
        }
    }

    @Nested
    class Who_looks_through_a_contacts_eyes {

        private Documents looking(Staff staff) {
            return world.portal
                    .as(staff)
                    .viewAs(nora.id(), "To see what she sees")
                    .client(client)
                    .documents();
        }

        @Test
        @Tag("IMP-02")
        void sees_what_the_contact_sees_less_what_is_out_of_reach_said_as_a_count() {
            EngagementId engagement = world.engagement(client, "Hidden");
            share(engagement, Audience.EVERYBODY);
            DocumentId seen = shared("a.pdf");
            DocumentId hidden = ReadingDocumentsSpec.this.upload(
                    pdf("b.pdf").about(engagement).sharedWith(Readership.EVERYBODY));
            Staff clerk = world.staff("Clerk", Reach.all().only(Set.of()));

            Documents look = looking(clerk);
            DocumentPage<SharedDocument> page = look.shared(DocumentQuery.ALL, null, 10);
            assertThat(page.documents()).extracting(SharedDocument::id).containsExactly(seen);
            assertThat(page.hidden()).isEqualTo(1);
            unknown(() -> look.open(hidden));
            unknown(() -> look.download(hidden));
            assertThat(as(nora).shared(DocumentQuery.ALL, null, 10).hidden()).isZero();
            assertThat(world.portal
                            .as(new Contact(world.firm, nora.id()))
                            .documents()
                            .list(DocumentQuery.ALL, null, 10)
                            .documents())
                    .hasSize(2);
        }

        @Test
        @Tag("IMP-03")
        @Tag("IMP-04")
        void changes_nothing_and_leaves_an_entry_that_names_each_document() {
            DocumentId document = shared("a.pdf");
            Documents look = looking(world.partner);

            notAllowed(() -> look.upload(pdf("b.pdf"), bytes("%PDF-")));
            notAllowed(() -> look.takeBack(document));
            look.download(document);
            look.preview(document, 1);
            look.open(document);

            assertThat(entries("document.read"))
                    .hasSize(2)
                    .allSatisfy(entry -> assertThat(entry.subjectId()).isEqualTo(document.toString()));
            assertThat(entries("document.view")).hasSize(1);
            assertThat(world.files.keys()).hasSize(1);
        }

        @Test
        @Tag("IMP-04")
        void leaves_an_entry_that_names_each_document_of_a_zip() {
            DocumentId one = shared("a.pdf");
            DocumentId other = shared("b.pdf");

            Documents look = looking(world.partner);

            look.zip(List.of(one, other));
            look.zip(List.of(one));

            assertThat(entries("document.read"))
                    .hasSize(2)
                    .satisfiesExactly(
                            entry -> assertThat(entry.subjectId()).isEqualTo(one.toString()),
                            entry -> assertThat(entry.after())
                                    .containsEntry("documents", List.of(one.toString(), other.toString())));
        }
    }

    @Test
    @Tag("FRM-06")
    void nothing_of_an_archived_client_is_read_or_uploaded() {
        DocumentId document = shared("a.pdf");
        world.portal.clients(world.firm).archive(client);

        unknown(() -> as(nora).download(document));
        unknown(() -> uploadBy(nora, "b.pdf"));
        unknown(() -> desk.upload(pdf("b.pdf"), bytes("%PDF-")));
        assertThat(world.portal
                        .as(nora)
                        .documents()
                        .list(DocumentQuery.ALL, null, 10)
                        .documents())
                .isEmpty();
        world.portal.clients(world.firm).restore(client);
        assertThat(seenBy(nora)).containsExactly(document);
    }
}
