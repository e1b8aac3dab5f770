package io.clientportal.documents;

import static io.clientportal.Refusals.notAllowed;
import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientportal.engagements.Readership;
import io.clientportal.kernel.ClientId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Contacts take back what they uploaded, within the hour. */
class TakingBackSpec extends DocumentWorld {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    @Tag("DOC-02")
    @Tag("SEC-109")
    void until_the_last_millisecond_of_the_hour_and_not_twice() {
        DocumentId document = uploadBy(nora, "a.pdf");
        Instant until = world.clock.instant().plus(HOUR);
        assertThat(as(nora).open(document).takeBackUntil()).isEqualTo(until);
        world.clock.advance(HOUR.minusMillis(1));

        as(nora).takeBack(document);

        assertThat(seenBy(nora)).isEmpty();
        assertThat(listed(world.partner)).isEmpty();
        assertThat(desk.trash(null, 10).documents()).isEmpty();
        unknown(() -> as(nora).takeBack(document));
        unknown(() -> desk.get(document));
        unknown(() -> desk.download(document));
        assertThat(entries("document.take_back"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.before()).containsEntry("document-name", "a.pdf"));
    }

    @Test
    @Tag("DOC-02")
    @Tag("SEC-110")
    void while_staff_download_it_which_ends_whole_or_not_at_all() throws IOException {
        String text = "%PDF-" + "x".repeat(3 << 20);
        DocumentId document = as(nora).upload(pdf("a.pdf"), bytes(text)).id();
        Download begun = desk.download(document);
        Download waiting = desk.download(document);
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            private boolean gone;

            @Override
            public void write(byte[] bytes, int from, int length) {
                super.write(bytes, from, length);
                if (!gone) {
                    gone = true;
                    as(nora).takeBack(document);
                    world.clock.advance(Duration.ofHours(24));
                    world.portal.work();
                }
            }
        };

        begun.writeTo(out);

        assertThat(world.files.keys()).isEmpty();
        assertThat(out.toString(StandardCharsets.ISO_8859_1)).isEqualTo(text);
        ByteArrayOutputStream late = new ByteArrayOutputStream();
        assertThatExceptionOfType(Damaged.class).isThrownBy(() -> waiting.writeTo(late));
        assertThat(late.size()).isZero();
        unknown(() -> desk.download(document));
    }

    @Test
    @Tag("DOC-02")
    @Tag("SEC-110")
    void while_staff_file_it_who_then_find_nothing_and_read_who_took_it_back() {
        DocumentId document = uploadBy(nora, "a.pdf");
        Document read = desk.get(document).document();
        as(nora).takeBack(document);

        unknown(() -> desk.file(document, read.version(), DocumentEdit.of(read).in("Contracts")));
        unknown(() -> desk.share(document, Readership.EVERYBODY, true));
        unknown(() -> desk.hold(document, "Case 4711"));

        assertThat(entries("document.take_back")).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("Nora");
            assertThat(entry.at()).isEqualTo(world.clock.instant());
        });
    }

    @Test
    @Tag("DOC-02")
    @Tag("SEC-109")
    void no_longer_at_the_hour_itself() {
        DocumentId document = uploadBy(nora, "a.pdf");
        world.clock.advance(HOUR);

        assertThat(as(nora).open(document).takeBackUntil()).isNull();
        refused(DocumentRule.TOO_LATE, () -> as(nora).takeBack(document));
        assertThat(seenBy(nora)).containsExactly(document);
    }

    @Test
    @Tag("DOC-02")
    @Tag("SEC-109")
    void neither_anothers_nor_the_firms_nor_another_clients() {
        DocumentId ottos = uploadBy(otto, "a.pdf");
        DocumentId firms = shared("b.pdf");
        desk.share(ottos, Readership.EVERYBODY, false);
        ClientId other = world.client("Bob");
        DocumentId own = uploadBy(nora, "c.pdf");

        unknown(() -> as(nora).takeBack(ottos));
        unknown(() -> as(nora).takeBack(firms));
        unknown(() -> world.portal.as(nora).client(other).documents().takeBack(own));
        notAllowed(() -> desk.takeBack(own));
        assertThat(seenBy(nora)).containsExactlyInAnyOrder(ottos, firms, own);
    }

    @Test
    @Tag("DOC-02")
    @Tag("SEC-146")
    void a_clock_that_is_moved_back_opens_no_second_hour_after_a_refused_try() {
        DocumentId document = uploadBy(nora, "a.pdf");
        world.clock.advance(HOUR);
        refused(DocumentRule.TOO_LATE, () -> as(nora).takeBack(document));

        world.clock.advance(HOUR.negated());
        refused(DocumentRule.TOO_LATE, () -> as(nora).takeBack(document));
        assertThat(as(nora).open(document).takeBackUntil()).isNull();
    }

    @Test
    @Tag("DOC-02")
    @Tag("SEC-146")
    void nor_after_the_portals_own_work_saw_the_hour_pass() {
        DocumentId document = uploadBy(nora, "a.pdf");
        world.clock.advance(HOUR.minusMillis(1));
        world.portal.work();
        assertThat(as(nora).open(document).takeBackUntil()).isNotNull();
        world.clock.advance(Duration.ofMillis(1));
        world.portal.work();

        world.clock.advance(Duration.ofMinutes(-30));
        refused(DocumentRule.TOO_LATE, () -> as(nora).takeBack(document));
    }

    @Test
    @Tag("DOC-02")
    void not_while_somebody_looks_through_the_contacts_eyes() {
        DocumentId document = uploadBy(nora, "a.pdf");

        notAllowed(() -> world.desk()
                .viewAs(nora.id(), "To look at her uploads")
                .client(client)
                .documents()
                .takeBack(document));
        assertThat(seenBy(nora)).containsExactly(document);
    }

    @Test
    @Tag("DOC-02")
    @Tag("DOC-03")
    void not_what_the_firm_has_to_keep() {
        DocumentId document = uploadBy(nora, "a.pdf");
        desk.hold(document, "A court asked for it");

        assertThat(as(nora).open(document).takeBackUntil()).isNull();
        refused(DocumentRule.KEPT, () -> as(nora).takeBack(document));
    }

    @Test
    @Tag("DOC-03")
    void its_bytes_go_after_a_day_and_nothing_sooner() {
        DocumentId document = uploadBy(nora, "a.pdf");
        as(nora).takeBack(document);

        world.clock.advance(Duration.ofHours(24).minusMillis(1));
        world.portal.work();
        assertThat(world.files.keys()).hasSize(1);
        world.clock.advance(Duration.ofMillis(1));
        world.portal.work();
        assertThat(world.files.keys()).isEmpty();
        assertThat(entries("document.take_back")).hasSize(1);
    }

    @Test
    @Tag("DOC-02")
    void also_what_is_still_being_checked() {
        world.scanner = bytes -> {
            throw new java.io.IOException("away");
        };
        DocumentId document = uploadBy(nora, "a.pdf");

        as(nora).takeBack(document);

        world.scanner = bytes -> true;
        world.portal.work();
        assertThat(listed(world.partner)).isEqualTo(List.of());
    }
}
