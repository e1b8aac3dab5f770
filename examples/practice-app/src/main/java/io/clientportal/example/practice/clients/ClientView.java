package io.clientportal.example.practice.clients;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldType;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A client's record as people read it: sections of fields with lines of text. */
public record ClientView(Map<String, List<Line>> sections) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    /** One field; without any text where it has no value. */
    public record Line(String label, List<String> texts) {}

    static ClientView of(List<FieldDefinition> fields, Values values) {
        Map<String, List<Line>> sections = new LinkedHashMap<>();
        fields.forEach(field -> sections.computeIfAbsent(field.section(), section -> new ArrayList<>())
                .add(new Line(field.label(), texts(field, values.get(field.key())))));
        return new ClientView(sections);
    }

    private static List<String> texts(FieldDefinition field, Value value) {
        FieldType type = field.type();
        if (value instanceof Value.Text text) {
            return List.of(text(field, text.text()));
        }
        if (value instanceof Value.Flag flag) {
            return List.of(flag.on() ? "Yes" : "No");
        }
        if (value instanceof Value.Picks picks) {
            return picks.choices().stream().map(field::choiceLabel).toList();
        }
        if (value instanceof Value.Parts parts) {
            return type == FieldType.ADDRESS ? lines(parts) : List.of(joined(type, parts));
        }
        if (value instanceof Value.Entries list) {
            return list.entries().values().stream()
                    .map(entry -> joined(type, entry))
                    .toList();
        }
        return List.of();
    }

    private static String text(FieldDefinition field, String text) {
        return field.type() == FieldType.DATE ? LocalDate.parse(text).format(DATE) : field.choiceLabel(text);
    }

    private static List<String> lines(Value.Parts address) {
        String country = address.part("country");
        return List.of(
                        address.part("line1"),
                        address.part("line2"),
                        (address.part("postcode") + " " + address.part("city")).strip(),
                        address.part("region"),
                        country.isEmpty()
                                ? ""
                                : new Locale.Builder()
                                        .setRegion(country)
                                        .build()
                                        .getDisplayCountry(Locale.ENGLISH))
                .stream()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String joined(FieldType type, Value.Parts parts) {
        List<String> texts = new ArrayList<>();
        type.parts().keySet().forEach(part -> {
            String text = parts.part(part);
            if (!text.isEmpty()) {
                texts.add(
                        type.parts().get(part) == FieldType.DATE
                                ? LocalDate.parse(text).format(DATE)
                                : text);
            }
        });
        return String.join(" · ", texts);
    }
}
