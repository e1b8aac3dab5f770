package io.clientportal.fields;

import java.util.LinkedHashMap;
import java.util.Map;

/** What kind of value a field holds (PRO-08). */
public enum FieldType {
    TEXT(Shape.TEXT),
    LONG_TEXT(Shape.TEXT),
    DATE(Shape.TEXT),
    NUMBER(Shape.TEXT),
    YES_NO(Shape.FLAG),
    CHOICE(Shape.TEXT),
    CHOICES(Shape.PICKS),
    EMAIL(Shape.TEXT),
    PHONE(Shape.PARTS),
    ADDRESS(Shape.PARTS),
    EMAILS(Shape.ENTRIES),
    PHONES(Shape.ENTRIES),
    PEOPLE(Shape.ENTRIES);

    /** How a value of the type is built. */
    public enum Shape {
        TEXT,
        FLAG,
        PICKS,
        PARTS,
        ENTRIES
    }

    private final Shape shape;

    FieldType(Shape shape) {
        this.shape = shape;
    }

    public Shape shape() {
        return shape;
    }

    /** Whether the value is a list whose entries are proposed and decided one by one. */
    public boolean isList() {
        return shape == Shape.ENTRIES;
    }

    /** The parts of the value, or of each of its entries, in the order of the form, with the type of each. */
    public Map<String, FieldType> parts() {
        return switch (this) {
            case PHONE -> parts("number", PHONE, "extension", TEXT);
            case ADDRESS ->
                parts("line1", TEXT, "line2", TEXT, "city", TEXT, "region", TEXT, "postcode", TEXT, "country", TEXT);
            case EMAILS -> parts("email", EMAIL, "label", TEXT);
            case PHONES -> parts("number", PHONE, "extension", TEXT, "label", TEXT);
            case PEOPLE ->
                parts("name", TEXT, "relationship", TEXT, "email", EMAIL, "phone", PHONE, "date_of_birth", DATE);
            default -> Map.of();
        };
    }

    /** The part without which the value, or an entry, says nothing. */
    public String mainPart() {
        return switch (this) {
            case PHONE, PHONES -> "number";
            case ADDRESS -> "line1";
            case EMAILS -> "email";
            case PEOPLE -> "name";
            default -> throw new IllegalStateException(this + " has no parts");
        };
    }

    private static Map<String, FieldType> parts(Object... pairs) {
        Map<String, FieldType> parts = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parts.put((String) pairs[i], (FieldType) pairs[i + 1]);
        }
        return java.util.Collections.unmodifiableMap(parts);
    }
}
