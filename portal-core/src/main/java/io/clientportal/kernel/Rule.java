package io.clientportal.kernel;

import java.util.Locale;

/**
 * A rule of a feature, as the sentence that a refused caller reads. Each feature has one enum of these.
 *
 * <p>The {@link #key()} is stable: REST answers carry it as the problem's type, translations hang on it.
 */
public interface Rule {

    /** The constant's name. */
    String name();

    /** The rule's id in the list of rules, such as {@code PRO-07}. */
    String id();

    /** The sentence in English: what happened, and what to do. */
    String sentence();

    /** The stable key, such as {@code nothing-changed}. */
    default String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
