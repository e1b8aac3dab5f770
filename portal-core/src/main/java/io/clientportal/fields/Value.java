package io.clientportal.fields;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The value of a field. Two values are the same when their normal forms are ({@link FieldDefinition#same}). Dates are
 * ISO text and numbers plain decimal text, so that every database and every client keeps them exactly.
 */
public sealed interface Value {

    /** No value: never filled in, or cleared. */
    Value NONE = new None();

    /** The value as plain JSON: text, boolean, list or map; null for {@link #NONE}. */
    @Nullable
    Object json();

    /** Whether there is no value. */
    default boolean isNone() {
        return this == NONE;
    }

    static Value of(String text) {
        return text.isEmpty() ? NONE : new Text(text);
    }

    static Value of(LocalDate date) {
        return new Text(date.toString());
    }

    static Value of(BigDecimal number) {
        return new Text(number.toPlainString());
    }

    static Value of(boolean flag) {
        return new Flag(flag);
    }

    /** Several choices, by their keys. */
    static Value of(Collection<String> choices) {
        return choices.isEmpty() ? NONE : new Picks(new TreeSet<>(choices));
    }

    /** A structured value by its parts, such as an address. Empty parts are left out. */
    static Value ofParts(Map<String, String> parts) {
        Parts value = new Parts(parts);
        return value.parts().isEmpty() ? NONE : value;
    }

    /** A list by its entries' ids, in the order in which it is shown. */
    static Value ofEntries(Map<String, Parts> entries) {
        return entries.isEmpty() ? NONE : new Entries(entries);
    }

    /**
     * Reads what {@link #json} gave.
     *
     * @throws IllegalArgumentException where the JSON is of no value's shape
     */
    static Value fromJson(@Nullable Object json) {
        if (json == null) {
            return NONE;
        }
        if (json instanceof String text) {
            return of(text);
        }
        if (json instanceof Boolean flag) {
            return of(flag.booleanValue());
        }
        if (json instanceof Map<?, ?> map) {
            return ofParts(textMap(map));
        }
        if (json instanceof List<?> list) {
            return list.stream().allMatch(String.class::isInstance)
                    ? of(list.stream().map(String.class::cast).toList())
                    : ofEntries(entries(list));
        }
        throw new IllegalArgumentException("Not the shape of a value");
    }

    private static Map<String, Parts> entries(List<?> list) {
        Map<String, Parts> entries = new LinkedHashMap<>();
        for (Object item : list) {
            Map<String, String> parts = item instanceof Map<?, ?> map ? textMap(map) : Map.of();
            String id = parts.getOrDefault("id", "");
            if (!FieldPath.isEntry(id)) {
                throw new IllegalArgumentException("An entry of a list has an id and parts");
            }
            parts.remove("id");
            if (entries.put(id, new Parts(parts)) != null) {
                throw new IllegalArgumentException("Two entries of a list have the same id");
            }
        }
        return entries;
    }

    private static Map<String, String> textMap(Map<?, ?> map) {
        Map<String, String> texts = new TreeMap<>();
        map.forEach((key, text) -> {
            if (!(key instanceof String name) || !(text == null || text instanceof String)) {
                throw new IllegalArgumentException("The parts of a value are texts");
            }
            texts.put(name, text == null ? "" : (String) text);
        });
        return texts;
    }

    /** See {@link Value#NONE}. */
    record None() implements Value {
        @Override
        public @Nullable Object json() {
            return null;
        }

        @Override
        public boolean isNone() {
            return true;
        }
    }

    /** Text, date, number, choice or e-mail address. */
    record Text(String text) implements Value {
        @Override
        public Object json() {
            return text;
        }
    }

    /** Yes or no. */
    record Flag(boolean on) implements Value {
        @Override
        public Object json() {
            return on;
        }
    }

    /** Several choices, by their keys, sorted. */
    record Picks(SortedSet<String> choices) implements Value {
        public Picks {
            choices = Collections.unmodifiableSortedSet(new TreeSet<>(choices));
        }

        @Override
        public Object json() {
            return List.copyOf(choices);
        }
    }

    /** A structured value, or one entry of a list, by its parts; parts without text are absent. */
    record Parts(Map<String, String> parts) implements Value {
        public Parts {
            Map<String, String> filled = new TreeMap<>(parts);
            filled.values().removeIf(String::isEmpty);
            parts = Collections.unmodifiableMap(filled);
        }

        public String part(String name) {
            return parts.getOrDefault(name, "");
        }

        @Override
        public Object json() {
            return parts;
        }
    }

    /** A list by its entries' ids. Order counts for showing, not for being equal. */
    record Entries(Map<String, Parts> entries) implements Value {
        public Entries {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public Object json() {
            List<Map<String, String>> list = new ArrayList<>();
            entries.forEach((id, parts) -> {
                Map<String, String> item = new LinkedHashMap<>();
                item.put("id", id);
                item.putAll(parts.parts());
                list.add(item);
            });
            return list;
        }
    }
}
