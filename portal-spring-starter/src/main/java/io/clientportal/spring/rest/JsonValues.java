package io.clientportal.spring.rest;

import io.clientportal.fields.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Values of fields as JSON: text, boolean, a list of keys, an object of parts, a list of objects with ids. */
final class JsonValues {

    /** No field holds this, so each refuses it by its own rule, and an unknown field before that. */
    private static final Value SHAPELESS = new Value.Picks(new TreeSet<>(Set.of("\u0000")));

    private JsonValues() {}

    static Map<String, Value> read(@Nullable Map<String, @Nullable Object> json) {
        Map<String, Value> values = new LinkedHashMap<>();
        if (json != null) {
            json.forEach((key, value) -> values.put(key, read(value)));
        }
        return values;
    }

    static Value read(@Nullable Object json) {
        try {
            return Value.fromJson(json);
        } catch (IllegalArgumentException e) {
            return SHAPELESS;
        }
    }
}
