package io.clientportal.documents;

import io.clientportal.documents.DocumentStore.Due;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.WorkScope;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where it is kept which documents lie in the host's own document system. Their rows are those of {@link DocumentStore}. */
public interface MirrorStore {

    /** What the host said when the client's documents were last taken over; null before that. */
    @Nullable
    String state(Scope scope);

    /** Keeps what the host said. */
    void state(Scope scope, String state);

    /** The client's documents that have a key of the host's, in whatever state. */
    List<StoredDocument> known(Scope scope);

    /** Adds documents of the host's, numbered behind the client's others, in this order. */
    void add(Scope scope, List<StoredDocument> documents);

    /**
     * Replaces name, type, size, hash, folder, year, engagement, instants and the host's revision of documents, and gives each
     * its next version. The room of what was uploaded through the portal changes with its size.
     *
     * @param grown by how many bytes that is in all
     */
    void change(Scope scope, List<StoredDocument> documents, long grown);

    /** Claims documents that the host no longer has, without their keys. */
    void lose(Scope scope, Collection<DocumentId> documents);

    /**
     * Gives a document that was handed over its key, whatever became of it meanwhile. A document of the host's own under this
     * key that was listed after the upload is the same, seen too early, and is lost.
     */
    Handed handed(Scope scope, DocumentId document, String key);

    /**
     * Before the client's documents are moved to another one: of two with the same key the one that moves is lost, and the
     * host is asked anew about both clients.
     */
    void moving(Scope from, Scope into);

    // --- the portal's own work

    /** Claims documents that are to be handed over now, until an instant, of clients that are not archived. */
    List<Due> claimDue(WorkScope scope, Instant until, int most);

    /** Puts off handing a document over. */
    void putOff(WorkScope scope, Due document, Instant until);

    /** Documents that were handed over and whose bytes still lie in the portal's store. */
    List<Left> left(WorkScope scope, int most);

    /** Keeps that the bytes of a document lie with the host alone. */
    void cleared(WorkScope scope, Left left);

    /** Claims clients about whom the host was last asked at or before this instant, and who are not archived. */
    List<Stale> claimStale(WorkScope scope, Instant before, int most);

    /** What became of a document while it was handed over. */
    enum Handed {
        /** It has the key. */
        DONE,
        /** Another document has that key already. */
        TAKEN,
        /** It is no longer there. */
        GONE
    }

    /** Bytes that are no longer read. */
    record Left(FirmId firm, DocumentId id, FileKey key) {}

    /** A client about whom the host is to be asked. */
    record Stale(FirmId firm, ClientId client) {}
}
