package io.clientportal.engagements;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.Value;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An engagement as a contact sees it.
 *
 * @param name the external name where there is one; then the firm's own name is nowhere (REQ-13)
 * @param fields those that are not private, in the order of the form
 * @param hidden how many fields are left out, because whoever looks through the contact's eyes may not see them (IMP-02)
 * @param takesNotes whether the contact may add notes to it (ACC-19)
 * @param no its place in the list
 */
public record SharedEngagement(
        EngagementId id,
        ClientId client,
        String name,
        EngagementStatus status,
        @Nullable LocalDate starts,
        @Nullable LocalDate ends,
        List<Field> fields,
        int hidden,
        boolean takesNotes,
        long no) {

    public SharedEngagement {
        fields = List.copyOf(fields);
    }

    /** One custom field and its value. */
    public record Field(FieldDefinition definition, Value value) {}
}
