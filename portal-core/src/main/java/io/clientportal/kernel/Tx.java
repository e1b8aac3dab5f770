package io.clientportal.kernel;

/** A running transaction, handed to the work that runs in it. */
public interface Tx {

    /**
     * What the transaction runs on, such as its {@code java.sql.Connection}, for a host whose own records are written in
     * the same transaction.
     *
     * @throws IllegalArgumentException where the adapter has no such thing
     */
    <T> T unwrap(Class<T> type);

    /** Runs once the outermost transaction has committed, never after a rollback. Only for signals: no database work. */
    void afterCommit(Runnable signal);
}
