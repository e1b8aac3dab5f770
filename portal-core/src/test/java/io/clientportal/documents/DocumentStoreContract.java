package io.clientportal.documents;

import static io.clientportal.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.clientportal.Together;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.Ids;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What no use case shows of a store: what every one of them holds to, whatever its database would let pass. */
class DocumentStoreContract extends DocumentWorld {

    private final DocumentStore store = world.stores.stores().documents();
    private final ClientId other = world.client("Bob");

    /** In the hands of the partner, or of a contact. */
    private <T extends @Nullable Object> T in(Caller caller, ClientId client, Function<Scope, T> work) {
        return world.gates().client(caller, client).note(DocumentRight.UPLOAD, work);
    }

    private <T extends @Nullable Object> T in(ClientId client, Function<Scope, T> work) {
        return in(world.partner, client, work);
    }

    private void settleAll() {
        world.gates().<@Nullable Void>work(scope -> {
            store.settle(scope, scope.now());
            return null;
        });
    }

    private StoredDocument stored(DocumentId id) {
        return in(client, scope -> store.find(scope, id)).orElseThrow();
    }

    @Test
    @Tag("DOC-02")
    void what_was_settled_stays_so_whatever_is_saved_of_an_earlier_look() {
        DocumentId document = uploadBy(nora, "a.pdf");
        StoredDocument before = stored(document);
        settleAll();

        in(client, scope -> {
            store.save(scope, before.held(false, before.content()));
            return null;
        });

        assertThat(stored(document).settled()).isTrue();
        assertThat(this.<Boolean>in(nora, client, scope -> store.takeBack(scope, document, Instant.EPOCH)))
                .isFalse();
    }

    @Test
    @Tag("DOC-06")
    void publishing_changes_nothing_of_what_the_document_was_filed_as() {
        DocumentId id = new DocumentId(Ids.next(world.clock.instant()));
        StoredDocument pending = StoredDocuments.pending(world, id, "a.pdf");
        in(client, scope -> {
            store.add(scope, pending);
            return null;
        });

        boolean published = in(
                client,
                scope -> store.publish(
                        scope,
                        StoredDocuments.arrived(pending.filed("b.pdf", "Other", 2020, null, null), 1),
                        new byte[32]));

        assertThat(published).isTrue();
        StoredDocument kept = stored(id);
        assertThat(kept.name()).isEqualTo("a.pdf");
        assertThat(kept.folder()).isEqualTo("Tax");
        assertThat(kept.year()).isNull();
        assertThat(kept.version()).isEqualTo(pending.version());
        assertThat(kept.size()).isEqualTo(1);
    }

    @Test
    @Tag("FRM-02")
    void nothing_of_a_document_is_found_or_changed_by_way_of_another_client() {
        DocumentId document = upload(pdf("a.pdf").sharedWith(Readership.of(Audience.of(nora.id()))));
        read(as(nora).download(document));
        Contact both = world.contact(other, "Pia");
        StoredDocument before = stored(document);

        in(other, scope -> {
            assertThat(store.find(scope, document)).isEmpty();
            assertThat(store.find(scope, List.of(document))).isEmpty();
            assertThat(store.named(scope, document)).isEmpty();
            assertThat(store.downloads(scope, document)).isEmpty();
            assertThat(store.pieces(scope, List.of(document))).isEmpty();
            assertThat(store.seen(scope, both.id(), document)).isEmpty();
            assertThat(store.publish(scope, before, new byte[32])).isFalse();
            assertThat(store.abandon(scope, document)).isFalse();
            store.unname(scope, document, List.of(nora.id()));
            return null;
        });
        assertThatExceptionOfType(PortalException.Stale.class)
                .isThrownBy(() -> in(other, scope -> {
                    store.save(scope, before.held(true, before.content()));
                    return null;
                }));

        assertThat(seenBy(nora)).containsExactly(document);
        assertThat(stored(document).held()).isFalse();
    }

    @Test
    @Tag("ACC-05")
    void who_was_never_let_in_sees_nothing_of_a_client() {
        DocumentId document = shared("a.pdf");
        Contact pia = world.contact(other, "Pia");

        in(client, scope -> {
            assertThat(store.seen(scope, pia.id(), document)).isEmpty();
            assertThat(store.seen(scope, pia.id(), List.of(document))).isEmpty();
            assertThat(store.page(scope, pia.id(), Queries.of(scope, DocumentQuery.ALL, null, 10)))
                    .isEmpty();
            assertThat(store.facets(scope, pia.id())).isEmpty();
            return null;
        });
    }

    @Test
    @Tag("DOC-07")
    void asked_for_none_it_gives_none() {
        shared("a.pdf");

        in(client, scope -> {
            assertThat(store.find(scope, List.of())).isEmpty();
            assertThat(store.seen(scope, nora.id(), List.of())).isEmpty();
            assertThat(store.pieces(scope, List.of())).isEmpty();
            return null;
        });
    }

    @Test
    @Tag("DOC-04")
    void by_name_they_go_by_the_folded_name_character_by_character_and_pages_hold_each_once() {
        List<String> names =
                List.of("b-2", "b 10", "B_1", "b.1", "b1", "ba", "\u00e4b", "\u00fe", "z", "\u4e2d", "0", "~", "(x)");
        names.forEach(name -> upload(pdf(name + ".pdf")));
        names.subList(0, 3).forEach(name -> upload(pdf(name + ".pdf").onceMore()));
        List<StoredDocument> expected = listed(world.partner).stream()
                .map(this::stored)
                .sorted(Comparator.comparing(StoredDocument::folded)
                        .thenComparing(Comparator.comparing(StoredDocument::no).reversed()))
                .toList();

        List<DocumentId> paged = new ArrayList<>();
        DocumentPage<Document> page = desk.list(DocumentQuery.ALL.by(DocumentSort.NAME), null, 3);
        page.documents().forEach(one -> paged.add(one.id()));
        while (page.next() != null) {
            page = desk.list(DocumentQuery.ALL.by(DocumentSort.NAME), page.next(), 3);
            page.documents().forEach(one -> paged.add(one.id()));
        }

        assertThat(paged)
                .containsExactlyElementsOf(
                        expected.stream().map(StoredDocument::id).toList());
    }

    @Test
    @Tag("DOC-04")
    void across_clients_those_of_one_instant_go_by_their_ids_and_pages_hold_each_once() {
        world.desk().client(other).access().addKnown(world.address("Nora"), EnumSet.allOf(Area.class));
        List<DocumentId> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(shared("a" + i + ".pdf"));
            all.add(world.desk()
                    .client(other)
                    .documents()
                    .upload(pdf("b" + i + ".pdf").sharedWith(Readership.EVERYBODY), bytes("%PDF-" + i))
                    .id());
        }
        all.sort(Comparator.comparing((DocumentId id) -> id.value().toString()).reversed());

        List<DocumentId> paged = new ArrayList<>();
        String after = null;
        do {
            DocumentPage<HomeDocument> page = world.portal.as(nora).documents().list(DocumentQuery.ALL, after, 2);
            page.documents().forEach(one -> paged.add(one.document().id()));
            after = page.next();
        } while (after != null);

        assertThat(paged).containsExactlyElementsOf(all);
    }

    @Test
    @Tag("DOC-01")
    void downloads_of_one_instant_go_by_their_contacts() {
        DocumentId document = shared("a.pdf");
        Contact pia = world.contact(client, "Pia");
        List.of(otto, pia, nora).forEach(contact -> read(as(contact).download(document)));

        assertThat(this.<List<DocumentStore.Downloaded>>in(client, scope -> store.downloads(scope, document)))
                .extracting(one -> one.contact().value().toString())
                .hasSize(3)
                .isSorted();
    }

    @Test
    @Tag("DOC-06")
    @Tag("FRM-06")
    void room_comes_back_where_the_document_is_by_then() {
        ClientId into = world.client("Ada GmbH");
        DocumentStore.Gone gone = gone(uploadBy(nora, "a.pdf"));
        world.portal.clients(world.partner).merge(client, into);

        remove(gone);

        assertThat(this.<Boolean>in(into, scope -> store.reserve(scope, 1 << 20, 1, 1 << 20)))
                .isTrue();
    }

    @Test
    @Tag("DOC-06")
    void room_comes_back_once_however_often_a_document_is_removed() {
        uploadBy(otto, "b.pdf");
        DocumentStore.Gone gone = gone(uploadBy(nora, "a.pdf"));

        Together.run(8, n -> remove(gone));

        assertThat(this.<Boolean>in(client, scope -> store.reserve(scope, 1, 1, 1 << 20)))
                .isFalse();
        assertThat(this.<Boolean>in(client, scope -> store.reserve(scope, 1, 2, 1 << 20)))
                .isTrue();
    }

    @Test
    @Tag("DOC-06")
    @Tag("SEC-119")
    void room_is_for_as_many_files_and_bytes_as_there_may_be_and_not_one_more() {
        in(client, scope -> {
            assertThat(store.reserve(scope, 1, 0, 100)).isFalse();
            assertThat(store.reserve(scope, 101, 2, 100)).isFalse();
            assertThat(store.reserve(scope, 60, 2, 100)).isTrue();
            assertThat(store.reserve(scope, 41, 2, 100)).isFalse();
            assertThat(store.reserve(scope, 40, 2, 100)).isTrue();
            assertThat(store.reserve(scope, 0, 2, 100)).isFalse();
            return null;
        });
    }

    @Test
    @Tag("DOC-06")
    void what_a_host_takes_back_leaves_shares_states_room_and_bytes_as_they_were() {
        world.settings(settings -> settings.with(settings.documents().withRoom(3, 1 << 20)));
        DocumentId kept = upload(pdf("a.pdf").sharedWith(Readership.of(Audience.of(nora.id()))));
        DocumentId own = uploadBy(otto, "b.pdf");

        assertThatIllegalStateException()
                .isThrownBy(() -> world.stores.inHostTransaction(() -> {
                    desk.share(kept, Readership.EVERYBODY, false);
                    read(as(nora).download(kept));
                    as(otto).takeBack(own);
                    uploadBy(nora, "c.pdf");
                    desk.delete(kept, "Odd");
                    throw new IllegalStateException("The host fails");
                }));

        assertThat(listed(world.partner)).containsExactly(own, kept);
        assertThat(seenBy(nora)).containsExactly(kept);
        assertThat(seenBy(otto)).containsExactly(own);
        uploadBy(nora, "d.pdf");
        refused(DocumentRule.QUOTA, () -> uploadBy(nora, "e.pdf"));
        world.clock.advance(Duration.ofHours(24).plusMillis(1));
        world.portal.work();
        assertThat(world.files.keys()).hasSize(3);
    }

    private DocumentStore.Gone gone(DocumentId own) {
        as(nora).takeBack(own);
        Instant now = world.clock.instant();
        return world.gates().work(scope -> store.claimGone(scope, now.minus(Duration.ofDays(1)), now, 1000)).stream()
                .filter(one -> one.id().equals(own))
                .findFirst()
                .orElseThrow();
    }

    private void remove(DocumentStore.Gone gone) {
        world.gates().<@Nullable Void>work(scope -> {
            store.remove(scope, gone);
            return null;
        });
    }
}
