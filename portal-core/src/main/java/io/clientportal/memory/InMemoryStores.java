package io.clientportal.memory;

import io.clientportal.Stores;
import io.clientportal.activity.ActivityStore;
import io.clientportal.firms.FirmStore;
import io.clientportal.kernel.GateStore;
import io.clientportal.kernel.Tx;
import io.clientportal.notices.NoticeStore;
import io.clientportal.profile.ProfileStore;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Everything in memory, gone with the process. One transaction runs at a time. For tests and for trying things out; a
 * production start refuses it.
 */
public final class InMemoryStores implements Stores {

    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryGateStore gate = new MemoryGateStore(transactions);
    private final MemoryActivityStore activity = new MemoryActivityStore(transactions);
    private final MemoryProfileStore profile = new MemoryProfileStore(transactions, gate);
    private final MemoryNoticeStore notices = new MemoryNoticeStore(transactions, gate, profile);

    /** Runs a host's own transaction, which the portal's work joins; an exception undoes everything in it. */
    public <T> T transaction(Supplier<T> work) {
        return transactions.host(work);
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        return transactions.write(work);
    }

    @Override
    public <T> T read(Function<Tx, T> work) {
        return transactions.read(work);
    }

    @Override
    public <T> T apart(Function<Tx, T> work) {
        return transactions.apart(work);
    }

    @Override
    public GateStore gate() {
        return gate;
    }

    @Override
    public FirmStore firms() {
        return gate;
    }

    @Override
    public ActivityStore activity() {
        return activity;
    }

    @Override
    public ProfileStore profile() {
        return profile;
    }

    @Override
    public NoticeStore notices() {
        return notices;
    }
}
