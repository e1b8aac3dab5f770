package io.clientportal.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.clientportal.Finding;
import io.clientportal.Portal;
import io.clientportal.Stores;
import io.clientportal.World;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the database tells of itself to whoever looks over a running installation. */
@Tag("SEC-165")
class JpaConditionTest {

    private static List<String> ids(Portal portal) {
        return portal.doctor().stream().map(Finding::id).toList();
    }

    private static Portal portal(HikariDataSource dataSource, InstantSource clock) {
        return Portal.with(JpaStores.on(dataSource))
                .clock(clock)
                .keys(World.KEYS)
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void tables_of_this_version_and_a_clock_that_agrees_are_no_finding(Database database) {
        try (HikariDataSource dataSource = database.open()) {
            Stores.Condition condition = JpaStores.on(dataSource).condition();
            assertThat(condition.lasting()).isTrue();
            assertThat(condition.current()).isTrue();
            assertThat(ids(portal(dataSource, InstantSource.system()))).containsExactly("D-05", "D-09", "D-14");
            new World(new JpaTestStores(database, dataSource), null).client("Ada");
            assertThat(ids(portal(dataSource, InstantSource.system()))).doesNotContain("D-01", "D-10");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_clock_that_is_three_seconds_off_is_told(Database database) {
        try (HikariDataSource dataSource = database.open()) {
            InstantSource ahead = InstantSource.offset(InstantSource.system(), Duration.ofSeconds(3));
            InstantSource behind = InstantSource.offset(InstantSource.system(), Duration.ofSeconds(-3));
            InstantSource near = InstantSource.offset(InstantSource.system(), Duration.ofSeconds(1));
            assertThat(ids(portal(dataSource, ahead))).contains("D-04");
            assertThat(ids(portal(dataSource, behind))).contains("D-04");
            assertThat(ids(portal(dataSource, near))).doesNotContain("D-04");
        }
    }

    @ParameterizedTest
    @EnumSource
    void tables_that_are_older_newer_or_changed_are_told(Database database) throws SQLException {
        try (HikariDataSource dataSource = database.open()) {
            Portal portal = portal(dataSource, InstantSource.system());
            String history = "\"portal_schema_history\"";
            Host.execute(dataSource, "update " + history + " set \"checksum\" = 1 where \"version\" = '3'");
            assertThat(ids(portal)).contains("D-03");
        }
        try (HikariDataSource dataSource = database.open()) {
            Portal portal = portal(dataSource, InstantSource.system());
            Host.execute(
                    dataSource,
                    "delete from \"portal_schema_history\" where \"installed_rank\" ="
                            + " (select max(\"installed_rank\") from \"portal_schema_history\")");
            assertThat(ids(portal)).contains("D-03");
        }
        try (HikariDataSource dataSource = database.open()) {
            Portal portal = portal(dataSource, InstantSource.system());
            Host.execute(
                    dataSource,
                    "update \"portal_schema_history\" set \"version\" = '999' where \"installed_rank\" ="
                            + " (select max(\"installed_rank\") from \"portal_schema_history\")");
            assertThat(ids(portal)).contains("D-03");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_database_that_does_not_answer_is_told_and_nothing_is_thrown(Database database) {
        HikariDataSource dataSource = database.open();
        Portal portal = portal(dataSource, InstantSource.system());
        dataSource.close();
        assertThat(ids(portal)).containsExactly("D-01", "D-05", "D-09", "D-14");
    }
}
