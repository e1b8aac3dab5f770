package io.clientportal.profile;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.Value;
import io.clientportal.kernel.Version;
import java.util.List;
import java.util.Optional;

/**
 * The record as a contact sees it, to look at and to propose changes on.
 *
 * @param version of the record
 * @param fields what the contact may see, in the firm's order
 * @param hidden how many of them are left out, because whoever looks through the contact's eyes may not see them (IMP-02)
 */
public record ProfileForm(Version version, List<Field> fields, int hidden) {

    public ProfileForm {
        fields = List.copyOf(fields);
    }

    /** The headings in order. */
    public List<String> sections() {
        return fields.stream()
                .map(field -> field.definition().section())
                .distinct()
                .toList();
    }

    public List<Field> in(String section) {
        return fields.stream()
                .filter(field -> field.definition().section().equals(section))
                .toList();
    }

    public Optional<Field> field(FieldKey key) {
        return fields.stream()
                .filter(field -> field.definition().key().equals(key))
                .findFirst();
    }

    /**
     * One field.
     *
     * @param current the record's value
     * @param shown what the form is filled with: the value that waits, where this contact may see it, else the current
     *     one (PRO-30)
     * @param waiting whether a change of the field waits for review
     */
    public record Field(FieldDefinition definition, Value current, Value shown, boolean waiting) {}
}
