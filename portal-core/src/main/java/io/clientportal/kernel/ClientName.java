package io.clientportal.kernel;

import java.text.Normalizer;
import java.util.Locale;

/**
 * How a client is called in lists.
 *
 * @param display as shown, 1 to 200 characters
 * @param sort as sorted, computed by the host or by {@link #of}
 */
public record ClientName(String display, String sort) {

    public ClientName {
        display = shortened(display);
        sort = shortened(sort);
    }

    /** A name that sorts by itself: without case and accents, the same in every database. */
    public static ClientName of(String display) {
        return new ClientName(
                display,
                Normalizer.normalize(display, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", "")
                        .toLowerCase(Locale.ROOT)
                        .strip());
    }

    private static String shortened(String name) {
        return name.length() <= 200 ? name : name.substring(0, 200);
    }
}
