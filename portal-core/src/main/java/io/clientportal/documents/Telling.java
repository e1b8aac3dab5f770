package io.clientportal.documents;

import io.clientportal.engagements.EngagementStore.Holder;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Scope;
import io.clientportal.notices.Notice;
import io.clientportal.notices.NoticeKind;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who is told of a document: staff of what a contact uploads, contacts of what the firm shares with them. */
final class Telling {

    /** A contact gets one e-mail about the documents of a client in this time. */
    private static final Duration QUIET = Duration.ofMinutes(10);

    private Telling() {}

    /** Rings for who answers for the client, or for all who reach the client and the document's engagement. */
    static void uploaded(Papers papers, Scope scope, DocumentId document) {
        papers.notices.add(scope, Notice.bells(NoticeKind.DOCUMENT_UPLOADED, scope, document));
    }

    /** Mails contacts who now see a document, except whom an e-mail told of others just now, or still waits for. */
    static void shared(Papers papers, Scope scope, DocumentId document, Set<ContactId> contacts) {
        if (contacts.isEmpty()) {
            return;
        }
        Set<ContactId> quiet = papers.notices.told(
                scope, NoticeKind.DOCUMENTS_SHARED, scope.now().minus(QUIET));
        Set<ContactId> told = new HashSet<>(contacts);
        told.removeAll(quiet);
        if (told.isEmpty()) {
            return;
        }
        papers.notices.add(
                scope,
                papers.works.holders(scope).stream()
                        .map(Holder::contact)
                        .filter(contact -> told.contains(contact.id()) && contact.wrappedKey() != null)
                        .map(contact -> Notice.mail(
                                NoticeKind.DOCUMENTS_SHARED,
                                contact,
                                document,
                                Map.of("link", "/clients/" + scope.client() + "/documents")))
                        .toList());
    }
}
