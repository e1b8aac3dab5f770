package io.clientportal.memory;

import io.clientportal.kernel.Transactions;
import io.clientportal.kernel.Tx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One transaction at a time; what a failed one has changed is undone. */
final class MemoryTransactions implements Transactions {

    /** Every table, so that a test can look at everything that is kept. */
    final List<MemoryTable<?, ?>> tables = new ArrayList<>();

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable MemoryTx current;

    @Override
    public <T extends @Nullable Object> T write(Function<Tx, T> work) {
        return join(work);
    }

    @Override
    public <T extends @Nullable Object> T read(Function<Tx, T> work) {
        return join(work);
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public <T extends @Nullable Object> T apart(Function<Tx, T> work) {
        return alone(work);
    }

    /** A host's own transaction, which the portal's joins. */
    <T extends @Nullable Object> T host(Supplier<T> work) {
        return alone(tx -> work.get());
    }

    /** Notes how to take back a change of the running transaction. */
    void undo(Runnable undo) {
        if (current == null || !lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("No transaction is running");
        }
        current.undo.push(undo);
    }

    <T extends @Nullable Object> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private <T extends @Nullable Object> T join(Function<Tx, T> work) {
        lock.lock();
        try {
            MemoryTx outer = current;
            if (outer == null) {
                return alone(work);
            }
            int changes = outer.undo.size();
            try {
                return work.apply(outer);
            } catch (RuntimeException | Error e) {
                outer.doomed |= outer.undo.size() > changes;
                throw e;
            }
        } finally {
            lock.unlock();
        }
    }

    private <T extends @Nullable Object> T alone(Function<Tx, T> work) {
        lock.lock();
        MemoryTx outer = current;
        MemoryTx tx = new MemoryTx();
        current = tx;
        boolean committed = false;
        T result;
        try {
            result = work.apply(tx);
            if (tx.doomed) {
                throw new IllegalStateException("The portal failed in this transaction after writing; it is lost");
            }
            committed = true;
        } finally {
            if (!committed) {
                tx.undo.forEach(Runnable::run);
            }
            current = outer;
            lock.unlock();
        }
        tx.signals.forEach(Runnable::run);
        return result;
    }

    private static final class MemoryTx implements Tx {
        final Deque<Runnable> undo = new ArrayDeque<>();
        final List<Runnable> signals = new ArrayList<>();
        boolean doomed;

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new IllegalArgumentException("Memory has no " + type.getName());
        }

        @Override
        public void afterCommit(Runnable signal) {
            signals.add(signal);
        }
    }
}
