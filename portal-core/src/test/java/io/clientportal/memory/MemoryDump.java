package io.clientportal.memory;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that stores in memory keep, as one text. */
public final class MemoryDump {

    private MemoryDump() {}

    public static String of(InMemoryStores stores) {
        StringBuilder text = new StringBuilder();
        stores.transactions.tables.forEach(table -> table.where(row -> true).forEach(row -> append(text, row)));
        return text.toString();
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        if (value instanceof byte[] bytes) {
            text.append(new String(bytes, StandardCharsets.UTF_8));
        } else if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                try {
                    component.getAccessor().setAccessible(true);
                    append(text, component.getAccessor().invoke(record));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        } else if (value instanceof Collection<?> items) {
            items.forEach(item -> append(text, item));
        } else if (value instanceof Map<?, ?> map) {
            append(text, map.keySet());
            append(text, map.values());
        } else {
            text.append(value).append('\n');
        }
    }
}
