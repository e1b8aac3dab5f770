package io.clientportal.documents;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/**
 * Where the bytes of files lie. A file is written once and never changed; nothing is found under its key before it is
 * whole and lasting. Used by many threads at once.
 */
public interface FileStore {

    /** Begins a file. Nothing is to be found under the key until {@link Sink#commit()} has returned. */
    Sink create(FileKey key) throws IOException;

    /**
     * The bytes of a file from a place on; whoever reads closes them.
     *
     * @param from how many bytes are left out, from 0 to the size
     * @throws java.nio.file.NoSuchFileException where there is no such file
     */
    InputStream open(FileKey key, long from) throws IOException;

    /** Deletes a file; nothing happens where there is none. */
    void delete(FileKey key) throws IOException;

    /** Removes what writers who never came to an end began before this instant. Files that are whole stay. */
    void sweep(Instant before) throws IOException;

    /** One file being written by one thread. Closed without {@link #commit()} it leaves nothing behind. */
    interface Sink extends Closeable {

        void write(byte[] bytes, int from, int length) throws IOException;

        /** Makes the file whole and lasting: it survives the loss of power from here on. */
        void commit() throws IOException;
    }
}
