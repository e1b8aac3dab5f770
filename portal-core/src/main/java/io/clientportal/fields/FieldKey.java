package io.clientportal.fields;

import java.util.regex.Pattern;

/** The stable name of a field: a lower-case letter, then up to 63 lower-case letters, digits and underscores. */
public record FieldKey(String value) implements Comparable<FieldKey> {

    private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    public FieldKey {
        if (!isKey(value)) {
            throw new IllegalArgumentException(
                    "A field key is a lower-case letter, then up to 63 lower-case letters, digits and underscores");
        }
    }

    /** Whether the text could be a key at all. */
    public static boolean isKey(String text) {
        return ALLOWED.matcher(text).matches();
    }

    @Override
    public int compareTo(FieldKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
