package io.clientportal.spring.pages;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldType;
import io.clientportal.fields.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as people read them: an address in lines, a choice by its label, a date with its month's name. */
final class ValueText {

    private final Texts texts;

    ValueText(Texts texts) {
        this.texts = texts;
    }

    /**
     * One line of a value.
     *
     * @param key which line it is, the same in every value of the type
     * @param label what stands before it; null for nothing
     */
    record Line(String key, @Nullable String label, String text) {}

    /** The lines of a value; none where there is no value. A list's entries follow one another. */
    List<Line> lines(@Nullable FieldDefinition field, Value value) {
        List<Line> lines = new ArrayList<>();
        if (value instanceof Value.Text text) {
            lines.add(new Line("", null, text(field, text.text())));
        } else if (value instanceof Value.Flag flag) {
            lines.add(new Line("", null, texts.of(flag.on() ? "value.yes" : "value.no")));
        } else if (value instanceof Value.Picks picks) {
            lines.add(new Line("", null, picks(field, picks)));
        } else if (value instanceof Value.Parts parts) {
            parts(field, "", parts, lines);
        } else if (value instanceof Value.Entries list) {
            list.entries().forEach((id, entry) -> parts(field, id + ".", entry, lines));
        }
        return lines;
    }

    /** A value in one line. */
    String line(@Nullable FieldDefinition field, Value value) {
        return lines(field, value).stream()
                .map(line -> line.label() == null ? line.text() : line.label() + ": " + line.text())
                .collect(Collectors.joining(", "));
    }

    private String text(@Nullable FieldDefinition field, String text) {
        if (field == null) {
            return text;
        }
        return switch (field.type()) {
            case DATE -> date(text);
            case CHOICE -> field.choiceLabel(text);
            default -> text;
        };
    }

    private static String picks(@Nullable FieldDefinition field, Value.Picks picks) {
        if (field == null) {
            return String.join(", ", picks.choices());
        }
        List<String> labels = new ArrayList<>();
        field.choices().forEach(choice -> {
            if (picks.choices().contains(choice.key())) {
                labels.add(choice.label());
            }
        });
        picks.choices().stream()
                .filter(key -> field.choices().stream()
                        .noneMatch(choice -> choice.key().equals(key)))
                .forEach(labels::add);
        return String.join(", ", labels);
    }

    private void parts(@Nullable FieldDefinition field, String prefix, Value.Parts parts, List<Line> lines) {
        FieldType type = field == null ? null : field.type();
        if (type == FieldType.ADDRESS) {
            add(lines, prefix + "line1", null, parts.part("line1"));
            add(lines, prefix + "line2", null, parts.part("line2"));
            add(lines, prefix + "city", null, (parts.part("postcode") + " " + parts.part("city")).strip());
            add(lines, prefix + "region", null, parts.part("region"));
            add(lines, prefix + "country", null, parts.part("country").isEmpty() ? "" : country(parts.part("country")));
        } else if (type == FieldType.PHONE || type == FieldType.PHONES || type == FieldType.EMAILS) {
            add(lines, prefix + "main", null, contactLine(type, parts));
        } else if (type == FieldType.PEOPLE) {
            type.parts().forEach((name, kind) -> {
                String text = kind == FieldType.DATE ? date(parts.part(name)) : parts.part(name);
                add(lines, prefix + name, name.equals("name") ? null : texts.of("part.people." + name), text);
            });
        } else {
            parts.parts().forEach((name, text) -> add(lines, prefix + name, null, text));
        }
    }

    private String contactLine(FieldType type, Value.Parts parts) {
        StringBuilder line = new StringBuilder(parts.part(type.mainPart()));
        if (!parts.part("extension").isEmpty()) {
            line.append(' ').append(texts.of("value.extension", parts.part("extension")));
        }
        if (!parts.part("label").isEmpty()) {
            line.append(" (").append(parts.part("label")).append(')');
        }
        return line.toString();
    }

    private static void add(List<Line> lines, String key, @Nullable String label, String text) {
        if (!text.isEmpty()) {
            lines.add(new Line(key, label, text));
        }
    }

    private String country(String code) {
        return code.matches("[A-Za-z]{2}") ? texts.country(code.toUpperCase(Locale.ROOT)) : code;
    }

    private String date(String text) {
        try {
            return text.isEmpty() ? "" : texts.date(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return text; // a form shows what was typed, right or wrong
        }
    }
}
