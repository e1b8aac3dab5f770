package io.clientportal.spring.pages;

import io.clientportal.fields.FieldDefinition;
import java.util.List;

/** The record as this staff member may see it. */
public record RecordPage(DeskClient client, List<Section> sections) implements Page.ForStaff {

    /** Fields under one heading. */
    public record Section(String name, List<Field> fields) {}

    /** One field with its value in lines. */
    public record Field(FieldDefinition definition, List<ValueDiff.Line> lines, boolean waiting) {}
}
