package io.clientportal.spring.pages;

import io.clientportal.kernel.EngagementId;
import io.clientportal.notes.NoteId;
import org.jspecify.annotations.Nullable;

/**
 * Where the pages of one client's notes are, for contacts or for staff.
 *
 * @param list with the latest
 */
public record NotePaths(String list) {

    public String list(long before) {
        return about(null, before);
    }

    /** The notes about one engagement; about all where that is null. */
    public String about(@Nullable EngagementId engagement) {
        return list + (engagement == null ? "" : "?engagement=" + Paths.part(engagement));
    }

    public String about(@Nullable EngagementId engagement, long before) {
        return about(engagement) + (engagement == null ? "?" : "&") + "before=" + before;
    }

    public String one(NoteId note) {
        return list + "/" + note;
    }

    /** What is done with a note, such as {@code delete} or {@code sharing}. */
    public String one(NoteId note, String act) {
        return one(note) + "/" + act;
    }
}
