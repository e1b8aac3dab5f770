package io.clientportal.spring.rest;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some of a list.
 *
 * @param next the cursor of the page that follows; null on the last one
 */
record Page<T>(List<T> items, @Nullable String next) {

    /** A list that is there as a whole. */
    static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    /** @param most what was asked for: where less came, nothing follows */
    static <S, T> Page<T> of(List<S> found, int most, Function<S, T> item, Function<S, String> cursor) {
        return new Page<>(
                found.stream().map(item).toList(),
                found.size() < most ? null : cursor.apply(found.get(found.size() - 1)));
    }
}
