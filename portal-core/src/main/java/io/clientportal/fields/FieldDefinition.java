package io.clientportal.fields;

import io.clientportal.kernel.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A field as a firm has defined it.
 *
 * @param label as shown, 1 to 100 characters
 * @param help a sentence below the field; null for none
 * @param section the heading it stands under
 * @param choices what can be chosen, for {@link FieldType#CHOICE} and {@link FieldType#CHOICES}
 */
public record FieldDefinition(
        FieldKey key,
        FieldType type,
        String label,
        @Nullable String help,
        FieldPermission permission,
        String section,
        List<Choice> choices,
        Validation validation) {

    /** Most characters of a text. */
    public static final int TEXT_MAX = 500;
    /** Most characters of a long text. */
    public static final int LONG_TEXT_MAX = 10_000;
    /** Most entries of a list. */
    public static final int ENTRIES_MAX = 50;

    public FieldDefinition {
        choices = List.copyOf(choices);
        if (label.isBlank() || label.length() > 100) {
            throw new IllegalArgumentException("The label of a field has 1 to 100 characters");
        }
        if (section.isBlank() || section.length() > 100) {
            throw new IllegalArgumentException("The section of a field has 1 to 100 characters");
        }
        boolean chooses = type == FieldType.CHOICE || type == FieldType.CHOICES;
        if (chooses == choices.isEmpty()) {
            throw new IllegalArgumentException(
                    "Choices belong to fields that are chosen, and those need at least one: " + key);
        }
    }

    /** A new field, private as every new field is (PRO-02). */
    public static FieldDefinition of(String key, FieldType type, String label, String section) {
        return new FieldDefinition(
                new FieldKey(key), type, label, null, FieldPermission.PRIVATE, section, List.of(), Validation.NONE);
    }

    /** A new private field to choose one or several from. */
    public static FieldDefinition of(String key, FieldType type, String label, String section, List<Choice> choices) {
        return new FieldDefinition(
                new FieldKey(key), type, label, null, FieldPermission.PRIVATE, section, choices, Validation.NONE);
    }

    public FieldDefinition with(FieldPermission permission) {
        return new FieldDefinition(key, type, label, help, permission, section, choices, validation);
    }

    public FieldDefinition with(Validation validation) {
        return new FieldDefinition(key, type, label, help, permission, section, choices, validation);
    }

    public FieldDefinition withHelp(@Nullable String help) {
        return new FieldDefinition(key, type, label, help, permission, section, choices, validation);
    }

    /** Whether clients see the field. */
    public boolean isVisible() {
        return permission != FieldPermission.PRIVATE;
    }

    /** Whether clients may propose another value. */
    public boolean isProposable() {
        return permission == FieldPermission.PROPOSE;
    }

    /** The label of a choice; the key itself where the choice is no longer there. */
    public String choiceLabel(String choice) {
        return choices.stream()
                .filter(one -> one.key().equals(choice))
                .map(Choice::label)
                .findFirst()
                .orElse(choice);
    }

    /**
     * Cleans and checks what somebody entered.
     *
     * @param problems gets what is wrong, by path and part, such as {@code address.country}
     * @return the value to keep; only of use where nothing was wrong
     */
    public Value checked(Value raw, Map<String, Rule> problems) {
        return new ValueCheck(this, problems).field(raw);
    }

    /**
     * Checks the shape and the size of a value alone, which hold for whatever this field has ever held.
     *
     * @param problems gets what is wrong, as {@link #checked(Value, Map)} names it
     * @return whether nothing was
     */
    public boolean fits(Value value, Map<String, Rule> problems) {
        return ValueCheck.fits(this, value, problems);
    }

    /** As {@link #checked(Value, Map)} for the value at a path of this field: the whole, or one entry of a list. */
    public Value checked(FieldPath path, Value raw, Map<String, Rule> problems) {
        ValueCheck check = new ValueCheck(this, problems);
        return path.entry() == null ? check.field(raw) : check.entry(path, raw);
    }

    /** Whether two values are the same in the normal form of the type (PRO-07). */
    public boolean same(Value one, Value other) {
        return NormalForm.of(type, one).equals(NormalForm.of(type, other));
    }

    /** The paths at which two values differ: the field itself, or entries of a list. */
    public Set<FieldPath> differences(Value one, Value other) {
        Set<FieldPath> paths = new TreeSet<>();
        if (!type.isList()) {
            if (!same(one, other)) {
                paths.add(FieldPath.of(key));
            }
            return paths;
        }
        Map<String, Value.Parts> ones = entries(one);
        Map<String, Value.Parts> others = entries(other);
        Map<String, Value.Parts> all = new LinkedHashMap<>(ones);
        all.putAll(others);
        for (String id : all.keySet()) {
            if (!same(ones.getOrDefault(id, NO_PARTS), others.getOrDefault(id, NO_PARTS))) {
                paths.add(new FieldPath(key, id));
            }
        }
        return paths;
    }

    private static final Value.Parts NO_PARTS = new Value.Parts(Map.of());

    private static Map<String, Value.Parts> entries(Value value) {
        return value instanceof Value.Entries list ? list.entries() : Map.of();
    }
}
