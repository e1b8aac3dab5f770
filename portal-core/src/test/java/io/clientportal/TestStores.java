package io.clientportal;

import io.clientportal.memory.InMemoryStores;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/** The stores that the specifications run on: in memory, or those of the adapter on whose class path they run. */
public interface TestStores {

    /** Found once per JVM; each test makes firms of its own. */
    TestStores CURRENT = ServiceLoader.load(TestStores.class).findFirst().orElseGet(Memory::new);

    Stores stores();

    /** Runs a host's own transaction; an exception rolls it back. */
    <T> T transaction(Supplier<T> work);

    /** Everything in memory. */
    final class Memory implements TestStores {
        private final InMemoryStores stores = new InMemoryStores();

        @Override
        public Stores stores() {
            return stores;
        }

        @Override
        public <T> T transaction(Supplier<T> work) {
            return stores.transaction(work);
        }
    }
}
