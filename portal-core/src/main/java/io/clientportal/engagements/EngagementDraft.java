package io.clientportal.engagements;

import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.Version;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What staff enter of an engagement, where the portal keeps it. See {@link Engagement} for each. */
public record EngagementDraft(
        String name,
        @Nullable String externalName,
        EngagementStatus status,
        @Nullable LocalDate starts,
        @Nullable LocalDate ends,
        @Nullable StaffId owner,
        Values values) {

    /** An active one that has nothing but a name. */
    public static EngagementDraft named(String name) {
        return new EngagementDraft(name, null, EngagementStatus.ACTIVE, null, null, null, Values.NONE);
    }

    /** What is kept now, to change it. */
    public static EngagementDraft of(Engagement kept) {
        return new EngagementDraft(
                kept.name(),
                kept.externalName(),
                kept.status(),
                kept.starts(),
                kept.ends(),
                kept.owner(),
                kept.values());
    }

    /** The same under another name for contacts; null for none. */
    public EngagementDraft outwardly(@Nullable String externalName) {
        return new EngagementDraft(name, externalName, status, starts, ends, owner, values);
    }

    public EngagementDraft with(EngagementStatus status) {
        return new EngagementDraft(name, externalName, status, starts, ends, owner, values);
    }

    public EngagementDraft from(@Nullable LocalDate starts, @Nullable LocalDate ends) {
        return new EngagementDraft(name, externalName, status, starts, ends, owner, values);
    }

    public EngagementDraft ownedBy(@Nullable StaffId owner) {
        return new EngagementDraft(name, externalName, status, starts, ends, owner, values);
    }

    /** The same with another value of a custom field. */
    public EngagementDraft set(String field, Value value) {
        return new EngagementDraft(
                name, externalName, status, starts, ends, owner, values.with(FieldPath.parse(field), value));
    }

    Engagement engagement(EngagementId id, Version version) {
        return new Engagement(id, name, externalName, status, starts, ends, owner, values, version);
    }
}
