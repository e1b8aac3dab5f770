package io.clientportal.spring.pages;

import org.jspecify.annotations.Nullable;

/**
 * A page that only says something to a contact.
 *
 * @param next where to go from here; null for nowhere
 */
public record MessagePage(
        String title,
        String lead,
        @Nullable String next,
        @Nullable String nextLabel) implements Page {

    static MessagePage of(String title, String lead) {
        return new MessagePage(title, lead, null, null);
    }
}
