package io.clientportal.fields;

import io.clientportal.kernel.Rule;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Cleans and checks one value of one field; notes everything that is wrong instead of stopping at the first. */
final class ValueCheck {

    static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,10})?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    /** One at sign, a dot in the domain, nothing that could end a mail header. RFC 5321 allows 254 characters. */
    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@<>,;:\"()\\[\\]\\\\]{1,64}@[^\\s@<>,;:\"()\\[\\]\\\\]+\\.[^\\s@<>,;:\"()\\[\\]\\\\.]{2,}");

    private static final Pattern PHONE = Pattern.compile("[0-9+()/. -]+");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    /** What no value may be, whatever a firm demanded when it was entered. */
    private static final Set<Rule> LIMITS =
            Set.of(FieldRule.WRONG_SHAPE, FieldRule.NOT_TEXT, FieldRule.TOO_LONG, FieldRule.TOO_MANY_ENTRIES);

    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2200;

    private final FieldDefinition field;
    private final Map<String, Rule> problems;

    ValueCheck(FieldDefinition field, Map<String, Rule> problems) {
        this.field = field;
        this.problems = problems;
    }

    static boolean fits(FieldDefinition field, Value value, Map<String, Rule> problems) {
        Map<String, Rule> found = new TreeMap<>();
        // A firm may have shortened the texts since, but the type's own limit always held, or a longer one of the firm.
        Integer most = field.validation().maxLength();
        Validation own =
                most == null || most <= limit(field.type()) ? Validation.NONE : new Validation(false, most, null, null);
        field.with(own).checked(value, found);
        found.values().retainAll(LIMITS);
        found.forEach(problems::putIfAbsent);
        return found.isEmpty();
    }

    private static int limit(FieldType type) {
        return type == FieldType.LONG_TEXT ? FieldDefinition.LONG_TEXT_MAX : FieldDefinition.TEXT_MAX;
    }

    Value field(Value raw) {
        String path = field.key().value();
        Value value = shaped(path, raw);
        if (value.isNone() && field.validation().required() && !problems.containsKey(path)) {
            problem(path, FieldRule.REQUIRED);
        }
        return value;
    }

    Value entry(FieldPath path, Value raw) {
        if (raw.isNone()) {
            return raw;
        }
        return raw instanceof Value.Parts parts
                ? parts(path.toString(), parts)
                : problem(path.toString(), FieldRule.WRONG_SHAPE);
    }

    private Value shaped(String path, Value raw) {
        if (raw.isNone()) {
            return raw;
        }
        FieldType.Shape shape = field.type().shape();
        if (shape == FieldType.Shape.TEXT && raw instanceof Value.Text text) {
            return Value.of(text(path, field.type(), text.text()));
        }
        if (shape == FieldType.Shape.FLAG && raw instanceof Value.Flag) {
            return raw;
        }
        if (shape == FieldType.Shape.PICKS && raw instanceof Value.Picks picks) {
            return picks(path, picks);
        }
        if (shape == FieldType.Shape.PARTS && raw instanceof Value.Parts parts) {
            return parts(path, parts);
        }
        if (shape == FieldType.Shape.ENTRIES && raw instanceof Value.Entries list) {
            return entries(path, list);
        }
        return problem(path, FieldRule.WRONG_SHAPE);
    }

    private Value picks(String path, Value.Picks picks) {
        if (picks.choices().size() > field.choices().size() + FieldDefinition.ENTRIES_MAX) {
            return problem(path, FieldRule.TOO_MANY_ENTRIES);
        }
        if (picks.choices().stream().anyMatch(choice -> choice.length() > FieldDefinition.TEXT_MAX)) {
            return problem(path, FieldRule.TOO_LONG);
        }
        picks.choices().forEach(choice -> choice(path, choice));
        return picks;
    }

    private Value entries(String path, Value.Entries list) {
        if (list.entries().size() > FieldDefinition.ENTRIES_MAX) {
            return problem(path, FieldRule.TOO_MANY_ENTRIES);
        }
        Map<String, Value.Parts> entries = new LinkedHashMap<>();
        list.entries().forEach((id, raw) -> {
            if (!FieldPath.isEntry(id)) {
                problem(path, FieldRule.WRONG_SHAPE);
            } else if (parts(path + "/" + id, raw) instanceof Value.Parts entry) {
                entries.put(id, entry);
            }
        });
        return Value.ofEntries(entries);
    }

    private Value parts(String path, Value.Parts raw) {
        Map<String, FieldType> known = field.type().parts();
        Map<String, String> parts = new LinkedHashMap<>();
        raw.parts().forEach((name, text) -> {
            FieldType type = known.get(name);
            if (type == null) {
                problem(path, FieldRule.WRONG_SHAPE);
            } else {
                parts.put(name, part(path + "." + name, name, type, text));
            }
        });
        Value value = Value.ofParts(parts);
        if (value instanceof Value.Parts filled
                && filled.part(field.type().mainPart()).isEmpty()) {
            problem(path + "." + field.type().mainPart(), FieldRule.PART_MISSING);
        }
        return value;
    }

    private String part(String path, String name, FieldType type, String text) {
        String clean = text(path, type, text);
        if (name.equals("country") && !clean.isEmpty()) {
            clean = clean.toUpperCase(Locale.ROOT);
            if (!COUNTRIES.contains(clean)) {
                problem(path, FieldRule.NOT_A_COUNTRY);
            }
        }
        return clean;
    }

    private String text(String path, FieldType type, String raw) {
        Integer most = field.validation().maxLength();
        if (raw.codePointCount(0, raw.length()) > (most != null ? most : limit(type))) {
            problem(path, FieldRule.TOO_LONG);
            return "";
        }
        if (!isText(raw)) {
            problem(path, FieldRule.NOT_TEXT);
            return "";
        }
        String clean = NormalForm.clean(type, raw);
        if (clean.isEmpty()) {
            return clean;
        }
        switch (type) {
            case DATE -> date(path, clean);
            case NUMBER -> {
                return number(path, clean);
            }
            case CHOICE -> choice(path, clean);
            case EMAIL -> {
                if (clean.length() > 254 || !EMAIL.matcher(clean).matches()) {
                    problem(path, FieldRule.NOT_AN_EMAIL);
                }
                return NormalForm.email(clean);
            }
            case PHONE -> {
                long digits = clean.chars().filter(Character::isDigit).count();
                if (digits < 5 || digits > 20 || !PHONE.matcher(clean).matches() || clean.lastIndexOf('+') > 0) {
                    problem(path, FieldRule.NOT_A_PHONE);
                }
            }
            default -> {}
        }
        return clean;
    }

    private void date(String path, String text) {
        try {
            if (DATE.matcher(text).matches()) {
                int year = LocalDate.parse(text).getYear();
                if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                    return;
                }
            }
        } catch (DateTimeException e) {
            // falls through to the one answer for every wrong date
        }
        problem(path, FieldRule.NOT_A_DATE);
    }

    private String number(String path, String text) {
        if (!NUMBER.matcher(text).matches()) {
            problem(path, FieldRule.NOT_A_NUMBER);
            return text;
        }
        BigDecimal number = new BigDecimal(text);
        BigDecimal min = field.validation().min();
        BigDecimal max = field.validation().max();
        if (min != null && number.compareTo(min) < 0) {
            problem(path, FieldRule.TOO_SMALL);
        }
        if (max != null && number.compareTo(max) > 0) {
            problem(path, FieldRule.TOO_LARGE);
        }
        return NormalForm.text(FieldType.NUMBER, text);
    }

    private void choice(String path, String choice) {
        if (field.choices().stream().noneMatch(one -> one.key().equals(choice))) {
            problem(path, FieldRule.NOT_A_CHOICE);
        }
    }

    /** No control characters but tab and line breaks, and no half of a surrogate pair: no database keeps them alike. */
    private static boolean isText(String text) {
        return text.codePoints()
                .noneMatch(c -> c < 0x20 && c != '\t' && c != '\n' && c != '\r'
                        || c >= 0x7f && c < 0xa0
                        || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private Value problem(String path, FieldRule rule) {
        problems.putIfAbsent(path, rule);
        return Value.NONE;
    }
}
