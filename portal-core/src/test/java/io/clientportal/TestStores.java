package io.clientportal;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.FirmId;
import io.clientportal.memory.InMemoryStores;
import io.clientportal.memory.MemoryDump;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * The stores that the specification is played on: in memory, or whatever an adapter registers as a service. All tests
 * of a run may share one database; each makes firms of its own.
 */
public interface TestStores {

    Stores stores();

    /** The stores as another process on the same database has them; the same ones where there can be no other. */
    default Stores anotherNode() {
        return stores();
    }

    /** Runs work as a host's own transaction, which the portal joins; an exception rolls all of it back. */
    <T> T inHostTransaction(Supplier<T> work);

    /** Stores that lose the firm's data key or a client's: what remains must be readable by nobody. */
    void eraseKey(String firm, String client);

    /** Everything that is stored, as one text: what must not be found in it is nowhere. */
    String dump();

    /** Whether rounds of races mean something here: a real database with real concurrency. */
    default boolean concurrent() {
        return true;
    }

    /** The stores of this run. */
    static TestStores current() {
        return Holder.CURRENT;
    }

    /** See {@link #current()}. */
    final class Holder {
        private static final TestStores CURRENT =
                ServiceLoader.load(TestStores.class).findFirst().orElseGet(InMemory::new);

        private Holder() {}
    }

    /** In memory. */
    final class InMemory implements TestStores {
        private final InMemoryStores stores = new InMemoryStores();

        @Override
        public Stores stores() {
            return stores;
        }

        @Override
        public <T> T inHostTransaction(Supplier<T> work) {
            return stores.transaction(work);
        }

        @Override
        public void eraseKey(String firm, String client) {
            stores.eraseKey(new FirmId(firm), new ClientId(client));
        }

        @Override
        public String dump() {
            return MemoryDump.of(stores);
        }
    }
}
