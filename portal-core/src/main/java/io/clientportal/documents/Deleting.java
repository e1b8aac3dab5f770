package io.clientportal.documents;

import io.clientportal.documents.DocumentStore.Seen;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Deleting and what stands against it: the trash, the legal hold, and what contacts take back. */
final class Deleting {

    private static final int LONGEST_REASON = 500;

    private final Papers papers;
    private final Gate gate;

    Deleting(Papers papers, Caller caller, ClientId client) {
        this.papers = papers;
        this.gate = papers.gates.client(caller, client);
    }

    void delete(DocumentId id, String reason) {
        gate.<@Nullable Void>write(DocumentRight.DELETE, scope -> {
            StoredDocument document = find(scope, id);
            if (document.state() == DocumentState.TRASHED) {
                throw new PortalException.NotFound();
            }
            requirePortals(document);
            requireDeletable(document);
            String why = reason(reason);
            papers.store.save(
                    scope,
                    document.become(
                            DocumentState.TRASHED,
                            scope.now(),
                            content(scope, document)
                                    .deleted(scope.callerName(), why)
                                    .sealed(id, scope.key())));
            scope.log(
                    DocumentLog.subject(document),
                    DocumentLog.name(document),
                    Map.of(),
                    DocumentLog.details(document, why));
            return null;
        });
    }

    /** What lies in the host's own document system is changed there alone. */
    static void requirePortals(StoredDocument document) {
        if (document.host() != null) {
            throw new PortalException.Refused(DocumentRule.IN_HOST);
        }
    }

    /** What the firm has to keep is deleted by nobody. */
    static void requireDeletable(StoredDocument document) {
        if (document.held()) {
            throw new PortalException.Refused(DocumentRule.ON_HOLD);
        }
    }

    void restore(DocumentId id) {
        gate.<@Nullable Void>write(DocumentRight.RESTORE, scope -> {
            StoredDocument document = find(scope, id);
            if (document.state() != DocumentState.TRASHED) {
                throw new PortalException.NotFound();
            }
            if (!document.held()
                    && !scope.now()
                            .isBefore(Objects.requireNonNull(document.endedAt()).plus(Papers.TRASH))) {
                throw new PortalException.Refused(DocumentRule.NO_LONGER_IN_TRASH);
            }
            papers.store.save(
                    scope,
                    document.become(
                            document.checked() ? DocumentState.AVAILABLE : DocumentState.CHECKING,
                            null,
                            content(scope, document).deleted(null, null).sealed(id, scope.key())));
            scope.log(
                    DocumentLog.subject(document), Map.of(), DocumentLog.name(document), DocumentLog.details(document));
            return null;
        });
    }

    void hold(DocumentId id, String reason) {
        hold(DocumentRight.HOLD, id, true, reason);
    }

    void lift(DocumentId id, String reason) {
        hold(DocumentRight.LIFT, id, false, reason);
    }

    private void hold(DocumentRight right, DocumentId id, boolean held, String reason) {
        gate.<@Nullable Void>write(right, scope -> {
            StoredDocument document = find(scope, id);
            requirePortals(document);
            String why = reason(reason);
            if (document.held() == held) {
                scope.nothingChanged();
                return null;
            }
            papers.store.save(
                    scope,
                    document.held(
                            held,
                            content(scope, document).held(held ? why : null).sealed(id, scope.key())));
            scope.log(
                    DocumentLog.subject(document),
                    Map.of("legal-hold", !held),
                    Map.of("legal-hold", held),
                    DocumentLog.details(document, why));
            return null;
        });
    }

    void takeBack(DocumentId id) {
        try {
            gate.<@Nullable Void>write(DocumentRight.TAKE_BACK, scope -> {
                StoredDocument document = papers.store
                        .seen(scope, scope.contact().id(), id)
                        .map(Seen::document)
                        .filter(one -> scope.contact().id().equals(one.contact()))
                        .orElseThrow(PortalException.NotFound::new);
                if (document.settled()
                        || !scope.now().isBefore(document.uploadedAt().plus(Papers.TAKE_BACK))) {
                    throw new PortalException.Refused(DocumentRule.TOO_LATE);
                }
                if (document.held()) {
                    throw new PortalException.Refused(DocumentRule.KEPT);
                }
                if (!papers.store.takeBack(scope, id, scope.now().minus(Papers.TAKE_BACK))) {
                    throw new PortalException.Refused(DocumentRule.TOO_LATE);
                }
                scope.log(
                        DocumentLog.subject(document),
                        DocumentLog.name(document),
                        Map.of(),
                        DocumentLog.details(document));
                return null;
            });
        } catch (PortalException.Refused e) {
            if (e.rule() == DocumentRule.TOO_LATE) {
                // Committed on its own, so that a clock that is moved back opens no second hour.
                gate.<@Nullable Void>apart(DocumentRight.TAKE_BACK, scope -> {
                    papers.store.settle(scope, id);
                    return null;
                });
            }
            throw e;
        }
    }

    private StoredDocument find(Scope scope, DocumentId id) {
        return papers.store.find(scope, id).orElseThrow(PortalException.NotFound::new);
    }

    private static DocumentContent content(Scope scope, StoredDocument document) {
        return DocumentContent.open(document, scope.key());
    }

    private static String reason(String reason) {
        String clean = reason.strip();
        if (clean.isEmpty()
                || clean.length() > LONGEST_REASON
                || clean.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
            throw new PortalException.Refused(DocumentRule.REASON_NEEDED);
        }
        return clean;
    }
}
