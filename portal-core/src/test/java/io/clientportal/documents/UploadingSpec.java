package io.clientportal.documents;

import static io.clientportal.Refusals.notAllowed;
import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import io.clientportal.World;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.EngagementDraft;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of files that are uploaded. */
class UploadingSpec extends DocumentWorld {

    private void nothingIsLeft() {
        assertThat(world.files.keys()).isEmpty();
        assertThat(listed(world.partner)).isEmpty();
        assertThat(entries("document.upload")).isEmpty();
    }

    @Nested
    class A_contact {

        @Test
        @Tag("DOC-10")
        void uploads_a_file_with_folder_and_year_that_the_contact_and_the_firm_see() {
            Uploaded uploaded = as(nora).upload(pdf("Payslip.pdf").of(2025), bytes("%PDF-payslip"));

            assertThat(uploaded.state()).isEqualTo(DocumentState.AVAILABLE);
            assertThat(uploaded.recognised()).isFalse();
            SharedDocument seen = as(nora).open(uploaded.id());
            assertThat(seen.name()).isEqualTo("Payslip.pdf");
            assertThat(seen.type()).isEqualTo("application/pdf");
            assertThat(seen.size()).isEqualTo(12);
            assertThat(seen.folder()).isEqualTo("Tax");
            assertThat(seen.year()).isEqualTo(2025);
            assertThat(seen.own()).isTrue();
            assertThat(seen.isNew()).isFalse();
            assertThat(seen.uploader().name()).isEqualTo("Nora");
            assertThat(seen.uploadedAt()).isEqualTo(world.clock.instant());
            assertThat(seenBy(otto)).isEmpty();
            assertThat(listed(world.partner)).containsExactly(uploaded.id());
            assertThat(entries("document.upload")).hasSize(1);
        }

        @Test
        @Tag("DOC-10")
        void is_offered_folders_limits_and_the_year_of_today_in_the_firms_zone() {
            world.clock.set("2025-12-31T23:30:00Z");
            world.settings(settings -> settings.with(java.time.ZoneId.of("Europe/Berlin")));

            DocumentForm form = as(nora).form();

            assertThat(form.year()).isEqualTo(2026);
            assertThat(form.folders()).containsExactly("Tax", "Accounts", "Correspondence", "Contracts", "Other");
            assertThat(form.limit()).isEqualTo(100_000_000);
            assertThat(form.possible()).isTrue();
        }

        @Test
        @Tag("DOC-10")
        void may_not_where_documents_are_no_part_of_the_grant() {
            world.desk()
                    .client(client)
                    .access()
                    .grant(nora.id(), EnumSet.of(io.clientportal.kernel.Area.PROFILE), null);

            unknown(() -> uploadBy(nora, "a.pdf"));
            unknown(() -> as(nora).shared(DocumentQuery.ALL, null, 10));
            nothingIsLeft();
        }

        @Test
        @Tag("ACC-20")
        void shares_nothing_and_adds_to_no_engagement_that_is_not_shared() {
            EngagementId engagement = world.engagement(client, "Return");

            notAllowed(() -> as(nora).upload(pdf("a.pdf").sharedWith(Readership.EVERYBODY), bytes("%PDF-")));
            unknown(() -> as(nora).upload(pdf("a.pdf").about(engagement), bytes("%PDF-")));

            share(engagement, Audience.of(nora.id()));
            Uploaded uploaded = as(nora).upload(pdf("a.pdf").about(engagement), bytes("%PDF-"));
            assertThat(as(nora).open(uploaded.id()).engagementName()).isEqualTo("Return");
        }

        @Test
        @Tag("ACC-21")
        void whose_grant_ends_while_the_file_arrives_leaves_nothing() {
            unknown(() -> as(nora).upload(
                            pdf("a.pdf"),
                            new BadUploads.Slow(
                                    "%PDF-more",
                                    () -> world.desk().client(client).access().end(nora.id()))));

            nothingIsLeft();
        }

        @Test
        @Tag("DOC-10")
        void rings_for_whoever_answers_for_the_client_or_for_all_who_reach_it() {
            Staff clerk = world.staff("Clerk", Reach.of(Set.of(client), EnumSet.noneOf(Permission.class)));
            uploadBy(nora, "a.pdf");
            uploadBy(nora, "b.pdf");

            assertThat(world.portal.as(clerk).bell().read().entries())
                    .extracting(entry -> entry.text(java.util.Locale.ENGLISH))
                    .containsExactly("Ada uploaded documents (2)");

            world.responsible(client, world.partner);
            uploadBy(nora, "c.pdf");
            assertThat(world.portal.as(clerk).bell().read().entries().get(0).count())
                    .isEqualTo(2);
            assertThat(world.desk().bell().read().entries().get(0).count()).isEqualTo(3);
        }
    }

    @Nested
    class A_file {

        @Test
        @Tag("DOC-06")
        void over_the_limit_leaves_nothing_and_one_at_the_limit_is_kept() {
            world.settings(settings -> settings.with(settings.documents().limitedTo(2048)));
            String text = "%PDF-" + "x".repeat(2043);

            refused(DocumentRule.TOO_LARGE, () -> desk.upload(pdf("a.pdf"), bytes(text + "x")));
            nothingIsLeft();

            assertThat(desk.upload(pdf("a.pdf"), bytes(text)).recognised()).isFalse();
        }

        @ParameterizedTest
        @CsvSource({
            "run.pdf, MZ..., WRONG_TYPE",
            "page.html, <html></html>, WRONG_TYPE",
            "page.pdf, <html></html>, WRONG_TYPE",
            "page.html, words, NAME_AND_CONTENT",
            "a.pdf, words, NAME_AND_CONTENT",
            "a.png, %PDF-, NAME_AND_CONTENT"
        })
        @Tag("DOC-06")
        @Tag("SEC-111")
        void of_a_wrong_type_or_with_a_name_that_says_otherwise_is_refused(
                String name, String content, DocumentRule rule) {
            refused(rule, () -> desk.upload(pdf(name), bytes(content)));
            nothingIsLeft();
        }

        @Test
        @Tag("DOC-06")
        void that_is_empty_or_breaks_off_leaves_nothing() {
            refused(DocumentRule.EMPTY, () -> desk.upload(pdf("a.pdf"), bytes("")));
            refused(DocumentRule.BROKEN_OFF, () -> desk.upload(pdf("a.pdf"), new BadUploads.Broken("%PDF-some")));
            nothingIsLeft();
        }

        @Test
        @Tag("DOC-06")
        @Tag("SEC-106")
        void that_trickles_in_is_cut_off() {
            refused(
                    DocumentRule.TOO_SLOW,
                    () -> desk.upload(
                            pdf("a.pdf"),
                            new BadUploads.Slow("%PDF-more", () -> world.clock.advance(Duration.ofSeconds(31)))));
            nothingIsLeft();
        }

        @Test
        @Tag("DOC-06")
        @Tag("SEC-105")
        void takes_no_more_memory_the_larger_it_is() {
            world.store = new BadUploads.Nowhere();
            allocated(1 << 20);

            assertThat(allocated(65 << 20) - allocated(1 << 20)).isLessThan(2 << 20);
        }

        /** How many bytes of heap an upload of this size takes, all in all. */
        private long allocated(long size) {
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            desk.upload(pdf("a.pdf").onceMore(), BadUploads.of(size));
            return threads.getCurrentThreadAllocatedBytes() - before;
        }

        @Test
        @Tag("DOC-06")
        @Tag("SEC-106")
        void that_trickles_in_from_its_first_byte_is_cut_off_as_soon() {
            Instant start = world.clock.instant();

            refused(
                    DocumentRule.TOO_SLOW,
                    () -> desk.upload(
                            pdf("a.pdf"),
                            new BadUploads.Trickling("%PDF-more", () -> world.clock.advance(Duration.ofSeconds(1)))));

            assertThat(Duration.between(start, world.clock.instant())).isLessThan(Duration.ofMinutes(1));
            nothingIsLeft();
        }

        @Test
        @Tag("DOC-06")
        @Tag("SEC-108")
        void that_takes_so_long_that_what_it_left_would_be_swept_is_refused_in_words_of_its_own() {
            refused(
                    DocumentRule.TOO_LONG,
                    () -> desk.upload(
                            pdf("a.pdf"),
                            new BadUploads.Slow("%PDF-more", () -> world.clock.advance(Duration.ofHours(8)))));
            nothingIsLeft();

            refused(
                    DocumentRule.TOO_LONG,
                    () -> desk.upload(
                            pdf("b.pdf"),
                            new BadUploads.Slow(
                                    "%PDF-more",
                                    () -> {
                                        world.clock.advance(Duration.ofHours(25));
                                        world.portal.work();
                                        world.clock.advance(Duration.ofHours(-25));
                                    })));
            nothingIsLeft();
        }

        @Test
        @Tag("DOC-06")
        @Tag("SEC-107")
        void that_cannot_be_stored_leaves_nothing_and_the_next_one_is_kept() {
            world.store = new BadUploads.FullStore(world.files);
            assertThatExceptionOfType(PortalException.Unavailable.class).isThrownBy(() -> shared("a.pdf"));
            nothingIsLeft();

            world.store = world.files;
            DocumentId kept = shared("a.pdf");
            assertThat(seenBy(nora)).containsExactly(kept);
        }

        @Test
        @Tag("DOC-06")
        @Tag("SEC-113")
        void with_malware_is_deleted_at_once_with_an_entry() {
            world.scanner = bytes -> false;

            refused(DocumentRule.INFECTED, () -> uploadBy(nora, "virus.pdf"));

            nothingIsLeft();
            assertThat(entries("document.infected"))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.after()).containsEntry("document-name", "virus.pdf"));
        }

        @Test
        @Tag("DOC-06")
        @Tag("SEC-113")
        void that_nobody_could_look_at_waits_unreadable_and_is_looked_at_again() {
            world.scanner = bytes -> {
                throw new IOException("away");
            };
            DocumentId own = uploadBy(nora, "a.pdf");
            DocumentId firms = shared("b.pdf");

            assertThat(as(nora).open(own).state()).isEqualTo(DocumentState.CHECKING);
            assertThat(seenBy(otto)).isEmpty();
            assertThat(listed(world.partner)).containsExactly(firms, own);
            refused(DocumentRule.BEING_CHECKED, () -> as(nora).download(own));
            refused(DocumentRule.BEING_CHECKED, () -> desk.download(own));
            unknown(() -> as(nora).download(firms));
            unknown(() -> as(nora).zip(List.of(own)));
            world.portal.work();
            assertThat(as(nora).open(own).state()).isEqualTo(DocumentState.CHECKING);
            assertThat(world.mails()).isEmpty();

            world.scanner = bytes -> !new String(bytes.readAllBytes()).contains("b.pdf");
            world.portal.work();

            assertThat(as(nora).open(own).state()).isEqualTo(DocumentState.AVAILABLE);
            assertThat(read(desk.download(own))).isEqualTo("%PDF-a.pdf");
            unknown(() -> desk.get(firms));
            assertThat(world.files.keys()).hasSize(1);
            assertThat(entries("document.infection")).hasSize(1);
            assertThat(entries("document.scan")).hasSize(1);
        }

        @Test
        @Tag("DOC-06")
        @Tag("SEC-113")
        void that_the_scanner_never_takes_keeps_no_other_one_waiting() {
            world.scanner = bytes -> {
                throw new IOException("away");
            };
            DocumentId large = uploadBy(nora, "large.pdf");
            DocumentId small = uploadBy(nora, "small.pdf");
            world.scanner = bytes -> {
                if (new String(bytes.readAllBytes()).contains("large")) {
                    throw new IOException("size limit exceeded");
                }
                return true;
            };

            world.portal.work();
            world.portal.work();

            assertThat(as(nora).open(small).state()).isEqualTo(DocumentState.AVAILABLE);
            assertThat(as(nora).open(large).state()).isEqualTo(DocumentState.CHECKING);
            world.scanner = bytes -> true;
            world.portal.work();
            world.portal.work();
            assertThat(as(nora).open(large).state()).isEqualTo(DocumentState.AVAILABLE);
        }

        @Test
        @Tag("DOC-07")
        void that_was_sent_before_is_recognised_unless_it_is_to_be_added_again() {
            DocumentId first = uploadBy(nora, "a.pdf");

            Uploaded same = as(nora).upload(pdf("copy.pdf"), bytes("%PDF-a.pdf"));
            assertThat(same).isEqualTo(new Uploaded(first, "a.pdf", DocumentState.AVAILABLE, true));
            assertThat(seenBy(nora)).containsExactly(first);
            assertThat(world.files.keys()).hasSize(1);

            assertThat(as(nora).upload(pdf("copy.pdf").onceMore(), bytes("%PDF-a.pdf"))
                            .recognised())
                    .isFalse();
            assertThat(as(otto).upload(pdf("a.pdf"), bytes("%PDF-a.pdf")).recognised())
                    .isFalse();
            assertThat(desk.upload(pdf("a.pdf"), bytes("%PDF-a.pdf")).recognised())
                    .isFalse();
        }

        @Test
        @Tag("DOC-07")
        void in_an_engagement_out_of_reach_or_taken_back_is_not_recognised() {
            EngagementId hidden = world.engagement(client, "Hidden");
            Staff clerk = world.staff("Clerk", Reach.all().only(Set.of()));
            desk.upload(pdf("a.pdf").about(hidden), bytes("%PDF-1"));
            DocumentId back = uploadBy(nora, "b.pdf");
            as(nora).takeBack(back);

            assertThat(as(clerk).upload(pdf("a.pdf"), bytes("%PDF-1")).recognised())
                    .isFalse();
            assertThat(as(nora).upload(pdf("b.pdf"), bytes("%PDF-b.pdf")).recognised())
                    .isFalse();
        }

        @Test
        @Tag("DOC-06")
        @Tag("SEC-119")
        void that_no_longer_fits_among_the_clients_is_refused() {
            world.settings(settings -> settings.with(settings.documents().withRoom(2, 1 << 20)));
            uploadBy(nora, "a.pdf");
            refused(DocumentRule.QUOTA, () -> desk.upload(pdf("large.pdf"), bytes("%PDF-" + "x".repeat(1 << 20))));
            DocumentId back = uploadBy(nora, "b.pdf");
            refused(DocumentRule.QUOTA, () -> uploadBy(nora, "c.pdf"));
            assertThat(world.files.keys()).hasSize(2);

            // What was taken back makes room once its bytes are gone.
            as(nora).takeBack(back);
            refused(DocumentRule.QUOTA, () -> uploadBy(nora, "c.pdf"));
            world.clock.advance(Duration.ofHours(24));
            world.portal.work();
            uploadBy(nora, "c.pdf");
        }

        @Test
        @Tag("DOC-06")
        @Tag("SEC-119")
        void may_fill_the_room_of_a_client_to_its_last_byte() {
            world.settings(settings -> settings.with(settings.documents().withRoom(10, 1 << 20)));
            uploadBy(nora, "a.pdf");
            int left = (1 << 20) - "%PDF-a.pdf".length();
            String text = "%PDF-" + "x".repeat(left - 5);

            refused(DocumentRule.QUOTA, () -> desk.upload(pdf("b.pdf"), bytes(text + "x")));
            assertThat(desk.upload(pdf("b.pdf"), bytes(text)).recognised()).isFalse();
            refused(DocumentRule.QUOTA, () -> desk.upload(pdf("c.pdf"), bytes("%PDF-")));
            assertThat(world.files.keys()).hasSize(2);
        }

        @ParameterizedTest
        @CsvSource({
            "../../x.pdf, x.pdf",
            "'C:\\temp\\x.pdf', x.pdf",
            ".hidden.pdf, hidden.pdf",
            "'a\r\nb.pdf', ab.pdf",
            "'gpj\u202Efdp.pdf', gpjfdp.pdf",
            "'  re\u0301sume\u0301.pdf', 'r\u00e9sum\u00e9.pdf'",
            "'\uD83D\uDC68\u200D\uD83D\uDC69.pdf', '\uD83D\uDC68\u200D\uD83D\uDC69.pdf'",
            "'half\uD83D.pdf', half.pdf",
            "'\u00A0\u3000.hidden.pdf\u00A0', hidden.pdf"
        })
        @Tag("SEC-104")
        void has_a_name_that_harms_nobody(String name, String kept) {
            assertThat(desk.get(upload(pdf(name))).document().name()).isEqualTo(kept);
        }

        @Test
        @Tag("SEC-104")
        void with_a_long_name_keeps_its_extension_and_without_one_is_refused() {
            assertThat(desk.get(upload(pdf("x".repeat(300) + ".pdf")))
                            .document()
                            .name())
                    .hasSize(255)
                    .endsWith("x.pdf");
            refused(DocumentRule.NOT_A_NAME, () -> upload(pdf("../..")));
            refused(DocumentRule.NOT_A_NAME, () -> upload(pdf("\u202E")));
            refused(DocumentRule.NOT_A_NAME, () -> upload(pdf("\u00A0\u2003\u3000")));
            refused(DocumentRule.NOT_A_FOLDER, () -> upload(NewDocument.of("a.pdf", "\u00A0")));
            refused(DocumentRule.NOT_A_FOLDER, () -> upload(NewDocument.of("a.pdf", " ")));
            refused(DocumentRule.NOT_A_YEAR, () -> upload(pdf("a.pdf").of(1899)));
            refused(DocumentRule.NOT_A_YEAR, () -> upload(pdf("a.pdf").of(2200)));
        }

        @Test
        @Tag("SEC-104")
        void lies_under_a_random_key_without_anything_of_its_name() {
            shared("secret.pdf");

            assertThat(world.files.keys())
                    .singleElement()
                    .satisfies(key -> assertThat(key.value()).matches(world.firm + "/2026/03/[0-9a-f]{32}"));
        }
    }

    @Test
    @Tag("DOC-06")
    @Tag("SEC-108")
    void an_upload_that_never_ended_is_swept_after_a_day() {
        world.store = new BadUploads.FullStore(world.files) {
            @Override
            public void delete(FileKey key) throws IOException {
                throw new IOException("The machine is gone");
            }
        };
        assertThatExceptionOfType(PortalException.Unavailable.class).isThrownBy(() -> shared("a.pdf"));
        world.store = world.files;
        nothingIsLeft();

        world.clock.advance(Duration.ofHours(25));
        world.portal.work();
        assertThat(world.stores.dump()).doesNotContain("%PDF");
    }

    @Test
    @Tag("REQ-13")
    void a_contact_reads_the_external_name_of_the_engagement_and_nothing_of_one_that_is_not_shared() {
        EngagementId engagement = world.desk()
                .client(client)
                .engagements()
                .add(EngagementDraft.named("Hill v. Hill").outwardly("Your case"))
                .id();
        DocumentId document = upload(pdf("a.pdf").about(engagement).sharedWith(Readership.EVERYBODY));

        assertThat(as(nora).open(document).engagement()).isNull();
        share(engagement, Audience.of(nora.id()));
        assertThat(as(nora).open(document).engagementName()).isEqualTo("Your case");
        assertThat(as(otto).open(document).engagement()).isNull();
        assertThat(desk.get(document).engagementName()).isEqualTo("Hill v. Hill");
    }

    @Test
    @Tag("DOC-10")
    void the_folders_of_a_kind_of_client_are_offered_where_staff_chose_it() {
        world.settings(settings ->
                settings.with(settings.documents().with(Map.of("Company", List.of("Payroll", "Annual accounts")))));
        upload(NewDocument.of("a.pdf", "Old folder").sharedWith(Readership.of(Audience.of(nora.id()))));
        desk.useTemplate("Company");

        assertThat(as(otto).form().folders()).containsExactly("Payroll", "Annual accounts");
        assertThat(as(nora).form().folders()).containsExactly("Payroll", "Annual accounts", "Old folder");
        assertThat(desk.form().kind()).isEqualTo("Company");
        refused(DocumentRule.NO_SUCH_KIND, () -> desk.useTemplate("Household"));
    }

    @Test
    @Tag("DOC-06")
    void without_a_place_for_files_nothing_can_be_uploaded_and_it_is_said() {
        io.clientportal.Portal bare = io.clientportal.Portal.with(world.stores.stores())
                .keys(World.KEYS)
                .clock(world.clock)
                .build();

        assertThat(bare.as(nora).client(client).documents().form().possible()).isFalse();
        assertThatExceptionOfType(PortalException.Unavailable.class)
                .isThrownBy(() -> bare.as(nora).client(client).documents().upload(pdf("a.pdf"), bytes("%PDF-")));
    }
}
