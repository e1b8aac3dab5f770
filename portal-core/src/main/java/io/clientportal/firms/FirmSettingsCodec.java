package io.clientportal.firms;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.clientportal.fields.FieldKey;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the settings of a firm are kept: JSON by the names of the settings. The form only grows: a setting that is not
 * there has its default, one that is no longer known is left out.
 */
public final class FirmSettingsCodec {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultVisibility(visibility -> visibility
                    .withFieldVisibility(Visibility.ANY)
                    .withGetterVisibility(Visibility.NONE)
                    .withIsGetterVisibility(Visibility.NONE))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule()
                    .addSerializer(FieldKey.class, new KeyWriter())
                    .addDeserializer(FieldKey.class, new KeyReader()))
            .build();

    private FirmSettingsCodec() {}

    public static String write(FirmSettings settings) {
        return JSON.writeValueAsString(settings);
    }

    /** @throws IllegalStateException where these are no settings */
    public static FirmSettings read(String json) {
        try {
            ObjectNode settings = JSON.valueToTree(FirmSettings.of("-"));
            overlay(settings, (ObjectNode) JSON.readTree(json));
            return JSON.treeToValue(settings, FirmSettings.class);
        } catch (JacksonException | ClassCastException | IllegalArgumentException e) {
            throw new IllegalStateException("Not the settings of a firm", e);
        }
    }

    /** Groups of settings are filled up from the defaults; everything below a group is taken as it is. */
    private static void overlay(ObjectNode defaults, ObjectNode stored) {
        stored.properties().forEach(setting -> {
            JsonNode known = defaults.get(setting.getKey());
            if (known instanceof ObjectNode group && setting.getValue() instanceof ObjectNode values) {
                overlay(group, values);
            } else {
                defaults.set(setting.getKey(), setting.getValue());
            }
        });
    }

    private static final class KeyWriter extends ValueSerializer<FieldKey> {
        @Override
        public void serialize(FieldKey key, JsonGenerator json, SerializationContext context) {
            json.writeString(key.value());
        }
    }

    private static final class KeyReader extends ValueDeserializer<FieldKey> {
        @Override
        public FieldKey deserialize(JsonParser json, DeserializationContext context) {
            return new FieldKey(json.getString());
        }
    }
}
