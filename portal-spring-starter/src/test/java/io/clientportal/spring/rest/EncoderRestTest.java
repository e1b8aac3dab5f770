package io.clientportal.spring.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.HostApp;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A host whose own encoder hashes the passwords of contacts. */
@Tag("SIG-06")
@Import(EncoderRestTest.Encoding.class)
class EncoderRestTest extends RestTest {

    @TestConfiguration(proxyBeanMethods = false)
    static class Encoding {
        static final List<String> SEEN = new CopyOnWriteArrayList<>();

        @Bean
        PasswordEncoder encoder() {
            PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
            return new PasswordEncoder() {
                @Override
                public String encode(CharSequence password) {
                    SEEN.add(password.toString());
                    return encoder.encode(password);
                }

                @Override
                public boolean matches(CharSequence password, String hash) {
                    return encoder.matches(password, hash);
                }
            };
        }
    }

    @Autowired
    JdbcTemplate database;

    @Test
    void contacts_choose_passwords_and_sign_in_with_them_and_the_encoder_never_sees_one() {
        String email = UUID.randomUUID() + "@client.example";
        practice.account(HostApp.PETRA, newClient(), email);
        String login = "{\"email\":\"" + email + "\",\"password\":\"";
        assertThat(Browser.at(port)
                        .withToken()
                        .post("/portal/api/v1/session", login + Practice.PASSWORD + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(Browser.at(port)
                        .withToken()
                        .post("/portal/api/v1/session", login + Practice.PASSWORD + "s\"}")
                        .problem())
                .isEqualTo("wrong-password");
        assertThat(Encoding.SEEN).isNotEmpty().noneMatch(seen -> seen.contains(Practice.PASSWORD));
        assertThat(database.queryForObject("select password from portal_contact where email = ?", String.class, email))
                .startsWith("{bcrypt}");
    }
}
