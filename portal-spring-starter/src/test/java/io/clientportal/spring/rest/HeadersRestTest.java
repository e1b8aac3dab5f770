package io.clientportal.spring.rest;

import static io.clientportal.spring.rest.Practice.desk;
import static io.clientportal.spring.rest.Practice.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.kernel.ClientId;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of answer carries the security headers, and odd addresses open nothing. */
class HeadersRestTest extends RestTest {

    @Test
    @Tag("SEC-65")
    void every_kind_of_answer_carries_the_headers() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        Browser petra = petra();
        String tag = contact.get(profile(client)).header("ETag");
        List<Answer> answers = new ArrayList<>(List.of(
                contact.get(profile(client)),
                contact.get(profile(client), "If-None-Match", tag),
                contact.send("HEAD", profile(client), ""),
                contact.send("OPTIONS", profile(client), ""),
                contact.get("/portal/api/v1/nothing"),
                contact.get("/portal/api/v1/openapi.yaml"),
                contact.get(profile(new ClientId("none"))),
                contact.post(profile(client) + "/proposals", "{"),
                contact.send("PUT", profile(client), "{}"),
                contact.post(profile(client) + "/proposals", "{}", "Content-Type", "text/plain"),
                contact.get(profile(client), "Accept", "application/xml"),
                Browser.at(port).get(profile(client)),
                Browser.at(port).get("/portal/api/v1/session"),
                Browser.at(port).post("/portal/api/v1/links/x/challenge", ""),
                contact.send("DELETE", profile(client) + "/proposals/" + UUID.randomUUID(), ""),
                petra.get("/desk/api/v1/bell"),
                petra.get("/desk/api/v1/nothing"),
                petra.get(desk(new ClientId("none")) + "/record"),
                petra.withToken((String) null).post("/desk/api/v1/bell/read", "{}"),
                Browser.at(port).get("/desk/api/v1/bell"),
                Browser.at(port).staff("nobody").get("/desk/api/v1/bell"),
                contact.send("DELETE", "/portal/api/v1/session", "")));
        for (Answer answer : answers) {
            String what = answer.status() + " " + answer.body();
            assertThat(answer.header("Content-Security-Policy"))
                    .as(what)
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().allValues("X-Content-Type-Options"))
                    .as(what)
                    .containsExactly("nosniff");
            assertThat(answer.header("X-Frame-Options")).as(what).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).as(what).isEqualTo("no-referrer");
            assertThat(answer.header("Cross-Origin-Opener-Policy")).as(what).isEqualTo("same-origin");
            assertThat(answer.header("Cross-Origin-Resource-Policy")).as(what).isEqualTo("same-origin");
            assertThat(answer.headers().allValues("Cache-Control")).as(what).containsExactly("no-store");
        }
    }

    @ParameterizedTest
    @Tag("SEC-69")
    @ValueSource(
            strings = {
                "//portal/api/v1/me",
                "/portal//api/v1/me",
                "/portal/..;/portal/api/v1/me",
                "/x/../portal/api/v1/me",
                "/portal%2fapi/v1/me",
                "/portal/api/v1/me;jsessionid=1",
                "/portal/api/v1/me/",
                "/PORTAL/api/v1/me",
                "/portal/api/v1/me%00",
                "//desk/api/v1/bell",
                "/desk/api/v1/bell;x=y",
                "/desk;x/api/v1/bell",
                "/%64esk/api/v1/bell",
                "/desk/api/v1/bell/"
            })
    void odd_addresses_open_nothing(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n\r\n");
        int status = Integer.parseInt(answer.substring(9, 12));
        assertThat(status).isIn(302, 400, 401, 403, 404);
    }

    @Test
    @Tag("REQ-13")
    void parameters_that_are_not_written_as_they_have_to_be_are_the_callers_mistake() {
        Answer answer =
                petra().send("POST", "/desk/settings", "name=%zz", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(answer.status()).isEqualTo(400);
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void the_hosts_own_pages_are_as_the_host_left_them() {
        assertThat(Browser.at(port).get("/open").body()).isEqualTo("for everybody");
        assertThat(Browser.at(port).get("/secret").status()).isEqualTo(302);
        assertThat(petra().get("/secret").body()).isEqualTo("for staff");
        assertThat(Browser.at(port).get("/open").header("Content-Security-Policy"))
                .isNull();
    }
}
