package io.clientportal.spring.pages;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.FieldType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the record: permission, order and sections.
 *
 * @param builtIn built-in fields that are not switched on
 * @param version of the settings, for the hidden fields
 * @param open whether clients may see the profile at all (PRO-01)
 * @param typed what stands in the form for a new field, by input
 * @param problem why something was not done; null where nothing was refused
 */
public record FieldsPage(
        List<Section> sections,
        List<FieldDefinition> builtIn,
        String version,
        boolean open,
        Map<String, String> typed,
        @Nullable String problem)
        implements Page.ForStaff {

    @Override
    public String menu() {
        return "settings";
    }

    /** Fields under one heading. */
    public record Section(String name, List<FieldDefinition> fields) {}

    public FieldPermission[] permissions() {
        return FieldPermission.values();
    }

    public FieldType[] types() {
        return FieldType.values();
    }

    public String typed(String input) {
        return typed.getOrDefault(input, "");
    }
}
