package io.clientportal.spring.pages;

import io.clientportal.fields.Choice;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.FieldType;
import io.clientportal.fields.Validation;
import io.clientportal.firms.ProfileSettings;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The form of one field's settings. What is wrong is an {@link IllegalArgumentException} with a sentence. */
final class FieldForm {

    private static final int KEY_MAX = 48;

    private FieldForm() {}

    /** A new field of the firm's own, private until somebody says otherwise (PRO-02). */
    static FieldDefinition added(Map<String, String> typed, ProfileSettings profile) {
        String label = text(typed, "label");
        FieldType type;
        try {
            type = FieldType.valueOf(text(typed, "type"));
        } catch (IllegalArgumentException e) {
            throw BadInput.refusal();
        }
        Set<String> taken = new TreeSet<>();
        profile.fields().forEach(field -> taken.add(field.key().value()));
        profile.retired().forEach(key -> taken.add(key.value()));
        boolean chooses = type == FieldType.CHOICE || type == FieldType.CHOICES;
        return new FieldDefinition(
                new FieldKey(free(slug(label, "field"), taken)),
                type,
                label,
                null,
                FieldPermission.PRIVATE,
                text(typed, "section"),
                chooses ? newChoices(typed, new TreeSet<>()) : List.of(),
                Validation.NONE);
    }

    /** A field as the form has it; key and type stay. */
    static FieldDefinition changed(Map<String, String> typed, FieldDefinition field) {
        List<Choice> choices = new ArrayList<>();
        Set<String> taken = new TreeSet<>();
        for (Choice choice : field.choices()) {
            taken.add(choice.key());
            String label = text(typed, "choice." + choice.key());
            if (!label.isEmpty()) {
                choices.add(new Choice(choice.key(), label));
            }
        }
        if (!field.choices().isEmpty()) {
            choices.addAll(newChoices(typed, taken));
        }
        FieldPermission permission;
        try {
            permission = FieldPermission.valueOf(text(typed, "permission"));
        } catch (IllegalArgumentException e) {
            throw BadInput.refusal();
        }
        String help = text(typed, "help");
        return new FieldDefinition(
                field.key(),
                field.type(),
                text(typed, "label"),
                help.isEmpty() ? null : help,
                permission,
                text(typed, "section"),
                choices,
                new Validation(
                        typed.containsKey("required"),
                        whole(text(typed, "max-length")),
                        number(text(typed, "min")),
                        number(text(typed, "max"))));
    }

    /** A field as it stands in the form at first. */
    static Map<String, String> typed(FieldDefinition field) {
        Map<String, String> typed = new HashMap<>();
        Validation validation = field.validation();
        typed.put("label", field.label());
        typed.put("help", field.help() == null ? "" : field.help());
        typed.put("section", field.section());
        typed.put("permission", field.permission().name());
        if (validation.required()) {
            typed.put("required", "1");
        }
        typed.put(
                "max-length",
                validation.maxLength() == null ? "" : validation.maxLength().toString());
        typed.put("min", validation.min() == null ? "" : validation.min().toPlainString());
        typed.put("max", validation.max() == null ? "" : validation.max().toPlainString());
        field.choices().forEach(choice -> typed.put("choice." + choice.key(), choice.label()));
        return typed;
    }

    private static List<Choice> newChoices(Map<String, String> typed, Set<String> taken) {
        List<Choice> choices = new ArrayList<>();
        text(typed, "new-choices")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(label -> {
                    String key = free(slug(label, "choice"), taken);
                    taken.add(key);
                    choices.add(new Choice(key, label));
                });
        return choices;
    }

    private static String text(Map<String, String> typed, String input) {
        return typed.getOrDefault(input, "").strip();
    }

    private static @Nullable Integer whole(String text) {
        BigDecimal number = number(text);
        try {
            return number == null ? null : number.intValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("The greatest length is a whole number");
        }
    }

    private static @Nullable BigDecimal number(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("-?[0-9]{1,15}(\\.[0-9]{1,10})?")) {
            throw new IllegalArgumentException("A limit is a number, with a point before the decimals");
        }
        return new BigDecimal(text);
    }

    /** A label as a key: lower-case letters, digits and underscores. */
    private static String slug(String label, String otherwise) {
        String slug = Normalizer.normalize(label, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^[^a-z]+|_+$", "");
        return slug.isEmpty() ? otherwise : slug.substring(0, Math.min(KEY_MAX, slug.length()));
    }

    private static String free(String key, Set<String> taken) {
        String free = key;
        for (int no = 2; taken.contains(free); no++) {
            free = key + "_" + no;
        }
        return free;
    }
}
