package io.clientportal.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;

/** Forms with files, read as they arrive. */
class FileFormTest {

    private static HttpServletRequest sent(String type, String body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");
        request.setContentType(type);
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return HiddenParts.hidden(request);
    }

    private static HttpServletRequest form(String... parts) {
        return sent("multipart/form-data; boundary=b", String.join("", parts) + "--b--\r\n");
    }

    private static String field(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String file(String name, String bytes) {
        return "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n" + bytes + "\r\n";
    }

    private static void refused(HttpServletRequest request) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> {
                    FileForm form = FileForm.of(request);
                    while (form.next()) {
                        form.bytes().readAllBytes();
                    }
                })
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(400));
    }

    @Test
    @Tag("DOC-06")
    void files_come_one_after_the_other_with_the_fields_before_them() throws IOException {
        FileForm form =
                FileForm.of(form(field("folder", "Tax"), file("Grüße.pdf", "one"), file("", ""), file("b.pdf", "two")));

        assertThat(form.next()).isTrue();
        assertThat(form.fileName()).isEqualTo("Grüße.pdf");
        assertThat(form.field("folder")).isEqualTo("Tax");
        assertThat(form.field("year")).isEmpty();
        assertThat(new String(form.bytes().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("one");
        assertThat(form.next()).as("what nobody chose is no file").isTrue();
        assertThat(form.fileName()).isEqualTo("b.pdf");
        assertThat(form.next()).isFalse();
    }

    @Test
    @Tag("SEC-116")
    void thousands_of_parts_and_long_headers_and_fields_are_refused() {
        refused(form(field("f", "x").repeat(10_000)));
        refused(form(file("a.pdf", "x").repeat(10_000)));
        refused(form(file("a".repeat(10_000), "x")));
        refused(form(field("folder", "x".repeat(10_001))));
    }

    @Test
    @Tag("SEC-106")
    void a_form_that_trickles_in_is_cut_off_wherever_it_does() {
        String rest = "x".repeat(100_000);
        cut(field("folder", "Tax".repeat(1_000)), file("a.pdf", "x"));
        cut(file("a.pdf", rest));
        cut(file("", rest), file("b.pdf", "x"));
    }

    /** One byte a second, of files whose content nobody wants. */
    private static void cut(String... parts) {
        long[] seconds = new long[1];
        HttpServletRequest trickling = new HttpServletRequestWrapper(HiddenParts.form(form(parts))) {
            @Override
            public ServletInputStream getInputStream() throws IOException {
                ServletInputStream bytes = super.getInputStream();
                return new DelegatingServletInputStream(bytes) {
                    @Override
                    public int read() throws IOException {
                        seconds[0]++;
                        return super.read();
                    }

                    @Override
                    public int read(byte[] into, int from, int length) throws IOException {
                        int next = read();
                        if (next >= 0) {
                            into[from] = (byte) next;
                        }
                        return next < 0 ? -1 : 1;
                    }
                };
            }
        };
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> {
                    FileForm form = FileForm.of(trickling, () -> seconds[0] * 1_000_000_000);
                    while (form.next()) {
                        assertThat(form.fileName()).isNotBlank();
                    }
                })
                .satisfies(e -> assertThat(e.problem().status()).isEqualTo(408));
        assertThat(seconds[0]).isLessThan(60);
    }

    @Test
    @Tag("SEC-116")
    void what_is_no_such_form_is_refused() {
        refused(sent("application/json", "{}"));
        refused(sent("multipart/form-data", "--b\r\n"));
        refused(sent("multipart/mixed; boundary=b", field("f", "x")));
        refused(sent(
                "multipart/form-data; boundary=b", file("a.pdf", "broken off").substring(0, 60)));
    }
}
