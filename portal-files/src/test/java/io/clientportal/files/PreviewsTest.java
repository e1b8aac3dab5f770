package io.clientportal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientportal.documents.Previewer;
import io.clientportal.documents.Previewer.Busy;
import io.clientportal.documents.Previewer.Picture;
import io.clientportal.documents.Previewer.Unshowable;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of files that are what they seem. {@code HostileFilesTest} has the others. */
@Tag("DOC-05")
class PreviewsTest {

    private static final String PDF = "application/pdf";

    private final Previewer previews = Previews.withDefaults();

    @Test
    void pdf_and_pictures_are_shown_and_nothing_else() {
        assertThat(List.of(PDF, "image/png", "image/jpeg", "image/gif")).allMatch(previews::shows);
        assertThat(List.of("image/svg+xml", "text/html", "text/plain", "application/octet-stream", "image/webp", ""))
                .noneMatch(previews::shows);
        assertThatThrownBy(() -> previews.draw(Bytes.source(new byte[10]), "text/html", 1))
                .isInstanceOf(Unshowable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void a_picture_is_drawn_anew(String format) throws IOException {
        Picture drawn = draw(file(halves(300, 200), format), "image/" + format);

        BufferedImage picture = picture(drawn);
        assertThat(drawn.pages()).isEqualTo(1);
        assertThat(picture.getWidth()).isEqualTo(300);
        assertThat(picture.getHeight()).isEqualTo(200);
        assertThat(isRed(picture, 0.1, 0.5)).isTrue();
        assertThat(isRed(picture, 0.9, 0.5)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "5000, 1000, 1600, 320",
        "1000, 5000, 320, 1600",
        "1601, 10, 1600, 9",
        "1600, 1600, 1600, 1600",
        "1, 1, 1, 1"
    })
    void a_large_picture_gets_smaller(int width, int height, int drawnWidth, int drawnHeight) throws IOException {
        BufferedImage picture = picture(draw(file(halves(width, height), "png"), "image/png"));

        assertThat(picture.getWidth()).isEqualTo(drawnWidth);
        assertThat(picture.getHeight()).isEqualTo(drawnHeight);
    }

    @Test
    void what_is_transparent_stays_so() throws IOException {
        BufferedImage clear = new BufferedImage(10, 10, BufferedImage.TYPE_INT_ARGB);
        BufferedImage picture = picture(draw(file(clear, "png"), "image/png"));

        assertThat(picture.getRGB(5, 5) >>> 24).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 300, 200, 0.1, 0.5", "2, 300, 200, 0.9, 0.5", "3, 300, 200, 0.9, 0.5", "4, 300, 200, 0.1, 0.5",
        "5, 200, 300, 0.5, 0.1", "6, 200, 300, 0.5, 0.1", "7, 200, 300, 0.5, 0.9", "8, 200, 300, 0.5, 0.9"
    })
    void a_photograph_is_shown_the_right_way_up(int orientation, int width, int height, double redX, double redY)
            throws IOException {
        BufferedImage picture = picture(draw(withExif(file(halves(300, 200), "jpeg"), orientation), "image/jpeg"));

        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
        assertThat(isRed(picture, redX, redY)).isTrue();
        assertThat(isRed(picture, 1 - redX, 1 - redY)).isEqualTo(false);
    }

    @Test
    void nothing_of_a_photograph_but_its_pixels_comes_out() throws IOException {
        byte[] photograph = withExif(file(halves(300, 200), "jpeg"), 1);
        assertThat(new String(photograph, StandardCharsets.ISO_8859_1)).contains("Exif", "51.5 N");

        byte[] drawn = draw(photograph, "image/jpeg").png();
        assertThat(new String(drawn, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "51.5 N");
    }

    @Test
    void pages_of_a_pdf_are_drawn_one_by_one() throws IOException {
        byte[] pdf = pdf(3, false);

        Picture second = previews.draw(Bytes.source(pdf), PDF, 2);
        BufferedImage picture = picture(second);
        assertThat(second.pages()).isEqualTo(3);
        assertThat(picture.getHeight()).isEqualTo(1600);
        assertThat(picture.getWidth()).isBetween(1100, 1200);
        assertThat(isRed(picture, 0.5, 0.95)).isTrue();
        assertThat(isRed(picture, 0.5, 0.5)).isFalse();
        for (int page : new int[] {-1, 0, 4, 201, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> previews.draw(Bytes.source(pdf), PDF, page))
                    .isInstanceOf(Unshowable.class);
        }
    }

    @Test
    void pages_are_counted_without_drawing_one_within_the_same_limits() throws IOException {
        Previewer few = Previews.with(new Previews.Limits(100, 1, 4, 1_000_000, Duration.ofMinutes(1), 1));
        assertThat(previews.pages(Bytes.source(pdf(3, false)), PDF)).isEqualTo(3);
        assertThat(few.pages(Bytes.source(pdf(5, false)), PDF)).isEqualTo(4);
        byte[] large = file(halves(300, 200), "png");
        assertThat(few.pages(Bytes.source(large), "image/png"))
                .as("of more pixels than are drawn")
                .isEqualTo(1);

        assertThatThrownBy(() -> previews.pages(Bytes.source(encrypted("secret")), PDF))
                .isInstanceOf(Unshowable.class);
        assertThatThrownBy(() -> previews.pages(Bytes.source(new byte[10]), PDF))
                .isInstanceOf(Unshowable.class);
        assertThatThrownBy(() -> previews.pages(Bytes.source(new byte[10]), "text/html"))
                .isInstanceOf(Unshowable.class);
        Previewer small = Previews.with(new Previews.Limits(100, 1, 4, 10, Duration.ofMinutes(1), 1));
        assertThatThrownBy(() -> small.pages(Bytes.source(large), "image/png")).isInstanceOf(Unshowable.class);
    }

    @Test
    void only_the_first_pages_are_shown() throws IOException {
        Previewer few = Previews.with(new Previews.Limits(100, 1_000_000, 2, 1_000_000, Duration.ofMinutes(1), 1));
        byte[] pdf = pdf(5, false);

        assertThat(few.draw(Bytes.source(pdf), PDF, 2).pages()).isEqualTo(2);
        assertThatThrownBy(() -> few.draw(Bytes.source(pdf), PDF, 3)).isInstanceOf(Unshowable.class);
    }

    @Test
    @Tag("SEC-103")
    void a_script_in_a_pdf_does_not_come_out() throws IOException {
        byte[] pdf = pdf(1, true);
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).contains("app.alert");

        Picture drawn = previews.draw(Bytes.source(pdf), PDF, 1);
        assertThat(Arrays.copyOf(drawn.png(), 4)).isEqualTo(new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        assertThat(new String(drawn.png(), StandardCharsets.ISO_8859_1)).doesNotContain("alert");
    }

    @Test
    void a_pdf_that_only_forbids_changes_is_shown() throws IOException {
        assertThat(draw(encrypted(""), PDF).pages()).isEqualTo(1);
    }

    @Test
    void a_pdf_that_needs_a_password_is_not_shown() throws IOException {
        byte[] pdf = encrypted("secret");
        assertThatThrownBy(() -> draw(pdf, PDF)).isInstanceOf(Unshowable.class).hasMessage("It needs a password");
    }

    @Test
    void as_many_are_drawn_as_may_be_at_once() throws Exception {
        CountDownLatch entered = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        byte[] png = file(halves(10, 10), "png");
        Previewer.Source slow = new Previewer.Source() {
            @Override
            public InputStream open() throws IOException {
                entered.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return new ByteArrayInputStream(png);
            }

            @Override
            public long size() {
                return png.length;
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Picture>> both = List.of(
                    threads.submit(() -> previews.draw(slow, "image/png", 1)),
                    threads.submit(() -> previews.draw(slow, "image/png", 1)));
            entered.await();
            assertThatThrownBy(() -> draw(png, "image/png")).isInstanceOf(Busy.class);
            go.countDown();
            for (Future<Picture> one : both) {
                assertThat(one.get().pages()).isEqualTo(1);
            }
            assertThat(draw(png, "image/png").pages()).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void drawing_ends_when_its_time_is_up_or_its_thread_is_interrupted() throws Exception {
        Previewer quick = Previews.with(new Previews.Limits(1600, 40_000_000, 200, 1_000_000, Duration.ofNanos(1), 1));
        for (String type : List.of("image/png", PDF)) {
            byte[] bytes = type.equals(PDF) ? pdf(1, false) : file(halves(10, 10), "png");
            assertThatThrownBy(() -> quick.draw(Bytes.source(bytes), type, 1)).hasMessage("Drawing it takes too long");
        }

        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            byte[] pdf = pdf(1, false);
            Future<Picture> interrupted = thread.submit(() -> {
                Thread.currentThread().interrupt();
                return draw(pdf, PDF);
            });
            assertThatThrownBy(interrupted::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(Unshowable.class);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void a_file_that_cannot_be_read_is_not_called_broken() {
        Previewer.Source gone = new Previewer.Source() {
            @Override
            public InputStream open() throws IOException {
                throw new IOException("the store is away");
            }

            @Override
            public long size() {
                return 10;
            }
        };
        assertThatThrownBy(() -> previews.draw(gone, PDF, 1))
                .isInstanceOf(IOException.class)
                .hasMessage("the store is away");
    }

    @Test
    void nothing_is_left_in_the_temporary_directory() throws IOException {
        long before = temporary();
        draw(pdf(1, false), PDF);
        draw(file(halves(10, 10), "png"), "image/png");
        assertThatThrownBy(() -> draw(new byte[100], PDF)).isInstanceOf(Unshowable.class);

        assertThat(temporary()).isEqualTo(before);
    }

    @Test
    void limits_are_more_than_nothing() {
        Duration second = Duration.ofSeconds(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Previews.Limits(0, 1, 1, 1, second, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Previews.Limits(4_001, 1, 1, 1, second, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Previews.Limits(1, 1, 1, 1, Duration.ZERO, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Previews.Limits(1, 1, 1, 1, second, 0));
    }

    private Picture draw(byte[] file, String type) throws IOException {
        return previews.draw(Bytes.source(file), type, 1);
    }

    private static long temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("(portal-preview|PDFBox|imageio).*"))
                    .count();
        }
    }

    private static BufferedImage picture(Picture drawn) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(drawn.png()));
    }

    private static boolean isRed(BufferedImage picture, double x, double y) {
        Color at = new Color(picture.getRGB((int) (x * picture.getWidth()), (int) (y * picture.getHeight())));
        return at.getRed() > 200 && at.getGreen() < 60 && at.getBlue() < 60;
    }

    /** Red on the left, blue on the right. */
    private static BufferedImage halves(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.BLUE);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.dispose();
        return picture;
    }

    private static byte[] file(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, format, out);
        return out.toByteArray();
    }

    private static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] exif = Bytes.join(
                Bytes.text("Exif\0\0MM\0*"),
                Bytes.number(8),
                new byte[] {0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0},
                Bytes.text("taken at 51.5 N"));
        int length = exif.length + 2;
        return Bytes.join(
                Arrays.copyOf(jpeg, 2),
                new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length},
                exif,
                Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static byte[] pdf(int pages, boolean script) throws IOException {
        try (PDDocument document = document(pages)) {
            if (script) {
                document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('here')"));
            }
            return saved(document);
        }
    }

    private static byte[] encrypted(String password) throws IOException {
        try (PDDocument document = document(1)) {
            document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            return saved(document);
        }
    }

    private static PDDocument document(int pages) throws IOException {
        PDDocument document = new PDDocument();
        for (int i = 1; i <= pages; i++) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 20);
                content.newLineAtOffset(100, 500);
                content.showText("Page " + i);
                content.endText();
                content.setNonStrokingColor(Color.RED);
                content.addRect(0, 0, PDRectangle.A4.getWidth(), 100);
                content.fill();
                content.drawImage(LosslessFactory.createFromImage(document, halves(20, 20)), 100, 600);
            }
        }
        return document;
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out, CompressParameters.NO_COMPRESSION);
        return out.toByteArray();
    }
}
