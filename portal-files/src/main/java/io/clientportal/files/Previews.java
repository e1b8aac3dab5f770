package io.clientportal.files;

import io.clientportal.documents.Previewer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Pictures of PDF, PNG, JPEG and GIF files. Sizes are read and bounded before anything is decoded. Nothing but pixels comes
 * out: no script, link or attachment of a PDF, no metadata of a picture. A file is copied to the temporary directory while
 * it is drawn.
 *
 * <p>Everything is drawn on the caller's thread, in at most some 300 MB of heap for the worst of files. Used by many threads
 * at once.
 */
public final class Previews implements Previewer {

    static final String PDF = "application/pdf";

    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif");
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Limits limits;
    private final Semaphore drawing;

    private Previews(Limits limits) {
        this.limits = limits;
        this.drawing = new Semaphore(limits.atOnce());
    }

    public static Previews withDefaults() {
        return new Previews(Limits.DEFAULTS);
    }

    public static Previews with(Limits limits) {
        return new Previews(limits);
    }

    /**
     * How much is drawn.
     *
     * @param side the longer side of a preview in pixels, at most 4,000
     * @param pixels how many pixels a picture may have, alone or in a PDF
     * @param pages how many pages of a PDF are shown
     * @param bytes how large a file may be
     * @param deadline how long drawing one page may take
     * @param atOnce how many are drawn at once
     */
    public record Limits(int side, long pixels, int pages, long bytes, Duration deadline, int atOnce) {

        /** 1,600 pixels, from pictures of 40 megapixels, 200 pages, files of 256 MiB, 10 seconds, two at once. */
        public static final Limits DEFAULTS =
                new Limits(1_600, 40_000_000, 200, 256L * 1024 * 1024, Duration.ofSeconds(10), 2);

        public Limits {
            if (side < 1 || side > 4_000) {
                throw new IllegalArgumentException("The longer side of a preview has 1 to 4,000 pixels");
            }
            if (pixels < 1 || pages < 1 || bytes < 1 || atOnce < 1 || deadline.isNegative() || deadline.isZero()) {
                throw new IllegalArgumentException("A limit of previews is more than nothing");
            }
        }
    }

    @Override
    public boolean shows(String type) {
        return type.equals(PDF) || PICTURES.contains(type);
    }

    @Override
    public Picture draw(Source file, String type, int page) throws IOException {
        if (!shows(type)) {
            throw new Unshowable("Files of the type " + type + " are not drawn");
        }
        if (page < 1 || page > (type.equals(PDF) ? limits.pages() : 1)) {
            throw new Unshowable("There is no page " + page);
        }
        requireSize(file);
        return looked(
                file,
                (copy, deadline) -> type.equals(PDF)
                        ? new Pages(copy, limits, deadline).draw(page)
                        : new Picture(png(new Pictures(copy, limits, deadline).read(type)), 1));
    }

    /** Counts the pages of a PDF without drawing any; a picture is one, whatever is in it. */
    @Override
    public int pages(Source file, String type) throws IOException {
        if (!shows(type)) {
            throw new Unshowable("Files of the type " + type + " are not drawn");
        }
        requireSize(file);
        return type.equals(PDF) ? looked(file, (copy, deadline) -> new Pages(copy, limits, deadline).count()) : 1;
    }

    private void requireSize(Source file) {
        if (file.size() > limits.bytes()) {
            throw new Unshowable("It is too large to be drawn");
        }
    }

    private interface Look<T> {
        T at(Path copy, Deadline deadline) throws IOException;
    }

    private <T> T looked(Source file, Look<T> look) throws IOException {
        enter();
        try {
            return copied(file, look);
        } finally {
            drawing.release();
        }
    }

    private void enter() {
        try {
            if (!drawing.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unshowable("Drawing it was interrupted", e);
        }
    }

    private <T> T copied(Source file, Look<T> look) throws IOException {
        Deadline deadline = new Deadline(limits.deadline());
        Path copy = Files.createTempFile("portal-preview", null);
        try {
            copy(file, copy, deadline);
            return look.at(copy, deadline);
        } catch (ReadFailed e) {
            throw e.cause;
        } catch (Unshowable e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Decoders throw all kinds of things at broken files, and wrap what the clock says.
            deadline.check();
            throw new Unshowable("It is broken", e);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private void copy(Source file, Path to, Deadline deadline) throws ReadFailed {
        byte[] piece = new byte[64 * 1024];
        long size = 0;
        try (InputStream in = file.open();
                var out = Files.newOutputStream(to)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                size += read;
                if (size > limits.bytes()) {
                    throw new Unshowable("It is too large to be drawn");
                }
                deadline.check();
                out.write(piece, 0, read);
            }
        } catch (IOException e) {
            throw new ReadFailed(e);
        }
    }

    /** The file could not be read, which says nothing about what is in it. */
    private static final class ReadFailed extends Exception {

        private final transient IOException cause;

        private ReadFailed(IOException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, "png", out);
        }
        return bytes.toByteArray();
    }
}
