package io.clientportal.spring.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.spring.host.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The description of the REST API in {@code docs/openapi.yaml} is that of the code. Where it is not, the new one stands
 * in {@code target/openapi.yaml}, to be looked at and copied.
 */
class OpenApiRestTest extends RestTest {

    private static final Path KEPT = Path.of("..", "docs", "openapi.yaml");
    private static final Path MADE = Path.of("target", "openapi.yaml");

    @Test
    void the_description_is_that_of_the_code() throws IOException {
        String made = petra().get("/v3/api-docs.yaml").body();
        Files.createDirectories(MADE.getParent());
        Files.writeString(MADE, made);
        assertThat(made).isEqualTo(Files.exists(KEPT) ? Files.readString(KEPT) : "");
    }

    @Test
    void it_is_served_at_a_stable_address() throws IOException {
        Browser.Answer served = Browser.at(port).get("/portal/api/v1/openapi.yaml");
        assertThat(served.status()).isEqualTo(200);
        assertThat(served.body()).isEqualTo(Files.readString(KEPT));
    }
}
