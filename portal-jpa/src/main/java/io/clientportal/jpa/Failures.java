package io.clientportal.jpa;

import io.clientportal.kernel.PortalException;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.hibernate.HibernateException;
import org.hibernate.StaleStateException;
import org.jspecify.annotations.Nullable;

/** What a failure of the database means to the portal's caller. */
final class Failures {

    /** Lock not available, statement cancelled, too many connections, and the server going down. */
    private static final Set<String> PASSING =
            Set.of("55P03", "57014", "53300", "57P01", "57P02", "57P03", "HYT00", "90131", "90098", "90067", "90007");

    /** Serialization failures, deadlocks and rows that somebody else was faster to insert; the last two are H2's. */
    private static final Set<String> LOST = Set.of("40001", "40P01", "23505", "HYT00", "90131");

    private Failures() {}

    static PortalException.Unavailable unavailable(Throwable cause) {
        return new PortalException.Unavailable("The database cannot answer now. Try again later.", cause);
    }

    /** For a statement that went past Hibernate: {@link #translated} and its like look at the cause. */
    static IllegalStateException ofStatement(SQLException cause) {
        return new IllegalStateException("A statement of the portal failed", cause);
    }

    /** The failure as callers of the portal know it; itself where it is a mistake in the code. */
    static RuntimeException translated(RuntimeException failure) {
        if (failure instanceof PortalException) {
            return failure;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StaleStateException || cause instanceof OptimisticLockException) {
                return new PortalException.Stale();
            }
            if (cause instanceof SQLException sql && passes(sql)) {
                return unavailable(failure);
            }
        }
        return failure;
    }

    /** Whether the same work may well succeed in a new transaction. */
    static boolean isLostRace(Throwable failure) {
        SQLException sql = sql(failure);
        return sql != null && LOST.contains(state(sql));
    }

    /** Whether a statement failed, after which a transaction on PostgreSQL can do nothing more. */
    static boolean isOfDatabase(Throwable failure) {
        return failure instanceof HibernateException || sql(failure) != null;
    }

    private static boolean passes(SQLException e) {
        String state = state(e);
        return e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || e instanceof SQLRecoverableException
                || state.startsWith("08")
                || state.startsWith("40")
                || PASSING.contains(state);
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }

    private static @Nullable SQLException sql(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
