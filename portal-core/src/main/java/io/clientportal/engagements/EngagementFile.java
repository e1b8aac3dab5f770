package io.clientportal.engagements;

import io.clientportal.fields.FieldDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An engagement as staff see it.
 *
 * @param takesNotes whether contacts who see it may add notes to it (ACC-19)
 * @param fields the firm's custom fields that this member sees, in the order of the form
 * @param ownerName the owner's name; null where nobody is named or the host does not know the member
 */
public record EngagementFile(
        Engagement engagement,
        Audience audience,
        boolean takesNotes,
        List<FieldDefinition> fields,
        @Nullable String ownerName) {

    public EngagementFile {
        fields = List.copyOf(fields);
    }
}
