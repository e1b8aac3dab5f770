package io.clientportal.spring.pages;

import io.clientportal.Home;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.PortalException;
import io.clientportal.notes.NoteId;
import io.clientportal.notes.NotePage;
import io.clientportal.notes.Notes;
import io.clientportal.notes.SharedNote;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Notes as a contact sees them: those that are shared, and own ones. */
@Controller
@RequestMapping("${portal.path:/portal}/clients/{client}/notes")
final class SharedNoteController {

    private static final int PAGE = 30;

    private final Pages pages;

    SharedNoteController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping
    View list(@PathVariable ClientId client, @RequestParam(required = false) @Nullable Long before, Home home) {
        ClientHead head = ClientHead.of(home, client);
        NotePage<SharedNote> page = home.client(client).notes().shared(null, before, PAGE);
        return pages.show(new SharedNotesPage(head, page.notes(), page.hidden(), page.next()));
    }

    @GetMapping("/{note}")
    View one(@PathVariable ClientId client, @PathVariable UUID note, Home home) {
        SharedNote shown = home.client(client).notes().open(new NoteId(note));
        return pages.show(new OwnNotePage(ClientHead.of(home, client), shown, shown.text(), null));
    }

    @PostMapping("/{note}")
    View rewrite(
            @PathVariable ClientId client,
            @PathVariable UUID note,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String text,
            Home home,
            Texts t,
            Paths to) {
        Notes notes = home.client(client).notes();
        NoteId id = new NoteId(note);
        try {
            notes.rewrite(id, FormBody.version(version), text);
            return pages.go(back(to, client, notes.open(id)));
        } catch (PortalException.Refused e) {
            return pages.show(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new OwnNotePage(ClientHead.of(home, client), notes.open(id), text, t.rule(e.rule())));
        } catch (PortalException.Stale e) {
            String sentence = t.sentence("stale", String.valueOf(e.getMessage()));
            return pages.show(
                    HttpStatus.CONFLICT, new OwnNotePage(ClientHead.of(home, client), notes.open(id), text, sentence));
        }
    }

    /** @param engagement what it was about, where to go on */
    @PostMapping("/{note}/take-back")
    View takeBack(
            @PathVariable ClientId client,
            @PathVariable UUID note,
            @RequestParam(required = false) @Nullable EngagementId engagement,
            Home home,
            Texts t,
            Paths to) {
        Notes notes = home.client(client).notes();
        NoteId id = new NoteId(note);
        try {
            notes.takeBack(id);
            return pages.go(engagement == null ? to.ownNotes(client).list() : to.shared(client, engagement));
        } catch (PortalException.Refused e) {
            SharedNote shown = notes.open(id);
            return pages.show(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new OwnNotePage(ClientHead.of(home, client), shown, shown.text(), t.rule(e.rule())));
        }
    }

    private static String back(Paths to, ClientId client, SharedNote note) {
        return note.engagement() == null ? to.ownNotes(client).list() : to.shared(client, note.engagement());
    }
}
