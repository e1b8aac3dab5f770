package io.clientportal.engagements;

import io.clientportal.fields.Values;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.Version;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One file, matter or job of a client, as the firm keeps it.
 *
 * @param name the firm's own name for it, 1 to 200 characters on one line
 * @param externalName what contacts read instead; null where they read the name (REQ-13)
 * @param starts the day it begins; null where none is set
 * @param ends the day it is to end or has ended; null likewise
 * @param owner the staff member who answers for it; null where nobody is named
 * @param values of the firm's custom fields
 * @param version changes whenever anything above does
 */
public record Engagement(
        EngagementId id,
        String name,
        @Nullable String externalName,
        EngagementStatus status,
        @Nullable LocalDate starts,
        @Nullable LocalDate ends,
        @Nullable StaffId owner,
        Values values,
        Version version) {

    /** The name that contacts read. */
    public String shownName() {
        return externalName == null ? name : externalName;
    }

    public Engagement with(EngagementStatus status) {
        return new Engagement(id, name, externalName, status, starts, ends, owner, values, version);
    }

    public Engagement with(Values values) {
        return new Engagement(id, name, externalName, status, starts, ends, owner, values, version);
    }

    Engagement with(Version version) {
        return new Engagement(id, name, externalName, status, starts, ends, owner, values, version);
    }
}
