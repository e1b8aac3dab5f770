package io.clientportal.documents;

import static io.clientportal.Refusals.notAllowed;
import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The firm deletes, brings back, and holds. */
class TrashSpec extends DocumentWorld {

    private static final Duration DAYS = Duration.ofDays(90);

    @Test
    @Tag("DOC-03")
    @Tag("DOC-08")
    void a_deleted_document_is_gone_for_contacts_and_rests_in_the_trash_with_who_when_and_why() {
        DocumentId document = shared("a.pdf");

        desk.delete(document, " Sent by mistake ");

        assertThat(seenBy(nora)).isEmpty();
        unknown(() -> as(nora).open(document));
        unknown(() -> as(nora).download(document));
        unknown(() -> as(nora).preview(document, 1));
        unknown(() -> desk.download(document));
        assertThat(listed(world.partner)).isEmpty();
        assertThat(desk.trash(null, 10).documents()).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(document);
            assertThat(one.trashed().by()).isEqualTo("Petra Partner");
            assertThat(one.trashed().reason()).isEqualTo("Sent by mistake");
            assertThat(one.trashed().at()).isEqualTo(world.clock.instant());
            assertThat(one.trashed().until()).isEqualTo(world.clock.instant().plus(DAYS));
        });
        assertThat(entries("document.delete"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("reason", "Sent by mistake"));
        assertThat(world.stores.dump()).doesNotContain("Sent by mistake");
        unknown(() -> desk.delete(document, "Again"));
    }

    @Test
    @Tag("DOC-03")
    void it_comes_back_as_it_was_shared_until_the_ninety_days_are_over() {
        DocumentId document = upload(pdf("a.pdf").sharedWith(Readership.of(Audience.of(nora.id()))));
        desk.delete(document, "Wrong client");
        world.clock.advance(DAYS.minusMillis(1));
        world.portal.work();

        desk.restore(document);

        assertThat(seenBy(nora)).containsExactly(document);
        assertThat(seenBy(otto)).isEmpty();
        assertThat(read(as(nora).download(document))).startsWith("%PDF-");
        unknown(() -> desk.restore(document));

        desk.delete(document, "Wrong client after all");
        world.clock.advance(DAYS);
        refused(DocumentRule.NO_LONGER_IN_TRASH, () -> desk.restore(document));
        world.portal.work();
        unknown(() -> desk.get(document));
        assertThat(world.files.keys()).isEmpty();
        assertThat(entries("document.purge")).hasSize(1);
    }

    @Test
    @Tag("DOC-03")
    void a_document_on_legal_hold_is_neither_deleted_nor_purged() {
        DocumentId document = shared("a.pdf");
        desk.hold(document, "Case 4711");
        assertThat(desk.get(document).document().hold()).isEqualTo("Case 4711");
        refused(DocumentRule.ON_HOLD, () -> desk.delete(document, "Spring cleaning"));

        desk.lift(document, "Case closed");
        desk.delete(document, "Spring cleaning");
        desk.hold(document, "Case opened again");
        world.clock.advance(DAYS.plusDays(1));
        world.portal.work();
        assertThat(desk.get(document).document().state()).isEqualTo(DocumentState.TRASHED);

        desk.lift(document, "Case closed for good");
        world.portal.work();
        unknown(() -> desk.get(document));
        assertThat(entries("document.hold")).hasSize(2);
        assertThat(entries("document.lift")).hasSize(2);
    }

    @Test
    @Tag("DOC-03")
    void what_cannot_be_purged_keeps_nothing_else_in_the_trash() {
        ClientId left = world.client("Left");
        Documents theirs = world.desk().client(left).documents();
        for (int n = 0; n < 100; n++) {
            theirs.delete(theirs.upload(pdf(n + ".pdf"), bytes("%PDF-" + n)).id(), "Spring cleaning");
        }
        world.clock.advance(Duration.ofMillis(1));
        desk.delete(shared("a.pdf"), "Spring cleaning");
        world.stores.eraseKey(world.firm.value(), left.value());
        world.clock.advance(DAYS);

        world.portal.work();

        assertThat(desk.trash(null, 10).documents()).isEmpty();
        assertThat(world.files.keys()).hasSize(100);
    }

    @Test
    @Tag("DOC-03")
    @Tag("SEC-113")
    void malware_found_late_in_a_document_on_legal_hold_is_kept_unread_until_the_hold_is_lifted() {
        world.scanner = bytes -> {
            throw new IOException("away");
        };
        DocumentId document = uploadBy(nora, "a.pdf");
        desk.hold(document, "Case 4711");
        world.scanner = bytes -> false;

        world.portal.work();
        world.portal.work();

        assertThat(desk.get(document).document().state()).isEqualTo(DocumentState.CHECKING);
        assertThat(world.files.keys()).hasSize(1);
        refused(DocumentRule.BEING_CHECKED, () -> desk.download(document));

        desk.lift(document, "Case closed");
        world.portal.work();
        unknown(() -> desk.get(document));
        assertThat(world.files.keys()).isEmpty();
        assertThat(entries("document.infection")).hasSize(1);
    }

    @Test
    @Tag("DOC-03")
    @Tag("FRM-05")
    void each_step_asks_for_its_permission() {
        DocumentId document = shared("a.pdf");
        Staff deletes = world.staff("Del", Reach.of(Set.of(client), EnumSet.of(Permission.DELETE)));
        Staff none = world.staff("None", Reach.of(Set.of(client), EnumSet.noneOf(Permission.class)));

        notAllowed(() -> as(none).delete(document, "No"));
        notAllowed(() -> as(deletes).hold(document, "No"));
        notAllowed(() -> as(none).share(document, Readership.NOBODY, false));
        notAllowed(() -> as(none).upload(pdf("b.pdf").sharedWith(Readership.EVERYBODY), bytes("%PDF-")));
        as(deletes).delete(document, "Yes");
        notAllowed(() -> as(none).restore(document));
        as(deletes).restore(document);
        unknown(() -> as(nora).delete(document, "No"));
        unknown(() -> as(nora).trash(null, 10));
        unknown(() -> as(nora).list(DocumentQuery.ALL, null, 10));
    }

    @Test
    @Tag("DOC-03")
    void a_reason_has_1_to_500_characters() {
        DocumentId document = shared("a.pdf");

        refused(DocumentRule.REASON_NEEDED, () -> desk.delete(document, " "));
        refused(DocumentRule.REASON_NEEDED, () -> desk.delete(document, "x".repeat(501)));
        refused(DocumentRule.REASON_NEEDED, () -> desk.hold(document, ""));
        desk.delete(document, "x".repeat(500));
    }

    @Test
    @Tag("DOC-03")
    void what_was_not_looked_at_for_malware_waits_again_when_it_comes_back() {
        world.scanner = bytes -> {
            throw new java.io.IOException("away");
        };
        DocumentId document = shared("a.pdf");
        desk.delete(document, "Odd");
        desk.restore(document);

        assertThat(desk.get(document).document().state()).isEqualTo(DocumentState.CHECKING);
        assertThat(seenBy(nora)).isEmpty();
    }

    @Test
    @Tag("DOC-03")
    void the_trash_shows_and_restores_nothing_of_an_engagement_out_of_reach() {
        DocumentId document = upload(pdf("a.pdf").about(world.engagement(client, "Hidden")));
        desk.delete(document, "Odd");
        Staff clerk = world.staff("Clerk", Reach.all().only(Set.of()));

        assertThat(as(clerk).trash(null, 10).documents()).isEmpty();
        unknown(() -> as(clerk).restore(document));
        unknown(() -> as(clerk).get(document));
    }

    @Test
    @Tag("FRM-06")
    void the_trash_of_an_archived_client_waits() {
        DocumentId document = shared("a.pdf");
        desk.delete(document, "Odd");
        world.portal.clients(world.firm).archive(client);
        world.clock.advance(DAYS.plusDays(1));
        world.portal.work();
        assertThat(world.files.keys()).hasSize(1);

        world.portal.clients(world.firm).restore(client);
        world.portal.work();
        assertThat(world.files.keys()).isEmpty();
    }
}
