package io.clientportal.documents;

import static io.clientportal.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of documents: filters, orders, pages. */
class DocumentListSpec extends DocumentWorld {

    private List<String> names(DocumentQuery query) {
        List<String> seen = as(nora).shared(query, null, 100).documents().stream()
                .map(SharedDocument::name)
                .toList();
        assertThat(desk.list(query, null, 100).documents())
                .extracting(Document::name)
                .containsExactlyElementsOf(seen);
        return seen;
    }

    private DocumentId add(String name, String folder, Integer year) {
        return desk.upload(
                        NewDocument.of(name, folder).of(year).sharedWith(Readership.EVERYBODY),
                        bytes("%PDF-" + name + year))
                .id();
    }

    @Test
    @Tag("DOC-04")
    void filter_by_folder_year_engagement_and_text_alone_and_together() {
        EngagementId engagement = world.engagement(client, "Return");
        share(engagement, Audience.of(nora.id()));
        add("Return.pdf", "Tax", 2025);
        add("return draft.pdf", "Tax", 2024);
        add("Contract.pdf", "Contracts", null);
        upload(NewDocument.of("Letter.pdf", "Tax").about(engagement).sharedWith(Readership.EVERYBODY));

        assertThat(names(DocumentQuery.ALL))
                .containsExactly("Letter.pdf", "Contract.pdf", "return draft.pdf", "Return.pdf");
        assertThat(names(DocumentQuery.ALL.in("Tax").of(2025))).containsExactly("Return.pdf");
        assertThat(names(DocumentQuery.ALL.named("RETURN"))).containsExactly("return draft.pdf", "Return.pdf");
        assertThat(names(DocumentQuery.ALL.about(engagement))).containsExactly("Letter.pdf");
        assertThat(names(DocumentQuery.ALL.in("Contracts").named("return"))).isEmpty();
        assertThat(as(otto).shared(DocumentQuery.ALL.about(engagement), null, 10)
                        .documents())
                .as("a filter does not tell of an engagement that is not shared")
                .isEmpty();
    }

    @Test
    @Tag("DOC-04")
    void tell_what_they_can_be_filtered_by_and_nothing_that_the_caller_does_not_see() {
        add("a.pdf", "Tax", 2024);
        add("b.pdf", "Tax", 2025);
        add("c.pdf", "Accounts", null);
        upload(NewDocument.of("d.pdf", "Secret").of(1999));

        assertThat(as(nora).sharedFilters())
                .isEqualTo(new DocumentFilters(List.of("Accounts", "Tax"), List.of(2025, 2024)));
        assertThat(desk.filters().folders()).containsExactly("Accounts", "Secret", "Tax");
    }

    @ParameterizedTest
    @CsvSource({
        "100%.pdf, 0%, true",
        "100x.pdf, 0%, false",
        "a_b.pdf, a_b, true",
        "axb.pdf, a_b, false",
        "'back\u0301slash.pdf', back, true",
        "'R\u00c9SUM\u00c9.pdf', 'r\u00e9sume', true",
        "a!b.pdf, '!', true",
        "ab.pdf, '!', false"
    })
    @Tag("DOC-04")
    @Tag("SEC-162")
    void search_takes_every_character_for_itself_in_any_case_and_accent(String name, String text, boolean found) {
        shared(name);

        assertThat(names(DocumentQuery.ALL.named(text))).hasSize(found ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u0000", "long"})
    @Tag("DOC-04")
    @Tag("SEC-162")
    void search_asks_for_1_to_200_characters(String text) {
        String asked = text.equals("long") ? "x".repeat(201) : text;

        refused(DocumentRule.NOT_A_SEARCH, () -> as(nora).shared(DocumentQuery.ALL.named(asked), null, 10));
        refused(DocumentRule.NOT_A_SEARCH, () -> desk.list(DocumentQuery.ALL.named(asked), null, 10));
        assertThat(names(DocumentQuery.ALL.named("x".repeat(200)))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("DOC-04")
    void come_in_pages_that_stay_whatever_is_added_or_deleted_between(DocumentSort sort) {
        List<DocumentId> all = new ArrayList<>();
        IntStream.range(0, 25).forEach(i -> all.add(add("same " + i % 5 + ".pdf", "Tax", 2000 + i)));
        DocumentQuery query = DocumentQuery.ALL.by(sort);

        List<DocumentId> noras = new ArrayList<>();
        List<DocumentId> desks = new ArrayList<>();
        String after = null;
        String next = null;
        do {
            DocumentPage<SharedDocument> page = as(nora).shared(query, after, 4);
            DocumentPage<Document> same = desk.list(query, next, 4);
            assertThat(page.documents().size()).isLessThanOrEqualTo(4);
            page.documents().forEach(one -> noras.add(one.id()));
            same.documents().forEach(one -> desks.add(one.id()));
            after = page.next();
            next = same.next();
            if (noras.size() == 8) {
                desk.delete(noras.get(0), "Odd");
                desk.delete(noras.get(7), "Odd");
            }
        } while (after != null);

        assertThat(noras).containsExactlyInAnyOrderElementsOf(all).isEqualTo(desks);
        refused(DocumentRule.NOT_A_PLACE, () -> as(nora).shared(query, "nonsense", 4));
        refused(
                DocumentRule.NOT_A_PLACE,
                () -> world.portal.as(nora).documents().list(query, same(query), 4));
    }

    private String same(DocumentQuery query) {
        return as(nora).shared(query, null, 1).next();
    }

    @Test
    @Tag("DOC-04")
    void by_name_go_without_case_and_accents() {
        List.of("b.pdf", "A.pdf", "\u00e1b.pdf", "C.pdf").forEach(name -> add(name, "Tax", null));

        assertThat(names(DocumentQuery.ALL.by(DocumentSort.NAME)))
                .containsExactly("A.pdf", "\u00e1b.pdf", "b.pdf", "C.pdf");
    }

    @Test
    @Tag("ACC-10")
    @Tag("DOC-04")
    void across_clients_hold_each_client_that_the_contact_may_enter_with_documents_now() {
        ClientId second = world.client("Bob");
        ClientId third = world.client("Cem");
        for (ClientId one : List.of(second, third)) {
            world.desk().client(one).access().addKnown(world.address("Nora"), EnumSet.allOf(Area.class));
            world.clock.advance(Duration.ofMinutes(1));
            world.desk()
                    .client(one)
                    .documents()
                    .upload(pdf(one + ".pdf").sharedWith(Readership.EVERYBODY), bytes("%PDF-" + one));
        }
        world.clock.advance(Duration.ofMinutes(1));
        shared("a.pdf");

        assertThat(across(nora)).containsExactly("Ada", "Cem", "Bob");
        assertThat(across(otto)).containsExactly("Ada");
        world.desk().client(second).access().grant(nora.id(), EnumSet.of(Area.PROFILE), null);
        world.portal.clients(world.firm).archive(third);
        assertThat(across(nora)).containsExactly("Ada");
    }

    private List<String> across(Contact contact) {
        List<String> clients = new ArrayList<>();
        String after = null;
        do {
            DocumentPage<HomeDocument> page =
                    world.portal.as(contact).documents().list(DocumentQuery.ALL, after, 1);
            page.documents().forEach(one -> clients.add(one.clientName().display()));
            after = page.next();
        } while (after != null);
        return clients;
    }
}
