package io.clientportal.documents;

import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Reader;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whom documents are shared with. It holds for every request that starts after the commit (ACC-21). */
final class Sharing {

    private final Papers papers;
    private final Gate gate;

    Sharing(Papers papers, Caller caller, ClientId client) {
        this.papers = papers;
        this.gate = papers.gates.client(caller, client);
    }

    void share(DocumentId id, Readership audience, boolean tell) {
        gate.<@Nullable Void>write(DocumentRight.SHARE, scope -> {
            StoredDocument document = find(scope, id);
            audience.requirePossible(document.engagement(), DocumentRule.NO_ENGAGEMENT);
            Readership before = audience(papers, scope, document);
            if (before.equals(audience)) {
                scope.nothingChanged();
                return null;
            }
            papers.works.requireLetIn(scope, before.audience(), audience.audience(), DocumentRule.NOT_LET_IN);
            Set<ContactId> reached = tell ? readers(papers, scope, document, before) : Set.of();
            StoredDocument next = document.shared(
                    since(audience.everybody(), document.everybodySince(), scope.now()),
                    since(audience.withEngagement(), document.engagementSince(), scope.now()),
                    content(scope, document, tell));
            if (!document.isReadable()
                    || before.everybody() != audience.everybody()
                    || before.withEngagement() != audience.withEngagement()) {
                papers.store.save(scope, next);
            }
            Set<ContactId> joining = audience.audience().without(before.audience());
            if (!joining.isEmpty()) {
                papers.store.name(scope, id, joining);
            }
            Set<ContactId> leaving = before.audience().without(audience.audience());
            if (!leaving.isEmpty()) {
                papers.store.unname(scope, id, leaving);
            }
            scope.log(DocumentLog.subject(document), before.facts(), audience.facts(), DocumentLog.details(document));
            if (tell && document.isReadable()) {
                Set<ContactId> reaching = new HashSet<>(readers(papers, scope, document, audience));
                reaching.removeAll(reached);
                Telling.shared(papers, scope, id, reaching);
            }
            return null;
        });
    }

    /** Of one that is still being checked it is known by this whether contacts are told once they can read it. */
    private static byte[] content(Scope scope, StoredDocument document, boolean tell) {
        return document.isReadable()
                ? document.content()
                : DocumentContent.open(document, scope.key()).tell(tell).sealed(document.id(), scope.key());
    }

    List<Reader> readers(DocumentId id, @Nullable Readership audience) {
        return gate.read(DocumentRight.LOOK, scope -> {
            StoredDocument document = find(scope, id);
            Readership wanted = audience == null ? audience(papers, scope, document) : audience;
            wanted.requirePossible(document.engagement(), DocumentRule.NO_ENGAGEMENT);
            return papers.works.readers(scope, document, wanted);
        });
    }

    /** Contacts who see a document that is shared with such an audience. */
    static Set<ContactId> readers(Papers papers, Scope scope, StoredDocument document, Readership audience) {
        if (audience.equals(Readership.NOBODY) && document.contact() == null) {
            return Set.of();
        }
        return papers.works.readers(scope, document, audience).stream()
                .filter(Reader::sees)
                .map(Reader::contact)
                .collect(Collectors.toSet());
    }

    static Readership audience(Papers papers, Scope scope, StoredDocument document) {
        Audience named = document.everybodySince() != null
                ? Audience.EVERYBODY
                : new Audience(false, document.contacts() == 0 ? Set.of() : papers.store.named(scope, document.id()));
        return new Readership(named, document.engagementSince() != null);
    }

    static @Nullable Instant since(boolean wanted, @Nullable Instant before, Instant now) {
        if (!wanted) {
            return null;
        }
        return before == null ? now : before;
    }

    private StoredDocument find(Scope scope, DocumentId id) {
        return papers.store
                .find(scope, id)
                .filter(document -> document.state() != DocumentState.TRASHED)
                .orElseThrow(PortalException.NotFound::new);
    }
}
