package io.clientportal.spring.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.clientportal.jpa.Database;
import io.clientportal.jpa.Host;
import io.clientportal.jpa.HostContract;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hosts on Spring: JPA and plain JDBC, pools that commit by themselves and pools that do not. */
@ParameterizedClass(name = "{0}")
@MethodSource("hosts")
class SpringHostsTest extends HostContract {

    private static final List<Named<Host>> HOSTS = new ArrayList<>();

    SpringHostsTest(Host host) {
        super(host);
    }

    static synchronized List<Named<Host>> hosts() {
        if (HOSTS.isEmpty()) {
            for (Database database : Database.values()) {
                HikariDataSource jpa = pool(database, true);
                HOSTS.add(Named.of(database + " JPA", JpaHost.on(database, jpa, true)));
                HikariDataSource byHand = pool(database, false);
                HOSTS.add(Named.of(database + " JPA, autoCommit off", JpaHost.on(database, byHand, false)));
                HikariDataSource jdbc = pool(database, true);
                HOSTS.add(Named.of(
                        database + " JDBC", new JdbcHost(database, jdbc, new DataSourceTransactionManager(jdbc))));
                HikariDataSource off = pool(database, false);
                HOSTS.add(Named.of(
                        database + " JDBC, autoCommit off",
                        new JdbcHost(database, off, new JdbcTransactionManager(off))));
            }
        }
        return HOSTS;
    }

    private static HikariDataSource pool(Database database, boolean autoCommit) {
        HikariConfig config = Host.database(database);
        config.setAutoCommit(autoCommit);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    @Test
    void the_portal_sees_what_the_host_has_not_flushed_yet() {
        int seen = host.inTransaction(false, () -> {
            note("pending");
            return host.stores().read(tx -> {
                try (Statement statement = tx.unwrap(Connection.class).createStatement();
                        ResultSet rows = statement.executeQuery(
                                "select count(*) from host_note where note_text like '" + world.firm + "%'")) {
                    rows.next();
                    return rows.getInt(1);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
        });

        assertThat(seen).isEqualTo(1);
    }

    @Test
    void in_a_transaction_of_another_manager_the_portal_refuses() {
        HikariDataSource other = new HikariDataSource(Host.database(Database.H2));
        TransactionTemplate foreign = new TransactionTemplate(new DataSourceTransactionManager(other));

        foreign.executeWithoutResult(status -> {
            assertThatThrownBy(() -> propose("Ada Lovelace")).hasMessageContaining("another transaction manager");
            DataSourceUtils.getConnection(host.dataSource());
            assertThatThrownBy(() -> propose("Ada Lovelace")).hasMessageContaining("another transaction manager");
        });

        assertThat(waiting()).isZero();
        other.close();
    }
}
