package io.clientportal.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
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
