package io.clientportal.fields;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How values are kept: {@code {"v":1,"f":{"name":"…"}}} in UTF-8. The form only grows, so that every version of the
 * portal reads what an earlier one wrote.
 */
public final class ValuesCodec {

    private static final int FORMAT = 1;
    private static final JsonMapper JSON = JsonMapper.shared();

    private ValuesCodec() {}

    public static byte[] write(Values values) {
        Map<String, Object> fields = new LinkedHashMap<>();
        values.fields().forEach((key, value) -> fields.put(key.value(), value.json()));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("v", FORMAT);
        document.put("f", fields);
        return JSON.writeValueAsString(document).getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IllegalStateException where these are no values, or of a later format */
    public static Values read(byte[] json) {
        try {
            Map<?, ?> document = JSON.readValue(new String(json, StandardCharsets.UTF_8), Map.class);
            if (!Integer.valueOf(FORMAT).equals(document.get("v"))
                    || !(document.get("f") instanceof Map<?, ?> fields)) {
                throw new IllegalStateException("Values of an unknown format");
            }
            TreeMap<FieldKey, Value> values = new TreeMap<>();
            fields.forEach((key, value) -> values.put(new FieldKey((String) key), Value.fromJson(value)));
            return new Values(values);
        } catch (JacksonException e) {
            throw new IllegalStateException("Not the JSON of values", e);
        }
    }
}
