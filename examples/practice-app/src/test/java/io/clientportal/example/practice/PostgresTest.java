package io.clientportal.example.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.Portal;
import io.clientportal.example.practice.clients.Clients;
import io.clientportal.example.practice.staff.StaffUsers;
import io.clientportal.kernel.ClientId;
import io.clientportal.profile.Profile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The profile {@code postgres}: the demo on a database that outlives it. */
class PostgresTest {

    @TempDir
    Path directory;

    @Test
    void theDemoIsSeededOnceAndReadsItselfAfterANewStart() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            try (ConfigurableApplicationContext first = start(postgres)) {
                assertThat(queue(first)).isEqualTo(2);
            }
            try (ConfigurableApplicationContext second = start(postgres)) {
                assertThat(queue(second)).isEqualTo(2);
                assertThat(second.getBean(Clients.class).findByFirmIdOrderById("birch"))
                        .hasSize(66);
            }
        }
    }

    private int queue(ConfigurableApplicationContext app) {
        Profile profile = app.getBean(Portal.class)
                .as(app.getBean(StaffUsers.class)
                        .findById("paula")
                        .orElseThrow()
                        .asStaff())
                .client(new ClientId("B-1003"))
                .profile();
        assertThat(profile.record().name().display()).isEqualTo("Charlotte Whitcombe");
        return profile.queue().size();
    }

    private ConfigurableApplicationContext start(EmbeddedPostgres postgres) {
        return SpringApplication.run(
                PracticeApp.class,
                "--spring.profiles.active=postgres",
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--portal.keys.file=" + directory.resolve("portal.key"),
                "--server.port=0");
    }
}
