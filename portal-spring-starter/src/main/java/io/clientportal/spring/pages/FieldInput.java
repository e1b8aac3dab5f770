package io.clientportal.spring.pages;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldType;
import io.clientportal.fields.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A field on a form: what it holds now in the form, and what is wrong with it.
 *
 * @param name of its inputs, such as {@code f.name}; parts and entries follow with a dot
 * @param editable whether it has inputs at all; otherwise it is shown as text
 * @param waiting whether a change of the field waits for review
 * @param shown what the form was filled with
 * @param value what stands in it now, as typed
 * @param current the record's value in lines
 * @param onRecord the record's value in one line
 * @param was what the form was filled with, in one line
 * @param errors sentences by the input they belong to: empty for the field, {@code .city}, {@code /e1.name}
 * @param fresh the entry that was just added, to put the cursor there; null for none
 * @param editUrl where the buttons of a list send the form
 */
public record FieldInput(
        FieldDefinition definition,
        String name,
        boolean editable,
        boolean waiting,
        Value shown,
        Value value,
        List<ValueDiff.Line> current,
        String onRecord,
        String was,
        Map<String, String> errors,
        @Nullable String fresh,
        String editUrl) {

    /** One entry of a list, as typed. */
    public record Entry(String id, Value.Parts parts, boolean added, boolean focus) {

        public String part(String name) {
            return parts.part(name);
        }
    }

    /** The id of the element with the field's input; parts and entries follow with a hyphen. */
    public String id() {
        return name.replace('.', '-').replace('/', '-');
    }

    public FieldType type() {
        return definition.type();
    }

    /** The fragment that renders the type: its name in lower case. */
    public String kind() {
        return type().name().toLowerCase(java.util.Locale.ROOT);
    }

    public String text() {
        return value instanceof Value.Text text ? text.text() : "";
    }

    /** {@code yes}, {@code no} or nothing. */
    public String flag() {
        return flag(value);
    }

    public String shownFlag() {
        return flag(shown);
    }

    private static String flag(Value value) {
        return value instanceof Value.Flag flag ? flag.on() ? "yes" : "no" : "";
    }

    public boolean picked(String choice) {
        return picked(value, choice);
    }

    public boolean shownPicked(String choice) {
        return picked(shown, choice);
    }

    private static boolean picked(Value value, String choice) {
        return value instanceof Value.Picks picks && picks.choices().contains(choice)
                || value instanceof Value.Text text && text.text().equals(choice);
    }

    /** Chosen before and no longer offered: still shown, so that leaving it alone changes nothing. */
    public List<String> retiredChoices() {
        List<String> keys = new ArrayList<>();
        if (value instanceof Value.Picks picks) {
            keys.addAll(picks.choices());
        } else if (value instanceof Value.Text text && type() == FieldType.CHOICE) {
            keys.add(text.text());
        }
        keys.removeIf(key ->
                definition.choices().stream().anyMatch(choice -> choice.key().equals(key)));
        return keys;
    }

    public String part(String part) {
        return value instanceof Value.Parts parts ? parts.part(part) : "";
    }

    public String shownText() {
        return shown instanceof Value.Text text ? text.text() : "";
    }

    public String shownPart(String part) {
        return shown instanceof Value.Parts parts ? parts.part(part) : "";
    }

    public String shownPart(String entry, String part) {
        return shown instanceof Value.Entries list
                ? list.entries().getOrDefault(entry, EMPTY).part(part)
                : "";
    }

    /** The list's entries as they stand in the form. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        if (value instanceof Value.Entries list) {
            list.entries()
                    .forEach((id, parts) ->
                            entries.add(new Entry(id, parts, !entries(shown).containsKey(id), id.equals(fresh))));
        }
        return entries;
    }

    /** Entries that the form was filled with and that were taken out. */
    public List<Entry> removed() {
        List<Entry> removed = new ArrayList<>();
        entries(shown).forEach((id, parts) -> {
            if (!entries(value).containsKey(id)) {
                removed.add(new Entry(id, parts, false, false));
            }
        });
        return removed;
    }

    private static Map<String, Value.Parts> entries(Value value) {
        return value instanceof Value.Entries list ? list.entries() : Map.of();
    }

    /** Whether another entry can be added. */
    public boolean takesMore() {
        return entries(value).size() < FieldDefinition.ENTRIES_MAX;
    }

    public boolean changed() {
        return editable && !definition.same(shown, value);
    }

    public boolean required() {
        return definition.validation().required();
    }

    /** Most characters of its texts. */
    public int maxLength() {
        Integer most = definition.validation().maxLength();
        return most != null
                ? most
                : type() == FieldType.LONG_TEXT ? FieldDefinition.LONG_TEXT_MAX : FieldDefinition.TEXT_MAX;
    }

    /** What is wrong with the input at {@code .part} or {@code /entry.part}; null where nothing is. */
    public @Nullable String error(String at) {
        return errors.get(at);
    }

    public boolean wrong() {
        return !errors.isEmpty();
    }

    /** The ids of the texts that describe the input, for screen readers; null where none does. */
    public @Nullable String describedBy(String at) {
        List<String> ids = new ArrayList<>();
        if (errors.containsKey(at)) {
            ids.add(errorId(at));
        }
        if (definition.help() != null) {
            ids.add(id() + "-help");
        }
        if (waiting) {
            ids.add(id() + "-waiting");
        }
        return ids.isEmpty() ? null : String.join(" ", ids);
    }

    public String errorId(String at) {
        return id() + at.replace('.', '-').replace('/', '-') + "-error";
    }

    /** Where the first error of the field is, for the link in the summary on top. */
    public String firstErrorTarget() {
        String at = errors.keySet().stream().sorted().findFirst().orElse("");
        return id() + at.replace('.', '-').replace('/', '-');
    }

    public String firstError() {
        return Objects.requireNonNull(
                errors.get(errors.keySet().stream().sorted().findFirst().orElse("")));
    }

    /** What browsers may fill in; {@code off} where they cannot know. */
    public String autocomplete() {
        return switch (definition.key().value()) {
            case "name" -> "name";
            case "title" -> "honorific-prefix";
            case "date_of_birth" -> "bday";
            case "occupation" -> "organization-title";
            default -> "off";
        };
    }

    /** The same for a part of an address. */
    public String partAutocomplete(String part) {
        return switch (part) {
            case "line1" -> "address-line1";
            case "line2" -> "address-line2";
            case "city" -> "address-level2";
            case "region" -> "address-level1";
            case "postcode" -> "postal-code";
            default -> "off";
        };
    }

    /** The type of the input of a part. */
    public String partType(FieldType part) {
        return switch (part) {
            case EMAIL -> "email";
            case PHONE -> "tel";
            case DATE -> "date";
            default -> "text";
        };
    }

    private static final Value.Parts EMPTY = new Value.Parts(Map.of());
}
