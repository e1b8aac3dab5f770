package io.clientportal.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.firms.DocumentSettings;
import io.clientportal.firms.Settings;
import io.clientportal.spring.pages.Guests.Guest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** What the firm takes as documents, on its page of the settings: what is wrong is said at its input, nothing is lost. */
class DocumentSettingsPagesTest extends DocumentsOverHttp {

    private static final String PAGE = "/desk/settings/documents";

    private DocumentSettings set() {
        return portal.as(PagesHost.JONAS).settings().read().settings().documents();
    }

    private void set(DocumentSettings documents) {
        Settings settings = portal.as(PagesHost.JONAS).settings();
        Settings.Current now = settings.read();
        settings.save(now.settings().with(documents), now.version());
    }

    @AfterEach
    void asItWas() {
        set(DocumentSettings.DEFAULT);
    }

    /** The form as a browser would send it, but for the formats: several inputs have that name. */
    private Map<String, String> form() {
        Map<String, String> form = formOf(get("jonas", PAGE).body());
        form.put("type", "application/pdf");
        return form;
    }

    private HttpResponse<String> sent(Consumer<Map<String, String>> change) {
        Map<String, String> form = form();
        change.accept(form);
        return post("jonas", PAGE, form);
    }

    private static String text(HttpResponse<String> answer) {
        return HtmlUtils.htmlUnescape(answer.body());
    }

    @Test
    @Tag("DOC-06")
    void whatIsTypedHoldsForTheNextUpload() {
        Guest guest = reader();
        assertThat(get(guest, list(guest)).body())
                .contains("PDF, Word and other texts, Excel and other tables, presentations, pictures, zip files. At"
                        + " most 100 MB each.");

        HttpResponse<String> answer = sent(form -> {
            form.put("limit", "1,5");
            form.put("limit-unit", "GB");
            form.put("folders", "Tax");
        });
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(text(answer)).contains("A file can have 1 kB to 1 GB.");
        answer = sent(form -> {
            form.put("limit", "2,5");
            form.put("bytes", "1.5");
            form.put("bytes-unit", "TB");
            form.put("files", "12");
            form.put("more-types", "Image/BMP");
            form.put("folders", " Payroll \r\n\r\nLetters\r\n");
            form.put("kind.4", "Company");
            form.put("folders.4", "Minutes\nAccounts");
            form.put("kind.12", "Person");
            form.put("folders.12", "Private");
            form.put("kind.13", "");
            form.put("folders.13", "");
        });

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(get("jonas", answer.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("Saved. It holds from now on.", ">Payroll\nLetters<", "value=\"Person\"");
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        kinds.put("Company", List.of("Minutes", "Accounts"));
        kinds.put("Person", List.of("Private"));
        assertThat(set())
                .isEqualTo(new DocumentSettings(
                        2_500_000,
                        12,
                        1_500_000_000_000L,
                        List.of("application/pdf", "image/bmp"),
                        List.of("Payroll", "Letters"),
                        kinds));
        assertThat(set().templates().keySet()).containsExactly("Company", "Person");
        assertThat(get(guest, list(guest)).body())
                .contains("PDF, and more. At most 2.5 MB each.", "data-limit=\"2500000\"", ">Payroll<", ">Letters<")
                .doesNotContain(">Contracts<");
        assertThat(get("jonas", deskList(guest)).body()).contains(">Company<", ">Person<");
    }

    @Test
    void everyInputStandsOnThePageOnce() {
        String page = get("jonas", PAGE).body();

        for (String input : List.of("limit", "limit-unit", "bytes", "bytes-unit", "files", "more-types", "folders")) {
            assertThat(page.split(" name=\"" + input + "\"", -1)).as(input).hasSize(2);
        }
    }

    @Test
    void whatNobodyTouchedStaysToTheByte() {
        set(DocumentSettings.DEFAULT
                .limitedTo(1 << 20)
                .withRoom(5, (3L << 30) + 1)
                .taking(List.of("application/pdf")));
        DocumentSettings before = set();

        assertThat(sent(form -> {}).statusCode()).isEqualTo(303);

        assertThat(set()).isEqualTo(before);
    }

    @Test
    void formatsAreTickedByNamesThatPeopleKnow() {
        set(DocumentSettings.DEFAULT.taking(List.of("image/jpeg", "image/bmp")));

        assertThat(get("jonas", PAGE).body())
                .contains("value=\"image/jpeg\" checked", "Word before 2007", "iPhone photo", ">image/bmp</textarea>")
                .doesNotContain("value=\"application/pdf\" checked");
        Guest guest = reader();
        assertThat(get(guest, list(guest)).body()).contains("JPEG, and more. At most");
    }

    @Test
    @Tag("DOC-06")
    void whateverIsWrongIsSaidAtItsInputAndKept() {
        String many = String.join(
                "\n", IntStream.range(0, 51).mapToObj(i -> "Type " + i).toList());
        String[][] all = {
            {"limit", "limit", "0", "A file can have 1 kB to 1 GB."},
            {"limit", "limit", "-5", "Write a number such as 25 or 2.5."},
            {"limit", "limit", "1,000", "Write a number such as 25 or 2.5."},
            {"limit", "limit", "9999", "A file can have 1 kB to 1 GB."},
            {"bytes", "bytes", "0", "A client can have 1 MB to 10 TB."},
            {"bytes", "bytes", "", "Write a number such as 25 or 2.5."},
            {"files", "files", "0", "A client can have 1 to 1,000,000 documents."},
            {"files", "files", "-1", "A client can have 1 to 1,000,000 documents."},
            {"files", "files", "some", "This is not a whole number."},
            {"types", "type", "", "Tick at least one format"},
            {"more-types", "more-types", "image/bmp\npdf", "“pdf” is not a media type"},
            {"folders", "folders", " ", "Write 1 to 50 types"},
            {"folders", "folders", many, "Write 1 to 50 types"},
            {"folders", "folders", "x".repeat(61), "Write 1 to 50 types"},
            {"folders", "folders", "Tax\n Tax", "“Tax” is there twice."},
            {"folders-2", "folders.2", "", "Write 1 to 50 types"},
            {"folders-2", "folders.2", "A\nA", "“A” is there twice."},
            {"kind-2", "kind.2", "", "Give the kind of client a name"},
            {"kind-2", "kind.2", "x".repeat(61), "Give the kind of client a name"},
            {"kind-2", "kind.2", "Company", "“Company” is there twice."}
        };
        DocumentSettings before = set();
        for (String[] wrong : all) {
            HttpResponse<String> answer = sent(form -> {
                form.put("kind.1", "Company");
                form.put("folders.1", "Minutes");
                form.put("kind.2", "Person");
                form.put("folders.2", "Private");
                form.put(wrong[1], wrong[2]);
            });
            assertThat(answer.statusCode()).as(wrong[1] + wrong[2]).isEqualTo(422);
            assertThat(text(answer))
                    .as(wrong[1] + wrong[2])
                    .contains("id=\"" + wrong[0] + "-error\"", wrong[3], "value=\"Company\"", ">Minutes</textarea>");
            if (!wrong[1].equals("type")) {
                assertThat(formOf(answer.body()).get(wrong[1])).isEqualTo(wrong[2].strip());
            }
        }
        assertThat(set()).isEqualTo(before);
    }

    @Test
    void tooManyKindsAreRefused() {
        HttpResponse<String> answer = sent(form -> IntStream.range(0, 31).forEach(i -> {
            form.put("kind." + i, "Kind " + i);
            form.put("folders." + i, "Tax");
        }));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("There can be at most 30 kinds of client.", "value=\"Kind 30\"")
                .doesNotContain("value=\"add\"");
    }

    @Test
    void aKindIsAddedAndRemovedInTheFormWithoutSaving() {
        HttpResponse<String> added = sent(form -> {
            form.put("do", "add");
            form.put("limit", "7");
            form.put("kind.3", "Company");
            form.put("folders.3", "Minutes");
        });
        assertThat(added.statusCode()).isEqualTo(200);
        assertThat(added.body()).contains("name=\"kind.4\"", "Nothing is saved until", "autofocus");
        Map<String, String> form = formOf(added.body());
        assertThat(form).containsEntry("limit", "7").containsEntry("kind.3", "Company");
        form.put("do", "remove 3");

        HttpResponse<String> removed = post("jonas", PAGE, form);

        assertThat(formOf(removed.body())).containsKey("kind.4").doesNotContainKey("kind.3");
        assertThat(set()).isEqualTo(DocumentSettings.DEFAULT);
        assertThat(sent(other -> other.put("do", "nonsense")).statusCode()).isEqualTo(400);
        assertThat(sent(other -> other.put("kind.x", "A")).statusCode()).isEqualTo(400);
    }

    @Test
    void whoIsOvertakenIsToldAndLosesNothing() {
        Map<String, String> form = form();
        form.put("limit", "7");
        set(DocumentSettings.DEFAULT.withRoom(77, 1_000_000));

        HttpResponse<String> answer = post("jonas", PAGE, form);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Somebody else has changed the settings since you opened this page.");
        Map<String, String> next = formOf(answer.body());
        assertThat(next).containsEntry("limit", "7");
        assertThat(set().files()).isEqualTo(77);
        next.put("type", "application/pdf");
        assertThat(post("jonas", PAGE, next).statusCode()).isEqualTo(303);
        assertThat(set().limit()).isEqualTo(7_000_000);
        assertThat(sent(other -> other.put("version", "")).statusCode()).isEqualTo(400);
    }

    @Test
    @Tag("FRM-05")
    void onlyWhoMaySetIsLedThere() {
        Guest guest = reader();
        assertThat(get("eva", PAGE).statusCode()).isEqualTo(403);
        assertThat(get("eva", deskList(guest)).body()).doesNotContain(PAGE);
        assertThat(get("jonas", deskList(guest)).body()).contains(PAGE);
        assertThat(get("jonas", "/desk/settings").body()).contains(PAGE);
    }

    @Test
    void itStandsInTheLog() {
        sent(form -> form.put("files", "4711"));

        assertThat(get("jonas", "/desk/activity").body()).contains("files=4711");
    }
}
