package io.clientportal.spring.pages;

import io.clientportal.kernel.EngagementId;
import io.clientportal.notes.Note;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client's notes for staff, latest first.
 *
 * @param names the engagements that a note can be about, by key, in the order of their list
 * @param about the engagement whose notes alone are shown; null for all
 * @param typed what stands in the form for a new one
 * @param shares whether this member may share what is written at once
 * @param problem why it was not added; null where it was not tried
 * @param next where the next page begins; null on the last one
 */
public record NotesPage(
        DeskClient client,
        List<Note> notes,
        Map<EngagementId, String> names,
        @Nullable EngagementId about,
        Typed typed,
        boolean shares,
        @Nullable String problem,
        @Nullable Long next)
        implements Page.ForStaff {

    public NotesPage {
        notes = List.copyOf(notes);
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }

    /**
     * A note as it is typed.
     *
     * @param engagement the key of what it is about; empty for the client
     * @param with {@code nobody}, {@code everybody} or {@code engagement}
     */
    public record Typed(String text, String engagement, String with) {}

    /** What a note is about; null where that is the client, or where it is not among those that are listed. */
    public @Nullable String name(Note note) {
        return note.engagement() == null ? null : names.get(note.engagement());
    }
}
