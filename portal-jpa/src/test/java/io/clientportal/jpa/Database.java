package io.clientportal.jpa;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Fresh databases for tests: one PostgreSQL server per JVM, copied from a migrated template; H2 in memory. */
public enum Database {
    H2 {
        @Override
        HikariConfig empty() {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(
                    "jdbc:h2:mem:portal" + COUNT.incrementAndGet() + ";DB_CLOSE_DELAY=-1;DEFAULT_LOCK_TIMEOUT=20000");
            return config;
        }

        @Override
        HikariConfig migrated() {
            HikariConfig config = empty();
            try (HikariDataSource dataSource = new HikariDataSource(config)) {
                JpaStores.migrate(dataSource);
            }
            return config;
        }
    },
    POSTGRES {
        @Override
        HikariConfig empty() {
            return Server.database("template0");
        }

        @Override
        HikariConfig migrated() {
            return Server.database(Server.TEMPLATE);
        }
    };

    private static final AtomicInteger COUNT = new AtomicInteger();

    private @Nullable JpaStores stores;

    /** A database without any table. */
    abstract HikariConfig empty();

    /** A database with the portal's tables. */
    abstract HikariConfig migrated();

    /** A pool on a database with the portal's tables. */
    public HikariDataSource open() {
        return pool(migrated());
    }

    /** Stores on a database of this kind. */
    public synchronized JpaStores stores(DataSource dataSource) {
        if (stores == null) {
            stores = JpaStores.on(dataSource);
        }
        return stores.joining(new OwnTransactions(dataSource));
    }

    static HikariDataSource pool(HikariConfig config) {
        config.setMaximumPoolSize(40);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    private static final class Server {
        static final String TEMPLATE = "portal_template";
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "300")
                        .start();
                execute(postgres.getPostgresDatabase(), "create database " + TEMPLATE);
                JpaStores.migrate(postgres.getDatabase("postgres", TEMPLATE));
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static synchronized HikariConfig database(String template) {
            String name = "portal" + COUNT.incrementAndGet();
            execute(POSTGRES.getPostgresDatabase(), "create database " + name + " template " + template);
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(POSTGRES.getJdbcUrl("postgres", name));
            return config;
        }

        private static void execute(DataSource dataSource, String sql) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
