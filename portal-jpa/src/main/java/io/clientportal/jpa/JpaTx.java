package io.clientportal.jpa;

import io.clientportal.kernel.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** A stateless session over the connection of a running transaction. Whoever began the transaction ends it. */
final class JpaTx implements Tx, AutoCloseable {

    private final UnitOfWork unit;
    private final Connection connection;
    private final SessionFactory factory;
    private @Nullable StatelessSession session;
    private int writes;

    JpaTx(SessionFactory factory, UnitOfWork unit, Connection connection) {
        this.unit = unit;
        this.connection = connection;
        this.factory = factory;
    }

    static JpaTx of(Tx tx) {
        if (tx instanceof JpaTx jpa) {
            return jpa;
        }
        throw new IllegalArgumentException("This transaction is of other stores: " + tx.getClass());
    }

    /** Opened when it is asked for: the statements of {@link Sql} need none. */
    StatelessSession session() {
        if (session == null) {
            session = factory.withStatelessOptions()
                    .connection(connection)
                    .statementInspector((UnaryOperator<String>) this::seen)
                    .openStatelessSession();
            // Begun for insertMultiple, which batches only inside a transaction it knows of. Never committed here.
            session.beginTransaction();
        }
        return session;
    }

    /** Runs a statement past the session, on the same connection. */
    <T> T statement(String sql, Work<T> work) {
        try (PreparedStatement statement = connection.prepareStatement(seen(sql))) {
            return work.with(statement);
        } catch (SQLException e) {
            throw Failures.ofStatement(e);
        }
    }

    boolean runsOn(Connection other) {
        return connection == other;
    }

    /** How many statements were sent that write. */
    int writes() {
        return writes;
    }

    private String seen(String sql) {
        if (!sql.startsWith("select") || sql.contains(" final table ") || sql.contains(" old table ")) {
            writes++;
        }
        return sql;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        if (type.isInstance(connection)) {
            return type.cast(connection);
        }
        throw new IllegalArgumentException(
                "The portal's transaction runs on a " + Connection.class.getName() + ", not on a " + type.getName());
    }

    @Override
    public void afterCommit(Runnable signal) {
        unit.afterCommit(signal);
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
    }

    interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }
}
