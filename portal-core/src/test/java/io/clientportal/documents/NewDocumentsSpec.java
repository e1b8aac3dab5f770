package io.clientportal.documents;

import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Staff;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is New to a contact, since when, and what ends it. */
class NewDocumentsSpec extends DocumentWorld {

    private boolean isNew(Contact contact, DocumentId id) {
        boolean shown = as(contact).open(id).isNew();
        assertThat(newTo(contact).contains(id)).isEqualTo(shown);
        return shown;
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-30T12:00:00Z, 2026-02-28T22:59:59Z, UTC",
        "2025-11-30T00:00:00Z, 2026-02-28T23:59:59.999Z, UTC",
        "2023-11-30T12:00:00Z, 2024-02-29T23:59:59.999Z, UTC",
        "2025-11-28T12:00:00Z, 2026-02-28T23:59:59.999Z, UTC",
        "2026-01-15T12:00:00Z, 2026-04-15T23:59:59.999Z, UTC",
        "2026-01-31T12:00:00Z, 2026-04-30T23:59:59.999Z, UTC",
        "2026-01-15T23:30:00Z, 2026-04-16T21:59:59.999Z, Europe/Berlin",
        "2026-07-31T22:30:00Z, 2026-11-01T22:59:59.999Z, Europe/Berlin",
        "2026-01-15T03:00:00Z, 2026-04-15T03:59:59.999Z, America/New_York",
        // Where clocks change at midnight: a day that begins at one o'clock, and one that begins twice.
        "2026-03-08T04:59:59.999Z, 2026-06-08T03:59:59.999Z, America/Havana",
        "2026-03-08T05:00:00Z, 2026-06-09T03:59:59.999Z, America/Havana",
        "2025-11-02T03:59:59.999Z, 2026-02-02T04:59:59.999Z, America/Havana",
        "2025-11-02T04:00:00Z, 2026-02-03T04:59:59.999Z, America/Havana",
        "2025-11-02T05:00:00Z, 2026-02-03T04:59:59.999Z, America/Havana",
        "2025-12-07T05:00:00Z, 2026-03-08T04:59:59.999Z, America/Havana",
        "2025-12-08T05:00:00Z, 2026-03-09T03:59:59.999Z, America/Havana"
    })
    @Tag("DOC-01")
    @Tag("SEC-114")
    @Tag("SEC-148")
    void it_is_new_through_the_same_day_three_months_later_in_the_firms_zone(
            String uploaded, String last, String zone) {
        world.settings(settings -> settings.with(ZoneId.of(zone)));
        world.clock.set(uploaded);
        Contact reader = world.contact(client, "Rita");
        DocumentId document = shared("a.pdf");

        assertThat(isNew(reader, document)).isTrue();
        world.clock.set(last);
        assertThat(isNew(reader, document)).isTrue();
        world.clock.advance(Duration.ofMillis(last.contains(".") ? 1 : 3_700_000));
        assertThat(isNew(reader, document)).isFalse();
    }

    @Test
    @Tag("DOC-01")
    void every_day_of_four_years_the_first_new_instant_is_the_rule_s() {
        for (String zone : List.of("UTC", "Europe/Berlin", "Asia/Beirut", "America/Havana", "Pacific/Apia")) {
            ZoneId in = ZoneId.of(zone);
            for (LocalDate today = LocalDate.of(2023, 12, 1);
                    today.isBefore(LocalDate.of(2027, 12, 1));
                    today = today.plusDays(1)) {
                LocalDate first = Newness.since(today, in).atZone(in).toLocalDate();
                assertThat(first.plusMonths(3)).isAfterOrEqualTo(today);
                assertThat(first.minusDays(1).plusMonths(3)).isBefore(today);
                assertThat(Newness.since(today, in).minusMillis(1).atZone(in).toLocalDate())
                        .isBefore(first);
            }
        }
    }

    @Nested
    class Sharing_that_comes_later {

        @Test
        @Tag("DOC-01")
        void counts_from_the_sharing_with_everybody_or_by_name() {
            DocumentId document = upload(pdf("a.pdf"));
            world.clock.advance(Duration.ofDays(200));
            desk.share(document, Readership.of(Audience.of(nora.id())), false);
            assertThat(isNew(nora, document)).isTrue();

            world.clock.advance(Duration.ofDays(100));
            desk.share(document, Readership.EVERYBODY, false);
            assertThat(isNew(otto, document)).isTrue();
        }

        @Test
        @Tag("DOC-01")
        void counts_from_the_earliest_way_that_holds_now() {
            EngagementId engagement = world.engagement(client, "Return");
            DocumentId document = upload(pdf("a.pdf").about(engagement).sharedWith(Readership.WITH_ENGAGEMENT));
            world.clock.advance(Duration.ofDays(200));
            share(engagement, Audience.of(nora.id()));
            assertThat(isNew(nora, document)).isTrue();

            world.clock.advance(Duration.ofDays(100));
            assertThat(isNew(nora, document)).isFalse();
            desk.share(document, new Readership(Audience.of(nora.id()), true), false);
            assertThat(isNew(nora, document)).isFalse();

            share(engagement, Audience.NOBODY);
            assertThat(isNew(nora, document)).isTrue();
        }

        @Test
        @Tag("DOC-01")
        void counts_for_whoever_is_let_in_later_from_then() {
            DocumentId document = shared("a.pdf");
            world.clock.advance(Duration.ofDays(300));
            Contact late = world.contact(client, "Lena");

            assertThat(isNew(nora, document)).isFalse();
            assertThat(isNew(late, document)).isTrue();
        }
    }

    @Nested
    class A_download {

        @Test
        @Tag("DOC-01")
        @Tag("LOG-01")
        void of_the_whole_file_ends_it_for_that_contact_alone_with_an_entry() {
            DocumentId document = shared("a.pdf");

            Download download = as(nora).download(document);
            assertThat(isNew(nora, document)).isTrue();
            assertThat(read(download)).startsWith("%PDF-");

            assertThat(isNew(nora, document)).isFalse();
            assertThat(isNew(otto, document)).isTrue();
            assertThat(entries("document.download")).hasSize(1);
            world.clock.advance(Duration.ofMinutes(1));
            read(as(nora).download(document));
            assertThat(desk.downloads(document)).singleElement().satisfies(one -> {
                assertThat(one.name()).isEqualTo("Nora");
                assertThat(one.times()).isEqualTo(2);
                assertThat(one.last()).isEqualTo(world.clock.instant());
                assertThat(one.first()).isBefore(one.last());
            });
        }

        @Test
        @Tag("DOC-01")
        @Tag("SEC-114")
        void that_breaks_off_or_is_partial_and_a_preview_leave_it_new() throws IOException {
            DocumentId document = shared("a.pdf");
            Download download = as(nora).download(document);

            assertThatExceptionOfType(IOException.class).isThrownBy(() -> download.writeTo(new BreaksOff(true)));
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> download.writeTo(new BreaksOff(false)));
            download.writeTo(new ByteArrayOutputStream(), 0, download.size());
            download.writeTo(new ByteArrayOutputStream(), 1, 1);
            as(nora).preview(document, 1);

            assertThat(isNew(nora, document)).isTrue();
            assertThat(desk.downloads(document)).isEmpty();
        }

        @Test
        @Tag("DOC-01")
        void in_a_zip_counts_for_each_file_that_was_sent_whole() {
            DocumentId first = desk.upload(pdf("1.pdf").sharedWith(Readership.EVERYBODY), bytes("%PDF-1"))
                    .id();
            DocumentId second = desk.upload(pdf("2.pdf").sharedWith(Readership.EVERYBODY), bytes("%PDF-2"))
                    .id();

            Bundle bundle = as(nora).zip(List.of(first, second));
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> bundle.writeTo(new BreaksOff(90)));
            assertThat(isNew(nora, first)).isFalse();
            assertThat(isNew(nora, second)).isTrue();
        }

        @Test
        @Tag("DOC-01")
        @Tag("IMP-03")
        void by_staff_or_by_who_looks_through_the_contacts_eyes_marks_nothing() {
            DocumentId document = shared("a.pdf");

            read(desk.download(document));
            read(world.desk()
                    .viewAs(nora.id(), "To help her find it")
                    .client(client)
                    .documents()
                    .download(document));

            assertThat(isNew(nora, document)).isTrue();
            assertThat(desk.downloads(document)).isEmpty();
        }
    }

    @Test
    @Tag("DOC-01")
    void nothing_is_new_to_staff_and_no_upload_of_a_contact_to_anybody() {
        DocumentId own = uploadBy(nora, "a.pdf");
        desk.share(own, Readership.EVERYBODY, false);

        assertThat(isNew(nora, own)).isFalse();
        assertThat(isNew(otto, own)).isFalse();
        assertThat(desk.list(DocumentQuery.ALL.onlyNew(true), null, 10).documents())
                .isEmpty();
    }

    @Test
    @Tag("DOC-01")
    void across_clients_it_is_new_as_at_the_client() {
        DocumentId document = shared("a.pdf");
        assertThat(world.portal
                        .as(nora)
                        .documents()
                        .list(DocumentQuery.ALL.onlyNew(true), null, 10)
                        .documents())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.document().id()).isEqualTo(document);
                    assertThat(one.document().isNew()).isTrue();
                    assertThat(one.clientName().display()).isEqualTo("Ada");
                });
        read(as(nora).download(document));
        assertThat(world.portal
                        .as(nora)
                        .documents()
                        .list(DocumentQuery.ALL.onlyNew(true), null, 10)
                        .documents())
                .isEmpty();
    }

    @Test
    @Tag("DOC-01")
    void a_staff_member_sees_who_downloaded_only_in_reach() {
        EngagementId engagement = world.engagement(client, "Hidden");
        DocumentId document = upload(pdf("a.pdf").about(engagement).sharedWith(Readership.EVERYBODY));
        read(as(nora).download(document));
        Staff clerk = world.staff("Clerk", io.clientportal.kernel.Reach.all().only(java.util.Set.of()));

        unknown(() -> as(clerk).downloads(document));
    }

    /** A connection that breaks off. */
    private static final class BreaksOff extends OutputStream {
        private final int after;
        private final boolean atFlush;
        private int written;

        BreaksOff(boolean atFlush) {
            this.after = atFlush ? Integer.MAX_VALUE : 2;
            this.atFlush = atFlush;
        }

        BreaksOff(int after) {
            this.after = after;
            this.atFlush = false;
        }

        @Override
        public void write(int b) throws IOException {
            if (++written > after) {
                throw new IOException("Broken pipe");
            }
        }

        @Override
        public void flush() throws IOException {
            if (atFlush) {
                throw new IOException("Broken pipe");
            }
        }
    }
}
