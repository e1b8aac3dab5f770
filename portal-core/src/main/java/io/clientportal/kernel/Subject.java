package io.clientportal.kernel;

import org.jspecify.annotations.Nullable;

/**
 * What an entry of the activity log is about.
 *
 * @param kind such as {@code change-request}
 * @param id its id as text
 * @param contact the contact it concerns, where that is not the caller
 */
public record Subject(String kind, String id, @Nullable ContactId contact) {

    public static Subject of(String kind, Object id) {
        return new Subject(kind, id.toString(), null);
    }

    public Subject concerning(@Nullable ContactId contact) {
        return new Subject(kind, id, contact);
    }
}
