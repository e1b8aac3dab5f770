package io.clientportal.spring.rest;

import static io.clientportal.spring.rest.Practice.desk;
import static io.clientportal.spring.rest.Practice.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.kernel.ClientId;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies, headers and parameters that are not as they have to be are refused, fast and never with a 500. */
class StrictJsonRestTest extends RestTest {

    private ClientId client;
    private Browser contact;
    private String tag;

    @BeforeEach
    void signIn() {
        client = newClient();
        contact = contactOf(client);
        tag = contact.get(profile(client)).header("ETag");
    }

    private Answer sent(String json) {
        return contact.post(profile(client) + "/proposals", json, "If-Match", tag);
    }

    @ParameterizedTest
    @Tag("SEC-79")
    @Tag("SEC-163")
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "\"text\"",
                "{\"values\":{\"name\":\"A\"},\"values\":{\"name\":\"B\"}}",
                "{\"values\":{\"name\":\"A\",\"name\":\"B\"}}",
                "{\"values\":{\"name\":\"A\"},\"unknown\":1}",
                "{\"values\":{\"name\":\"A\"}} trailing",
                "{\"values\":[]}",
                "{\"values\":\"x\"}",
                "{\"version\":1,\"values\":{\"name\":\"A\"}}",
                "{'values':{}}",
                "{\"values\":{\"name\":NaN}}",
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"
            })
    void what_is_not_the_json_that_is_asked_for_is_refused(String json) {
        Answer answer = sent(json);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("bad-request");
        assertThat(answer.body()).doesNotContain("Jackson", "io.clientportal", "line");
    }

    @Test
    @Tag("PRO-13")
    @Tag("SEC-163")
    void what_a_body_lacks_is_refused_and_stands_for_no_decision() {
        String request = desk(client) + "/requests/" + practice.waiting(contact, client, "Nora One");
        Browser petra = petra();
        String version = petra.get(request).header("ETag");
        for (String decisions : List.of(
                "[null]",
                "[{}]",
                "[{\"path\":\"name\"}]",
                "[{\"verdict\":\"ACCEPT\"}]",
                "[{\"path\":\"name\",\"verdict\":null}]")) {
            String json = "{\"decisions\":" + decisions + "}";
            assertThat(petra.send("PATCH", request + "/decisions", json, "If-Match", version)
                            .status())
                    .as(json)
                    .isEqualTo(400);
        }
        for (String json : List.of(
                "{}", "{\"name\":\"Nora\"}", "{\"name\":\"Nora\",\"email\":\"n@example.com\",\"areas\":[null]}")) {
            assertThat(petra.post(desk(client) + "/contacts", json).status())
                    .as(json)
                    .isEqualTo(400);
        }
        assertThat(petra.post(request + "/apply", "{}").problem()).isEqualTo("undecided");
        assertThat(sent("{\"values\":{\"name\":\"Nora Two\",\"occupation\":null}}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    @Tag("SEC-100")
    void deep_json_is_refused() {
        assertThat(sent("{\"values\":{\"name\":" + "[".repeat(100) + "]".repeat(100) + "}}")
                        .status())
                .isEqualTo(400);
        assertThat(sent("{\"values\":{\"name\":" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000) + "}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    @Tag("SEC-100")
    void a_large_body_is_refused_and_a_long_text_too() {
        Answer large = sent("{\"values\":{\"name\":\"" + "a".repeat(10_000_000) + "\"}}");
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.problem()).isEqualTo("too-large");
        Answer text = sent("{\"values\":{\"name\":\"" + "a".repeat(900_000) + "\"}}");
        assertThat(text.status()).isEqualTo(422);
        assertThat(text.json().get("fields").get("name").get("rule").asString()).isEqualTo("too-long");
    }

    @ParameterizedTest
    @Tag("SEC-76")
    @ValueSource(
            strings = {
                "x",
                "' or 1=1 --",
                "MTIz",
                "%00",
                "AAAA%0d%0a",
                "OTIyMzM3MjAzNjg1NDc3NTgwNyBj",
                "LTkyMjMzNzIwMzY4NTQ3NzU4MDggYw"
            })
    void a_cursor_that_was_not_handed_out_is_refused(String cursor) {
        String encoded = java.net.URLEncoder.encode(cursor, java.nio.charset.StandardCharsets.UTF_8);
        Browser petra = petra();
        for (String path : List.of(
                "/desk/api/v1/waiting?after=",
                "/desk/api/v1/outbox/dead-letters?before=",
                desk(client) + "/history?before=",
                desk(client) + "/activity?before=")) {
            assertThat(petra.get(path + encoded).status()).as(path).isEqualTo(400);
        }
    }

    @Test
    @Tag("SEC-164")
    void very_long_headers_and_parameters_are_refused_fast() {
        Browser petra = petra();
        String longText = "a".repeat(100_000);
        assertThat(petra.get("/desk/api/v1/waiting?after=" + "a".repeat(5_000)).status())
                .isEqualTo(400);
        assertThat(petra.get("/desk/api/v1/waiting?after=" + longText).status()).isIn(400, 414, 431);
        assertThat(petra.get("/desk/api/v1/bell", "Accept-Language", longText).status())
                .isIn(400, 431);
        assertThat(contact.post(
                                profile(client) + "/proposals",
                                "{}",
                                "Idempotency-Key",
                                "k".repeat(129),
                                "If-Match",
                                tag)
                        .problem())
                .isEqualTo("bad-key");
        assertThat(contact.post(profile(client) + "/proposals", "{}", "If-Match", "\"" + "a".repeat(2_000) + "\"")
                        .status())
                .isEqualTo(400);
    }

    @Test
    @Tag("SEC-163")
    void an_id_that_is_none_is_unknown() {
        Browser petra = petra();
        assertThat(petra.get(desk(client) + "/requests/1").status()).isEqualTo(404);
        assertThat(petra.get(desk(client) + "/requests/%27").status()).isEqualTo(404);
        assertThat(contact.send("DELETE", profile(client) + "/proposals/..%2e", "")
                        .status())
                .isIn(400, 404);
        assertThat(petra.get("/desk/api/v1/clients/" + "c".repeat(129) + "/record")
                        .body())
                .isEqualTo(petra.get("/desk/api/v1/clients/none/record").body());
    }

    @Test
    void an_answer_in_another_form_is_refused_as_a_problem() {
        Answer answer = contact.get(profile(client), "Accept", "application/xml");
        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.problem()).isEqualTo("not-acceptable");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }
}
