package io.clientportal.engagements;

import io.clientportal.fields.Values;
import io.clientportal.fields.ValuesCodec;
import io.clientportal.kernel.DataKey;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.StaffId;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Seals an engagement that the portal keeps. The JSON only grows. */
final class EngagementCodec {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private EngagementCodec() {}

    /** @param values as {@link ValuesCodec} writes them */
    private record Content(
            String name,
            @Nullable String externalName,
            EngagementStatus status,
            @Nullable LocalDate starts,
            @Nullable LocalDate ends,
            @Nullable String owner,
            String values) {}

    static byte[] sealed(Engagement e, DataKey key) {
        Content content = new Content(
                e.name(),
                e.externalName(),
                e.status(),
                e.starts(),
                e.ends(),
                e.owner() == null ? null : e.owner().value(),
                new String(ValuesCodec.write(e.values()), StandardCharsets.UTF_8));
        return key.sealText(JSON.writeValueAsString(content), context(e.id()));
    }

    static Engagement open(StoredEngagement stored, byte[] sealed, DataKey key) {
        Content content = JSON.readValue(key.openText(sealed, context(stored.id())), Content.class);
        Values values = ValuesCodec.read(content.values().getBytes(StandardCharsets.UTF_8));
        return new Engagement(
                stored.id(),
                content.name(),
                content.externalName(),
                content.status(),
                content.starts(),
                content.ends(),
                content.owner() == null ? null : new StaffId(content.owner()),
                values,
                stored.version());
    }

    static String context(EngagementId id) {
        return "engagement " + id;
    }
}
