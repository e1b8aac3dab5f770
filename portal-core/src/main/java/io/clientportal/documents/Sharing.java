package io.clientportal.documents;

import io.clientportal.engagements.Audience;
import io.clientportal.engagements.EngagementStore.Holder;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import java.time.Instant;
import java.util.Comparator;
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

    void share(DocumentId id, DocumentAudience audience, boolean tell) {
        gate.<@Nullable Void>write(DocumentRight.SHARE, scope -> {
            StoredDocument document = find(scope, id);
            requirePossible(audience, document.engagement());
            DocumentAudience before = audience(papers, scope, document);
            if (before.equals(audience)) {
                scope.nothingChanged();
                return null;
            }
            papers.works.requireLetIn(scope, before.audience(), audience.audience(), DocumentRule.NOT_LET_IN);
            Set<ContactId> reached = tell ? readers(papers, scope, document, before) : Set.of();
            StoredDocument next = document.shared(
                    since(audience.audience().everybody(), document.everybodySince(), scope.now()),
                    since(audience.withEngagement(), document.engagementSince(), scope.now()));
            if (before.audience().everybody() != audience.audience().everybody()
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
            scope.log(
                    DocumentLog.subject(document),
                    DocumentLog.shared(before),
                    DocumentLog.shared(audience),
                    DocumentLog.details(document));
            if (tell && document.isReadable()) {
                Set<ContactId> reaching = new HashSet<>(readers(papers, scope, document, audience));
                reaching.removeAll(reached);
                Telling.shared(papers, scope, id, reaching);
            }
            return null;
        });
    }

    List<DocumentReader> readers(DocumentId id, @Nullable DocumentAudience audience) {
        return gate.read(DocumentRight.LOOK, scope -> {
            StoredDocument document = find(scope, id);
            DocumentAudience wanted = audience == null ? audience(papers, scope, document) : audience;
            requirePossible(wanted, document.engagement());
            Audience engagement = engagement(papers, scope, document, wanted);
            return papers.works.holders(scope).stream()
                    .map(holder -> reader(scope, holder, document, wanted, engagement))
                    .sorted(Comparator.comparing(
                            reader -> ClientName.of(reader.name()).sort()))
                    .toList();
        });
    }

    /** Contacts who see a document that is shared with such an audience. */
    static Set<ContactId> readers(Papers papers, Scope scope, StoredDocument document, DocumentAudience audience) {
        if (audience.equals(DocumentAudience.NOBODY) && document.contact() == null) {
            return Set.of();
        }
        Audience engagement = engagement(papers, scope, document, audience);
        return papers.works.holders(scope).stream()
                .map(holder -> reader(scope, holder, document, audience, engagement))
                .filter(DocumentReader::sees)
                .map(DocumentReader::contact)
                .collect(Collectors.toSet());
    }

    private static Audience engagement(Papers papers, Scope scope, StoredDocument document, DocumentAudience audience) {
        EngagementId engagement = document.engagement();
        return engagement == null || !audience.withEngagement()
                ? Audience.NOBODY
                : papers.works.audience(scope, engagement);
    }

    private static DocumentReader reader(
            Scope scope, Holder holder, StoredDocument document, DocumentAudience audience, Audience engagement) {
        ContactId contact = holder.contact().id();
        DocumentReader.Why why;
        if (holder.contact().disabled()) {
            why = DocumentReader.Why.DISABLED;
        } else if (!holder.grant().holds(scope.now())) {
            why = DocumentReader.Why.GRANT_ENDED;
        } else if (!holder.grant().areas().contains(Area.DOCUMENTS)) {
            why = DocumentReader.Why.NO_DOCUMENTS;
        } else if (contact.equals(document.contact())) {
            why = DocumentReader.Why.OWN;
        } else if (audience.audience().everybody()) {
            why = DocumentReader.Why.EVERYBODY;
        } else if (audience.audience().holds(contact)) {
            why = DocumentReader.Why.NAMED;
        } else {
            why = engagement.holds(contact) ? DocumentReader.Why.ENGAGEMENT : DocumentReader.Why.NOT_SHARED;
        }
        return new DocumentReader(contact, holder.contact().name(), why);
    }

    static DocumentAudience audience(Papers papers, Scope scope, StoredDocument document) {
        Audience named = document.everybodySince() != null
                ? Audience.EVERYBODY
                : new Audience(false, document.contacts() == 0 ? Set.of() : papers.store.named(scope, document.id()));
        return new DocumentAudience(named, document.engagementSince() != null);
    }

    static void requirePossible(DocumentAudience audience, @Nullable EngagementId engagement) {
        if (audience.withEngagement() && engagement == null) {
            throw new PortalException.Refused(DocumentRule.NO_ENGAGEMENT);
        }
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
