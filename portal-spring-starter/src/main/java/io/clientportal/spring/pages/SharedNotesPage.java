package io.clientportal.spring.pages;

import io.clientportal.notes.SharedNote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a contact wrote or is shared with the contact, latest first.
 *
 * @param hidden how many more there are that whoever looks through the contact's eyes may not see
 * @param next where the next page begins; null on the last one
 */
public record SharedNotesPage(
        ClientHead client,
        List<SharedNote> notes,
        int hidden,
        @Nullable Long next) implements Page {

    public SharedNotesPage {
        notes = List.copyOf(notes);
    }
}
