package io.clientportal.profile;

import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.kernel.DataKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Seals what is personal in a change request. The JSON only grows. */
final class RequestCodec {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(FieldPath.class, new TextSerializer())
                    .addDeserializer(FieldPath.class, new PathDeserializer())
                    .addSerializer(Value.class, new ValueSerializer())
                    .addDeserializer(Value.class, new ValueDeserializer()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectWriter WRITER = JSON.writerFor(Content.class);
    private static final ObjectReader READER = JSON.readerFor(Content.class);

    private RequestCodec() {}

    /** What is personal in a request. */
    private record Content(
            String byName,
            List<Change> changes,
            List<Decision> decisions,
            @Nullable Closing closing,
            @Nullable String cause) {}

    static StoredRequest sealed(
            ChangeRequest r, DataKey key, @Nullable String idempotencyKey, byte[] digest, @Nullable Instant tryAt) {
        Content content = new Content(r.byName(), r.changes(), r.decisions(), r.closing(), r.cause());
        byte[] json = WRITER.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
        return new StoredRequest(
                r.id(),
                r.client(),
                r.engagement(),
                r.no(),
                r.state(),
                r.by(),
                r.at(),
                idempotencyKey,
                digest,
                r.closedAt(),
                tryAt,
                key.seal(json, context(r.id())),
                r.version());
    }

    /** The next state of a stored request; what identifies its submission stays. */
    static StoredRequest sealed(ChangeRequest next, DataKey key, StoredRequest before, @Nullable Instant tryAt) {
        return sealed(next, key, before.key(), before.digest(), tryAt);
    }

    static ChangeRequest open(StoredRequest stored, DataKey key) {
        byte[] json = key.open(stored.content(), context(stored.id()));
        Content content = READER.readValue(new String(json, StandardCharsets.UTF_8));
        return new ChangeRequest(
                stored.id(),
                stored.client(),
                stored.engagement(),
                stored.no(),
                stored.state(),
                stored.by(),
                content.byName(),
                stored.at(),
                content.changes(),
                content.decisions(),
                content.closing(),
                content.cause(),
                stored.closedAt(),
                stored.version());
    }

    static String context(ChangeRequestId id) {
        return "change request " + id;
    }

    private static final class TextSerializer extends StdSerializer<FieldPath> {
        TextSerializer() {
            super(FieldPath.class);
        }

        @Override
        public void serialize(FieldPath path, JsonGenerator out, SerializationContext context) throws JacksonException {
            out.writeString(path.toString());
        }
    }

    private static final class PathDeserializer extends StdDeserializer<FieldPath> {
        PathDeserializer() {
            super(FieldPath.class);
        }

        @Override
        public FieldPath deserialize(JsonParser in, DeserializationContext context) throws JacksonException {
            return FieldPath.parse(in.getString());
        }
    }

    private static final class ValueSerializer extends StdSerializer<Value> {
        ValueSerializer() {
            super(Value.class);
        }

        @Override
        public void serialize(Value value, JsonGenerator out, SerializationContext context) throws JacksonException {
            out.writePOJO(value.json());
        }
    }

    private static final class ValueDeserializer extends StdDeserializer<Value> {
        ValueDeserializer() {
            super(Value.class);
        }

        @Override
        public Value deserialize(JsonParser in, DeserializationContext context) throws JacksonException {
            return Value.fromJson(in.readValueAs(Object.class));
        }

        @Override
        public Object getNullValue(DeserializationContext context) {
            return Value.NONE;
        }
    }
}
