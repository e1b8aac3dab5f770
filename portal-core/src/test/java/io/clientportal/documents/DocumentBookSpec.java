package io.clientportal.documents;

import static io.clientportal.documents.HostDocuments.pdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientportal.TestStores;
import io.clientportal.World;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Rule;
import io.clientportal.kernel.Staff;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Documents that lie in the host's own document system. */
class DocumentBookSpec {

    private final HostDocuments host = new HostDocuments();
    private final World world = World.withDocuments(TestStores.current(), host);
    private final ClientId client = world.client("Ada");
    private final Contact nora = world.contact(client, "Nora");
    private final Contact otto = world.contact(client, "Otto");
    private final Documents desk = world.desk().client(client).documents();

    private Documents as(Contact contact) {
        return world.portal.as(contact).client(client).documents();
    }

    private Documents as(Staff staff) {
        return world.portal.as(staff).client(client).documents();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<String> listed(Documents documents) {
        return documents.list(DocumentQuery.ALL, null, 200).documents().stream()
                .map(Document::name)
                .toList();
    }

    private static List<String> seen(Documents documents) {
        return documents.shared(DocumentQuery.ALL, null, 200).documents().stream()
                .map(SharedDocument::name)
                .toList();
    }

    private DocumentId id(String name) {
        return desk.list(DocumentQuery.ALL.named(name), null, 10)
                .documents()
                .get(0)
                .id();
    }

    private DocumentId shared(String name) {
        DocumentId id = id(name);
        desk.share(id, Readership.EVERYBODY, false);
        return id;
    }

    private DocumentId uploadBy(Contact contact, String name) {
        return as(contact)
                .upload(NewDocument.of(name, "Tax"), bytes("%PDF-" + name))
                .id();
    }

    private static String read(Download download) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        download.writeTo(out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static void unknown(ThrowingCallable call) {
        assertThatExceptionOfType(PortalException.NotFound.class).isThrownBy(call);
    }

    private static void refused(Rule rule, ThrowingCallable call) {
        assertThatExceptionOfType(PortalException.Refused.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.rule()).isEqualTo(rule));
    }

    private static HostDocument filed(
            HostDocument one, String folder, @Nullable Integer year, @Nullable EngagementId engagement) {
        return new HostDocument(
                one.key(),
                one.name(),
                one.type(),
                one.size(),
                one.revision(),
                folder,
                year,
                engagement,
                one.addedAt(),
                one.by());
    }

    private static HostDocument sized(HostDocument one, long size, String revision) {
        return new HostDocument(
                one.key(),
                one.name(),
                one.type(),
                size,
                revision,
                one.folder(),
                one.year(),
                one.engagement(),
                one.addedAt(),
                one.by());
    }

    @Nested
    class What_the_host_lists {

        @Test
        @Tag("DOC-04")
        void is_listed_found_and_filtered_latest_first() {
            host.put(client, pdf("a", "Assessment.pdf"));
            host.put(
                    client,
                    new HostDocument(
                            "b",
                            "Contract.pdf",
                            "application/pdf",
                            6,
                            "1",
                            "Contracts",
                            null,
                            null,
                            Instant.parse("2026-01-01T09:00:00Z"),
                            "Hans Host"));

            assertThat(listed(desk)).containsExactly("Contract.pdf", "Assessment.pdf");
            assertThat(desk.filters().folders()).containsExactly("Contracts", "Tax");
            assertThat(desk.filters().years()).containsExactly(2025);
            assertThat(desk.form().folders()).contains("Contracts");
            assertThat(desk.list(DocumentQuery.ALL.named("assess"), null, 10).documents())
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.inHost()).isTrue();
                        assertThat(one.sha256()).isEmpty();
                        assertThat(one.uploader().isFirm()).isTrue();
                        assertThat(one.uploader().name()).isEqualTo("Hans Host");
                        assertThat(one.uploadedAt()).isEqualTo(Instant.parse("2025-11-01T09:00:00Z"));
                    });
        }

        @Test
        @Tag("DOC-04")
        void is_walked_only_when_something_has_changed() {
            host.put(client, pdf("a", "a.pdf"));

            desk.list(DocumentQuery.ALL, null, 10);
            desk.list(DocumentQuery.ALL, null, 10);
            as(nora).shared(DocumentQuery.ALL, null, 10);
            desk.filters();

            assertThat(host.walks).hasValue(1);
        }

        @Test
        @Tag("DOC-04")
        void is_taken_over_page_by_page() {
            IntStream.range(0, 1201).forEach(n -> host.put(client, pdf("k%05d".formatted(n), n + ".pdf")));
            host.careless = true;

            assertThat(desk.list(DocumentQuery.ALL.named("1200"), null, 10).documents())
                    .hasSize(1);
            host.careless = false;
            host.remove(client, "k00001");
            assertThat(desk.list(DocumentQuery.ALL.named("1.pdf"), null, 200).documents())
                    .extracting(Document::name)
                    .doesNotContain("1.pdf")
                    .contains("1001.pdf");
        }

        @Test
        @Tag("ACC-20")
        void is_seen_by_no_contact_until_it_is_shared() {
            host.put(client, pdf("a", "a.pdf"));
            DocumentId id = id("a.pdf");

            assertThat(seen(as(nora))).isEmpty();
            unknown(() -> as(nora).open(id));
            unknown(() -> as(nora).download(id));
            desk.share(id, Readership.of(Audience.of(nora.id())), false);
            assertThat(seen(as(nora))).containsExactly("a.pdf");
            assertThat(seen(as(otto))).isEmpty();
            desk.share(id, Readership.NOBODY, false);
            assertThat(seen(as(nora))).isEmpty();
        }

        @Test
        @Tag("DOC-01")
        void is_new_from_the_day_on_which_it_was_shared_until_it_was_downloaded() throws IOException {
            host.put(client, pdf("a", "a.pdf"));
            world.clock.advance(Duration.ofDays(200));
            DocumentId id = shared("a.pdf");

            assertThat(as(nora).open(id).isNew()).isTrue();
            assertThat(read(as(nora).download(id))).isEqualTo("%PDF-a");
            assertThat(as(nora).open(id).isNew()).isFalse();
            assertThat(as(otto).open(id).isNew()).isTrue();
            assertThat(desk.downloads(id)).hasSize(1);
            world.clock.advance(Duration.ofDays(100));
            assertThat(as(otto).open(id).isNew()).isFalse();
        }

        @Test
        @Tag("DOC-04")
        void shows_its_new_name_and_place_and_stays_shared() {
            host.put(client, pdf("a", "a.pdf"));
            DocumentId id = shared("a.pdf");

            host.put(client, filed(pdf("a", "b.pdf"), "Letters", 2024, null));

            assertThat(as(nora).open(id).name()).isEqualTo("b.pdf");
            assertThat(as(nora).sharedFilters().folders()).containsExactly("Letters");
            assertThat(desk.get(id).document().year()).isEqualTo(2024);
        }

        @Test
        @Tag("ACC-20")
        void is_not_shared_with_another_engagement_because_the_host_files_it_there() {
            EngagementId first = world.engagement(client, "Return");
            EngagementId second = world.engagement(client, "Dispute");
            world.desk().client(client).engagements().share(first, Audience.EVERYBODY);
            world.desk().client(client).engagements().share(second, Audience.EVERYBODY);
            host.put(client, filed(pdf("a", "a.pdf"), "Tax", null, first));
            desk.share(id("a.pdf"), new Readership(Audience.NOBODY, true), false);
            assertThat(seen(as(nora))).containsExactly("a.pdf");

            host.put(client, filed(pdf("a", "a.pdf"), "Tax", null, second));

            assertThat(seen(as(nora))).isEmpty();
        }

        @Test
        @Tag("DOC-08")
        void is_gone_from_lists_and_downloads_once_the_host_has_removed_it() {
            host.put(client, pdf("a", "a.pdf"));
            host.put(client, pdf("b", "b.pdf"));
            DocumentId gone = shared("a.pdf");
            DocumentId stays = shared("b.pdf");

            host.remove(client, "a");

            assertThat(seen(as(nora))).containsExactly("b.pdf");
            unknown(() -> as(nora).download(gone));
            unknown(() -> as(nora).zip(List.of(gone, stays)));
            unknown(() -> desk.get(gone));
            world.portal.work();
            host.put(client, pdf("a", "a.pdf"));
            assertThat(listed(desk)).containsExactlyInAnyOrder("a.pdf", "b.pdf");
            assertThat(seen(as(nora)))
                    .as("it is another one, shared with nobody")
                    .containsExactly("b.pdf");
        }

        @Test
        @Tag("DOC-08")
        void leaves_the_list_across_clients_with_the_portals_own_work() {
            host.put(client, pdf("a", "a.pdf"));
            shared("a.pdf");
            assertThat(world.portal
                            .as(nora)
                            .documents()
                            .list(DocumentQuery.ALL, null, 10)
                            .documents())
                    .hasSize(1);

            host.remove(client, "a");
            world.clock.advance(Duration.ofMinutes(11));
            IntStream.range(0, 50).forEach(n -> world.portal.work());

            assertThat(world.portal
                            .as(nora)
                            .documents()
                            .list(DocumentQuery.ALL, null, 10)
                            .documents())
                    .isEmpty();
        }

        @Test
        @Tag("ACC-15")
        void is_reached_with_its_engagement_alone() {
            EngagementId reached = world.engagement(client, "Return");
            EngagementId other = world.engagement(client, "Dispute");
            host.put(client, filed(pdf("a", "a.pdf"), "Tax", null, reached));
            host.put(client, filed(pdf("b", "b.pdf"), "Tax", null, other));
            host.put(client, pdf("c", "c.pdf"));
            Staff limited = world.staff(
                    "Lim",
                    Reach.of(Set.of(client), EnumSet.of(Permission.ACCESS)).only(Set.of(reached)));

            assertThat(listed(as(limited))).containsExactlyInAnyOrder("a.pdf", "c.pdf");
            unknown(() -> as(limited).get(id("b.pdf")));
        }

        @Test
        @Tag("ACC-02")
        @Tag("SEC-83")
        void is_of_one_client_alone_whatever_its_key_is_elsewhere() {
            ClientId other = world.client("Bob");
            Contact olga = world.contact(other, "Olga");
            host.put(client, pdf("a", "a.pdf"));
            host.put(other, pdf("a", "theirs.pdf"));
            DocumentId own = shared("a.pdf");
            Documents elsewhere = world.desk().client(other).documents();
            DocumentId theirs = elsewhere
                    .list(DocumentQuery.ALL, null, 10)
                    .documents()
                    .get(0)
                    .id();

            unknown(() -> elsewhere.download(own));
            unknown(() -> world.portal.as(olga).client(other).documents().open(own));
            unknown(() -> desk.get(theirs));
            assertThat(listed(elsewhere)).containsExactly("theirs.pdf");
        }

        @Test
        @Tag("DOC-04")
        void is_left_out_where_it_breaks_the_rules_and_nothing_else_is() {
            HostDocument good = pdf("good", "good.pdf");
            host.put(client, good);
            host.put(client, pdf("nameless", "..."));
            host.put(client, pdf("k".repeat(129), "long-key.pdf"));
            host.put(client, pdf("line\nbreak", "line-break.pdf"));
            host.put(client, sized(pdf("negative", "negative.pdf"), -1, "1"));
            host.put(client, sized(pdf("revision", "revision.pdf"), 1, "r".repeat(129)));
            host.put(client, filed(pdf("folder", "folder.pdf"), "", 2025, null));
            host.put(client, filed(pdf("year", "year.pdf"), "Tax", 1899, null));
            host.put(client, pdf("path", "../../etc/passwd\u202Efdp.pdf"));

            assertThat(listed(desk)).containsExactlyInAnyOrder("good.pdf", "passwdfdp.pdf");
        }

        @Test
        @Tag("DOC-04")
        void stays_as_it_was_while_an_entry_of_its_key_breaks_the_rules() {
            host.put(client, pdf("a", "a.pdf"));
            shared("a.pdf");

            host.put(client, filed(pdf("a", "a.pdf"), "", 2025, null));

            assertThat(seen(as(nora))).containsExactly("a.pdf");
        }

        @Test
        @Tag("DOC-03")
        void is_neither_filed_nor_deleted_nor_held_here() {
            host.put(client, pdf("a", "a.pdf"));
            Document document = desk.get(id("a.pdf")).document();

            refused(
                    DocumentRule.IN_HOST,
                    () -> desk.file(
                            document.id(),
                            document.version(),
                            DocumentEdit.of(document).named("b.pdf")));
            refused(DocumentRule.IN_HOST, () -> desk.delete(document.id(), "Odd"));
            refused(DocumentRule.IN_HOST, () -> desk.hold(document.id(), "A court asked for it"));
            assertThat(desk.trash(null, 10).documents()).isEmpty();
            assertThat(listed(desk)).containsExactly("a.pdf");
        }

        @Test
        @Tag("DOC-06")
        void takes_none_of_the_clients_room() {
            world.settings(settings -> settings.with(settings.documents().withRoom(1, 1 << 20)));
            host.put(client, pdf("a", "a.pdf"));
            host.put(client, pdf("b", "b.pdf"));
            assertThat(listed(desk)).hasSize(2);

            uploadBy(nora, "own.pdf");

            refused(DocumentRule.QUOTA, () -> uploadBy(nora, "more.pdf"));
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

    @Test
    @Tag("FRM-06")
    void a_client_that_is_merged_takes_its_documents_along() {
        ClientId into = world.client("Bob");
        host.put(client, pdf("a", "a.pdf"));
        host.put(client, pdf("b", "b.pdf"));
        host.put(into, pdf("b", "theirs.pdf"));
        shared("a.pdf");
        Documents there = world.desk().client(into).documents();
        assertThat(listed(there)).containsExactly("theirs.pdf");

        host.put(into, pdf("a", "a.pdf"));
        world.portal.clients(world.firm).merge(client, into);

        assertThat(listed(there)).containsExactlyInAnyOrder("a.pdf", "theirs.pdf");
        assertThat(world.portal
                        .as(nora)
                        .client(into)
                        .documents()
                        .shared(DocumentQuery.ALL, null, 10)
                        .documents())
                .extracting(SharedDocument::name)
                .containsExactly("a.pdf");
    }

    @Test
    @Tag("FRM-06")
    void a_client_that_is_merged_behind_a_look_that_has_begun_keeps_its_documents() {
        ClientId into = world.client("Bob");
        host.put(client, pdf("a", "a.pdf"));
        shared("a.pdf");
        AtomicBoolean overtaken = new AtomicBoolean();
        host.afterPage = () -> {
            if (overtaken.compareAndSet(false, true)) {
                host.put(into, pdf("a", "a.pdf"));
                world.portal.clients(world.firm).merge(client, into);
            }
        };
        Documents there = world.desk().client(into).documents();

        assertThat(listed(there)).containsExactly("a.pdf");

        assertThat(listed(there)).containsExactly("a.pdf");
        assertThat(seen(world.portal.as(nora).client(into).documents())).containsExactly("a.pdf");
    }

    @Test
    @Tag("LOG-01")
    void what_the_host_changes_is_told_by_its_own_log_and_what_the_portal_does_by_the_portals() throws IOException {
        host.put(client, pdf("a", "a.pdf"));
        DocumentId id = shared("a.pdf");
        read(as(nora).download(id));

        assertThat(world.desk().client(client).activity().latest())
                .extracting(entry -> entry.right())
                .contains("document.share", "document.download")
                .doesNotContain("document.mirror");
    }
}
