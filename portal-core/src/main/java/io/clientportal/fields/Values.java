package io.clientportal.fields;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The values of a record by field. A field without a value is absent. */
public record Values(SortedMap<FieldKey, Value> fields) {

    public static final Values NONE = new Values(new TreeMap<>());

    public Values {
        SortedMap<FieldKey, Value> filled = new TreeMap<>(fields);
        filled.values().removeIf(Value::isNone);
        fields = Collections.unmodifiableSortedMap(filled);
    }

    public static Values of(Map<FieldKey, Value> fields) {
        return new Values(new TreeMap<>(fields));
    }

    public Value get(FieldKey field) {
        return fields.getOrDefault(field, Value.NONE);
    }

    public Value get(String field) {
        return get(new FieldKey(field));
    }

    /** The value of a field, or of one entry of a list. */
    public Value get(FieldPath path) {
        Value value = get(path.field());
        if (path.entry() == null) {
            return value;
        }
        Value entry = value instanceof Value.Entries list ? list.entries().get(path.entry()) : null;
        return entry == null ? Value.NONE : entry;
    }

    /** These values with another one at the path; {@link Value#NONE} clears the field or removes the entry. */
    public Values with(FieldPath path, Value value) {
        SortedMap<FieldKey, Value> next = new TreeMap<>(fields);
        if (path.entry() == null) {
            next.put(path.field(), value);
        } else {
            Map<String, Value.Parts> entries = new LinkedHashMap<>();
            if (get(path.field()) instanceof Value.Entries list) {
                entries.putAll(list.entries());
            }
            if (value instanceof Value.Parts parts) {
                entries.put(path.entry(), parts);
            } else {
                entries.remove(path.entry());
            }
            next.put(path.field(), Value.ofEntries(entries));
        }
        return new Values(next);
    }

    /** These values with others at their paths, set one after the other. */
    public Values with(Map<FieldPath, Value> changes) {
        Values next = this;
        for (Map.Entry<FieldPath, Value> change : changes.entrySet()) {
            next = next.with(change.getKey(), change.getValue());
        }
        return next;
    }
}
