package io.clientportal.spring.rest;

import static io.clientportal.spring.rest.Practice.desk;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.documents.NewDocument;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import io.clientportal.spring.host.HostApp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents over HTTP. */
class DocumentRestTest extends RestTest {

    private static final String PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

    private ClientId client;
    private Browser nora;
    private Browser petra;
    private ContactId contact;

    @BeforeEach
    void letIn() {
        client = newClient();
        nora = contactOf(client);
        petra = petra();
        contact = letIn(nora);
    }

    private ContactId letIn(Browser browser) {
        ContactId id = new ContactId(UUID.fromString(
                browser.get("/portal/api/v1/me").json().get("contact").asString()));
        portal.as(HostApp.PETRA).client(client).access().grant(id, EnumSet.allOf(Area.class), null);
        return id;
    }

    private String own(String path) {
        return "/portal/api/v1/clients/" + client + "/documents" + path;
    }

    private static Answer upload(Browser browser, String path, String name, String bytes) {
        return browser.send(
                "POST",
                path + "?folder=Tax&year=2025&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8),
                bytes,
                "Content-Type",
                "application/octet-stream");
    }

    private String uploaded(String name) {
        Answer answer = upload(nora, own(""), name, PDF + name);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return own("/" + answer.json().get("id").asString());
    }

    /** A document of the firm, shared with the contact. */
    private String shared(String name) {
        String id = portal.as(HostApp.PETRA)
                .client(client)
                .documents()
                .upload(
                        NewDocument.of(name, "Tax").sharedWith(Readership.of(Audience.of(contact))),
                        new ByteArrayInputStream((PDF + name).getBytes(StandardCharsets.UTF_8)))
                .id()
                .toString();
        return own("/" + id);
    }

    private boolean isNew(String path) {
        return nora.get(path).json().get("isNew").asBoolean();
    }

    @Test
    @Tag("DOC-06")
    @Tag("DOC-07")
    @Tag("DOC-10")
    void what_a_contact_uploads_is_there_for_both_sides_and_recognised_the_second_time() {
        String path = uploaded("return.pdf");
        String id = path.substring(path.lastIndexOf('/') + 1);

        Answer again = upload(nora, own(""), "copy.pdf", PDF + "return.pdf");

        assertThat(again.json().get("recognised").asBoolean()).isTrue();
        assertThat(again.json().get("id").asString()).isEqualTo(id);
        assertThat(nora.get(own("")).json().get("items").size()).isEqualTo(1);
        Answer file = petra.get(desk(client) + "/documents/" + id + "/file");
        assertThat(file.body()).isEqualTo(PDF + "return.pdf");
        assertThat(petra.get(desk(client) + "/documents")
                        .json()
                        .get("items")
                        .get(0)
                        .get("name")
                        .asString())
                .isEqualTo("return.pdf");
        assertThat(nora.get(own("/form")).json().get("limit").asLong()).isEqualTo(100_000_000);
    }

    @Test
    @Tag("DOC-06")
    void what_a_form_sends_is_no_file_and_the_answer_says_what_to_send() {
        Answer answer = nora.send(
                "POST",
                own("?folder=Tax&name=a.pdf"),
                PDF + "form",
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.body()).contains("a file as application/octet-stream");
    }

    @Test
    @Tag("DOC-05")
    @Tag("SEC-103")
    @Tag("SEC-117")
    void a_document_leaves_as_an_attachment_that_nobody_runs_or_keeps() {
        Answer file = nora.get(shared("letter.pdf") + "/file");

        assertThat(file.header("Content-Disposition")).startsWith("attachment;").contains("letter.pdf");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
        assertThat(file.header("Cache-Control")).contains("private", "no-store");
        assertThat(file.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(file.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(nora.get(shared("other.pdf") + "/file/x.css").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd.pdf",
                "C:\\temp\\x.pdf",
                "a\r\nSet-Cookie: x=1.pdf",
                "a%0d%0ab.pdf",
                "nul\u0000.pdf",
                "\u202Efdp.exe.pdf",
                ".hidden.pdf",
                "say \"hi\".pdf",
                "Grüße \uD83D\uDE00.pdf"
            })
    @Tag("SEC-104")
    void no_name_of_a_file_splits_a_header_or_leaves_its_folder(String name) {
        Answer answer = upload(nora, own(""), name, PDF + name);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);

        String kept = answer.json().get("name").asString();
        Answer file = nora.get(own("/" + answer.json().get("id").asString() + "/file"));

        assertThat(kept)
                .doesNotContain("/", "\\", "\r", "\n", "\u0000", "\u202E")
                .doesNotStartWith(".");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Set-Cookie")).isNull();
        assertThat(file.header("Content-Disposition")).startsWith("attachment;");
    }

    @Test
    @Tag("DOC-01")
    @Tag("SEC-114")
    void only_a_whole_download_takes_new_away() {
        String path = shared("new.pdf");

        assertThat(isNew(path)).isTrue();
        assertThat(nora.send("HEAD", path + "/file", "").status()).isEqualTo(200);
        assertThat(nora.get(path + "/file", "Range", "bytes=0-").status()).isEqualTo(206);
        assertThat(isNew(path)).isTrue();
        assertThat(nora.get(path + "/file").body()).isEqualTo(PDF + "new.pdf");
        assertThat(isNew(path)).isFalse();
        assertThat(petra.get(desk(client) + "/documents/" + path.substring(path.lastIndexOf('/') + 1) + "/downloads")
                        .json()
                        .get("items")
                        .get(0)
                        .get("times")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 206, %",
        "bytes=-4, 206, .pdf",
        "bytes=4000-, 416, ''",
        "bytes=x, 416, ''",
        "lines=1-2, 416, ''",
        "'bytes=0-1,1-2', 416, ''"
    })
    @Tag("SEC-115")
    void a_range_is_sent_or_refused(String range, int status, String start) {
        Answer file = nora.get(shared("zzz.pdf") + "/file", "Range", range);

        assertThat(file.status()).isEqualTo(status);
        assertThat(file.body()).isEqualTo(start);
    }

    @Test
    @Tag("DOC-02")
    @Tag("SEC-109")
    void an_own_upload_is_taken_back_within_an_hour_and_nobody_elses_ever() {
        String first = uploaded("first.pdf");
        String second = uploaded("second.pdf");

        assertThat(nora.send("DELETE", first, "").status()).isEqualTo(204);
        assertThat(nora.send("DELETE", first, "").status()).isEqualTo(404);
        assertThat(nora.send("DELETE", shared("theirs.pdf"), "").status()).isEqualTo(404);
        Browser otto = contactOf(client);
        letIn(otto);
        assertThat(otto.send("DELETE", second, "").status()).isEqualTo(404);
    }

    @Test
    @Tag("DOC-03")
    @Tag("DOC-08")
    @Tag("ACC-21")
    @Tag("SEC-86")
    void what_is_unshared_or_deleted_is_gone_with_its_preview_at_the_next_request() {
        String path = shared("gone.pdf");
        String atDesk = desk(client) + "/documents/" + path.substring(path.lastIndexOf('/') + 1);
        assertThat(petra.send("PUT", atDesk + "/sharing", "{\"contacts\":[]}").status())
                .isEqualTo(200);

        for (String way : new String[] {"", "/file", "/preview"}) {
            assertThat(nora.get(path + way).status()).as(way).isEqualTo(404);
        }
        assertThat(petra.post(atDesk + "/trash", "{\"reason\":\"\"}").status()).isEqualTo(422);
        assertThat(petra.post(atDesk + "/trash", "{\"reason\":\"Sent by mistake\"}")
                        .status())
                .isEqualTo(204);
        assertThat(petra.get(desk(client) + "/documents/trash").body()).contains("Sent by mistake");
        assertThat(petra.post(atDesk + "/restore", "").status()).isEqualTo(204);
    }

    @Test
    @Tag("DOC-07")
    void several_are_sent_as_one_zip() {
        String one = shared("one.pdf");
        String two = shared("two.pdf");

        Answer zip = nora.post(
                own("/zip"),
                "{\"documents\":[\"%s\",\"%s\"]}"
                        .formatted(one.substring(one.lastIndexOf('/') + 1), two.substring(two.lastIndexOf('/') + 1)));

        assertThat(zip.status()).isEqualTo(200);
        assertThat(zip.header("Content-Type")).startsWith("application/zip");
        assertThat(zip.body()).startsWith("PK").contains("one.pdf", "two.pdf");
        assertThat(isNew(one)).isFalse();
        assertThat(nora.post(own("/zip"), "{\"documents\":[\"" + UUID.randomUUID() + "\"]}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Tag("DOC-09")
    @Tag("SEC-118")
    void of_altered_bytes_nothing_is_served_and_the_answer_is_no_file() throws IOException {
        String name = UUID.randomUUID() + ".pdf";
        String path = shared(name);
        alter(PDF + name);

        for (Answer answer : List.of(
                nora.get(path + "/file"),
                nora.get(path + "/file", "Range", "bytes=0-3"),
                nora.post(own("/zip"), "{\"documents\":[\"" + path.substring(path.lastIndexOf('/') + 1) + "\"]}"))) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(503);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.header("Content-Disposition")).isNull();
            assertThat(answer.header("ETag")).isNull();
            assertThat(answer.header("Content-Range")).isNull();
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.json().get("title").asString())
                    .isEqualTo("This cannot be answered now. Try again in a moment.");
        }
        assertThat(isNew(path)).isTrue();
    }

    private static void alter(String bytes) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target/files"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.size(file) == bytes.length() && Files.readString(file).equals(bytes)) {
                    Files.writeString(file, "x".repeat(bytes.length()));
                }
            }
        }
    }

    @Test
    @Tag("DOC-06")
    @Tag("SEC-106")
    @Tag("SEC-111")
    void what_is_not_taken_is_refused_in_words_and_leaves_nothing() {
        assertThat(upload(nora, own(""), "page.html", "<html><script>alert(1)</script></html>")
                        .problem())
                .isEqualTo("wrong-type");
        assertThat(upload(nora, own(""), "page.pdf", "<html><script>alert(1)</script></html>")
                        .status())
                .isEqualTo(422);
        assertThat(upload(nora, own(""), "empty.pdf", "").problem()).isEqualTo("empty");
        assertThat(nora.get(own("")).json().get("items").size()).isZero();
    }
}
