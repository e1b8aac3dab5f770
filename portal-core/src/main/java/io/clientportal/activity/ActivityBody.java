package io.clientportal.activity;

import io.clientportal.kernel.DataKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sealed part of an entry, opened.
 *
 * @param actor the actor's name
 * @param before what was, as plain JSON values by field path
 * @param after what is, likewise
 * @param details what else proves it
 */
public record ActivityBody(
        String actor,
        @Nullable String viewer,
        Map<String, Object> before,
        Map<String, Object> after,
        Map<String, Object> details,
        @Nullable String address,
        @Nullable String device,
        @Nullable String request) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Opens the body of an entry with the key that sealed it. */
    public static ActivityBody open(ActivityEntry entry, DataKey key) {
        return JSON.readValue(key.openText(entry.body(), Activity.context(entry.id())), ActivityBody.class);
    }
}
