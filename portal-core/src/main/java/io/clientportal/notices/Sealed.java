package io.clientportal.notices;

import io.clientportal.kernel.DataKey;
import io.clientportal.kernel.KeyRing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is personal in one notice, sealed under the client's key and then under the contact's: both are needed to read
 * it, so whoever erases one of the two has erased it.
 */
final class Sealed {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final List<DataKey> keys;
    private final String context;

    private Sealed(List<DataKey> keys, NoticeId id) {
        this.keys = keys;
        this.context = context(id);
    }

    static String context(NoticeId id) {
        return "notice " + id;
    }

    static Sealed with(NoticeId id, @Nullable DataKey client, DataKey contact) {
        return new Sealed(client == null ? List.of(contact) : List.of(contact, client), id);
    }

    /** @param client null where the notice is about no client */
    static Sealed with(NoticeId id, KeyRing ring, byte @Nullable [] client, byte[] contact) {
        return with(id, client == null ? null : ring.unwrap(client), ring.unwrap(contact));
    }

    byte[] details(Map<String, String> details) {
        return text(JSON.writeValueAsString(details));
    }

    Map<String, String> details(byte[] sealed) {
        return JSON.readValue(text(sealed), DETAILS);
    }

    byte[] text(String text) {
        byte[] value = text.getBytes(StandardCharsets.UTF_8);
        for (DataKey key : keys) {
            value = key.seal(value, context);
        }
        return value;
    }

    String text(byte[] sealed) {
        byte[] value = sealed;
        for (int i = keys.size() - 1; i >= 0; i--) {
            value = keys.get(i).open(value, context);
        }
        return new String(value, StandardCharsets.UTF_8);
    }
}
