package io.clientportal.spring.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.kernel.ClientId;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import io.clientportal.spring.host.HostApp;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;

/** Whatever key a host may give a client works in every address, in REST and on pages. */
class ClientKeysRestTest extends RestTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                " with blanks ",
                "Müller & Söhne",
                "日本",
                "a?b#c",
                "a+b=c:d@e,f",
                "..a.b..",
                "'\"<b>|^`{}",
                "~!$*()",
                "-–—"
            })
    void a_key_of_odd_characters_works_in_every_address(String odd) {
        ClientId client = practice.client(HostApp.PETRA, new ClientId(UUID.randomUUID() + odd));
        String part = "/clients/" + UriUtils.encode(client.value(), StandardCharsets.UTF_8);
        Browser contact = contactOf(client);
        Browser petra = petra();

        assertThat(contact.get("/portal/api/v1" + part + "/profile").status()).isEqualTo(200);
        assertThat(petra.get("/desk/api/v1" + part + "/record").status()).isEqualTo(200);

        linksTo("/portal" + part + "/profile", contact.get("/portal"));
        assertThat(contact.get("/portal" + part + "/profile").status()).isEqualTo(200);
        Answer desk = petra.get("/desk" + part);
        linksTo("/desk" + part + "/record", desk);
        assertThat(petra.get("/desk" + part + "/record").status()).isEqualTo(200);
    }

    private static void linksTo(String path, Answer page) {
        assertThat(page.status()).isEqualTo(200);
        assertThat(HtmlUtils.htmlUnescape(page.body())).contains("\"" + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%2Fb", "a%5Cb", "a%3Bb", "a;b", "50%25", "%2e%2e", "..", "%00", "%zz"})
    void an_address_with_what_is_no_key_is_refused(String part) {
        assertThat(Browser.at(port).staff("petra").get("/desk/api/v1/clients/x").status())
                .isEqualTo(404);
        for (String path : new String[] {"/desk/clients/" + part, "/desk/api/v1/clients/" + part + "/record"}) {
            assertThat(raw(path)).as(path).isIn(400, 404);
        }
    }

    /** As it stands, which no HTTP client would send. */
    private int raw(String path) {
        try (java.net.Socket socket = new java.net.Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookies()
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String cookies() {
        StringBuilder cookies = new StringBuilder();
        petra().cookies
                .forEach((name, value) ->
                        cookies.append(name).append('=').append(value).append("; "));
        return cookies.toString();
    }
}
