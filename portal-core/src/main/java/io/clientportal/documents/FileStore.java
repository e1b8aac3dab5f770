package io.clientportal.documents;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Where the bytes of files lie. A file is written once and never changed; nothing is found under its key before it is
 * whole and lasting. Used by many threads at once.
 */
public interface FileStore {

    /**
     * Files in a directory of this machine, or one that all nodes mount. Folders and files belong to the user that runs the
     * program and to nobody else, where the file system knows owners.
     *
     * @param directory made where it does not exist; for the portal alone
     * @throws IllegalArgumentException where it cannot be written to
     */
    static FileStore in(Path directory) {
        return new DirectoryFileStore(directory);
    }

    /**
     * Begins a file. Nothing is to be found under the key until {@link Sink#commit()} has come to its end.
     *
     * @throws IOException where nothing can be stored now; nothing is left behind then
     */
    Sink create(FileKey key) throws IOException;

    /**
     * The bytes of a file from a place on; whoever reads closes them.
     *
     * @param from how many bytes are left out, from 0 to the size
     * @throws IllegalArgumentException where {@code from} is less than 0 or more than the size
     * @throws java.nio.file.NoSuchFileException where there is no such file
     */
    InputStream open(FileKey key, long from) throws IOException;

    /** Deletes a file; nothing happens where there is none. */
    void delete(FileKey key) throws IOException;

    /**
     * Removes what writers left behind who never came to an end and were last heard of before this instant. Files that are
     * whole stay. A writer who is still at it may find the file gone, and its {@link Sink#commit()} fails: leave writers the
     * time of the slowest upload.
     */
    void sweep(Instant before) throws IOException;

    /** One file being written by one thread. Closed without {@link #commit()} it leaves nothing behind. */
    interface Sink extends Closeable {

        /** Adds bytes. Once this has failed, {@link #commit()} fails too. */
        void write(byte[] bytes, int from, int length) throws IOException;

        /**
         * Makes the file whole and lasting: it survives the loss of power from here on. Called once.
         *
         * @throws java.nio.file.FileAlreadyExistsException where there is a file under this key already; it stays as it is
         * @throws IOException where it cannot be stored; nothing is left behind then
         */
        void commit() throws IOException;
    }
}
