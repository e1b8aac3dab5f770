package io.clientportal.memory;

import io.clientportal.documents.FileKey;
import io.clientportal.documents.FileStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Files in memory, gone with the process. For tests and for trying things out. */
public class InMemoryFiles implements FileStore {

    private final Map<FileKey, byte[]> files = new ConcurrentHashMap<>();

    @Override
    public Sink create(FileKey key) {
        return new Sink() {
            private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

            @Override
            public void write(byte[] more, int from, int length) {
                bytes.write(more, from, length);
            }

            @Override
            public void commit() {
                files.put(key, bytes.toByteArray());
            }

            @Override
            public void close() {
                // nothing is left of what was not committed
            }
        };
    }

    @Override
    public InputStream open(FileKey key, long from) throws IOException {
        byte[] bytes = files.get(key);
        if (bytes == null) {
            throw new NoSuchFileException(key.value());
        }
        int start = (int) Math.min(from, bytes.length);
        return new ByteArrayInputStream(bytes, start, bytes.length - start);
    }

    @Override
    public void delete(FileKey key) {
        files.remove(key);
    }

    @Override
    public void sweep(Instant before) {
        // what was begun and not ended is gone with its writer
    }

    /** The keys of all files. */
    public Set<FileKey> keys() {
        return Set.copyOf(files.keySet());
    }

    /** Puts other bytes in a file's place, as a broken disk would. */
    public void replace(FileKey key, byte[] bytes) {
        files.put(key, bytes.clone());
    }
}
