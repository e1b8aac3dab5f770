package io.clientportal.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.clientportal.World;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.mapping.Column;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scripts and mapping agree, and scripts run beside a host's tables. */
class SchemaTest {

    @ParameterizedTest
    @EnumSource
    void the_scripts_make_what_is_mapped(Database database) throws SQLException {
        try (HikariDataSource dataSource = database.open()) {
            StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
                    .clearSettings()
                    .applySetting(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource)
                    .applySetting(AvailableSettings.HBM2DDL_AUTO, "validate")
                    .build();
            Metadata metadata = Sessions.metadata(registry).buildMetadata();
            metadata.buildSessionFactory().close();

            Set<String> mapped = new TreeSet<>();
            metadata.collectTableMappings()
                    .forEach(table -> table.getColumns()
                            .forEach((Column column) -> mapped.add(table.getName() + "." + column.getName() + " "
                                    + (column.isNullable() ? "null" : "not null"))));
            Set<String> notMapped = new TreeSet<>(columns(dataSource));
            notMapped.removeAll(mapped);
            assertThat(notMapped)
                    .as("columns that only the scripts know")
                    .containsExactlyInAnyOrder(
                            "portal_activity.chain null",
                            "portal_activity.format not null",
                            "portal_activity.seq null");
            mapped.removeAll(columns(dataSource));
            assertThat(mapped).as("columns that only the mapping knows").isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_scripts_run_beside_a_host_s_tables_and_once(Database database) throws SQLException {
        try (HikariDataSource dataSource = Database.pool(database.empty())) {
            Host.execute(dataSource, "create table host_note (note_id bigint primary key)");
            Host.execute(dataSource, "create table flyway_schema_history (of_the_host integer)");

            JpaStores.migrate(dataSource);
            List<String> once = columns(dataSource);
            JpaStores.migrate(dataSource);

            assertThat(once).isNotEmpty().isEqualTo(columns(dataSource));
            Host.execute(dataSource, "insert into flyway_schema_history values (1)");
        }
    }

    @Test
    @Tag("LOG-02")
    void postgresql_lets_nobody_change_the_activity_log() {
        try (HikariDataSource dataSource = Database.POSTGRES.open()) {
            new World(new JpaTestStores(Database.POSTGRES, dataSource), null).client("Ada");

            for (String change : List.of(
                    "delete from portal_activity",
                    "truncate portal_activity",
                    "update portal_activity set refused = not refused",
                    "update portal_activity set seq = 1, chain = hash, hash = chain")) {
                assertThatThrownBy(() -> Host.execute(dataSource, change))
                        .hasStackTraceContaining("Entries of the activity log are only added");
            }
            Host.execute(dataSource, "update portal_activity set seq = 1, chain = hash");
            assertThatThrownBy(() -> Host.execute(dataSource, "update portal_activity set seq = 2"))
                    .hasStackTraceContaining("Entries of the activity log are only added");
        }
    }

    private static List<String> columns(HikariDataSource dataSource) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                ResultSet rows = connection.getMetaData().getColumns(null, null, "%", "%")) {
            while (rows.next()) {
                String table = rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                boolean index = table.matches(".*_(pk|uk|ix)");
                if (table.startsWith("portal_") && !table.equals("portal_schema_history") && !index) {
                    columns.add(table + "." + rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT) + " "
                            + ("YES".equals(rows.getString("IS_NULLABLE")) ? "null" : "not null"));
                }
            }
        }
        return columns;
    }
}
