package io.clientportal.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Hashes of a file: one of the whole, and one of every MiB, by which a piece is checked before it leaves (DOC-09). */
final class Pieces {

    /** In bytes. */
    static final int SIZE = 1 << 20;

    private static final int HASH = 32;

    private Pieces() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sums up a file while it arrives. */
    static final class Sum {
        private final MessageDigest whole = digest();
        private final MessageDigest piece = digest();
        private final ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        private long size;

        void add(byte[] bytes, int length) {
            whole.update(bytes, 0, length);
            int from = 0;
            while (from < length) {
                int now = (int) Math.min(length - from, SIZE - size % SIZE);
                piece.update(bytes, from, now);
                from += now;
                size += now;
                if (size % SIZE == 0) {
                    pieces.writeBytes(piece.digest());
                }
            }
        }

        long size() {
            return size;
        }

        Hashes finished() {
            if (size % SIZE != 0) {
                pieces.writeBytes(piece.digest());
            }
            return new Hashes(size, HexFormat.of().formatHex(whole.digest()), pieces.toByteArray());
        }
    }

    /** @param pieces the hash of every MiB, one after the other */
    record Hashes(long size, String sha256, byte[] pieces) {}

    /** The bytes of a file from a place on, piece by piece, each checked before the first of its bytes is given. */
    static final class Checked extends InputStream {
        /** A piece in one array would take twice its room of a heap whose regions are no larger. */
        private static final int PART = 64 * 1024;

        private final InputStream bytes;
        private final long size;
        private final byte[] hashes;
        private final byte[][] piece;
        private final MessageDigest digest = digest();
        private int number;
        private int at;
        private int end;

        /** @throws IOException where there is no such file */
        Checked(FileStore files, StoredDocument document, byte[] hashes, long from) throws IOException {
            this.size = document.size();
            this.hashes = hashes;
            this.number = (int) (from / SIZE);
            this.piece = new byte[(int) ((Math.min(SIZE, size) + PART - 1) / PART)][PART];
            this.bytes = files.open(document.file(), (long) number * SIZE);
            try {
                fill();
                at = (int) (from % SIZE);
            } catch (IOException | RuntimeException e) {
                bytes.close();
                throw e;
            }
        }

        private void fill() throws IOException {
            at = 0;
            end = (int) Math.min(SIZE, size - (long) number * SIZE);
            if (end <= 0) {
                end = 0;
                return;
            }
            if ((number + 1) * HASH > hashes.length) {
                throw new Damaged("The file is shorter than it was");
            }
            for (int from = 0; from < end; from += PART) {
                int length = Math.min(PART, end - from);
                if (bytes.readNBytes(piece[from / PART], 0, length) < length) {
                    throw new Damaged("The file is shorter than it was");
                }
                digest.update(piece[from / PART], 0, length);
            }
            if (!MessageDigest.isEqual(
                    digest.digest(), Arrays.copyOfRange(hashes, number * HASH, (number + 1) * HASH))) {
                throw new Damaged("Piece " + number + " is not what was uploaded");
            }
            number++;
        }

        /** Whether there is a byte to give; the next piece is read where the one before is given away. */
        private boolean has() throws IOException {
            if (at == end) {
                fill();
            }
            return at < end;
        }

        /** How many bytes lie in one part from here on, at most so many. */
        private int here(long most) {
            return (int) Math.min(most, Math.min(end - at, PART - at % PART));
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!has()) {
                return -1;
            }
            int now = here(length);
            System.arraycopy(piece[at / PART], at % PART, into, from, now);
            at += now;
            return now;
        }

        /** Writes so many bytes, or all that are left where these are fewer. */
        void writeTo(OutputStream out, long length) throws IOException {
            long left = length;
            while (left > 0 && has()) {
                int now = here(left);
                out.write(piece[at / PART], at % PART, now);
                at += now;
                left -= now;
            }
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }
}
