package io.clientportal.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The host's transactions, for a portal that joins them. A host that has none of its own needs no such thing: work
 * handed to {@link JpaStores#write} is one transaction with everything the portal does in it.
 */
public interface UnitOfWork {

    /**
     * The connection of the transaction that runs in this thread; null where none runs. The portal never closes,
     * commits or rolls it back.
     */
    @Nullable
    Connection connection();

    /** Whether the running transaction may only read. The portal then refuses to write in it. */
    default boolean isReadOnly() {
        Connection connection = connection();
        try {
            return connection != null && connection.isReadOnly();
        } catch (SQLException e) {
            throw Failures.unavailable(e);
        }
    }

    /** Writes out what the host holds back, so that the portal reads it; called before the portal reads and after it has written. */
    default void flush() {}

    /** From now on the running transaction can only be rolled back, whatever its owner tries. */
    void doom();

    /** Runs the signal once the running transaction has committed, never after a rollback. */
    void afterCommit(Runnable signal);

    /**
     * Runs work in a new transaction, beside the one that runs already if there is one. While it runs,
     * {@link #connection()} is the new one's. It is committed when the work returns and rolled back when it throws.
     */
    <T extends @Nullable Object> T begin(boolean readOnly, Supplier<T> work);
}
