package io.clientportal.documents;

import io.clientportal.documents.DocumentStore.Seen;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What contacts see of documents, and the bytes of what anybody may read. */
final class Showing {

    private static final int MOST_IN_ZIP = 200;
    private static final long LARGEST_ZIP = 2L << 30;
    private static final Duration BUSY = Duration.ofSeconds(5);

    private final Papers papers;
    private final Gate gate;
    private final Sending sending;

    Showing(Papers papers, Caller caller, ClientId client) {
        this.papers = papers;
        this.gate = papers.gates.client(caller, client);
        this.sending = new Sending(papers, caller, client);
    }

    /** What is shown, with what its engagements are called once that can be told. */
    private record Shown(DocumentPage<SharedDocument> page, Supplier<Map<EngagementId, String>> names) {}

    DocumentPage<SharedDocument> list(DocumentQuery query, @Nullable String after, int most) {
        int size = Queries.size(most);
        Shown shown = papers.mirror.read(gate, DocumentRight.VIEW, scope -> {
            List<Seen> rows = papers.store.page(scope, scope.contact().id(), Queries.of(scope, query, after, size + 1));
            int hidden = scope.isViewed()
                    ? papers.store.hidden(scope, scope.contact().id())
                    : 0;
            return shown(scope, rows, size, hidden, query.sort());
        });
        return named(shown);
    }

    DocumentFilters filters() {
        return papers.mirror.read(
                gate,
                DocumentRight.VIEW,
                scope -> Queries.filters(
                        papers.store.facets(scope, scope.contact().id())));
    }

    SharedDocument get(DocumentId id) {
        Shown shown = papers.mirror.read(gate, DocumentRight.VIEW, scope -> {
            Seen seen = papers.store.seen(scope, scope.contact().id(), id).orElseThrow(PortalException.NotFound::new);
            scope.looked(DocumentLog.subject(seen.document()));
            return shown(scope, List.of(seen), 1, 0, DocumentSort.LATEST);
        });
        return named(shown).documents().get(0);
    }

    private Shown shown(Scope scope, List<Seen> rows, int size, int hidden, DocumentSort sort) {
        View view = View.of(scope);
        DocumentPage<SharedDocument> page = Queries.page(
                rows,
                size,
                hidden,
                row -> DocumentPlace.of(sort, row.document()),
                row -> view.of(papers.ports, row, scope.key()));
        return new Shown(
                page, papers.works.names(scope, rows.stream().limit(size).map(Seen::engagement)));
    }

    private static DocumentPage<SharedDocument> named(Shown shown) {
        Map<EngagementId, String> names = shown.names().get();
        List<SharedDocument> documents = new ArrayList<>();
        for (SharedDocument document : shown.page().documents()) {
            EngagementId engagement = document.engagement();
            documents.add(engagement == null ? document : View.named(document, names.get(engagement)));
        }
        return new DocumentPage<>(documents, shown.page().hidden(), shown.page().next());
    }

    // --- bytes

    private record Readable(List<StoredDocument> documents, Map<DocumentId, byte[]> pieces) {}

    Download download(DocumentId id) {
        Readable found = one(id);
        return new Download(
                found.documents().get(0), Objects.requireNonNull(found.pieces().get(id)), sending);
    }

    Bundle zip(Collection<DocumentId> ids) {
        Set<DocumentId> wanted = new LinkedHashSet<>(ids);
        if (wanted.size() > MOST_IN_ZIP) {
            throw new PortalException.Refused(DocumentRule.TOO_MANY_FILES);
        }
        if (wanted.isEmpty()) {
            throw new PortalException.NotFound();
        }
        Readable found = read(scope -> {
            Map<DocumentId, StoredDocument> there = there(scope, wanted).stream()
                    .filter(StoredDocument::isReadable)
                    .collect(Collectors.toMap(StoredDocument::id, document -> document));
            if (there.size() < wanted.size()) {
                throw new PortalException.NotFound();
            }
            scope.looked(DocumentLog.subject(scope.client(), wanted), DocumentLog.several(wanted));
            List<StoredDocument> documents = new ArrayList<>();
            wanted.forEach(id -> documents.add(Objects.requireNonNull(there.get(id))));
            if (documents.stream().mapToLong(StoredDocument::size).sum() > LARGEST_ZIP) {
                throw new PortalException.Refused(DocumentRule.TOO_MANY_FILES);
            }
            return new Readable(documents, papers.store.pieces(scope, wanted));
        });
        return new Bundle(found.documents(), found.pieces(), sending);
    }

    Previewer.Picture preview(DocumentId id, int page) {
        return drawn(id, page >= 1, (previewer, file, type) -> previewer.draw(file, type, page));
    }

    int pages(DocumentId id) {
        return drawn(id, true, Previewer::pages);
    }

    private interface Drawing<T> {
        T of(Previewer previewer, Previewer.Source file, String type) throws IOException;
    }

    private <T> T drawn(DocumentId id, boolean possible, Drawing<T> drawing) {
        Readable found = one(id);
        StoredDocument document = found.documents().get(0);
        byte[] pieces = Objects.requireNonNull(found.pieces().get(id));
        Previewer previewer = papers.ports.previewer();
        if (previewer == null || !previewer.shows(document.type()) || !possible) {
            throw new PortalException.Refused(DocumentRule.NO_PREVIEW);
        }
        try {
            return drawing.of(
                    previewer,
                    new Previewer.Source() {
                        @Override
                        public InputStream open() throws IOException {
                            return sending.open(document, pieces);
                        }

                        @Override
                        public long size() {
                            return document.size();
                        }
                    },
                    document.type());
        } catch (Previewer.Unshowable e) {
            throw new PortalException.Refused(DocumentRule.NO_PREVIEW);
        } catch (Previewer.Busy e) {
            throw new PortalException.TooMany(BUSY);
        } catch (Damaged e) {
            sending.alarm(document, e);
            throw new PortalException.Unavailable("The file cannot be read right now.", e);
        } catch (IOException e) {
            throw new PortalException.Unavailable("The file cannot be read right now.", e);
        }
    }

    private Readable one(DocumentId id) {
        return read(scope -> {
            StoredDocument document = there(scope, id);
            scope.looked(DocumentLog.subject(document));
            if (document.state() == DocumentState.CHECKING) {
                throw new PortalException.Refused(DocumentRule.BEING_CHECKED);
            }
            if (!document.isReadable()) {
                throw new PortalException.NotFound();
            }
            return new Readable(List.of(document), papers.store.pieces(scope, List.of(id)));
        });
    }

    /** What may be read, from places that are there. */
    private Readable read(Function<Scope, Readable> work) {
        Mirror.Look<Readable> look = papers.mirror.look(gate, DocumentRight.READ, work);
        for (StoredDocument document : look.value().documents()) {
            if (document.hostKey() == null ? papers.ports.files() == null : papers.ports.book() == null) {
                throw new PortalException.Unavailable(
                        "Files cannot be read here: there is no place where they lie.", null);
            }
            if (document.hostKey() != null && look.away()) {
                throw new PortalException.Unavailable("The file cannot be read right now.", null);
            }
        }
        return look.value();
    }

    private StoredDocument there(Scope scope, DocumentId id) {
        return (scope.byStaff()
                        ? papers.store.find(scope, id)
                        : papers.store.seen(scope, scope.contact().id(), id).map(Seen::document))
                .orElseThrow(PortalException.NotFound::new);
    }

    private List<StoredDocument> there(Scope scope, Set<DocumentId> ids) {
        return scope.byStaff()
                ? papers.store.find(scope, ids)
                : papers.store.seen(scope, scope.contact().id(), ids).stream()
                        .map(Seen::document)
                        .toList();
    }
}
