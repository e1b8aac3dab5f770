package io.clientportal.spring.pages;

import io.clientportal.engagements.SharedEngagement;
import io.clientportal.fields.FieldDefinition;
import java.util.List;

/**
 * One engagement as a contact sees it.
 *
 * @param proposable whether any of its fields can be proposed
 */
public record SharedPage(ClientHead client, SharedEngagement engagement, List<Field> fields, boolean proposable)
        implements Page {

    public SharedPage {
        fields = List.copyOf(fields);
    }

    /** One field with its value in lines. */
    public record Field(FieldDefinition definition, List<ValueDiff.Line> lines) {}
}
