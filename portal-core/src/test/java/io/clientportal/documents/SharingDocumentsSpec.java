package io.clientportal.documents;

import static io.clientportal.Refusals.notAllowed;
import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.clientportal.World;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.EngagementDraft;
import io.clientportal.engagements.Reader;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.notices.Mail;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whom documents are shared with, what they are told, and what ends it. */
class SharingDocumentsSpec extends DocumentWorld {

    @Test
    @Tag("ACC-11")
    void whoever_shares_a_document_that_is_being_checked_says_whether_contacts_are_told_of_it() {
        world.scanner = bytes -> {
            throw new IOException("away");
        };
        DocumentId quiet = upload(pdf("quiet.pdf"));
        desk.share(quiet, Readership.EVERYBODY, false);
        world.scanner = bytes -> true;
        world.portal.work();
        assertThat(world.mails()).isEmpty();
        assertThat(seenBy(nora)).containsExactly(quiet);

        world.scanner = bytes -> {
            throw new IOException("away");
        };
        DocumentId loud = upload(pdf("loud.pdf").silently());
        desk.share(loud, Readership.EVERYBODY, true);
        world.scanner = bytes -> true;
        world.portal.work();
        assertThat(world.mails()).hasSize(2);
    }

    @Nested
    class A_document {

        @Test
        @Tag("ACC-20")
        @Tag("ACC-21")
        void is_seen_by_whom_it_names_or_by_all_later_ones_included_until_it_is_unshared() {
            DocumentId document = upload(pdf("a.pdf"));
            assertThat(seenBy(nora)).isEmpty();

            desk.share(document, Readership.of(Audience.of(nora.id())), false);
            assertThat(seenBy(nora)).containsExactly(document);
            assertThat(seenBy(otto)).isEmpty();
            unknown(() -> as(otto).download(document));

            desk.share(document, Readership.EVERYBODY, false);
            assertThat(seenBy(otto)).containsExactly(document);
            Contact late = world.contact(client, "Lena");
            assertThat(seenBy(late)).containsExactly(document);

            desk.share(document, Readership.NOBODY, false);
            assertThat(seenBy(nora)).isEmpty();
            unknown(() -> as(nora).download(document));
            unknown(() -> as(nora).preview(document, 1));
            assertThat(entries("document.share")).hasSize(3);
            desk.share(document, Readership.NOBODY, false);
            assertThat(entries("document.share")).hasSize(3);
        }

        @Test
        @Tag("ACC-20")
        void shared_with_its_engagement_is_seen_by_whoever_sees_that_now() {
            EngagementId engagement = world.engagement(client, "Return");
            DocumentId document = upload(pdf("a.pdf").about(engagement).sharedWith(Readership.WITH_ENGAGEMENT));
            assertThat(seenBy(nora)).isEmpty();

            share(engagement, Audience.of(nora.id()));
            assertThat(seenBy(nora)).containsExactly(document);
            assertThat(seenBy(otto)).isEmpty();
            share(engagement, Audience.EVERYBODY);
            assertThat(seenBy(otto)).containsExactly(document);
            share(engagement, Audience.NOBODY);
            assertThat(seenBy(nora)).isEmpty();
            refused(
                    DocumentRule.NO_ENGAGEMENT,
                    () -> desk.share(upload(pdf("b.pdf")), Readership.WITH_ENGAGEMENT, false));
        }

        @Test
        @Tag("ACC-20")
        void of_a_contact_stays_visible_to_that_contact_whoever_it_is_shared_with() {
            DocumentId own = uploadBy(nora, "a.pdf");

            desk.share(own, Readership.of(Audience.of(otto.id())), false);
            assertThat(seenBy(otto)).containsExactly(own);
            assertThat(as(otto).open(own).own()).isFalse();
            assertThat(as(otto).open(own).takeBackUntil()).isNull();
            desk.share(own, Readership.NOBODY, false);
            assertThat(seenBy(nora)).containsExactly(own);
        }

        @Test
        @Tag("ACC-20")
        void is_shared_with_nobody_who_is_unknown_or_disabled() {
            DocumentId document = upload(pdf("a.pdf"));
            unknown(() -> desk.share(document, Readership.of(Audience.of(new ContactId(UUID.randomUUID()))), false));
            Contact stranger = world.contact(world.client("Bob"), "Sid");
            unknown(() -> desk.share(document, Readership.of(Audience.of(stranger.id())), false));

            world.desk().client(client).access().disable(nora.id());
            refused(DocumentRule.NOT_LET_IN, () -> desk.share(document, Readership.of(Audience.of(nora.id())), false));
            refused(
                    DocumentRule.NOT_LET_IN,
                    () -> upload(pdf("b.pdf").sharedWith(Readership.of(Audience.of(nora.id())))));
            assertThat(listed(world.partner)).containsExactly(document);
        }

        @Test
        @Tag("ACC-14")
        void tells_who_sees_it_and_why_before_and_after_sharing() {
            EngagementId engagement = world.engagement(client, "Return");
            share(engagement, Audience.of(otto.id()));
            Contact pia = world.contact(client, "Pia");
            world.desk().client(client).access().grant(pia.id(), EnumSet.of(Area.PROFILE), null);
            DocumentId document = as(nora).upload(pdf("a.pdf"), bytes("%PDF-")).id();
            Document filed = desk.get(document).document();
            desk.file(document, filed.version(), DocumentEdit.of(filed).about(engagement));

            assertThat(desk.readers(document, null))
                    .extracting(Reader::name, Reader::why)
                    .containsExactly(
                            tuple("Nora", Reader.Why.OWN),
                            tuple("Otto", Reader.Why.NOT_SHARED),
                            tuple("Pia", Reader.Why.NO_DOCUMENTS));
            assertThat(desk.readers(document, Readership.WITH_ENGAGEMENT).get(1).why())
                    .isEqualTo(Reader.Why.ENGAGEMENT);
            assertThat(desk.readers(document, Readership.EVERYBODY).get(1).why())
                    .isEqualTo(Reader.Why.EVERYBODY);
            assertThat(desk.readers(document, null).get(1).sees()).isFalse();
        }

        @Test
        @Tag("ACC-21")
        void is_gone_with_the_grant_the_area_or_the_account() {
            DocumentId document = shared("a.pdf");
            Download running = as(nora).download(document);

            world.desk().client(client).access().end(nora.id());
            unknown(() -> as(nora).download(document));
            assertThat(read(running)).as("a download that runs may finish").startsWith("%PDF-");
            assertThat(desk.downloads(document)).isEmpty();
        }
    }

    @Nested
    class Filing {

        @Test
        @Tag("DOC-10")
        void renames_and_moves_and_asks_for_the_version_that_was_read() {
            DocumentId document = shared("a.pdf");
            Document before = desk.get(document).document();

            Document after = desk.file(
                    document,
                    before.version(),
                    DocumentEdit.of(before)
                            .named("Return 2025.pdf")
                            .in("Accounts")
                            .of(2025));

            assertThat(as(nora).open(document).name()).isEqualTo("Return 2025.pdf");
            assertThat(as(nora).open(document).folder()).isEqualTo("Accounts");
            org.assertj.core.api.Assertions.assertThatExceptionOfType(
                            io.clientportal.kernel.PortalException.Stale.class)
                    .isThrownBy(() -> desk.file(document, before.version(), DocumentEdit.of(before)));
            refused(
                    DocumentRule.NAME_AND_CONTENT,
                    () -> desk.file(
                            document, after.version(), DocumentEdit.of(after).named("a.html")));
            assertThat(entries("document.file")).hasSize(1);
        }

        @Test
        @Tag("FRM-05")
        void into_another_engagement_shares_anew_where_it_is_shared_with_it() {
            EngagementId one = world.engagement(client, "One");
            EngagementId two = world.engagement(client, "Two");
            share(two, Audience.of(nora.id()));
            DocumentId document = upload(pdf("a.pdf").about(one).sharedWith(Readership.WITH_ENGAGEMENT));
            Document before = desk.get(document).document();
            Staff clerk = world.staff("Clerk", Reach.of(Set.of(client), Set.of()));

            notAllowed(() -> as(clerk)
                    .file(document, before.version(), DocumentEdit.of(before).about(two)));
            unknown(() -> desk.file(
                    document, before.version(), DocumentEdit.of(before).about(new EngagementId("none"))));
            desk.file(document, before.version(), DocumentEdit.of(before).about(two));
            assertThat(seenBy(nora)).containsExactly(document);
        }
    }

    @Nested
    class E_mails {

        @Test
        @Tag("MAI-01")
        void say_once_in_ten_minutes_that_documents_were_shared_without_naming_them() {
            shared("salaries.pdf");
            shared("second.pdf");

            List<Mail> mails = world.mails();
            assertThat(mails)
                    .extracting(Mail::to)
                    .containsExactlyInAnyOrder(world.address("Nora"), world.address("Otto"));
            assertThat(World.read(mails))
                    .contains("https://portal.example.com/portal/clients/" + client + "/documents")
                    .doesNotContain("salaries");

            world.clock.advance(Duration.ofMinutes(10).minusMillis(1));
            shared("third.pdf");
            assertThat(world.mails()).hasSize(2);
            world.clock.advance(Duration.ofMillis(1));
            shared("fourth.pdf");
            assertThat(world.mails()).hasSize(4);
        }

        @Test
        @Tag("MAI-01")
        void go_to_whom_it_is_new_alone_and_to_nobody_where_nobody_is_to_be_told() {
            DocumentId document = upload(pdf("a.pdf")
                    .sharedWith(Readership.of(Audience.of(nora.id())))
                    .silently());
            assertThat(world.mails()).isEmpty();

            desk.share(document, Readership.EVERYBODY, true);
            assertThat(world.mails()).extracting(Mail::to).containsExactly(world.address("Otto"));
            upload(pdf("b.pdf"));
            uploadBy(nora, "c.pdf");
            assertThat(world.mails()).hasSize(1);
        }

        @Test
        @Tag("MAI-02")
        void do_not_go_where_nothing_is_shared_any_more_and_go_where_another_one_is() {
            desk.share(shared("a.pdf"), Readership.NOBODY, true);
            desk.delete(shared("b.pdf"), "Odd");
            assertThat(world.mails()).isEmpty();

            world.clock.advance(Duration.ofMinutes(10));
            DocumentId mistaken = shared("c.pdf");
            upload(pdf("d.pdf").sharedWith(Readership.of(Audience.of(nora.id()))));
            desk.share(mistaken, Readership.NOBODY, true);
            assertThat(world.mails()).extracting(Mail::to).containsExactly(world.address("Nora"));
        }

        @Test
        @Tag("MAI-02")
        void do_not_go_to_whose_right_ended_before_they_were_sent() {
            shared("a.pdf");
            world.desk().client(client).access().end(nora.id());
            world.desk().client(client).access().grant(otto.id(), EnumSet.of(Area.PROFILE), null);

            assertThat(world.mails()).isEmpty();
        }
    }

    @Test
    @Tag("REQ-13")
    @Tag("ACC-14")
    void an_engagement_s_own_name_stands_in_nothing_that_a_contact_reads() {
        EngagementId engagement = world.desk()
                .client(client)
                .engagements()
                .add(EngagementDraft.named("Secret matter").outwardly("Your matter"))
                .id();
        share(engagement, Audience.EVERYBODY);
        upload(pdf("a.pdf").about(engagement).sharedWith(Readership.WITH_ENGAGEMENT));

        assertThat(as(nora).shared(DocumentQuery.ALL, null, 10).toString())
                .contains("Your matter")
                .doesNotContain("Secret");
        assertThat(World.read(world.mails())).doesNotContain("Secret");
    }

    @Test
    @Tag("FRM-06")
    @Tag("ACC-10")
    void merged_clients_bring_documents_shares_downloads_and_room_along() {
        ClientId into = world.client("Ada GmbH");
        DocumentId named = upload(pdf("a.pdf").sharedWith(Readership.of(Audience.of(nora.id()))));
        DocumentId own = uploadBy(otto, "b.pdf");
        read(as(nora).download(named));
        DocumentId there = world.desk()
                .client(into)
                .documents()
                .upload(pdf("c.pdf"), bytes("%PDF-c"))
                .id();

        world.portal.clients(world.partner).merge(client, into);

        Documents merged = world.desk().client(into).documents();
        assertThat(merged.list(DocumentQuery.ALL, null, 10).documents())
                .extracting(Document::id)
                .containsExactly(own, named, there);
        assertThat(merged.get(named).document().uploader().name()).isEqualTo("Petra Partner");
        Documents noras = world.portal.as(nora).client(into).documents();
        assertThat(noras.shared(DocumentQuery.ALL, null, 10).documents())
                .singleElement()
                .satisfies(one -> assertThat(one.isNew()).isFalse());
        assertThat(merged.downloads(named)).hasSize(1);
        unknown(() -> as(nora).open(named));
        assertThat(world.desk().client(into).activity().latest().get(0).details())
                .containsKey("documents");
        world.settings(settings -> settings.with(settings.documents().withRoom(3, 1 << 20)));
        refused(DocumentRule.QUOTA, () -> merged.upload(pdf("d.pdf"), bytes("%PDF-d")));
    }
}
