package io.clientportal.documents;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.DataKey;
import io.clientportal.kernel.FirmGate;
import io.clientportal.kernel.FirmScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The documents of all of a contact's clients (ACC-10). */
public final class HomeDocuments {

    private final Papers papers;
    private final FirmGate gate;

    HomeDocuments(Papers papers, Contact contact) {
        this.papers = papers;
        this.gate = papers.gates.firm(contact);
    }

    /**
     * A page of what the contact sees at all clients that the contact may enter, latest first whatever the query says.
     *
     * @param after as {@link DocumentPage#next()} gave it, under the same query; null for the first page
     * @param most at most 200
     */
    public DocumentPage<HomeDocument> list(DocumentQuery query, @Nullable String after, int most) {
        int size = Queries.size(most);
        return gate.read(DocumentRight.HOME, scope -> {
            DocumentStore.Listing listing = Queries.across(scope, query, after, size + 1);
            List<DocumentStore.SeenAt> rows =
                    papers.store.page(scope, scope.contact().id(), listing);
            int hidden = scope.isViewed()
                    ? papers.store.hidden(scope, scope.contact().id())
                    : 0;
            Map<ClientId, DataKey> keys = new HashMap<>();
            return Queries.page(
                    rows,
                    size,
                    hidden,
                    row -> DocumentPlace.across(row.seen().document()),
                    row -> shown(scope, row, keys));
        });
    }

    private HomeDocument shown(FirmScope scope, DocumentStore.SeenAt row, Map<ClientId, DataKey> keys) {
        ClientId client = row.client().id();
        DataKey key = keys.computeIfAbsent(
                client,
                unknown -> papers.gates
                        .keyRing()
                        .unwrap(Objects.requireNonNull(row.client().wrappedKey())));
        return new HomeDocument(row.client().name(), View.of(scope, client).of(papers.ports, row.seen(), key));
    }
}
