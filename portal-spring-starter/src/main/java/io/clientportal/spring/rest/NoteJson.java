package io.clientportal.spring.rest;

import io.clientportal.engagements.Readership;
import io.clientportal.kernel.EngagementId;
import io.clientportal.notes.Author;
import io.clientportal.notes.Note;
import io.clientportal.notes.NoteFile;
import io.clientportal.notes.NotePage;
import io.clientportal.notes.SharedNote;
import io.clientportal.spring.web.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Notes as JSON. */
final class NoteJson {

    private NoteJson() {}

    /**
     * Some notes, latest first.
     *
     * @param hidden how many more whoever looks through the contact's eyes may not see; 0 for everybody else
     */
    record NotesPage<T>(List<T> items, int hidden, @Nullable String next) {
        static <S, T> NotesPage<T> of(NotePage<S> page, Function<S, T> item) {
            Long next = page.next();
            return new NotesPage<>(
                    page.notes().stream().map(item).toList(),
                    page.hidden(),
                    next == null ? null : Cursor.of(Long.toString(next)));
        }
    }

    // --- for staff

    /**
     * Who wrote a note.
     *
     * @param firm whether that was the firm
     * @param name as it was then
     */
    record AuthorJson(boolean firm, String name) {
        static AuthorJson of(Author author) {
            return new AuthorJson(author.isFirm(), author.name());
        }
    }

    /**
     * A note as staff see it.
     *
     * @param engagement null where it is about the client
     * @param readAt when staff first read what a contact wrote; null for the firm's own
     * @param contacts with how many contacts it is shared by name
     */
    record NoteBody(
            UUID id,
            @Nullable String engagement,
            String text,
            AuthorJson author,
            Instant at,
            @Nullable Instant editedAt,
            @Nullable Instant readAt,
            boolean everybody,
            int contacts,
            boolean withEngagement,
            String version)
            implements Versioned {
        static NoteBody of(Note note) {
            return new NoteBody(
                    note.id().value(),
                    key(note.engagement()),
                    note.text(),
                    AuthorJson.of(note.author()),
                    note.at(),
                    note.editedAt(),
                    note.readAt(),
                    note.everybody(),
                    note.contacts(),
                    note.withEngagement(),
                    note.version().value());
        }
    }

    /** A note, and whom it is shared with. */
    record NoteFileJson(String version, NoteBody note, EngagementJson.ReadershipJson sharing) implements Versioned {
        static NoteFileJson of(NoteFile file) {
            return new NoteFileJson(
                    file.note().version().value(),
                    NoteBody.of(file.note()),
                    EngagementJson.ReadershipJson.of(file.audience()));
        }
    }

    /**
     * What staff write.
     *
     * @param engagement left out: about the client
     * @param sharing left out: with nobody
     */
    record NewNoteJson(
            @Nullable String engagement, @Nullable String text, EngagementJson.@Nullable ReadershipJson sharing) {
        Readership audience() {
            return sharing == null ? Readership.NOBODY : sharing.audience();
        }
    }

    /** Whether contacts who see an engagement may add notes to it. */
    record TakesNotesJson(@Nullable Boolean takesNotes) {}

    // --- for contacts

    /**
     * A note as a contact sees it.
     *
     * @param engagement null where it is about the client, or about an engagement that is not shared with the contact
     * @param open whether the contact can still change it and take it back
     */
    record SharedNoteJson(
            UUID id,
            String client,
            @Nullable String engagement,
            @Nullable String engagementName,
            String text,
            AuthorJson author,
            boolean own,
            boolean open,
            Instant at,
            @Nullable Instant editedAt,
            String version)
            implements Versioned {
        static SharedNoteJson of(SharedNote note) {
            return new SharedNoteJson(
                    note.id().value(),
                    note.client().value(),
                    key(note.engagement()),
                    note.engagementName(),
                    note.text(),
                    new AuthorJson(note.firms(), note.author()),
                    note.own(),
                    note.open(),
                    note.at(),
                    note.editedAt(),
                    note.version().value());
        }
    }

    // --- for both

    /** The text of a note. */
    record NoteTextJson(@Nullable String text) {}

    static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static @Nullable String key(@Nullable EngagementId engagement) {
        return engagement == null ? null : engagement.value();
    }
}
