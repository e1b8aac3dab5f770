package io.clientportal.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.documents.FileTypes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What files are is told by their content. */
class ContentTypesTest {

    private static final List<String> HARMLESS_NAMES =
            List.of("a.txt", "a.csv", "a.pdf", "a.png", "a.docx", "a", "a.log", "a.md");

    private final FileTypes types = new ContentTypes();

    @ParameterizedTest
    @Tag("DOC-06")
    @CsvSource({
        "%PDF-1.7, application/pdf",
        "GIF89a, image/gif",
        "\\x89PNG\\r\\n\\x1a\\n\\x00\\x00\\x00\\rIHDR, image/png",
        "\\xff\\xd8\\xff\\xe0\\x00\\x10JFIF, image/jpeg",
        "RIFF\\x10\\x00\\x00\\x00WEBPVP8 , image/webp",
        "II*\\x00\\x08\\x00\\x00\\x00, image/tiff",
        "\\x00\\x00\\x00\\x18ftypheic\\x00\\x00\\x00\\x00mif1heic, image/heic",
        "\\x1f\\x8b\\x08\\x00, application/gzip",
        "{\\x5crtf1, application/rtf"
    })
    void a_file_is_what_its_first_bytes_say(String start, String type) {
        for (String name : List.of("a", "a.txt", "a.html", "a.docx", "a.exe")) {
            assertThat(types.detect(unescaped(start), name)).as(name).isEqualTo(type);
        }
    }

    @ParameterizedTest
    @Tag("DOC-05")
    @Tag("SEC-103")
    @ValueSource(
            strings = {
                "<!DOCTYPE html><title>x</title> | text/html",
                "<html><body>hello | text/html",
                "  \n\t<HTML> | text/html",
                "<!-- a comment --><script>alert(1)</script> | text/html",
                "<script>alert(1)</script> | text/html",
                "<a href='javascript:alert(1)'>x</a> | text/html",
                "<b>bold</b> | text/html",
                "<img src=x onerror=alert(1)> | text/html",
                "</p><p>x | text/html",
                "<!x | text/html",
                "hello <script>alert(1)</script> | text/html",
                "name;note\nAda;<img src=x onerror=alert(1)> | text/html",
                "name;note\nAda;<a title='x' href=\"javascript:alert(1)\">x</a> | text/html",
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg> | image/svg+xml",
                "<svg onload=alert(1)> | image/svg+xml",
                "<?xml version='1.0'?><!-- x --><!DOCTYPE svg [<!ENTITY a 'b'>]><svg/> | image/svg+xml",
                "<!-- x --><s:svg xmlns:s='http://www.w3.org/2000/svg'/> | image/svg+xml",
                "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/> | application/xhtml+xml",
                "<html xmlns='http://www.w3.org/1999/xhtml'><p/></html> | application/xhtml+xml",
                "<?xml version='1.0'?><invoice/> | application/xml",
                "<?xml version='1.0'?><?xml-stylesheet href='x.xsl'?><x/> | application/xml",
                "<invoice><amount>1</amount></invoice> | application/xml",
                "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script> | application/xml",
                "function f(a, b) {\n return a; } | text/javascript",
                "// hello\nvar x = 1; alert(x) | text/javascript",
                "(function () { alert(1) })() | text/javascript",
                "(() => { alert(1) })() | text/javascript",
                "import a from 'b'; | text/javascript",
                "alert(document.domain) | text/javascript",
                "window.location = 'https://example.com' | text/javascript",
                "#!/usr/bin/env node\n1 | text/javascript",
                "'use strict';\nx() | text/javascript",
                "From: a@example.com\nTo: b@example.com\nSubject: Hi\n\nHello | message/rfc822",
                "X-First: 1\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>x | message/rfc822",
                "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=x\r\n\r\n--x | message/rfc822"
            })
    void what_might_be_run_comes_out_as_what_it_is_whatever_it_is_called(String textAndType) {
        int divider = textAndType.lastIndexOf(" | ");
        String text = textAndType.substring(0, divider);
        String type = textAndType.substring(divider + 3);
        for (String name : HARMLESS_NAMES) {
            assertThat(types.detect(text.getBytes(StandardCharsets.UTF_8), name))
                    .as(name)
                    .isEqualTo(type);
        }
    }

    @Test
    @Tag("SEC-103")
    void markup_is_seen_in_every_encoding_that_browsers_read() {
        String html = "<html><script>alert(1)</script>";
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_8)) {
            assertThat(types.detect(("\uFEFF" + html).getBytes(charset), "a.txt"))
                    .isEqualTo("text/html");
            assertThat(types.detect(html.getBytes(charset), "a.txt")).isEqualTo("text/html");
            assertThat(types.detect(("\uFEFFhello " + html).getBytes(charset), "a.txt"))
                    .isEqualTo("text/html");
        }
    }

    @ParameterizedTest
    @Tag("SEC-103")
    @CsvSource({
        "a.html, text/html",
        "a.HTM, text/html",
        "a.svg, image/svg+xml",
        "a.js, text/javascript",
        "a.eml, message/rfc822",
        "a.xml, application/xml"
    })
    void a_text_that_is_called_something_to_be_run_is_no_plain_text(String name, String type) {
        assertThat(types.detect("hello".getBytes(StandardCharsets.UTF_8), name)).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"a.txt, text/plain", "a, text/plain", "a.csv, text/csv", "a.pdf, text/plain", "a.docx, text/plain"})
    void the_name_narrows_down_what_a_text_is(String name, String type) {
        assertThat(types.detect("Name;Place\nAda;London\n".getBytes(StandardCharsets.UTF_8), name))
                .isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dear firm,\n\nplease find the letter enclosed. Is 3 < 4 and 5 > 4?\n\nAda",
                "Function of the meeting: to decide. Let x be the amount (net).",
                "Date: 3 March\n\nWe met and let the house.",
                "Document. The window is open (see page 3).",
                "Alert: the alert (of Monday) was false.",
                "Übergrößen — naïve façade"
            })
    void letters_and_notes_are_plain_text(String text) {
        assertThat(types.detect(text.getBytes(StandardCharsets.UTF_8), "note.txt"))
                .isEqualTo("text/plain");
    }

    @Test
    @Tag("SEC-111")
    void a_zip_is_a_document_only_where_it_holds_one() throws IOException {
        String word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        String sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

        assertThat(types.detect(zip("a.txt", "b.exe"), "a.docx")).isEqualTo("application/zip");
        assertThat(types.detect(zip("word/document.xml"), "a.docx")).isEqualTo("application/zip");
        assertThat(types.detect(zip("[Content_Types].xml", "_rels/.rels", "word/document.xml"), "a.zip"))
                .isEqualTo(word);
        assertThat(types.detect(zip("_rels/.rels", "docProps/app.xml", "xl/workbook.xml"), "a.docx"))
                .isEqualTo(sheet);
        assertThat(types.detect(zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "a.docx"))
                .isEqualTo("application/vnd.ms-word.document.macroenabled.12");
        assertThat(types.detect(zip("META-INF/MANIFEST.MF", "A.class"), "a.docx"))
                .isEqualTo("application/java-archive");
    }

    @Test
    @Tag("SEC-111")
    void macros_are_seen_in_the_list_of_contents() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Override ContentType='application/vnd.ms-excel.sheet.macroEnabled.main+xml'/>"
                    .getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
        }
        assertThat(types.detect(bytes.toByteArray(), "a.xlsx"))
                .isEqualTo("application/vnd.ms-excel.sheet.macroenabled.12");
    }

    @Test
    void documents_of_libreoffice_say_what_they_are() throws IOException {
        byte[] type = "application/vnd.oasis.opendocument.text".getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry first = new ZipEntry("mimetype");
            first.setMethod(ZipEntry.STORED);
            first.setSize(type.length);
            CRC32 sum = new CRC32();
            sum.update(type);
            first.setCrc(sum.getValue());
            zip.putNextEntry(first);
            zip.write(type);
            zip.putNextEntry(new ZipEntry("content.xml"));
        }
        assertThat(types.detect(bytes.toByteArray(), "a.zip")).isEqualTo("application/vnd.oasis.opendocument.text");
    }

    @ParameterizedTest
    @CsvSource({
        "a.doc, application/msword",
        "a.xls, application/vnd.ms-excel",
        "a.pdf, application/octet-stream",
        "a.docx, application/octet-stream"
    })
    void the_name_narrows_down_what_an_old_document_of_office_is(String name, String type) {
        byte[] head = Arrays.copyOf(unescaped("\\xd0\\xcf\\x11\\xe0\\xa1\\xb1\\x1a\\xe1"), 2_000);
        assertThat(types.detect(head, name)).isEqualTo(type);
    }

    @Test
    @Tag("SEC-111")
    void a_name_makes_nothing_of_bytes_that_nobody_knows() {
        byte[] noise = new byte[5_000];
        new Random(3).nextBytes(noise);
        for (String name : List.of("a.docx", "a.pdf", "a.png", "a.txt", "a.html", "a.zip", "a.doc", "")) {
            assertThat(types.detect(noise, name)).as(name).isEqualTo("application/octet-stream");
        }
    }

    @Test
    void an_empty_file_is_told_without_a_failure() {
        for (String name : HARMLESS_NAMES) {
            assertThat(types.detect(new byte[0], name)).matches("[a-z0-9.+-]+/[a-z0-9.+-]+");
        }
    }

    @Test
    @Tag("SEC-104")
    void no_name_and_no_start_of_a_file_makes_it_fail() throws IOException {
        Random random = new Random(7);
        List<byte[]> heads = new ArrayList<>(List.of(
                zip("[Content_Types].xml", "word/document.xml"),
                "<?xml version='1.0'?><!DOCTYPE svg [<svg/>".getBytes(StandardCharsets.UTF_8),
                "<".repeat(FileTypes.HEAD).getBytes(StandardCharsets.UTF_8),
                "<a ".repeat(FileTypes.HEAD / 3).getBytes(StandardCharsets.UTF_8),
                "a:\n".repeat(FileTypes.HEAD / 3).getBytes(StandardCharsets.UTF_8),
                "(".repeat(FileTypes.HEAD).getBytes(StandardCharsets.UTF_8),
                " \n".repeat(FileTypes.HEAD / 2).getBytes(StandardCharsets.UTF_8),
                "<!--".repeat(FileTypes.HEAD / 4).getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < 400; i++) {
            byte[] head = heads.get(random.nextInt(2)).clone();
            for (int changes = random.nextInt(8); changes >= 0; changes--) {
                head[random.nextInt(head.length)] = (byte) random.nextInt();
            }
            heads.add(Arrays.copyOf(head, 1 + random.nextInt(head.length)));
        }
        List<String> names =
                List.of("../../x", "C:\\x", "a\r\nb", "\0", "CON", ".", "..", "x.\u202Etxt", "😀", "a.".repeat(150));
        for (byte[] head : heads) {
            for (String name : names) {
                assertThat(types.detect(head, name)).matches("[a-z0-9.+-]+/[a-z0-9.+-]+");
            }
        }
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("<x/>".repeat(200).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** {@code \x89} is one byte. */
    private static byte[] unescaped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                char kind = text.charAt(++i);
                if (kind == 'x') {
                    bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                } else {
                    bytes.write(kind == 'r' ? '\r' : '\n');
                }
            } else {
                bytes.write(c);
            }
        }
        return bytes.toByteArray();
    }
}
