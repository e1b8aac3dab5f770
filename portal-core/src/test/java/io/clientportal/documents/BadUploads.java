package io.clientportal.documents;

import io.clientportal.memory.InMemoryFiles;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;

/** Connections and stores that fail. */
final class BadUploads {

    private BadUploads() {}

    /** Gives its bytes in two parts, with something happening in between. */
    static final class Slow extends InputStream {
        private final InputStream head;
        private final InputStream rest;
        private final Runnable meanwhile;
        private int reads;

        Slow(String text, Runnable meanwhile) {
            this.head = DocumentWorld.bytes(text + "x".repeat(FileTypes.HEAD - text.length()));
            this.rest = DocumentWorld.bytes("rest");
            this.meanwhile = meanwhile;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int given = length == 0 ? 0 : head.read(into, from, length);
            if (given >= 0) {
                return given;
            }
            if (reads++ == 0) {
                meanwhile.run();
                meanwhile.run();
                meanwhile.run();
            }
            return rest.read(into, from, length);
        }
    }

    /** Gives one byte a second from the first one on. */
    static final class Trickling extends InputStream {
        private final InputStream bytes;
        private final Runnable second;

        Trickling(String text, Runnable second) {
            this.bytes = DocumentWorld.bytes(text + "x".repeat(FileTypes.HEAD - text.length()));
            this.second = second;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            second.run();
            return bytes.read(into, from, Math.min(1, length));
        }
    }

    /** Breaks off after the first part. */
    static final class Broken extends InputStream {
        private final InputStream head;

        Broken(String text) {
            this.head = DocumentWorld.bytes(text + "x".repeat(FileTypes.HEAD - text.length()));
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int given = length == 0 ? 0 : head.read(into, from, length);
            if (given < 0) {
                throw new IOException("Connection reset");
            }
            return given;
        }
    }

    /** As many bytes as are wanted, out of nothing. */
    static InputStream of(long size) {
        InputStream begin = DocumentWorld.bytes("%PDF-");
        return new InputStream() {
            private long left = size;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int given = begin.read(into, from, length);
                if (given < 0) {
                    given = (int) Math.min(left, length);
                    Arrays.fill(into, from, from + given, (byte) 7);
                    left -= given;
                }
                return given == 0 && length > 0 ? -1 : given;
            }
        };
    }

    /** Keeps nothing. */
    static final class Nowhere implements FileStore {
        @Override
        public Sink create(FileKey key) {
            return new Sink() {
                @Override
                public void write(byte[] bytes, int from, int length) {
                    // let go
                }

                @Override
                public void commit() {
                    // nothing is kept
                }

                @Override
                public void close() {
                    // nothing was kept
                }
            };
        }

        @Override
        public InputStream open(FileKey key, long from) {
            return InputStream.nullInputStream();
        }

        @Override
        public void delete(FileKey key) {
            // there is none
        }

        @Override
        public void sweep(Instant before) {
            // there is nothing
        }
    }

    /** Has no room. */
    static class FullStore implements FileStore {
        private final InMemoryFiles files;

        FullStore(InMemoryFiles files) {
            this.files = files;
        }

        @Override
        public Sink create(FileKey key) {
            Sink sink = files.create(key);
            return new Sink() {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    sink.write(bytes, from, length / 2);
                    throw new IOException("No space left on device");
                }

                @Override
                public void commit() throws IOException {
                    sink.commit();
                }

                @Override
                public void close() throws IOException {
                    sink.close();
                }
            };
        }

        @Override
        public InputStream open(FileKey key, long from) throws IOException {
            return files.open(key, from);
        }

        @Override
        public void delete(FileKey key) throws IOException {
            files.delete(key);
        }

        @Override
        public void sweep(Instant before) {
            files.sweep(before);
        }
    }
}
