package io.clientportal.spring.rest;

import static io.clientportal.spring.rest.Practice.desk;
import static io.clientportal.spring.rest.Practice.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.kernel.ClientId;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What other sites make a browser send changes nothing. */
@Tag("SEC-64")
class ForgeryRestTest extends RestTest {

    private static final String JSON = "{\"values\":{\"name\":\"Forged\"}}";

    private void nothingWaits(ClientId client) {
        assertThat(petra().get(desk(client) + "/requests").json().get("items")).isEmpty();
    }

    @Test
    void a_request_without_the_token_or_with_anothers_is_refused() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        String tag = contact.get(profile(client)).header("ETag");
        String foreign = contactOf(client)
                .get("/portal/api/v1/session")
                .json()
                .get("csrf")
                .asString();
        for (String token : java.util.Arrays.asList(null, "", "x", "A".repeat(86), foreign)) {
            Answer answer = contact.withToken(token).post(profile(client) + "/proposals", JSON, "If-Match", tag);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.problem()).isEqualTo("forged");
        }
        nothingWaits(client);
    }

    @Test
    void a_request_from_another_site_is_refused_even_with_the_token() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        String tag = contact.get(profile(client)).header("ETag");
        List<String[]> foreign = List.of(
                new String[] {"Sec-Fetch-Site", "cross-site"},
                new String[] {"Sec-Fetch-Site", "same-site"},
                new String[] {"Sec-Fetch-Site", "nonsense"},
                new String[] {"Origin", "https://evil.example"},
                new String[] {"Origin", "http://localhost.evil.example:" + port},
                new String[] {"Origin", "http://evil.localhost:" + port},
                new String[] {"Origin", "null"});
        for (String[] header : foreign) {
            Answer answer = contact.post(profile(client) + "/proposals", JSON, "If-Match", tag, header[0], header[1]);
            assertThat(answer.status()).as(String.join(": ", header)).isEqualTo(403);
        }
        nothingWaits(client);
        assertThat(contact.post(
                                profile(client) + "/proposals",
                                JSON,
                                "If-Match",
                                tag,
                                "Origin",
                                "http://localhost:" + port)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void json_as_text_a_form_or_by_another_method_is_refused() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        String tag = contact.get(profile(client)).header("ETag");
        String path = profile(client) + "/proposals";
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
            Answer answer = contact.post(path, JSON, "If-Match", tag, "Content-Type", type);
            assertThat(answer.status()).as(type).isEqualTo(415);
            assertThat(answer.problem()).isEqualTo("unsupported-media-type");
        }
        assertThat(contact.get(path + "/preview").status()).isEqualTo(405);
        assertThat(contact.get(path + "?_method=POST", "X-HTTP-Method-Override", "POST")
                        .status())
                .isEqualTo(200);
        Answer put = contact.send("PUT", path, JSON, "If-Match", tag);
        assertThat(put.status()).isEqualTo(405);
        assertThat(put.problem()).isEqualTo("method-not-allowed");
        assertThat(put.header("Allow")).contains("GET", "POST");
        nothingWaits(client);
    }

    @Test
    void the_hosts_own_protection_guards_the_desk() {
        ClientId client = newClient();
        Browser petra = petra();
        String path = desk(client) + "/links";
        String json = "{\"name\":\"N\",\"email\":\"forged@client.example\"}";
        assertThat(petra.post(path, json, "Sec-Fetch-Site", "cross-site").status())
                .isEqualTo(403);
        assertThat(petra.post(path, json, "Sec-Fetch-Site", "cross-site", "Authorization", "Basic cGV0cmE6cGV0cmE=")
                        .status())
                .isEqualTo(403);
        assertThat(petra.withToken((String) null).post(path, json).status()).isEqualTo(403);
        assertThat(petra.get(path).json().get("items")).isEmpty();
    }

    @Test
    @Tag("SEC-68")
    void no_other_site_may_read() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        for (String origin : List.of("null", "https://evil.example", "http://localhost.evil.example")) {
            Answer answer = contact.get(profile(client), "Origin", origin);
            assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
            Answer asked = contact.send(
                    "OPTIONS",
                    profile(client) + "/proposals",
                    "",
                    "Origin",
                    origin,
                    "Access-Control-Request-Method",
                    "POST");
            assertThat(asked.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        }
    }
}
