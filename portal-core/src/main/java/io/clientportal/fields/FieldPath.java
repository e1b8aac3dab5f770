package io.clientportal.fields;

import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is proposed and decided as one: a field, or one entry of a list. As text {@code name} or {@code people/e1}.
 *
 * @param entry the entry's id; null for the whole field
 */
public record FieldPath(FieldKey field, @Nullable String entry) implements Comparable<FieldPath> {

    private static final Pattern ENTRY = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Comparator<FieldPath> ORDER =
            Comparator.comparing(FieldPath::field).thenComparing(path -> path.entry == null ? "" : path.entry);

    public FieldPath {
        if (entry != null && !isEntry(entry)) {
            throw new IllegalArgumentException("The id of a list entry has 1 to 64 letters, digits and hyphens");
        }
    }

    /** Whether the text could be the id of a list entry. */
    public static boolean isEntry(String text) {
        return ENTRY.matcher(text).matches();
    }

    public static FieldPath of(FieldKey field) {
        return new FieldPath(field, null);
    }

    /** @throws IllegalArgumentException where the text is no path */
    public static FieldPath parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? of(new FieldKey(text))
                : new FieldPath(new FieldKey(text.substring(0, slash)), text.substring(slash + 1));
    }

    @Override
    public int compareTo(FieldPath other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return entry == null ? field.value() : field + "/" + entry;
    }
}
