package io.clientportal.documents;

import java.io.IOException;
import java.io.InputStream;

/**
 * Makes pictures of files that harm nobody who looks at them (DOC-05). Nothing of the file itself reaches the reader: every
 * picture is drawn anew. Bounded in time, memory and how many are made at once.
 */
public interface Previewer {

    /** Whether files of this type can be shown. */
    boolean shows(String type);

    /**
     * Draws one page.
     *
     * @param page counted from 1; pictures have one
     * @throws Unshowable where the file is broken, too large to draw, takes too long, or has no such page
     * @throws Busy where as many are drawn as may be at once
     * @throws IOException where the file cannot be read
     */
    Picture draw(Source file, String type, int page) throws IOException;

    /**
     * How many pages there are to be seen, without drawing one where that can be told. A page that is counted may still turn
     * out to be unshowable.
     *
     * @throws Unshowable as {@link #draw}
     * @throws Busy as {@link #draw}
     * @throws IOException as {@link #draw}
     */
    default int pages(Source file, String type) throws IOException {
        return draw(file, type, 1).pages();
    }

    /** The file, to be read as often as it takes. */
    interface Source {

        InputStream open() throws IOException;

        /** In bytes. */
        long size();
    }

    /**
     * @param png the picture
     * @param pages how many pages there are to be seen
     */
    record Picture(byte[] png, int pages) {}

    /** The file cannot be shown; it can still be downloaded. */
    final class Unshowable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Unshowable(String reason) {
            super(reason);
        }

        public Unshowable(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    /** Too many pictures are being drawn; it is worth asking again in some seconds. */
    final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Busy() {
            super("As many previews are drawn as may be at once");
        }
    }
}
