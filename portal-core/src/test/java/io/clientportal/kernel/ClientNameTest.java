package io.clientportal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientNameTest {

    @Test
    void a_name_sorts_without_case_and_accents() {
        assertThat(ClientName.of("Élodie Çelik").sort()).isEqualTo("elodie celik");
    }

    @Test
    void what_no_database_keeps_is_left_out() {
        assertThat(ClientName.of("A\0d\ud83ea\n").display()).isEqualTo("Ada");
    }

    @Test
    void a_long_name_is_cut_between_characters() {
        String name = "x".repeat(199) + "🦊";

        assertThat(ClientName.of(name).display()).isEqualTo("x".repeat(199));
        assertThat(ClientName.of("x".repeat(198) + "🦊").display()).isEqualTo("x".repeat(198) + "🦊");
    }
}
