package io.clientportal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a\\b", "50%", "a;b", ".", "..", "a%2Fb", "a\u2028b"})
    void a_key_that_no_address_carries_is_refused_and_says_what_to_do(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientId(key)).withMessageContaining("base64url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "a\0", "a\ud83d"})
    void a_key_that_no_database_keeps_is_refused(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientId(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4711", "A b", "Müller & Söhne", "a.b..c", "a?b#c", "日本", "a+b=c:d@e"})
    void any_other_is_taken_as_it_is(String key) {
        assertThat(new ClientId(key).value()).isEqualTo(key);
    }
}
