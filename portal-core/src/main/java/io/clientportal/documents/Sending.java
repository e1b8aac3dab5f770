package io.clientportal.documents;

import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Subject;
import io.clientportal.kernel.Worker;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends bytes outside transactions, and writes down what a contact was sent whole. */
final class Sending {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final int BUFFER = 64 * 1024;

    private final Papers papers;
    private final Caller caller;
    private final ClientId client;

    Sending(Papers papers, Caller caller, ClientId client) {
        this.papers = papers;
        this.caller = caller;
        this.client = client;
    }

    void send(StoredDocument document, byte[] hashes, long from, long length, OutputStream out) throws IOException {
        if (length == 0) {
            return;
        }
        try (InputStream bytes = open(document, hashes, from)) {
            if (bytes instanceof Pieces.Checked checked) {
                checked.writeTo(out, length);
            } else {
                copy(bytes, length, out);
            }
        } catch (Damaged e) {
            alarm(document, e);
            throw e;
        }
    }

    /** The whole file, to be drawn. */
    InputStream open(StoredDocument document, byte[] hashes) throws IOException {
        return open(document, hashes, 0);
    }

    private InputStream open(StoredDocument document, byte[] hashes, long from) throws IOException {
        if (document.hostKey() != null) {
            return fromHost(document, from);
        }
        try {
            return new Pieces.Checked(Objects.requireNonNull(papers.ports.files()), document, hashes, from);
        } catch (NoSuchFileException e) {
            StoredDocument now = handedOver(document);
            if (now != null) {
                return fromHost(now, from);
            }
            throw new Damaged("The file is gone");
        }
    }

    private InputStream fromHost(StoredDocument document, long from) throws IOException {
        DocumentBook book = Objects.requireNonNull(papers.ports.book());
        try {
            InputStream bytes = book.open(caller.firm(), client, Objects.requireNonNull(document.hostKey()), from);
            return new Announced(Objects.requireNonNull(bytes), document.size() - from);
        } catch (RuntimeException e) {
            throw new IOException("The host's document cannot be read", e);
        }
    }

    /** The document as it is now, where it was handed over since it was read; null otherwise. */
    private @Nullable StoredDocument handedOver(StoredDocument document) {
        return papers.ports.book() == null
                ? null
                : papers.gates
                        .client(new Worker(caller.firm()), client)
                        .<@Nullable StoredDocument>read(
                                DocumentRight.MIRROR,
                                scope -> papers.store
                                        .find(scope, document.id())
                                        .filter(now -> now.hostKey() != null && now.size() == document.size())
                                        .orElse(null));
    }

    private static void copy(InputStream bytes, long length, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = length;
        while (left > 0) {
            int read = bytes.read(buffer, 0, (int) Math.min(left, BUFFER));
            if (read < 0) {
                throw new EOFException("The file has fewer bytes than were to be sent");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    /** Marks what a contact was sent whole; neither staff nor who looks through a contact's eyes mark anything. */
    void sent(List<StoredDocument> documents) {
        if (documents.isEmpty() || !(caller instanceof Contact contact) || contact.viewedBy() != null) {
            return;
        }
        List<DocumentId> ids = documents.stream().map(StoredDocument::id).toList();
        try {
            papers.gates.client(caller, client).<@Nullable Void>write(DocumentRight.DOWNLOAD, scope -> {
                papers.store.downloaded(scope, ids);
                if (documents.size() == 1) {
                    StoredDocument one = documents.get(0);
                    scope.log(DocumentLog.subject(one), Map.of(), DocumentLog.name(one), DocumentLog.details(one));
                } else {
                    scope.log(
                            Subject.of("client", client),
                            Map.of(),
                            Map.of(
                                    "documents",
                                    ids.stream().map(DocumentId::toString).toList()));
                }
                return null;
            });
        } catch (PortalException.NotFound e) {
            LOG.debug("The right to a document ended while it was being sent");
        }
    }

    /** What is damaged stays listed; somebody has to bring the bytes back. */
    void alarm(StoredDocument document, Damaged damage) {
        LOG.error(
                "The stored bytes of document {} of firm {} are damaged (file {}): {}",
                document.id(),
                caller.firm(),
                document.key(),
                damage.getMessage());
        try {
            papers.gates
                    .client(new Worker(caller.firm()), client)
                    .<@Nullable Void>apart(DocumentRight.DAMAGED, scope -> {
                        scope.log(
                                DocumentLog.subject(document),
                                Map.of(),
                                DocumentLog.name(document),
                                DocumentLog.details(document));
                        return null;
                    });
        } catch (RuntimeException e) {
            LOG.error("The alarm could not be written into the activity log", e);
        }
    }
}
