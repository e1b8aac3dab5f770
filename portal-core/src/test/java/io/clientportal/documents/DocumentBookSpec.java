package io.clientportal.documents;

import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.unknown;
import static io.clientportal.documents.HostDocuments.pdf;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Documents that lie in the host's own document system. */
class DocumentBookSpec extends DocumentBookWorld {

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
