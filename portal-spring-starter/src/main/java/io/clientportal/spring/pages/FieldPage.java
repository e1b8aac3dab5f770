package io.clientportal.spring.pages;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.FieldType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field of the record.
 *
 * @param sections the headings there are, to choose from
 * @param custom whether the firm made it itself, and so may remove it
 * @param typed what stands in the form, by input
 * @param problem why it was not saved; null where nothing was refused
 */
public record FieldPage(
        FieldDefinition field,
        List<String> sections,
        boolean custom,
        String version,
        Map<String, String> typed,
        @Nullable String problem)
        implements Page.ForStaff {

    @Override
    public String menu() {
        return "settings";
    }

    public FieldPermission[] permissions() {
        return FieldPermission.values();
    }

    public String typed(String input) {
        return typed.getOrDefault(input, "");
    }

    /** Whether it is text whose length can be limited. */
    public boolean hasLength() {
        return field.type() == FieldType.TEXT || field.type() == FieldType.LONG_TEXT;
    }

    public boolean hasRange() {
        return field.type() == FieldType.NUMBER;
    }

    public boolean hasChoices() {
        return field.type() == FieldType.CHOICE || field.type() == FieldType.CHOICES;
    }
}
