package io.clientportal.documents;

import io.clientportal.engagements.Audience;
import io.clientportal.engagements.EngagementStore.Holder;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import java.time.Instant;
import java.util.Collection;
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
            Set<ContactId> named = before.audience().contacts();
            Set<ContactId> wanted = audience.audience().contacts();
            Set<ContactId> joining = minus(wanted, named);
            requireLetIn(papers, scope, audience.audience(), joining);
            Set<ContactId> reached = tell ? readers(papers, scope, document, before) : Set.of();
            StoredDocument next = document.shared(
                    since(audience.audience().everybody(), document.everybodySince(), scope.now()),
                    since(audience.withEngagement(), document.engagementSince(), scope.now()),
                    content(scope, document, tell));
            if (!document.isReadable()
                    || before.audience().everybody() != audience.audience().everybody()
                    || before.withEngagement() != audience.withEngagement()) {
                papers.store.save(scope, next);
            }
            if (!joining.isEmpty()) {
                papers.store.name(scope, id, joining);
            }
            Set<ContactId> leaving = minus(named, wanted);
            if (!leaving.isEmpty()) {
                papers.store.unname(scope, id, leaving);
            }
            scope.log(
                    DocumentLog.subject(document),
                    DocumentLog.shared(before),
                    DocumentLog.shared(audience),
                    DocumentLog.details(document));
            if (tell && document.isReadable()) {
                Telling.shared(papers, scope, id, minus(readers(papers, scope, document, audience), reached));
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

    /**
     * Contacts of the client whose account works, locked so that it still does when this commits.
     *
     * @param joining those of the audience who are not named yet
     */
    static void requireLetIn(Papers papers, Scope scope, Audience audience, Collection<ContactId> joining) {
        if (audience.everybody()) {
            papers.works.lock(scope, null);
        } else if (!joining.isEmpty()) {
            List<ContactState> known = papers.works.lock(scope, joining);
            if (known.size() < joining.size()) {
                throw new PortalException.NotFound();
            }
            if (known.stream().anyMatch(ContactState::disabled)) {
                throw new PortalException.Refused(DocumentRule.NOT_LET_IN);
            }
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

    private static Set<ContactId> minus(Set<ContactId> these, Set<ContactId> those) {
        Set<ContactId> rest = new HashSet<>(these);
        rest.removeAll(those);
        return rest;
    }
}
