package io.clientportal.spring.rest;

import io.clientportal.ClientSpace;
import io.clientportal.kernel.Version;
import io.clientportal.notes.NoteId;
import io.clientportal.spring.web.Etag;
import io.swagger.v3.oas.annotations.Operation;
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

/** Contacts read the notes that are shared with them, and add notes to engagements. */
@RestController
@RequestMapping("${portal.path:/portal}/api/v1/clients/{client}")
@Tag(name = "Shared notes", description = "Contacts read what is shared with them, and add notes to engagements")
final class SharedNoteController {

    @GetMapping("/notes")
    @Operation(summary = "What is shared with the contact, own notes included, latest first, 50 a page")
    NoteJson.NotesPage<NoteJson.SharedNoteJson> sharedNotes(
            ClientSpace client,
            @RequestParam(required = false) @Nullable String engagement,
            @RequestParam(required = false) @Nullable String cursor) {
        return NoteJson.NotesPage.of(
                client.notes()
                        .shared(
                                DocumentJson.engagement(engagement),
                                Cursor.read(cursor, Long::valueOf),
                                NoteController.PAGE),
                NoteJson.SharedNoteJson::of);
    }

    @PostMapping("/engagements/{engagement}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Adds a note to an engagement that is shared with the contact and takes notes")
    NoteJson.SharedNoteJson writeNote(
            ClientSpace client, @PathVariable String engagement, @RequestBody NoteJson.NoteTextJson note) {
        return shown(client, client.notes().write(EngagementController.id(engagement), NoteJson.text(note.text())));
    }

    @GetMapping("/notes/{note}")
    @Operation(summary = "One note; its version is the ETag")
    NoteJson.SharedNoteJson sharedNote(ClientSpace client, @PathVariable UUID note) {
        return shown(client, new NoteId(note));
    }

    @PutMapping("/notes/{note}")
    @Operation(summary = "Replaces the text of an own note that staff have not read, on the version of If-Match")
    NoteJson.SharedNoteJson rewriteNote(
            ClientSpace client,
            @PathVariable UUID note,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody NoteJson.NoteTextJson body) {
        Version read = Etag.required(ifMatch);
        client.notes().rewrite(new NoteId(note), read, NoteJson.text(body.text()));
        return shown(client, new NoteId(note));
    }

    @DeleteMapping("/notes/{note}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deletes an own note that staff have not read")
    void takeNoteBack(ClientSpace client, @PathVariable UUID note) {
        client.notes().takeBack(new NoteId(note));
    }

    private static NoteJson.SharedNoteJson shown(ClientSpace client, NoteId note) {
        return NoteJson.SharedNoteJson.of(client.notes().open(note));
    }
}
