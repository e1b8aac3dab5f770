package io.clientportal.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Transactions on connections of a data source, for a portal that joins nobody's. */
final class OwnTransactions implements UnitOfWork {

    private static final Logger LOG = LoggerFactory.getLogger(OwnTransactions.class);

    private final DataSource dataSource;
    private final ThreadLocal<@Nullable Running> current = new ThreadLocal<>();

    OwnTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public @Nullable Connection connection() {
        Running running = current.get();
        return running == null ? null : running.connection;
    }

    @Override
    public boolean isReadOnly() {
        return running().readOnly;
    }

    @Override
    public void doom() {
        running().doomed = true;
    }

    @Override
    public void afterCommit(Runnable signal) {
        running().signals.add(signal);
    }

    @Override
    public <T extends @Nullable Object> T begin(boolean readOnly, Supplier<T> work) {
        Running outer = current.get();
        List<Runnable> signals;
        T result;
        try (Connection connection = dataSource.getConnection()) {
            Running running = new Running(connection, readOnly);
            signals = running.signals;
            current.set(running);
            try {
                result = inTransaction(running, work);
            } finally {
                if (outer == null) {
                    current.remove();
                } else {
                    current.set(outer);
                }
            }
        } catch (SQLException e) {
            throw Failures.unavailable(e);
        }
        signals.forEach(OwnTransactions::send);
        return result;
    }

    private static <T extends @Nullable Object> T inTransaction(Running running, Supplier<T> work) throws SQLException {
        Connection connection = running.connection;
        boolean autoCommit = connection.getAutoCommit();
        boolean readOnly = connection.isReadOnly();
        connection.setAutoCommit(false);
        if (running.readOnly != readOnly) {
            connection.setReadOnly(running.readOnly);
        }
        try {
            T result = work.get();
            if (running.doomed) {
                throw new IllegalStateException("A part of this transaction failed, so all of it was rolled back");
            }
            connection.commit();
            return result;
        } catch (Throwable e) {
            rollBack(connection, e);
            throw e;
        } finally {
            restore(connection, autoCommit, readOnly);
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** For pools that hand a connection on as they got it back. */
    private static void restore(Connection connection, boolean autoCommit, boolean readOnly) {
        try {
            if (connection.isReadOnly() != readOnly) {
                connection.setReadOnly(readOnly);
            }
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            LOG.debug("A connection broke before it was given back", e);
        }
    }

    /** The transaction is committed whatever becomes of its signals. */
    private static void send(Runnable signal) {
        try {
            signal.run();
        } catch (RuntimeException e) {
            LOG.warn("A signal after a commit failed", e);
        }
    }

    private Running running() {
        Running running = current.get();
        if (running == null) {
            throw new IllegalStateException("No transaction is running");
        }
        return running;
    }

    private static final class Running {
        private final Connection connection;
        private final boolean readOnly;
        private final List<Runnable> signals = new ArrayList<>();
        private boolean doomed;

        Running(Connection connection, boolean readOnly) {
            this.connection = connection;
            this.readOnly = readOnly;
        }
    }
}
