package io.clientportal.example.practice.clients;

import io.clientportal.fields.Choice;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldType;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.kernel.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a record as flat texts, the way a form or a row of a CSV file holds them: {@code name},
 * {@code mailing_address.city}, {@code emails.1}, {@code emails.1.label}. Several choices are separated by semicolons.
 */
public final class FlatFields {

    private static final Pattern NAME =
            Pattern.compile("([a-z][a-z0-9_]*)(?:\\.([1-9][0-9]?))?(?:\\.([a-z][a-z0-9_]*))?");
    private static final Set<String> YES = Set.of("yes", "y", "true", "1");
    private static final Set<String> NO = Set.of("no", "n", "false", "0");

    private final Map<String, FieldDefinition> fields = new LinkedHashMap<>();

    public FlatFields(List<FieldDefinition> fields) {
        fields.forEach(field -> this.fields.put(field.key().value(), field));
    }

    /** Whether the text names a field, or a part of one. */
    public boolean knows(String name) {
        return place(name).isPresent();
    }

    /**
     * Reads and checks texts by their flat names; names that are not known are left out.
     */
    public Read read(Map<String, String> texts) {
        Map<String, Map<Place, String>> byField = new LinkedHashMap<>();
        texts.forEach((name, text) -> place(name)
                .ifPresent(place -> byField.computeIfAbsent(place.field(), key -> new LinkedHashMap<>())
                        .put(place, text.strip())));
        Map<FieldKey, Value> values = new LinkedHashMap<>();
        Map<String, String> problems = new LinkedHashMap<>();
        byField.forEach((key, cells) -> values.put(new FieldKey(key), value(field(key), cells, problems)));
        return new Read(Values.of(values), problems);
    }

    /** The texts of one field's value, to fill a form with. */
    public static Map<String, String> write(FieldDefinition field, Value value) {
        String key = field.key().value();
        Map<String, String> texts = new LinkedHashMap<>();
        if (value instanceof Value.Text text) {
            texts.put(key, text.text());
        } else if (value instanceof Value.Flag flag) {
            texts.put(key, flag.on() ? "yes" : "no");
        } else if (value instanceof Value.Picks picks) {
            texts.put(key, String.join(";", picks.choices()));
        } else if (value instanceof Value.Parts parts) {
            parts.parts().forEach((part, text) -> texts.put(key + "." + part, text));
        } else if (value instanceof Value.Entries list) {
            int no = 0;
            for (Map.Entry<String, Value.Parts> entry : list.entries().entrySet()) {
                String row = key + "." + ++no + ".";
                texts.put(row + "id", entry.getKey());
                entry.getValue().parts().forEach((part, text) -> texts.put(row + part, text));
            }
        }
        return texts;
    }

    /**
     * What was read.
     *
     * @param problems what is wrong, as a sentence by the flat name of its text
     */
    public record Read(Values values, Map<String, String> problems) {}

    /** Where a text belongs; the part is empty for the field itself or its main part. */
    private record Place(String name, String field, int row, String part) {}

    private Optional<Place> place(String name) {
        Matcher match = NAME.matcher(name);
        FieldDefinition field = match.matches() ? fields.get(match.group(1)) : null;
        if (field == null) {
            return Optional.empty();
        }
        boolean list = field.type().isList();
        String part = match.group(3) == null ? "" : match.group(3);
        boolean fits = list == (match.group(2) != null)
                && (part.isEmpty() || field.type().parts().containsKey(part) || list && part.equals("id"));
        return fits
                ? Optional.of(new Place(name, match.group(1), list ? Integer.parseInt(match.group(2)) : 0, part))
                : Optional.empty();
    }

    private FieldDefinition field(String key) {
        return Objects.requireNonNull(fields.get(key));
    }

    private static Value value(FieldDefinition field, Map<Place, String> cells, Map<String, String> problems) {
        Map<String, String> names = new LinkedHashMap<>();
        Value raw = switch (field.type().shape()) {
            case TEXT -> Value.of(choice(field, only(cells)));
            case FLAG -> flag(only(cells));
            case PICKS -> picks(field, only(cells));
            case PARTS -> Value.ofParts(parts(field.type(), "", cells, names));
            case ENTRIES -> entries(field, cells, names);
        };
        String first = cells.keySet().iterator().next().name();
        Map<String, Rule> found = new LinkedHashMap<>();
        Value value = field.checked(raw, found);
        found.forEach((path, rule) -> problems.putIfAbsent(names.getOrDefault(path, first), rule.sentence()));
        return value;
    }

    private static String only(Map<Place, String> cells) {
        return cells.values().iterator().next();
    }

    private static Value flag(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return YES.contains(lower) ? Value.of(true) : NO.contains(lower) ? Value.of(false) : Value.of(text);
    }

    private static Value picks(FieldDefinition field, String text) {
        Set<String> picks = new TreeSet<>();
        for (String pick : text.split(";")) {
            if (!pick.isBlank()) {
                picks.add(choice(field, pick.strip()));
            }
        }
        return Value.of(picks);
    }

    /** A choice may be written by its label. */
    private static String choice(FieldDefinition field, String text) {
        return field.choices().stream()
                .filter(choice -> choice.label().equalsIgnoreCase(text))
                .map(Choice::key)
                .findFirst()
                .orElse(text);
    }

    private static Value entries(FieldDefinition field, Map<Place, String> cells, Map<String, String> names) {
        Map<Integer, Map<Place, String>> rows = new TreeMap<>();
        cells.forEach((place, text) ->
                rows.computeIfAbsent(place.row(), row -> new LinkedHashMap<>()).put(place, text));
        Map<String, Value.Parts> entries = new LinkedHashMap<>();
        rows.values().forEach(row -> {
            String id = id(row);
            String entry = id == null ? UUID.randomUUID().toString() : id;
            Map<String, String> parts = parts(field.type(), "/" + entry, row, names);
            if (!parts.isEmpty()) {
                entries.put(entry, new Value.Parts(parts));
            }
        });
        return Value.ofEntries(entries);
    }

    private static @Nullable String id(Map<Place, String> row) {
        return row.entrySet().stream()
                .filter(cell ->
                        cell.getKey().part().equals("id") && !cell.getValue().isEmpty())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> parts(
            FieldType type, String path, Map<Place, String> cells, Map<String, String> names) {
        Map<String, String> parts = new LinkedHashMap<>();
        cells.forEach((place, text) -> {
            String part = place.part().isEmpty() ? type.mainPart() : place.part();
            names.put(place.field() + path + "." + part, place.name());
            if (!part.equals("id") && !text.isEmpty()) {
                parts.put(part, text);
            }
        });
        return parts;
    }
}
