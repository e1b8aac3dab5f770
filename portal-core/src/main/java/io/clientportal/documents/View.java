package io.clientportal.documents;

import io.clientportal.engagements.StoredEngagement;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.DataKey;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From where a contact looks at documents.
 *
 * @param newSince the first instant from which on something that became visible is New
 */
record View(ClientId client, ContactId contact, Instant now, Instant newSince) {

    static View of(Scope scope) {
        return of(scope.acrossClients(), scope.client());
    }

    static View of(FirmScope scope, ClientId client) {
        return new View(client, scope.contact().id(), scope.now(), newSince(scope));
    }

    static Instant newSince(FirmScope scope) {
        return Newness.since(scope.today(), scope.firmState().zone());
    }

    /** Its engagement's name is told later, where it can be. */
    SharedDocument of(DocumentPorts ports, DocumentStore.Seen seen, DataKey key) {
        StoredDocument document = seen.document();
        StoredEngagement engagement = seen.engagement();
        boolean own = contact.equals(document.contact());
        Instant until = document.uploadedAt().plus(Papers.TAKE_BACK);
        return new SharedDocument(
                document.id(),
                client,
                document.name(),
                document.type(),
                document.size(),
                document.folder(),
                document.year(),
                engagement == null ? null : engagement.id(),
                null,
                document.uploadedAt(),
                uploader(document, key),
                own,
                document.state(),
                isNew(seen),
                own && !document.settled() && !document.held() && now.isBefore(until) ? until : null,
                document.isReadable() && ports.shows(document.type()));
    }

    private boolean isNew(DocumentStore.Seen seen) {
        return seen.document().isFirms() && !seen.downloaded() && !seen.since().isBefore(newSince);
    }

    static Uploader uploader(StoredDocument document, DataKey key) {
        return new Uploader(
                document.staff(),
                document.contact(),
                DocumentContent.open(document, key).by());
    }

    static SharedDocument named(SharedDocument document, @Nullable String engagementName) {
        return new SharedDocument(
                document.id(),
                document.client(),
                document.name(),
                document.type(),
                document.size(),
                document.folder(),
                document.year(),
                document.engagement(),
                engagementName,
                document.uploadedAt(),
                document.uploader(),
                document.own(),
                document.state(),
                document.isNew(),
                document.takeBackUntil(),
                document.shows());
    }
}
