package io.clientportal.spring.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.kernel.ClientId;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A firm's settings over HTTP: read whole, sent back whole, never lost. */
class SettingsRestTest extends RestTest {

    private static final String PATH = "/desk/api/v1/settings";

    @Test
    @Tag("PRO-02")
    @Tag("FRM-02")
    void settings_are_read_changed_and_sent_back() {
        Browser petra = petra();
        Answer read = petra.get(PATH);
        ObjectNode settings = (ObjectNode) read.json().get("settings");
        String unchanged = settings.toString();
        settings.put("name", "Main & Partners LLP");
        Answer saved = petra.send("PUT", PATH, settings.toString(), "If-Match", read.header("ETag"));
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        assertThat(saved.header("ETag")).isNotEqualTo(read.header("ETag"));
        assertThat(petra.get(PATH).body()).contains("Main & Partners LLP");

        Answer lost = petra.send("PUT", PATH, unchanged, "If-Match", read.header("ETag"));
        assertThat(lost.status()).isEqualTo(409);
        assertThat(lost.problem()).isEqualTo("stale");
        assertThat(petra.send("PUT", PATH, unchanged).status()).isEqualTo(428);
        assertThat(petra.send("PUT", PATH, unchanged, "If-Match", "\"bm8tdmVyc2lvbg\"")
                        .status())
                .isEqualTo(409);
        assertThat(petra.send("PUT", PATH, unchanged, "If-Match", saved.header("ETag"))
                        .status())
                .isEqualTo(200);
        assertThat(Browser.atOther(port).staff("olga").get(PATH).body())
                .contains("Other Ltd")
                .doesNotContain("Main & Partners");
    }

    @Test
    void a_setting_out_of_its_bounds_is_refused_with_its_sentence() {
        Browser petra = petra();
        Answer read = petra.get(PATH);
        for (String[] wrong : new String[][] {
            {"\"codeMinutes\":10", "\"codeMinutes\":1000"},
            {"\"zone\":\"UTC\"", "\"zone\":\"Mars/Olympus\""},
            {"\"accent\":\"#1f5fbf\"", "\"accent\":\"red;}\""},
            {"http://localhost:8080/portal", "javascript:alert(1)"},
            {"\"type\":\"CHOICES\"", "\"type\":\"TEXT\""}
        }) {
            String json = read.json().get("settings").toString();
            assertThat(json).contains(wrong[0]);
            Answer answer = petra.send("PUT", PATH, json.replace(wrong[0], wrong[1]), "If-Match", read.header("ETag"));
            assertThat(answer.status()).as(wrong[1] + answer.body()).isEqualTo(422);
        }
        assertThat(petra.get(PATH).header("ETag")).isEqualTo(read.header("ETag"));
    }

    @Test
    @Tag("DOC-06")
    void what_is_taken_as_documents_is_set_and_holds_for_the_next_upload() {
        Browser petra = petra();
        Answer read = petra.get(PATH);
        ObjectNode settings = (ObjectNode) read.json().get("settings");
        String unchanged = settings.toString();
        ObjectNode documents = (ObjectNode) settings.get("documents");
        documents.put("limit", 2_000_000).put("files", 12).put("bytes", 3_000_000_000L);
        documents.putArray("types").add("application/pdf");
        documents.putArray("folders").add("Payroll").add(" Payroll ").add("Letters");
        ObjectNode company = documents.putArray("templates").addObject();
        company.put("kind", "Company").putArray("folders").add("Minutes");
        Answer saved = petra.send("PUT", PATH, settings.toString(), "If-Match", read.header("ETag"));
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        assertThat(petra.get(PATH).json().get("settings").get("documents").toString())
                .isEqualTo("{\"limit\":2000000,\"files\":12,\"bytes\":3000000000,\"types\":[\"application/pdf\"],"
                        + "\"folders\":[\"Payroll\",\"Letters\"],"
                        + "\"templates\":[{\"kind\":\"Company\",\"folders\":[\"Minutes\"]}]}");
        ClientId client = newClient();
        String form =
                petra.get("/desk/api/v1/clients/" + client + "/documents/form").body();
        assertThat(form).contains("\"limit\":2000000", "[\"application/pdf\"]", "\"Payroll\",\"Letters\"", "Company");

        ObjectNode earlier = settings.deepCopy();
        earlier.remove("documents");
        saved = petra.send("PUT", PATH, earlier.toString(), "If-Match", saved.header("ETag"));
        assertThat(saved.json().get("settings").get("documents").get("files").asInt())
                .as("what a caller of an earlier version does not know stays")
                .isEqualTo(12);
        assertThat(petra.send("PUT", PATH, unchanged, "If-Match", saved.header("ETag"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Tag("DOC-06")
    void documents_out_of_their_bounds_are_refused_with_their_sentence() {
        Browser petra = petra();
        Answer read = petra.get(PATH);
        String json = read.json().get("settings").toString();
        for (String[] wrong : new String[][] {
            {"\"limit\":100000000", "\"limit\":0", "A file's limit is"},
            {"\"limit\":100000000", "\"limit\":1073741825", "A file's limit is"},
            {"\"files\":10000", "\"files\":-1", "The number of documents"},
            {"\"bytes\":20000000000", "\"bytes\":1", "The room of a client"},
            {"\"application/pdf\"", "\"PDF\"", "media types"},
            {"\"folders\":[\"Tax\"", "\"folders\":[\" \"", "A document type has 1 to 60"},
            {"\"folders\":[\"Tax\"", "\"folders\":[\"" + "x".repeat(61) + "\"", "A document type has 1 to 60"},
            {"\"templates\":[]", "\"templates\":[{\"kind\":\"A\",\"folders\":[]}]", "1 to 50 document types"},
            {"\"templates\":[]", "\"templates\":[{\"kind\":\"\",\"folders\":[\"Tax\"]}]", "A kind of client has"},
            {
                "\"templates\":[]",
                "\"templates\":[{\"kind\":\"A\",\"folders\":[\"B\"]},{\"kind\":\"A\",\"folders\":[\"C\"]}]",
                "only once"
            },
            {"\"templates\":[]", "\"templates\":null", "A setting is missing"}
        }) {
            assertThat(json).contains(wrong[0]);
            Answer answer = petra.send("PUT", PATH, json.replace(wrong[0], wrong[1]), "If-Match", read.header("ETag"));
            assertThat(answer.status()).as(wrong[1] + answer.body()).isEqualTo(422);
            assertThat(answer.body()).contains(wrong[2]);
        }
        assertThat(petra.get(PATH).header("ETag")).isEqualTo(read.header("ETag"));
    }

    @Test
    @Tag("FRM-05")
    void only_who_may_change_settings_may_see_them() {
        Browser lena = Browser.at(port).staff("lena");
        assertThat(lena.get(PATH).status()).isEqualTo(403);
        assertThat(lena.get("/desk/api/v1/outbox").status()).isEqualTo(403);
    }
}
