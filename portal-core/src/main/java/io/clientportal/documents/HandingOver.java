package io.clientportal.documents;

import io.clientportal.documents.DocumentStore.Due;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Worker;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The portal's own work with the host's document system: what was uploaded is handed over, what is there is no longer kept
 * twice, and clients whom nobody looked at are asked about.
 */
final class HandingOver {

    private static final Logger LOG = LoggerFactory.getLogger(HandingOver.class);

    private static final int BATCH = 100;
    /** How many clients are asked about in one run. */
    private static final int CLIENTS = 10;
    /** For how long nobody else hands the same document over. */
    private static final Duration LEASE = Duration.ofHours(1);
    /** What could not be handed over is tried again after this time. */
    private static final Duration AGAIN = Duration.ofMinutes(1);
    /** How old what is known of a client may grow. */
    private static final Duration STALE = Duration.ofMinutes(10);

    private final Papers papers;
    private final DocumentBook book;

    HandingOver(Papers papers, DocumentBook book) {
        this.papers = papers;
        this.book = book;
    }

    void run() {
        FileStore files = papers.ports.files();
        if (files != null) {
            handOver(files);
            clear(files);
        }
        askAgain();
    }

    private void handOver(FileStore files) {
        for (int n = 0; n < BATCH; n++) {
            List<Due> due = papers.gates.work(
                    scope -> papers.mirrored.claimDue(scope, scope.now().plus(LEASE), 1));
            if (due.isEmpty()) {
                return;
            }
            Due one = due.get(0);
            try {
                handOver(files, one);
            } catch (Exception | LinkageError | StackOverflowError e) {
                LOG.warn("Document {} cannot be handed over to the host yet: {}", one.id(), e.toString());
                putOff(one, AGAIN);
                return; // the host may be away
            }
        }
    }

    private void handOver(FileStore files, Due one) throws IOException {
        Gate gate = papers.gates.client(new Worker(one.firm()), one.client());
        StoredDocument document = gate.<@Nullable StoredDocument>read(
                DocumentRight.MIRROR,
                scope -> papers.store
                        .find(scope, one.id())
                        .filter(found -> found.isReadable() && found.hostKey() == null)
                        .orElse(null));
        if (document == null) {
            return; // taken back meanwhile
        }
        String name = gate.read(
                DocumentRight.MIRROR,
                scope -> DocumentContent.open(document, scope.key()).by());
        String key;
        try (InputStream bytes = opened(files, document)) {
            if (bytes == null) {
                putOff(one, LEASE);
                return;
            }
            key = book.add(one.firm(), one.client(), arrival(document, name), bytes);
        }
        if (key == null || key.isEmpty() || !Mirror.isText(key)) {
            throw new IOException("The host's key has not 1 to 128 characters that can be kept");
        }
        switch (gate.note(DocumentRight.MIRROR, scope -> handed(scope, one.id(), key))) {
            case DONE -> {}
            case GONE -> book.remove(one.firm(), one.client(), one.id());
            case TAKEN -> {
                LOG.error(
                        "The host gave document {} the key of another document; it stays in the portal's store",
                        one.id());
                putOff(one, LEASE);
            }
        }
    }

    /** Who walked before it was there would take it for lost. */
    private MirrorStore.Handed handed(Scope scope, DocumentId document, String key) {
        MirrorStore.Handed handed = papers.mirrored.handed(scope, document, key);
        if (handed == MirrorStore.Handed.DONE) {
            papers.mirror.anew(scope);
        }
        return handed;
    }

    /** Null where it has lost its bytes, which keeps nobody else waiting. */
    private static @Nullable InputStream opened(FileStore files, StoredDocument document) {
        try {
            return files.open(document.file(), 0);
        } catch (IOException | RuntimeException e) {
            LOG.error("The bytes of document {} cannot be read: {}", document.id(), e.toString());
            return null;
        }
    }

    private static DocumentBook.Arrival arrival(StoredDocument document, String name) {
        return new DocumentBook.Arrival(
                document.id(),
                document.name(),
                document.type(),
                document.size(),
                document.sha256(),
                document.folder(),
                document.year(),
                document.engagement(),
                document.uploadedAt(),
                new Uploader(document.staff(), document.contact(), name));
    }

    private void putOff(Due one, Duration time) {
        papers.gates.<@Nullable Void>work(scope -> {
            papers.mirrored.putOff(scope, one, scope.now().plus(time));
            return null;
        });
    }

    /** The bytes go first: what breaks off in between is done once more, and nobody reads them here any longer. */
    private void clear(FileStore files) {
        List<MirrorStore.Left> left;
        boolean all;
        do {
            left = papers.gates.work(scope -> papers.mirrored.left(scope, BATCH));
            all = true;
            for (MirrorStore.Left one : left) {
                try {
                    files.delete(one.key());
                } catch (IOException | RuntimeException e) {
                    LOG.warn("The bytes of document {} cannot be deleted yet: {}", one.id(), e.toString());
                    all = false;
                    continue;
                }
                papers.gates.<@Nullable Void>work(scope -> {
                    papers.mirrored.cleared(scope, one);
                    return null;
                });
            }
        } while (all && left.size() == BATCH);
    }

    /** Lists across clients do not ask the host. Claimed one by one: who fails takes nobody's turn. */
    private void askAgain() {
        for (int n = 0; n < CLIENTS; n++) {
            List<MirrorStore.Stale> stale = papers.gates.work(
                    scope -> papers.mirrored.claimStale(scope, scope.now().minus(STALE), 1));
            if (stale.isEmpty()) {
                return;
            }
            MirrorStore.Stale one = stale.get(0);
            Worker worker = new Worker(one.firm());
            try {
                String kept = papers.gates
                        .client(worker, one.client())
                        .<@Nullable String>read(DocumentRight.MIRROR, papers.mirrored::state);
                if (papers.mirror.refresh(worker, one.client(), kept, true) == Mirror.Answer.AWAY) {
                    return;
                }
            } catch (PortalException e) {
                LOG.warn("The host will be asked again about client {}: {}", one.client(), e.toString());
            }
        }
    }

    /** Removes what a contact took back from the host. */
    static void remove(@Nullable DocumentBook book, DocumentStore.Gone gone) throws IOException {
        if (gone.hosted()) {
            if (book == null) {
                throw new IOException("The host's own document system is not plugged in");
            }
            try {
                book.remove(gone.firm(), gone.client(), gone.id());
            } catch (Exception | LinkageError | StackOverflowError e) {
                throw new IOException("The host cannot remove it", e);
            }
        }
    }

    /** Deletes what lies in the portal's store. */
    static void delete(@Nullable FileStore files, DocumentStore.Gone gone) throws IOException {
        FileKey key = gone.key();
        if (key != null) {
            Objects.requireNonNull(files, "There is no place where files lie").delete(key);
        }
    }
}
