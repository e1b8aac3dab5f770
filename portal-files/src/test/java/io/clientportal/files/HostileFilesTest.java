package io.clientportal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.clientportal.documents.Previewer;
import io.clientportal.documents.Previewer.Unshowable;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to exhaust whoever draws them are refused before they were decoded. */
@Tag("DOC-05")
@Tag("SEC-112")
class HostileFilesTest {

    private static final String PDF = "application/pdf";
    private static final String PNG = "image/png";
    private static final String JPEG = "image/jpeg";
    private static final String TOO_MUCH = "It holds too much to be drawn";
    private static final long MIB = 1 << 20;
    /** 320 MiB of zeros, packed: more than any limit. */
    private static final byte[] BOMB = Bytes.packedZeros(320 * MIB);

    private final Previewer previews = Previews.withDefaults();

    @Test
    void a_picture_that_claims_to_be_gigantic() {
        byte[] few = Bytes.packedZeros(1000);
        assertRefused(Bytes.png(100_000, 100_000, 8, 2, "IDAT", few), PNG, "It has too many pixels");
        assertRefused(Bytes.png(Integer.MAX_VALUE, 1, 16, 6, "IDAT", few), PNG, "It has too many pixels");
        assertRefused(Bytes.png(39_000_000, 1, 16, 6, "IDAT", few), PNG, "It has too many pixels");
        assertRefused(jpeg(65_535, 65_535, 1), JPEG, "It has too many pixels");
        byte[] gif = Bytes.join(Bytes.text("GIF89a"), new byte[] {-1, -1, -1, -1, 0, 0, 0, ','}, new byte[] {
            0, 0, 0, 0, -1, -1, -1, -1, 0, 2
        });
        assertRefused(gif, "image/gif", "It has too many pixels");
    }

    @Test
    void a_picture_with_a_text_that_unpacks_to_very_much() throws IOException {
        byte[] text = Bytes.join(Bytes.text("Comment\0\0"), BOMB);
        byte[] row = Bytes.packed(new byte[20]);
        byte[] palette =
                Bytes.png(10, 10, 8, 3, "zTXt", text, "PLTE", new byte[3], "IDAT", Bytes.packed(new byte[110]));
        byte[] colours = Bytes.png(1, 1, 8, 2, "zTXt", text, "IDAT", row);

        for (byte[] file : new byte[][] {palette, colours}) {
            long allocated = allocating(() -> {
                try {
                    previews.draw(Bytes.source(file), PNG, 1);
                } catch (Unshowable | IOException e) {
                    // Shown without its text, or not at all.
                }
            });
            assertThat(allocated).isLessThan(100 * MIB);
        }
    }

    @Test
    void a_photograph_in_very_many_layers() {
        assertRefused(jpeg(6_000, 6_000, 5_000), JPEG, "It is a picture in too many layers");
    }

    @Test
    void a_pdf_that_claims_a_million_pages() {
        byte[] pdf = Bytes.pdf(
                Bytes.text("<< /Type /Catalog /Pages 2 0 R >>"),
                Bytes.text("<< /Type /Pages /Count 1000000 /Kids [3 0 R] >>"),
                Bytes.text("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] >>"));
        assertRefused(pdf, PDF, "It has too many pages");
    }

    @Test
    void a_pdf_whose_pages_are_nested_very_deeply_or_in_a_circle() {
        byte[][] objects = new byte[5_002][];
        objects[0] = Bytes.text("<< /Type /Catalog /Pages 2 0 R >>");
        for (int i = 1; i < objects.length - 1; i++) {
            objects[i] = Bytes.text("<< /Type /Pages /Count 1 /Kids [" + (i + 2) + " 0 R] >>");
        }
        objects[objects.length - 1] = Bytes.text("<< /Type /Page /MediaBox [0 0 10 10] >>");
        assertRefused(Bytes.pdf(objects), PDF, "Its pages are nested too deeply");

        byte[] circle = Bytes.pdf(
                Bytes.text("<< /Type /Catalog /Pages 2 0 R >>"),
                Bytes.text("<< /Type /Pages /Count 1 /Kids [3 0 R] >>"),
                Bytes.text("<< /Type /Pages /Count 1 /Kids [2 0 R] >>"));
        assertRefused(circle, PDF, "Its pages are nested too deeply");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/FlateDecode", "[/Crypt /FlateDecode]", "/Fl"})
    void a_page_that_unpacks_to_very_much(String filter) {
        byte[] content = Bytes.stream("/Filter " + filter, BOMB);
        assertRefused(Bytes.page("", content), PDF, TOO_MUCH);
    }

    @Test
    void a_page_that_unpacks_to_very_much_behind_another_filter() {
        StringBuilder hex = new StringBuilder();
        for (byte b : BOMB) {
            hex.append(String.format("%02x", b));
        }
        byte[] content = Bytes.stream("/Filter [/ASCIIHexDecode /FlateDecode]", Bytes.text(hex + ">"));
        assertRefused(Bytes.page("", content), PDF, TOO_MUCH);
        byte[] runs = new byte[6 << 20];
        for (int i = 0; i < runs.length; i += 2) {
            runs[i] = (byte) 0x81;
        }
        byte[] packed = Bytes.packed(runs);
        assertRefused(Bytes.page("", Bytes.stream("/Filter [/FlateDecode /RunLengthDecode]", packed)), PDF, TOO_MUCH);
    }

    @Test
    void a_list_of_objects_that_unpacks_to_very_much_also_where_the_file_must_be_mended() {
        byte[] objects = Bytes.stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", BOMB);
        byte[] pdf = Bytes.pdf(Bytes.text("<< /Type /Catalog /Pages 3 0 R >>"), objects);
        assertRefused(pdf, PDF, null);
        byte[] broken = Bytes.text(new String(pdf, StandardCharsets.ISO_8859_1)
                .replace("startxref", "startxxxx")
                .replace("xref", "xxxx")
                .replace("/Root 1 0 R", "/Root 9 0 R"));
        assertRefused(broken, PDF, null);
    }

    @Test
    void a_table_of_objects_that_unpacks_to_very_much() {
        byte[] table = Bytes.stream("/Type /XRef /Size 10 /W [1 2 1] /Root 1 0 R /Filter /FlateDecode", BOMB);
        byte[] start = Bytes.text("%PDF-1.7\n1 0 obj\n");
        byte[] pdf = Bytes.join(start, table, Bytes.text("\nendobj\nstartxref\n9\n%%EOF\n"));
        assertRefused(pdf, PDF, TOO_MUCH);
    }

    @Test
    void an_encrypted_page_that_unpacks_to_very_much() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            PDStream content = new PDStream(document);
            try (var raw = content.getCOSObject().createRawOutputStream()) {
                raw.write(BOMB);
            }
            content.getCOSObject().setItem(COSName.FILTER, COSName.FLATE_DECODE);
            page.setContents(content);
            document.addPage(page);
            document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            document.save(out);
        }
        assertRefused(out.toByteArray(), PDF, TOO_MUCH);
    }

    @Test
    void a_pdf_with_a_gigantic_picture() {
        String size = "/Subtype /Image /ColorSpace /DeviceRGB /BitsPerComponent 8 /Width 100000 /Height 100000";
        assertRefused(withPicture(Bytes.stream(size + " /Filter /FlateDecode", Bytes.packedZeros(1000))), PDF, null);
        assertRefused(withPicture(Bytes.stream(size, new byte[10])), PDF, null);
        assertRefused(
                withPicture(Bytes.stream(size.replace("100000", "10") + " /Filter /FlateDecode", BOMB)), PDF, TOO_MUCH);
        assertRefused(
                withPicture(
                        Bytes.stream(size.replace("100000", "10") + " /Filter /DCTDecode", jpeg(30_000, 30_000, 1))),
                PDF,
                TOO_MUCH);
        assertRefused(
                withPicture(Bytes.stream(
                        size.replace("100000", "10")
                                + " /Filter /CCITTFaxDecode /DecodeParms << /Columns 60000 /Rows 60000 >>",
                        new byte[10])),
                PDF,
                TOO_MUCH);
        assertRefused(
                withPicture(Bytes.stream(
                        size.replace("100000", "10")
                                + " /Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2000000000 >>",
                        Bytes.packedZeros(1000))),
                PDF,
                TOO_MUCH);
        assertRefused(
                withPicture(Bytes.stream(size.replace("100000", "10") + " /Filter /JPXDecode", new byte[100])),
                PDF,
                "It holds a picture of a kind that is not drawn");
    }

    @Test
    void a_page_with_a_gigantic_picture_within_its_text() {
        byte[] inline = Bytes.join(Bytes.text("BI /W 10 /H 10 /CS /G /BPC 8 /F /Fl ID "), BOMB, Bytes.text("\nEI\n"));
        assertRefused(Bytes.page("", Bytes.stream("", inline)), PDF, TOO_MUCH);
        byte[] large = Bytes.text("BI /W 60000 /H 60000 /CS /G /BPC 8 ID x\nEI\n");
        assertRefused(Bytes.page("", Bytes.stream("", large)), PDF, TOO_MUCH);
    }

    @Test
    void a_page_that_asks_a_program_for_each_of_its_pixels() {
        byte[] program = Bytes.stream(
                "/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1]",
                Bytes.text("{ " + "dup mul ".repeat(5_000) + "dup }"));
        String shading = "/Shading << /S << /ShadingType 1 /ColorSpace /DeviceRGB /Function 5 0 R >> >>";
        assertRefused(
                Bytes.page(shading, Bytes.stream("", Bytes.text("200 0 0 400 0 0 cm /S sh")), program),
                PDF,
                "It holds a drawing that takes too long");
        String pattern = "/Pattern << /P << /PatternType 2 /Shading << /ShadingType 1 /ColorSpace /DeviceRGB"
                + " /Function 5 0 R >> >> >>";
        assertRefused(
                Bytes.page(pattern, Bytes.stream("", Bytes.text("/Pattern cs /P scn 0 0 200 400 re f")), program),
                PDF,
                "It holds a drawing that takes too long");
    }

    @Test
    void drawings_within_drawings_without_end() {
        byte[] form = Bytes.stream(
                "/Type /XObject /Subtype /Form /BBox [0 0 200 400] /Group << /S /Transparency >>"
                        + " /Resources << /XObject << /A 5 0 R >> >>",
                Bytes.text("/A Do /A Do"));
        assertRefused(Bytes.page("/XObject << /A 5 0 R >>", Bytes.stream("", Bytes.text("/A Do")), form), PDF, null);
    }

    @Test
    void a_page_without_a_size() {
        for (String box : new String[] {"0 0 0 0", "0 0 1e30 1e30", "0 0 1e38 -1e38"}) {
            byte[] pdf = Bytes.pdf(
                    Bytes.text("<< /Type /Catalog /Pages 2 0 R >>"),
                    Bytes.text("<< /Type /Pages /Count 1 /Kids [3 0 R] >>"),
                    Bytes.text("<< /Type /Page /Parent 2 0 R /MediaBox [" + box + "] >>"));
            assertAllocates(pdf, PDF, 100 * MIB);
        }
    }

    @Test
    void a_zip_bomb_that_is_called_a_pdf() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            for (int i = 0; i < 50; i++) {
                zip.write(new byte[(int) MIB]);
            }
        }
        assertRefused(out.toByteArray(), PDF, "It is broken");
        assertRefused(out.toByteArray(), PNG, "It is broken");
    }

    @Test
    void broken_bytes_are_refused_and_never_fail_otherwise() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB), "png", png);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
        byte[] pdf = Bytes.page("", Bytes.stream("/Filter /FlateDecode", Bytes.packed(Bytes.text("0 0 100 100 re f"))));
        Random random = new Random(11);
        for (int i = 0; i < 150; i++) {
            broken(png.toByteArray(), PNG, random);
            broken(jpeg.toByteArray(), JPEG, random);
            broken(pdf, PDF, random);
        }
        assertRefused(new byte[0], PDF, "It is broken");
        assertRefused(Bytes.text("%PDF-1.7\n"), PDF, "It is broken");
        assertRefused(Bytes.text("%PDF-1.7\n" + "[".repeat(200_000)), PDF, "It is broken");
    }

    private void broken(byte[] bytes, String type, Random random) throws IOException {
        byte[] file = bytes.clone();
        for (int changes = random.nextInt(6); changes >= 0; changes--) {
            file[random.nextInt(file.length)] = (byte) random.nextInt();
        }
        try {
            previews.draw(
                    Bytes.source(Arrays.copyOf(file, file.length - random.nextInt(2) * random.nextInt(60))), type, 1);
        } catch (Unshowable e) {
            // It is broken.
        }
    }

    private void assertRefused(byte[] file, String type, String reason) {
        long allocated = allocating(() -> assertThatThrownBy(() -> previews.draw(Bytes.source(file), type, 1))
                .isInstanceOf(Unshowable.class)
                .hasMessageMatching(reason == null ? "(?!Drawing it takes too long).*" : Pattern.quote(reason)));
        assertThat(allocated).isLessThan(200 * MIB);
    }

    private void assertAllocates(byte[] file, String type, long atMost) {
        assertThat(allocating(() -> {
                    try {
                        previews.draw(Bytes.source(file), type, 1);
                    } catch (Unshowable | IOException e) {
                        // Both are well.
                    }
                }))
                .isLessThan(atMost);
    }

    private static long allocating(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** The markers of a JPEG of this size. */
    private static byte[] jpeg(int width, int height, int scans) {
        byte[] scan = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3};
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xC2, 0, 11, 8});
        out.writeBytes(
                new byte[] {(byte) (height >> 8), (byte) height, (byte) (width >> 8), (byte) width, 1, 1, 0x11, 0});
        for (int i = 0; i < scans; i++) {
            out.writeBytes(scan);
        }
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
        return out.toByteArray();
    }

    private static byte[] withPicture(byte[] picture) {
        byte[] content = Bytes.stream("", Bytes.text("200 0 0 400 0 0 cm /I Do"));
        return Bytes.page("/XObject << /I 5 0 R >>", content, picture);
    }
}
