package io.clientportal.files;

import io.clientportal.documents.Previewer.Unshowable;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/** Raster images, made smaller while they are read. Only the readers of the JDK are used: their limits are known. */
final class Pictures {

    private static final int LONGEST_SIDE = 65_535;

    private final Path file;
    private final Previews.Limits limits;
    private final Deadline deadline;

    Pictures(Path file, Previews.Limits limits, Deadline deadline) {
        this.file = file;
        this.limits = limits;
        this.deadline = deadline;
    }

    BufferedImage read(String type) throws IOException {
        int orientation = 1;
        if (type.equals("image/jpeg")) {
            Jpeg jpeg = jpeg();
            if (jpeg.pixels() > limits.pixels()) {
                throw tooLarge();
            }
            orientation = jpeg.orientation();
        }
        ImageReader reader = reader(type);
        try (Watched in = new Watched(file.toFile(), deadline)) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            int longer = Math.max(width, height);
            if (longer > LONGEST_SIDE || (long) width * height > limits.pixels()) {
                throw tooLarge();
            }
            ImageReadParam smaller = reader.getDefaultReadParam();
            int step = Math.max(1, longer / limits.side());
            smaller.setSourceSubsampling(step, step, 0, 0);
            return drawn(reader.read(0, smaller), orientation);
        } finally {
            reader.dispose();
        }
    }

    private Jpeg jpeg() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Jpeg.of(in, deadline);
        }
    }

    private static Unshowable tooLarge() {
        return new Unshowable("It has too many pixels");
    }

    private static ImageReader reader(String type) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getModule().equals(ImageIO.class.getModule())) {
                return reader;
            }
        }
        throw new IOException("This Java reads no " + type);
    }

    /** Drawn anew, the right way up, no larger than a preview may be. */
    private BufferedImage drawn(BufferedImage read, int orientation) {
        int width = read.getWidth();
        int height = read.getHeight();
        double scale = Math.min(1, (double) limits.side() / Math.max(width, height));
        int drawnWidth = Math.max(1, (int) (width * scale));
        int drawnHeight = Math.max(1, (int) (height * scale));
        boolean turned = orientation >= 5;
        BufferedImage drawn = new BufferedImage(
                turned ? drawnHeight : drawnWidth,
                turned ? drawnWidth : drawnHeight,
                read.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawn.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            AffineTransform upright = upright(orientation, drawnWidth, drawnHeight);
            upright.scale((double) drawnWidth / width, (double) drawnHeight / height);
            graphics.drawImage(read, upright, null);
        } finally {
            graphics.dispose();
        }
        return drawn;
    }

    /** What turns a picture of this size, stored as Exif's orientation says, the right way up. */
    private static AffineTransform upright(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    /** The file as decoders read it, until the time is up. */
    private static final class Watched extends FileImageInputStream {

        private final Deadline deadline;

        private Watched(File file, Deadline deadline) throws IOException {
            super(file);
            this.deadline = deadline;
        }

        @Override
        public int read() throws IOException {
            deadline.check();
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            deadline.check();
            return super.read(bytes, from, length);
        }
    }
}
