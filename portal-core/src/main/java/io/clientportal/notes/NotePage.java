package io.clientportal.notes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of notes, latest first.
 *
 * @param hidden how many more there are, over all pages and engagements, that whoever looks through the contact's eyes may
 *     not see (IMP-02); 0 for everybody else
 * @param next the place to ask for the following page with; null where none follows
 */
public record NotePage<T>(
        List<T> notes, int hidden, @Nullable Long next) {

    public NotePage {
        notes = List.copyOf(notes);
    }
}
