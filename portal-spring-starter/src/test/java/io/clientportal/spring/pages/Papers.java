package io.clientportal.spring.pages;

import io.clientportal.documents.Previewer;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** Files that are what their first letters say, and pictures of them that show their text. */
final class Papers implements Previewer {

    static final int PAGES = 3;

    static byte[] pdf(String text) {
        return ("%PDF " + text).getBytes(StandardCharsets.UTF_8);
    }

    static String type(byte[] head, String name) {
        String text = new String(head, StandardCharsets.UTF_8);
        return text.startsWith("%PDF")
                ? "application/pdf"
                : text.startsWith("MZ") ? "application/octet-stream" : "text/plain";
    }

    static boolean isClean(InputStream bytes) throws IOException {
        String text = new String(bytes.readNBytes(200), StandardCharsets.UTF_8);
        if (text.contains("unscanned")) {
            throw new IOException("The scanner is away");
        }
        return !text.contains("malware");
    }

    @Override
    public boolean shows(String type) {
        return type.equals("application/pdf");
    }

    /** What is torn is seen to be so when it is drawn. */
    @Override
    public int pages(Source file, String type) throws IOException {
        try (InputStream in = file.open()) {
            if (new String(in.readNBytes(200), StandardCharsets.UTF_8).contains("broken")) {
                throw new Unshowable("There is nothing to be counted");
            }
        }
        return PAGES;
    }

    @Override
    public Picture draw(Source file, String type, int page) throws IOException {
        String text;
        try (InputStream in = file.open()) {
            text = new String(in.readNBytes(200), StandardCharsets.UTF_8);
        }
        if (text.contains("broken") || text.contains("torn") || page > PAGES) {
            throw new Unshowable("There is nothing to be drawn");
        }
        BufferedImage image = new BufferedImage(620, 877, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SERIF, Font.PLAIN, 28));
        pen.drawString(text.substring(5) + " " + page, 60, 100);
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return new Picture(png.toByteArray(), PAGES);
    }
}
