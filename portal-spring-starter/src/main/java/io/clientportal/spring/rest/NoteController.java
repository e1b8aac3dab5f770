package io.clientportal.spring.rest;

import io.clientportal.ClientSpace;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.Version;
import io.clientportal.notes.NoteId;
import io.clientportal.spring.web.Etag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Staff write notes and share them. */
@RestController
@RequestMapping("${portal.desk-path:/desk}/api/v1/clients/{client}")
@Tag(name = "Notes", description = "Staff write notes about a client or an engagement, and share them")
final class NoteController {

    static final int PAGE = 50;

    @GetMapping("/notes")
    @Operation(
            summary = "The client's notes in this member's reach, latest first, 50 a page. What contacts wrote is read"
                    + " by the firm from now on")
    NoteJson.NotesPage<NoteJson.NoteBody> notes(
            ClientSpace client,
            @RequestParam(required = false) @Nullable String engagement,
            @RequestParam(required = false) @Nullable String cursor) {
        return NoteJson.NotesPage.of(
                client.notes().list(DocumentJson.engagement(engagement), Cursor.read(cursor, Long::valueOf), PAGE),
                NoteJson.NoteBody::of);
    }

    @PostMapping("/notes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Writes a note; it is shared with nobody unless told so")
    NoteJson.NoteBody addNote(ClientSpace client, @RequestBody NoteJson.NewNoteJson note) {
        return NoteJson.NoteBody.of(client.notes()
                .add(DocumentJson.engagement(note.engagement()), NoteJson.text(note.text()), note.audience()));
    }

    @GetMapping("/notes/{note}")
    @Operation(summary = "One note and whom it is shared with; its version is the ETag")
    NoteJson.NoteFileJson note(ClientSpace client, @PathVariable UUID note) {
        return NoteJson.NoteFileJson.of(client.notes().get(new NoteId(note)));
    }

    @PutMapping("/notes/{note}")
    @Operation(summary = "Replaces the text of one of the firm's notes, on the version of If-Match")
    NoteJson.NoteBody editNote(
            ClientSpace client,
            @PathVariable UUID note,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody NoteJson.NoteTextJson body) {
        Version read = Etag.required(ifMatch);
        return NoteJson.NoteBody.of(client.notes().edit(new NoteId(note), read, NoteJson.text(body.text())));
    }

    @DeleteMapping("/notes/{note}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deletes a note, a contact's too; the activity log keeps its text")
    void deleteNote(ClientSpace client, @PathVariable UUID note) {
        client.notes().delete(new NoteId(note));
    }

    @PutMapping("/notes/{note}/sharing")
    @Operation(summary = "Shares it with exactly these contacts, or with all of the client; with nobody: unshares it")
    EngagementJson.ReadershipJson shareNote(
            ClientSpace client, @PathVariable UUID note, @RequestBody EngagementJson.ReadershipJson sharing) {
        client.notes().share(new NoteId(note), sharing.audience());
        return EngagementJson.ReadershipJson.of(sharing.audience());
    }

    @GetMapping("/notes/{note}/readers")
    @Operation(
            summary =
                    "Who of the client's contacts sees it and who does not, and why; or would, shared with an audience")
    Page<EngagementJson.ReaderJson> noteReaders(
            ClientSpace client,
            @PathVariable UUID note,
            @Parameter(
                            description = "everybody, nobody, or ids of contacts separated by commas: who would see it"
                                    + " then. Left out: who sees it now")
                    @RequestParam(required = false)
                    @Nullable
                    String audience,
            @RequestParam(defaultValue = "false") boolean withEngagement) {
        Readership asked = EngagementJson.audience(audience, withEngagement);
        return Page.whole(client.notes().readers(new NoteId(note), asked).stream()
                .map(EngagementJson.ReaderJson::of)
                .toList());
    }

    @PutMapping("/engagements/{engagement}/takes-notes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lets contacts who see an engagement add notes to it, or no longer")
    void takeNotes(ClientSpace client, @PathVariable String engagement, @RequestBody NoteJson.TakesNotesJson body) {
        client.engagements().takeNotes(EngagementController.id(engagement), Boolean.TRUE.equals(body.takesNotes()));
    }
}
