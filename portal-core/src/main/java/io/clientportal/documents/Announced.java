package io.clientportal.documents;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of the host's, as many as it had announced: the last are given only where no more follow. */
final class Announced extends FilterInputStream {

    private long left;

    Announced(InputStream bytes, long size) {
        super(bytes);
        this.left = size;
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
        if (left == 0) {
            return -1;
        }
        int read = fill(into, from, (int) Math.min(length, left));
        left -= read;
        if (left == 0) {
            requireEnd();
        }
        return read;
    }

    private int fill(byte[] into, int from, int length) throws IOException {
        int read;
        try {
            read = in.readNBytes(into, from, length);
        } catch (RuntimeException e) {
            throw new IOException("The host's document cannot be read", e);
        }
        if (read < length) {
            throw new EOFException("The host's document has fewer bytes than were announced");
        }
        return read;
    }

    private void requireEnd() throws IOException {
        int more;
        try {
            more = in.read();
        } catch (RuntimeException e) {
            throw new IOException("The host's document cannot be read", e);
        }
        if (more >= 0) {
            throw new IOException("The host's document has more bytes than were announced");
        }
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = 0;
        while (skipped < count && read() >= 0) {
            skipped++;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
