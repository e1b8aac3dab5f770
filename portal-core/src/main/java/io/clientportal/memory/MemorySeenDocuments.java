package io.clientportal.memory;

import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentPlace;
import io.clientportal.documents.DocumentState;
import io.clientportal.documents.DocumentStore.Facet;
import io.clientportal.documents.DocumentStore.Listing;
import io.clientportal.documents.DocumentStore.Seen;
import io.clientportal.documents.DocumentStore.SeenAt;
import io.clientportal.documents.StoredDocument;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientFile;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Scope;
import io.clientportal.memory.MemoryDocuments.Key;
import io.clientportal.memory.MemoryDocuments.OfContact;
import io.clientportal.memory.MemoryDocuments.Row;
import io.clientportal.memory.MemoryDocuments.Sent;
import io.clientportal.memory.MemoryDocuments.Share;
import io.clientportal.memory.MemoryGateStore.ClientKey;
import io.clientportal.memory.MemoryGateStore.GrantKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What contacts see of documents, and that they downloaded them. */
final class MemorySeenDocuments {

    private final MemoryDocuments documents;
    private final MemoryGateStore gate;
    private final MemoryEngagementStore engagements;

    MemorySeenDocuments(MemoryDocuments documents, MemoryGateStore gate, MemoryEngagementStore engagements) {
        this.documents = documents;
        this.gate = gate;
        this.engagements = engagements;
    }

    Optional<Seen> seen(Scope scope, ContactId contact, DocumentId id) {
        return seen(scope, contact, List.of(id)).stream().findFirst();
    }

    List<Seen> seen(Scope scope, ContactId contact, Collection<DocumentId> ids) {
        return visible(scope, contact)
                .filter(seen -> ids.contains(seen.document().id()))
                .toList();
    }

    List<Seen> page(Scope scope, ContactId contact, Listing listing) {
        return visible(scope, contact)
                .filter(seen -> MemoryDocumentLists.matches(seen.document(), listing) && matches(seen, listing))
                .sorted(Comparator.comparing(Seen::document, MemoryDocumentLists.order(listing.sort())))
                .limit(listing.most())
                .toList();
    }

    List<SeenAt> page(FirmScope scope, ContactId contact, Listing listing) {
        DocumentPlace after = listing.after();
        return entered(scope, contact)
                .filter(file -> !scope.isViewed() || scope.reach().reaches(file.id()))
                .flatMap(file -> visible(scope.firm(), file.id(), contact)
                        .filter(seen -> MemoryDocuments.reaches(scope.reach(), seen.document()))
                        .map(seen -> new SeenAt(file, seen)))
                .filter(one -> MemoryDocumentLists.matches(one.seen().document(), listing, null)
                        && matches(one.seen(), listing))
                .filter(one -> after == null || LATEST_ACROSS.compare(one.seen().document(), place(after)) > 0)
                .sorted(Comparator.comparing(one -> one.seen().document(), LATEST_ACROSS))
                .limit(listing.most())
                .toList();
    }

    private record At(Instant at, String id) {}

    private static final Comparator<Object> LATEST_ACROSS = Comparator.comparing(
                    MemorySeenDocuments::at, Comparator.comparing(At::at).thenComparing(At::id))
            .reversed();

    private static At at(Object one) {
        return one instanceof StoredDocument document
                ? new At(document.uploadedAt(), document.id().toString())
                : (At) one;
    }

    private static At place(DocumentPlace after) {
        return new At(
                Objects.requireNonNull(after.at()),
                Objects.requireNonNull(after.id()).toString());
    }

    List<Facet> facets(Scope scope, ContactId contact) {
        return visible(scope, contact)
                .map(seen -> new Facet(seen.document().folder(), seen.document().year()))
                .distinct()
                .toList();
    }

    int hidden(Scope scope, ContactId contact) {
        return (int) visible(scope.firm(), scope.client(), contact)
                .filter(seen -> !MemoryDocuments.reaches(scope.reach(), seen.document()))
                .count();
    }

    int hidden(FirmScope scope, ContactId contact) {
        return entered(scope, contact)
                .mapToInt(file -> (int) visible(scope.firm(), file.id(), contact)
                        .filter(seen -> !scope.reach().reaches(file.id())
                                || !MemoryDocuments.reaches(scope.reach(), seen.document()))
                        .count())
                .sum();
    }

    void downloaded(Scope scope, Collection<DocumentId> ids) {
        ids.forEach(id -> {
            OfContact key =
                    new OfContact(new Key(scope.firm(), id), scope.contact().id());
            Sent before = documents.downloads.get(key);
            documents.downloads.put(
                    key,
                    before == null
                            ? new Sent(key, scope.now(), scope.now(), 1)
                            : new Sent(key, before.first(), scope.now(), before.times() + 1));
        });
    }

    private Stream<ClientFile> entered(FirmScope scope, ContactId contact) {
        return gate
                .clients
                .where(file -> !file.archived()
                        && gate.clients.get(new ClientKey(scope.firm(), file.id())) == file
                        && gate.grants
                                .find(new GrantKey(scope.firm(), file.id(), contact))
                                .filter(grant -> grant.holds(scope.now())
                                        && grant.areas().contains(Area.DOCUMENTS))
                                .isPresent())
                .stream();
    }

    private Stream<Seen> visible(Scope scope, ContactId contact) {
        return visible(scope.firm(), scope.client(), contact)
                .filter(seen -> MemoryDocuments.reaches(scope.reach(), seen.document()));
    }

    private Stream<Seen> visible(FirmId firm, ClientId client, ContactId contact) {
        return documents
                .rows
                .where(row -> row.firm().equals(firm) && row.client().equals(client) && MemoryDocuments.isThere(row))
                .stream()
                .flatMap(row -> visible(row, contact));
    }

    /** A document as a contact sees it; nothing where the contact does not. */
    private Stream<Seen> visible(Row row, ContactId contact) {
        StoredDocument document = row.document();
        boolean own = contact.equals(document.contact());
        EngagementId engagement = document.engagement();
        MemoryEngagementStore.Shared shared = engagement == null
                ? null
                : engagements
                        .sharedWith(row.firm(), row.client(), engagement, contact)
                        .orElse(null);
        Share named = documents.shares.get(new OfContact(row.key(), contact));
        Instant withEngagement = shared == null || document.engagementSince() == null
                ? null
                : later(shared.since(), document.engagementSince());
        Optional<Instant> since = Stream.of(
                        Optional.ofNullable(document.everybodySince()),
                        Optional.ofNullable(named).map(Share::since),
                        Optional.ofNullable(withEngagement))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
        Instant began = gate.began.get(new GrantKey(row.firm(), row.client(), contact));
        if (began == null || !own && (since.isEmpty() || !row.isIn(DocumentState.AVAILABLE))) {
            return Stream.empty();
        }
        return Stream.of(new Seen(
                documents.stored(row),
                later(later(document.uploadedAt(), since.orElse(document.uploadedAt())), began),
                documents.downloads.get(new OfContact(row.key(), contact)) != null,
                shared == null ? null : shared.engagement()));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static boolean matches(Seen seen, Listing listing) {
        return (listing.engagement() == null || seen.engagement() != null)
                && (listing.newSince() == null
                        || seen.document().contact() == null
                                && !seen.downloaded()
                                && !seen.since().isBefore(listing.newSince()));
    }
}
