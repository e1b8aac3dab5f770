package io.clientportal.example.practice.clients;

import io.clientportal.fields.Choice;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldType;
import io.clientportal.fields.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The form of a client's record: sections of fields, each a group of inputs that are named as {@link FlatFields} reads. */
public record ClientForm(Map<String, List<Group>> sections) {

    private static final List<Choice> YES_OR_NO = List.of(new Choice("yes", "Yes"), new Choice("no", "No"));
    private static final Map<String, String> PART_LABELS = Map.of(
            "line1", "Street",
            "line2", "Second line",
            "postcode", "Postcode",
            "country", "Country (two letters)",
            "date_of_birth", "Date of birth",
            "email", "E-mail address");

    /** The inputs of one field; a list has one group per entry and an empty one to add to. */
    public record Group(String label, List<Input> inputs) {}

    /**
     * One input.
     *
     * @param kind how it is drawn: hidden, text, textarea, date, email, select, checks
     * @param problem what is wrong with its text
     */
    public record Input(
            String name,
            String label,
            String kind,
            String text,
            List<Choice> choices,
            @Nullable String problem) {

        /** Whether the choice is among those of the text. */
        public boolean has(String choice) {
            return Set.of(text.split(";")).contains(choice);
        }
    }

    /** The form filled with a record. */
    static ClientForm of(List<FieldDefinition> fields, Values values) {
        Map<String, String> texts = new LinkedHashMap<>();
        fields.forEach(field -> texts.putAll(FlatFields.write(field, values.get(field.key()))));
        return of(fields, texts, Map.of());
    }

    /** The form as somebody filled it in, with what is wrong. */
    static ClientForm of(List<FieldDefinition> fields, Map<String, String> texts, Map<String, String> problems) {
        Map<String, List<Group>> sections = new LinkedHashMap<>();
        fields.forEach(field -> sections.computeIfAbsent(field.section(), section -> new ArrayList<>())
                .addAll(groups(field, new Filler(texts, problems))));
        return new ClientForm(sections);
    }

    private static List<Group> groups(FieldDefinition field, Filler filler) {
        String key = field.key().value();
        if (!field.type().isList()) {
            return List.of(new Group(field.label(), inputs(field, key, filler)));
        }
        List<Group> groups = new ArrayList<>();
        int no = 1;
        while (filler.knows(key + "." + no + ".")) {
            groups.add(group(field, key, no++, filler));
        }
        groups.add(group(field, key, no, filler));
        return groups;
    }

    private static Group group(FieldDefinition field, String key, int no, Filler filler) {
        String row = key + "." + no;
        List<Input> inputs = new ArrayList<>();
        inputs.add(filler.input(row + ".id", "", "hidden", List.of()));
        inputs.addAll(inputs(field, row, filler));
        return new Group(field.label() + " " + no, inputs);
    }

    private static List<Input> inputs(FieldDefinition field, String name, Filler filler) {
        FieldType type = field.type();
        List<Choice> choices = type == FieldType.YES_NO ? YES_OR_NO : field.choices();
        if (type.parts().isEmpty()) {
            return List.of(filler.input(name, field.label(), kind(type), choices));
        }
        List<Input> inputs = new ArrayList<>();
        type.parts()
                .forEach((part, partType) ->
                        inputs.add(filler.input(name + "." + part, label(part), kind(partType), List.of())));
        return inputs;
    }

    private static String kind(FieldType type) {
        return switch (type) {
            case LONG_TEXT -> "textarea";
            case DATE -> "date";
            case EMAIL -> "email";
            case CHOICE, YES_NO -> "select";
            case CHOICES -> "checks";
            default -> "text";
        };
    }

    private static String label(String part) {
        return PART_LABELS.getOrDefault(part, Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }

    private record Filler(Map<String, String> texts, Map<String, String> problems) {

        Input input(String name, String label, String kind, List<Choice> choices) {
            return new Input(name, label, kind, texts.getOrDefault(name, ""), choices, problems.get(name));
        }

        boolean knows(String row) {
            return texts.keySet().stream().anyMatch(name -> name.startsWith(row));
        }
    }
}
