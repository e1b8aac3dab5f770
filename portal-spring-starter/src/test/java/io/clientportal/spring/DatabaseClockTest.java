package io.clientportal.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The clock that all nodes share. */
class DatabaseClockTest {

    private static JdbcDataSource database() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:clock");
        return dataSource;
    }

    @Test
    @Tag("SEC-146")
    void it_follows_the_database_and_never_goes_back() {
        try (DatabaseClock clock = new DatabaseClock(database(), InstantSource.system())) {
            Instant last = clock.instant();
            assertThat(Duration.between(last, Instant.now()).abs()).isLessThan(Duration.ofSeconds(2));
            for (int i = 0; i < 10_000; i++) {
                Instant next = clock.instant();
                assertThat(next).isAfterOrEqualTo(last);
                last = next;
            }
        }
    }

    @Test
    @Tag("SEC-147")
    void a_machine_that_is_far_off_does_not_start() {
        assertThatThrownBy(() -> new DatabaseClock(
                        database(), () -> InstantSource.system().instant().plusSeconds(3)))
                .hasMessageContaining("P-11");
    }
}
