package io.clientportal.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A document that the caller may read, to be sent. The right was checked; a download that runs may finish (ACC-21). */
public final class Download {

    private final StoredDocument document;
    private final byte[] hashes;
    private final Sending sending;

    Download(StoredDocument document, byte[] hashes, Sending sending) {
        this.document = document;
        this.hashes = hashes;
        this.sending = sending;
    }

    public DocumentId id() {
        return document.id();
    }

    /** The file's name, without a path. It may hold any letters, so a header has to encode it. */
    public String name() {
        return document.name();
    }

    /** The media type, told by its content. */
    public String type() {
        return document.type();
    }

    /** In bytes. */
    public long size() {
        return document.size();
    }

    /**
     * What changes whenever the bytes do: their SHA-256, in hexadecimal, or a hash of what the host's own document system says
     * of them.
     */
    public String etag() {
        return document.etag();
    }

    /**
     * Sends all of it and flushes. Where a contact reads, it is then downloaded and no longer New (DOC-01), with an entry in
     * the activity log. Memory for one MiB is needed, whatever the size.
     *
     * @throws Damaged where stored bytes are not those that were uploaded; none of the wrong ones was written, and the
     *     answer has to break off
     * @throws IOException where reading or writing failed
     */
    public void writeTo(OutputStream out) throws IOException {
        sending.send(document, hashes, 0, document.size(), out);
        out.flush();
        sending.sent(List.of(document));
    }

    /**
     * Sends a part of it. It stays New, even if the part is all of it.
     *
     * @param from how many bytes are left out
     * @param length how many bytes follow
     * @throws IllegalArgumentException where there are no such bytes
     * @throws Damaged as for the whole
     */
    public void writeTo(OutputStream out, long from, long length) throws IOException {
        if (from < 0 || length < 0 || from > document.size() - length) {
            throw new IllegalArgumentException("The document has no such bytes");
        }
        sending.send(document, hashes, from, length, out);
        out.flush();
    }
}
