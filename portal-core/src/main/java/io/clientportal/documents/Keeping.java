package io.clientportal.documents;

import io.clientportal.engagements.Engagement;
import io.clientportal.firms.DocumentSettings;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Subject;
import io.clientportal.kernel.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Documents as staff keep them: lists, one of them, and how it is filed. */
final class Keeping {

    private final Papers papers;
    private final Caller caller;
    private final ClientId client;
    private final Gate gate;

    Keeping(Papers papers, Caller caller, ClientId client) {
        this.papers = papers;
        this.caller = caller;
        this.client = client;
        this.gate = papers.gates.client(caller, client);
    }

    DocumentForm form() {
        return papers.mirror.read(gate, DocumentRight.FORM, scope -> {
            DocumentSettings settings = papers.firms.settings(scope).documents();
            String kind = papers.store.kind(scope);
            boolean known = kind != null && settings.templates().containsKey(kind);
            Set<String> folders = new LinkedHashSet<>(settings.folders(kind));
            folders.addAll(Queries.folders(
                    scope.byStaff()
                            ? papers.store.facets(scope)
                            : papers.store.facets(scope, scope.contact().id())));
            return new DocumentForm(
                    papers.ports.files() != null && papers.ports.types() != null,
                    List.copyOf(folders),
                    scope.byStaff() && known ? kind : null,
                    scope.byStaff() ? List.copyOf(settings.templates().keySet()) : List.of(),
                    scope.today().getYear(),
                    settings.limit(),
                    settings.types());
        });
    }

    void useTemplate(@Nullable String kind) {
        gate.<@Nullable Void>write(DocumentRight.TEMPLATE, scope -> {
            if (kind != null
                    && !papers.firms.settings(scope).documents().templates().containsKey(kind)) {
                throw new PortalException.Refused(DocumentRule.NO_SUCH_KIND);
            }
            String before = papers.store.kind(scope);
            if (Objects.equals(before, kind)) {
                scope.nothingChanged();
            } else {
                papers.store.kind(scope, kind);
                scope.log(Subject.of("client", client), kind(before), kind(kind));
            }
            return null;
        });
    }

    private static Map<String, @Nullable Object> kind(@Nullable String kind) {
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("document-folders", kind);
        return facts;
    }

    DocumentPage<Document> list(DocumentQuery query, @Nullable String after, int most) {
        return page(query, after, most, false);
    }

    DocumentPage<Document> trash(@Nullable String after, int most) {
        return page(DocumentQuery.ALL, after, most, true);
    }

    private DocumentPage<Document> page(DocumentQuery query, @Nullable String after, int most, boolean trash) {
        int size = Queries.size(most);
        return papers.mirror.read(gate, DocumentRight.LOOK, scope -> {
            List<StoredDocument> rows = query.onlyNew()
                    ? List.of()
                    : papers.store.page(scope, Queries.of(scope, query, after, size + 1), trash);
            return Queries.page(rows, size, 0, row -> DocumentPlace.of(query.sort(), row), row -> document(scope, row));
        });
    }

    DocumentFilters filters() {
        return papers.mirror.read(gate, DocumentRight.LOOK, scope -> Queries.filters(papers.store.facets(scope)));
    }

    DocumentFile get(DocumentId id) {
        DocumentFile file = papers.mirror.read(gate, DocumentRight.LOOK, scope -> {
            StoredDocument document = papers.store.find(scope, id).orElseThrow(PortalException.NotFound::new);
            EngagementId engagement = document.engagement();
            String name = engagement == null || papers.works.remote()
                    ? null
                    : papers.works
                            .find(scope, engagement, null)
                            .map(Engagement::name)
                            .orElse(null);
            return new DocumentFile(document(scope, document), Sharing.audience(papers, scope, document), name);
        });
        EngagementId engagement = file.document().engagement();
        return engagement == null || !papers.works.remote()
                ? file
                : new DocumentFile(file.document(), file.audience(), fetchedName(engagement));
    }

    private @Nullable String fetchedName(EngagementId engagement) {
        try {
            Engagement fetched = papers.works.fetched(gate, DocumentRight.LOOK, caller.firm(), client, engagement);
            return fetched == null ? null : fetched.name();
        } catch (PortalException.Unavailable e) {
            return null;
        }
    }

    List<DocumentDownload> downloads(DocumentId id) {
        return gate.read(DocumentRight.DOWNLOADS, scope -> {
            if (papers.store.find(scope, id).isEmpty()) {
                throw new PortalException.NotFound();
            }
            return papers.store.downloads(scope, id).stream()
                    .map(one -> new DocumentDownload(one.contact(), one.name(), one.first(), one.last(), one.times()))
                    .toList();
        });
    }

    Document file(DocumentId id, Version read, DocumentEdit edit) {
        EngagementId wanted = edit.engagement();
        Engagement fetched =
                wanted == null ? null : papers.works.fetched(gate, DocumentRight.FILE, caller.firm(), client, wanted);
        return gate.write(DocumentRight.FILE, scope -> {
            StoredDocument before = papers.store
                    .find(scope, id)
                    .filter(document -> document.state() != DocumentState.TRASHED)
                    .orElseThrow(PortalException.NotFound::new);
            Deleting.requirePortals(before);
            if (!before.version().equals(read)) {
                throw new PortalException.Stale();
            }
            DocumentNames.requireYear(edit.year());
            String name = DocumentNames.clean(edit.name());
            if (!DocumentNames.agree(before.type(), name)) {
                throw new PortalException.Refused(DocumentRule.NAME_AND_CONTENT);
            }
            StoredDocument after = before.filed(
                    name,
                    DocumentNames.folder(edit.folder()),
                    edit.year(),
                    wanted,
                    engagementSince(scope, before, wanted, fetched));
            if (same(before, after)) {
                scope.nothingChanged();
                return document(scope, before);
            }
            papers.store.save(scope, after);
            scope.log(
                    DocumentLog.subject(after),
                    facts(before),
                    facts(after),
                    DocumentLog.details(wanted == null ? before : after));
            return document(scope, after);
        });
    }

    /** Since when whoever sees the engagement sees the document; a new engagement shares it anew. */
    private @Nullable Instant engagementSince(
            Scope scope, StoredDocument before, @Nullable EngagementId wanted, @Nullable Engagement fetched) {
        if (Objects.equals(before.engagement(), wanted)) {
            return before.engagementSince();
        }
        if (wanted != null && papers.works.find(scope, wanted, fetched).isEmpty()) {
            throw new PortalException.NotFound();
        }
        if (before.engagementSince() == null) {
            return null;
        }
        if (!scope.reach().may(Permission.SHARE)) {
            throw new PortalException.NotAllowed("It is shared with its engagement, and you may not share documents");
        }
        return wanted == null ? null : scope.now();
    }

    private static boolean same(StoredDocument before, StoredDocument after) {
        return before.name().equals(after.name())
                && before.folder().equals(after.folder())
                && Objects.equals(before.year(), after.year())
                && Objects.equals(before.engagement(), after.engagement());
    }

    /** Of two engagements that an entry names, those out of the reader's reach are left out. */
    private static Map<String, @Nullable Object> facts(StoredDocument document) {
        Map<String, @Nullable Object> facts = new HashMap<>(DocumentLog.filed(document));
        EngagementId engagement = document.engagement();
        facts.put("engagements", engagement == null ? List.of() : List.of(engagement.value()));
        return facts;
    }

    private Document document(Scope scope, StoredDocument stored) {
        DocumentContent content = DocumentContent.open(stored, scope.key());
        Instant ended = stored.endedAt();
        String by = content.deletedBy();
        String reason = content.deletedFor();
        return new Document(
                stored.id(),
                stored.name(),
                stored.type(),
                stored.size(),
                stored.sha256(),
                stored.folder(),
                stored.year(),
                stored.engagement(),
                stored.uploadedAt(),
                new Uploader(stored.staff(), stored.contact(), content.by()),
                stored.state(),
                stored.everybodySince() != null,
                stored.contacts(),
                stored.engagementSince() != null,
                stored.held() ? content.heldFor() : null,
                ended == null || by == null || reason == null
                        ? null
                        : new Document.Trashed(ended, by, reason, ended.plus(Papers.TRASH)),
                stored.host() != null,
                stored.isReadable() && papers.ports.shows(stored.type()),
                stored.version());
    }
}
