package io.clientportal.files;

import io.clientportal.documents.Previewer.Unshowable;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * What the markers of a JPEG file say, before any of it is decoded.
 *
 * @param pixels of the largest picture in it
 * @param orientation 1 to 8 as Exif counts them, 1 where it is not said
 */
record Jpeg(long pixels, int orientation) {

    private static final int MOST_SCANS = 64;
    private static final int EXIF = 0xE1;
    private static final int SCAN = 0xDA;

    /** @throws Unshowable where it is no JPEG, or one that takes very long to decode */
    static Jpeg of(InputStream bytes, Deadline deadline) throws IOException {
        InputStream in = new BufferedInputStream(bytes, 32 * 1024);
        long pixels = 0;
        int orientation = 1;
        int scans = 0;
        try {
            while (true) {
                int marker = marker(in, deadline);
                if (marker < 0) {
                    break;
                }
                if (marker == 0x01 || marker >= 0xD0 && marker <= 0xD9) {
                    continue;
                }
                byte[] segment = in.readNBytes(Math.max(0, number(in, 2) - 2));
                if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                    pixels = Math.max(pixels, (long) at(segment, 1) * at(segment, 3));
                } else if (marker == SCAN && ++scans > MOST_SCANS) {
                    throw new Unshowable("It is a picture in too many layers");
                } else if (marker == EXIF && orientation == 1) {
                    orientation = Exif.orientation(segment);
                }
            }
        } catch (EOFException e) {
            // What is there may be enough.
        }
        if (pixels == 0) {
            throw new Unshowable("It is no picture");
        }
        return new Jpeg(pixels, orientation);
    }

    /** The next marker, also behind the data of a scan; -1 at the end. */
    private static int marker(InputStream in, Deadline deadline) throws IOException {
        int seen = 0;
        boolean introduced = false;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if ((++seen & 0xFFFF) == 0) {
                deadline.check();
            }
            if (introduced && next != 0 && next != 0xFF) {
                return next;
            }
            introduced = next == 0xFF;
        }
        return -1;
    }

    private static int number(InputStream in, int bytes) throws IOException {
        int number = 0;
        for (int i = 0; i < bytes; i++) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            number = number << 8 | next;
        }
        return number;
    }

    private static int at(byte[] segment, int at) {
        return at + 1 < segment.length ? (segment[at] & 0xFF) << 8 | segment[at + 1] & 0xFF : 0;
    }
}
