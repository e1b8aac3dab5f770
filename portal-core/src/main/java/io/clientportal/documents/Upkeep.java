package io.clientportal.documents;

import io.clientportal.documents.DocumentStore.Due;
import io.clientportal.documents.DocumentStore.Gone;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.Worker;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of documents in time. Any number of nodes may do it at once. */
final class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private static final int BATCH = 100;
    /** After this time an upload that did not end is given up, and the bytes of what was taken back go. */
    private static final Duration REST = Duration.ofHours(24);
    /** How often a node looks for what writers left behind in the store. */
    private static final Duration SWEEPS = Duration.ofHours(1);

    private final Papers papers;
    /** What was told of once. */
    private final Set<DocumentId> lost = ConcurrentHashMap.newKeySet();
    /** What may hold malware and is on legal hold. */
    private final Set<DocumentId> infected = ConcurrentHashMap.newKeySet();

    /** The document that nobody could look at, behind which the next run goes on: it keeps no other one waiting. */
    private final AtomicReference<@Nullable Due> stopped = new AtomicReference<>();

    private final AtomicReference<Instant> swept = new AtomicReference<>(Instant.EPOCH);

    Upkeep(Papers papers) {
        this.papers = papers;
    }

    void run() {
        papers.gates.<@Nullable Void>work(scope -> {
            papers.store.settle(scope, scope.now().minus(Papers.TAKE_BACK));
            return null;
        });
        FileStore files = papers.ports.files();
        if (files != null) {
            lookAgain(files);
            emptyTrash();
        }
        DocumentBook book = papers.ports.book();
        if (book != null) {
            new HandingOver(papers, book).run();
        }
        if (files != null || book != null) {
            deleteBytes(files, book);
        }
        if (files != null) {
            sweep(files);
        }
    }

    /** Whether a file is clean; null where nobody could look. */
    static @Nullable Boolean isClean(Scanner scanner, FileStore files, StoredDocument document) {
        if (scanner == Scanner.NONE) {
            return true;
        }
        try (InputStream bytes = files.open(document.file(), 0)) {
            return scanner.isClean(bytes);
        } catch (IOException | RuntimeException e) {
            LOG.warn("The scanner is away; document {} waits: {}", document.id(), e.toString());
            return null;
        }
    }

    /** What has lost its bytes keeps nobody else waiting. */
    private boolean isReadable(FileStore files, StoredDocument document) {
        try (InputStream bytes = files.open(document.file(), 0)) {
            return true;
        } catch (IOException | RuntimeException e) {
            if (lost.add(document.id())) {
                LOG.error("The bytes of document {} cannot be read: {}", document.id(), e.toString());
            }
            return false;
        }
    }

    /** Looks at waiting documents, until the scanner is away. */
    private void lookAgain(FileStore files) {
        Due last = stopped.getAndSet(null);
        if (lookAgain(files, last) && last != null) {
            lookAgain(files, null);
        }
    }

    /**
     * @param begin behind which it begins; null for the first one
     * @return whether it came to the last one
     */
    private boolean lookAgain(FileStore files, @Nullable Due begin) {
        List<Due> due = List.of();
        do {
            Due after = due.isEmpty() ? begin : due.get(due.size() - 1);
            due = papers.gates.work(scope -> papers.store.checking(scope, after, BATCH));
            for (Due one : due) {
                Gate gate = gate(one);
                StoredDocument document = tried(() -> gate.read(
                        DocumentRight.SCAN,
                        scope -> papers.store
                                .find(scope, one.id())
                                .filter(found -> found.state() == DocumentState.CHECKING)
                                .filter(found -> !found.held() || !infected.contains(found.id()))
                                .orElse(null)));
                if (document == null || !isReadable(files, document)) {
                    continue;
                }
                Boolean clean = isClean(papers.ports.scanner(), files, document);
                if (clean == null) {
                    stopped.set(one);
                    return false;
                }
                tried(() -> looked(gate, one.id(), clean));
            }
        } while (due.size() == BATCH);
        return true;
    }

    private @Nullable StoredDocument looked(Gate gate, DocumentId id, boolean clean) {
        return gate.<@Nullable StoredDocument>write(clean ? DocumentRight.SCAN : DocumentRight.INFECTION, scope -> {
            StoredDocument document = papers.store
                    .find(scope, id)
                    .filter(found -> found.state() == DocumentState.CHECKING)
                    .orElse(null);
            if (document == null) {
                // Deleted or taken back meanwhile.
                scope.nothingChanged();
                return null;
            }
            if (!clean && document.held()) {
                // Nobody deletes it (DOC-03). It stays unread, and is looked at again once the hold is lifted.
                if (infected.add(id)) {
                    LOG.warn(
                            "Document {} may hold malware and is on legal hold: it is kept, and nobody can read it",
                            id);
                }
                scope.nothingChanged();
                return null;
            }
            papers.store.save(
                    scope,
                    clean ? document.clean() : document.become(DocumentState.GONE, scope.now(), document.content()));
            scope.log(
                    DocumentLog.subject(document), Map.of(), DocumentLog.name(document), DocumentLog.details(document));
            if (clean
                    && document.isFirms()
                    && DocumentContent.open(document, scope.key()).tell()) {
                Telling.shared(
                        papers,
                        scope,
                        id,
                        Sharing.readers(papers, scope, document, Sharing.audience(papers, scope, document)));
            }
            return document;
        });
    }

    private void emptyTrash() {
        List<Due> due = List.of();
        do {
            Due after = due.isEmpty() ? null : due.get(due.size() - 1);
            due = papers.gates.work(
                    scope -> papers.store.trashed(scope, scope.now().minus(Papers.TRASH), after, BATCH));
            for (Due one : due) {
                tried(() -> purge(gate(one), one.id()));
            }
        } while (due.size() == BATCH);
    }

    private @Nullable Void purge(Gate gate, DocumentId id) {
        return gate.<@Nullable Void>write(DocumentRight.PURGE, scope -> {
            StoredDocument document = papers.store
                    .find(scope, id)
                    .filter(found -> found.state() == DocumentState.TRASHED && !found.held())
                    .filter(found -> !scope.now()
                            .isBefore(Objects.requireNonNull(found.endedAt()).plus(Papers.TRASH)))
                    .orElse(null);
            if (document == null) {
                scope.nothingChanged();
                return null;
            }
            papers.store.save(scope, document.become(DocumentState.GONE, document.endedAt(), document.content()));
            scope.log(
                    DocumentLog.subject(document), DocumentLog.name(document), Map.of(), DocumentLog.details(document));
            return null;
        });
    }

    /** A document is claimed, then its bytes go, then its row: a crash in between leaves what the next run finds. */
    private void deleteBytes(@Nullable FileStore files, @Nullable DocumentBook book) {
        List<Gone> gone;
        boolean all;
        boolean away = false;
        do {
            gone = papers.gates.work(scope -> {
                Instant before = scope.now().minus(REST);
                return papers.store.claimGone(scope, before, before, BATCH);
            });
            all = true;
            for (Gone one : gone) {
                if (one.hosted() && away) {
                    continue;
                }
                try {
                    HandingOver.remove(book, one);
                    HandingOver.delete(files, one);
                } catch (IOException | RuntimeException e) {
                    LOG.warn("The bytes of document {} cannot be deleted yet: {}", one.id(), e.toString());
                    all = false;
                    away |= one.hosted();
                    continue;
                }
                papers.gates.<@Nullable Void>work(scope -> {
                    papers.store.remove(scope, one);
                    return null;
                });
            }
        } while (all && gone.size() == BATCH);
    }

    private void sweep(FileStore files) {
        Instant now = papers.gates.clock().instant();
        Instant last = swept.get();
        if (now.isBefore(last.plus(SWEEPS)) || !swept.compareAndSet(last, now)) {
            return;
        }
        try {
            files.sweep(now.minus(REST));
        } catch (IOException | RuntimeException e) {
            LOG.warn("What unfinished uploads left in the store could not be removed: {}", e.toString());
        }
    }

    private Gate gate(Due due) {
        return papers.gates.client(new Worker(due.firm()), due.client());
    }

    /** What fails for one document is tried again at the next run, and does not stop the others. */
    private static <T> @Nullable T tried(Supplier<@Nullable T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            LOG.warn("Work on a document will be tried again", e);
            return null;
        }
    }
}
