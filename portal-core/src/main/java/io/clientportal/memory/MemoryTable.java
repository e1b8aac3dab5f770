package io.clientportal.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rows by key, in the order in which they were added. Changes are taken back when their transaction fails. */
final class MemoryTable<K, V> {

    private final Map<K, V> rows = new LinkedHashMap<>();
    private final MemoryTransactions transactions;

    MemoryTable(MemoryTransactions transactions) {
        this.transactions = transactions;
        transactions.tables.add(this);
    }

    @Nullable
    V get(K key) {
        return transactions.locked(() -> rows.get(key));
    }

    Optional<V> find(K key) {
        return Optional.ofNullable(get(key));
    }

    List<V> where(Predicate<V> condition) {
        return transactions.locked(
                () -> rows.values().stream().filter(condition).toList());
    }

    void put(K key, V row) {
        V before = rows.put(key, row);
        transactions.undo(() -> restore(key, before));
    }

    void remove(K key) {
        V before = rows.remove(key);
        if (before != null) {
            transactions.undo(() -> restore(key, before));
        }
    }

    /** Removes at most so many rows; returns how many. */
    int remove(Predicate<V> condition, int most) {
        List<K> keys = rows.entrySet().stream()
                .filter(row -> condition.test(row.getValue()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
        keys.forEach(this::remove);
        return keys.size();
    }

    private void restore(K key, @Nullable V before) {
        if (before == null) {
            rows.remove(key);
        } else {
            rows.put(key, before);
        }
    }
}
