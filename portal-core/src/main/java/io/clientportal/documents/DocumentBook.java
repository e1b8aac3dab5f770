package io.clientportal.documents;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The host's own documents, where a host has a document system. They are listed, read, filed, deleted and held there; the
 * portal mirrors what it lists, and keeps whom it is shared with and who downloaded it. Uploads through the portal arrive in
 * the portal's {@link FileStore} and are handed over once they are whole and were looked at for malware. Called by many
 * threads at once and never while a transaction of the portal's own is open. While it is away lists go on as they were, and
 * uploads wait. Give every call a limit of time.
 */
public interface DocumentBook {

    /**
     * What changes whenever a document of the client is added, changed or removed here, such as the number of documents
     * with the instant of the last change. Asked at every look, so that it has to be quick.
     *
     * @return at most 128 characters
     */
    String state(FirmId firm, ClientId client);

    /**
     * A page of the client's documents, in an order of the host's that stays. What breaks the rules of {@link HostDocument}
     * is left out, and the log names its key, of 20 at a time.
     *
     * @param after the key of the last document of the page before; null for the first page
     * @param most how many; fewer are the last page
     */
    List<HostDocument> page(FirmId firm, ClientId client, @Nullable String after, int most);

    /**
     * The bytes of a document from a place on, to the end; whoever reads closes them.
     *
     * @param from how many bytes are left out
     * @throws IOException where there is no such document of this client, or it cannot be read now
     */
    InputStream open(FirmId firm, ClientId client, String key, long from) throws IOException;

    /**
     * Takes over what was uploaded through the portal. It is called again after a failure, and after an hour even if the
     * first call still runs; for a document that is here already it answers the same key and adds nothing.
     *
     * @param bytes as many as {@link Arrival#size()} says; not to be closed
     * @return the document's key, its alone among the client's
     * @throws IOException where it cannot be taken now
     */
    String add(FirmId firm, ClientId client, Arrival document, InputStream bytes) throws IOException;

    /**
     * Removes what a contact took back within the hour. It is called until it succeeds; nothing happens where there is none.
     *
     * @param document as {@link Arrival#id()} named it
     * @throws IOException where it cannot be removed now
     */
    void remove(FirmId firm, ClientId client, DocumentId document) throws IOException;

    /**
     * What was uploaded through the portal.
     *
     * @param id the portal's; the host keeps it, for it is what tells a second call from another document
     * @param sha256 of all bytes, in hexadecimal
     * @param engagement null where it belongs to none
     */
    record Arrival(
            DocumentId id,
            String name,
            String type,
            long size,
            String sha256,
            String folder,
            @Nullable Integer year,
            @Nullable EngagementId engagement,
            Instant uploadedAt,
            Uploader uploader) {}
}
