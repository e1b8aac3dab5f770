package io.clientportal.jpa;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A host without any framework: a connection per thread, begun and committed by hand. */
@ParameterizedClass
@EnumSource
class PlainHostTest extends HostContract {

    private static final Map<Database, PlainHost> HOSTS = new EnumMap<>(Database.class);

    PlainHostTest(Database database) {
        super(HOSTS.computeIfAbsent(database, PlainHost::on));
    }

    private static final class PlainHost extends Host {
        private final HandMade unit;

        static PlainHost on(Database database) {
            HikariConfig config = Host.database(database);
            config.setAutoCommit(false);
            HikariDataSource dataSource = Database.pool(config);
            return new PlainHost(database, dataSource, new HandMade(dataSource));
        }

        private PlainHost(Database database, DataSource dataSource, HandMade unit) {
            super(database, dataSource, unit);
            this.unit = unit;
        }

        @Override
        public <T> T inTransaction(boolean readOnly, Supplier<T> work) {
            return unit.begin(readOnly, work);
        }

        @Override
        public void note(long id, String text) {
            Connection connection = unit.connection();
            if (connection == null) {
                throw new IllegalStateException("No transaction");
            }
            try (PreparedStatement insert = connection.prepareStatement("insert into host_note values (?, ?)")) {
                insert.setLong(1, id);
                insert.setString(2, text);
                insert.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What such a host writes to be joined. */
    private static final class HandMade implements UnitOfWork {
        private final DataSource dataSource;
        private final ThreadLocal<@Nullable Transaction> current = new ThreadLocal<>();

        HandMade(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        @Override
        public @Nullable Connection connection() {
            Transaction transaction = current.get();
            return transaction == null ? null : transaction.connection;
        }

        @Override
        public void doom() {
            transaction().doomed = true;
        }

        @Override
        public void afterCommit(Runnable signal) {
            transaction().signals.add(signal);
        }

        @Override
        public <T> T begin(boolean readOnly, Supplier<T> work) {
            Transaction outer = current.get();
            Transaction transaction = new Transaction();
            try (Connection connection = dataSource.getConnection()) {
                connection.setReadOnly(readOnly);
                transaction.connection = connection;
                current.set(transaction);
                T result;
                try {
                    result = work.get();
                    if (transaction.doomed) {
                        throw new IllegalStateException("This transaction is lost");
                    }
                    connection.commit();
                } catch (RuntimeException | Error e) {
                    connection.rollback();
                    throw e;
                } finally {
                    current.set(outer);
                }
                transaction.signals.forEach(Runnable::run);
                return result;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private Transaction transaction() {
            Transaction transaction = current.get();
            if (transaction == null) {
                throw new IllegalStateException("No transaction");
            }
            return transaction;
        }
    }

    private static final class Transaction {
        private @Nullable Connection connection;
        private final List<Runnable> signals = new ArrayList<>();
        private boolean doomed;
    }
}
