package io.clientportal.kernel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a client is called in lists.
 *
 * @param display as shown; what no database keeps is left out, and all beyond 200 characters
 * @param sort as sorted, computed by the host or by {@link #of}
 */
public record ClientName(String display, String sort) {

    private static final int MOST = 200;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    public ClientName {
        display = storable(display);
        sort = storable(sort);
    }

    /** A name that sorts by itself: without case and accents, the same in every database. */
    public static ClientName of(String display) {
        return new ClientName(
                display,
                MARKS.matcher(Normalizer.normalize(display, Normalizer.Form.NFD))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT)
                        .strip());
    }

    /** What every database keeps alike: no control characters, no half of a surrogate pair, at most 200 characters. */
    private static String storable(String name) {
        if (name.length() <= MOST
                && name.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))) {
            return name;
        }
        StringBuilder text = new StringBuilder();
        name.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .takeWhile(c -> text.length() + Character.charCount(c) <= MOST)
                .forEachOrdered(text::appendCodePoint);
        return text.toString();
    }
}
