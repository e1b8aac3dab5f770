package io.clientportal.spring.rest;

import static org.assertj.core.api.Assertions.assertThat;

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
    @Tag("FRM-05")
    void only_who_may_change_settings_may_see_them() {
        Browser lena = Browser.at(port).staff("lena");
        assertThat(lena.get(PATH).status()).isEqualTo(403);
        assertThat(lena.get("/desk/api/v1/outbox").status()).isEqualTo(403);
    }
}
