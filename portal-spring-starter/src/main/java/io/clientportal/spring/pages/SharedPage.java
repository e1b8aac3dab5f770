package io.clientportal.spring.pages;

import io.clientportal.engagements.SharedEngagement;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.notes.NotePage;
import io.clientportal.notes.SharedNote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One engagement as a contact sees it.
 *
 * @param proposable whether any of its fields can be proposed
 * @param notes the latest about it
 * @param typed what stands in the form for a note
 * @param problem why the note was not added; null where it was not tried
 */
public record SharedPage(
        ClientHead client,
        SharedEngagement engagement,
        List<Field> fields,
        boolean proposable,
        NotePage<SharedNote> notes,
        String typed,
        @Nullable String problem)
        implements Page {

    public SharedPage {
        fields = List.copyOf(fields);
    }

    /** One field with its value in lines. */
    public record Field(FieldDefinition definition, List<ValueDiff.Line> lines) {}
}
