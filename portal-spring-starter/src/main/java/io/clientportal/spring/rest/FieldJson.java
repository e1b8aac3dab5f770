package io.clientportal.spring.rest;

import io.clientportal.fields.Choice;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.FieldType;
import io.clientportal.fields.Validation;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field as the firm has defined it. */
record FieldJson(
        String key,
        FieldType type,
        String label,
        @Nullable String help,
        FieldPermission permission,
        String section,
        @Nullable List<ChoiceJson> choices,
        @Nullable ValidationJson validation) {

    /** One choice of a field. */
    record ChoiceJson(String key, String label) {}

    /** What a value has to keep to; numbers as decimal text. */
    record ValidationJson(
            boolean required,
            @Nullable Integer maxLength,
            @Nullable String min,
            @Nullable String max) {}

    static FieldJson of(FieldDefinition field) {
        Validation validation = field.validation();
        return new FieldJson(
                field.key().value(),
                field.type(),
                field.label(),
                field.help(),
                field.permission(),
                field.section(),
                field.choices().stream()
                        .map(choice -> new ChoiceJson(choice.key(), choice.label()))
                        .toList(),
                new ValidationJson(
                        validation.required(), validation.maxLength(), text(validation.min()), text(validation.max())));
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    /** @throws IllegalArgumentException where it is no field */
    FieldDefinition definition() {
        return new FieldDefinition(
                new FieldKey(key),
                type,
                label,
                help,
                permission,
                section,
                choices == null
                        ? List.of()
                        : choices.stream()
                                .map(choice -> new Choice(choice.key(), choice.label()))
                                .toList(),
                validation == null
                        ? Validation.NONE
                        : new Validation(
                                validation.required(),
                                validation.maxLength(),
                                number(validation.min()),
                                number(validation.max())));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.length() > 50 || !text.matches("-?[0-9]+(\\.[0-9]+)?")) {
            throw new IllegalArgumentException("The least and the greatest number are written in digits");
        }
        return new BigDecimal(text);
    }
}
