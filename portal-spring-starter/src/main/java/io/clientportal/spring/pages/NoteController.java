package io.clientportal.spring.pages;

import io.clientportal.Desk;
import io.clientportal.access.AccessState;
import io.clientportal.engagements.EngagementLine;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.notes.Note;
import io.clientportal.notes.NoteFile;
import io.clientportal.notes.NoteId;
import io.clientportal.notes.NotePage;
import io.clientportal.notes.Notes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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

/** A client's notes as staff see them. */
@Controller
@RequestMapping("${portal.desk-path:/desk}/clients/{client}")
final class NoteController {

    private static final int PAGE = 30;
    private static final int MOST = 200;
    private static final NotesPage.Typed NOTHING = new NotesPage.Typed("", "", "nobody");

    private final Pages pages;

    NoteController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/notes")
    View list(
            @PathVariable ClientId client,
            @RequestParam(required = false) @Nullable EngagementId engagement,
            @RequestParam(required = false) @Nullable Long before,
            Desk desk) {
        NotesPage.Typed typed =
                engagement == null ? NOTHING : new NotesPage.Typed("", engagement.value(), NOTHING.with());
        return pages.show(page(desk, client, engagement, before, typed, null));
    }

    @PostMapping("/notes")
    View add(
            @PathVariable ClientId client,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String engagement,
            @RequestParam(defaultValue = "nobody") String with,
            Desk desk,
            Texts t,
            Paths to) {
        Readership audience = switch (with) {
            case "everybody" -> Readership.EVERYBODY;
            case "engagement" -> Readership.WITH_ENGAGEMENT;
            case "nobody" -> Readership.NOBODY;
            default -> throw BadInput.refusal();
        };
        try {
            desk.client(client).notes().add(about(engagement), text, audience);
            return pages.go(to.notes(client).list());
        } catch (PortalException.Refused e) {
            NotesPage.Typed typed = new NotesPage.Typed(text, engagement, with);
            return pages.show(
                    HttpStatus.UNPROCESSABLE_CONTENT, page(desk, client, null, null, typed, t.rule(e.rule())));
        }
    }

    @GetMapping("/notes/{note}")
    View one(
            @PathVariable ClientId client,
            @PathVariable UUID note,
            @RequestParam(required = false) @Nullable String saved,
            Desk desk) {
        NoteFile file = desk.client(client).notes().get(new NoteId(note));
        return pages.show(page(desk, client, file, file.note().text(), null, saved != null, null));
    }

    @PostMapping("/notes/{note}")
    View edit(
            @PathVariable ClientId client,
            @PathVariable UUID note,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String text,
            Desk desk,
            Texts t,
            Paths to) {
        Notes notes = desk.client(client).notes();
        NoteId id = new NoteId(note);
        try {
            notes.edit(id, FormBody.version(version), text);
            return pages.go(to.notes(client).one(id) + "?saved");
        } catch (PortalException.Refused e) {
            return pages.show(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    page(desk, client, notes.get(id), text, null, false, t.rule(e.rule())));
        } catch (PortalException.Stale e) {
            String sentence = t.sentence("stale", String.valueOf(e.getMessage()));
            return pages.show(HttpStatus.CONFLICT, page(desk, client, notes.get(id), text, null, false, sentence));
        }
    }

    /**
     * @param too present where whoever sees its engagement is to see it too
     * @param look present where it is only shown who would see it
     */
    @PostMapping("/notes/{note}/sharing")
    View share(
            @PathVariable ClientId client,
            @PathVariable UUID note,
            @RequestParam(defaultValue = "nobody") String with,
            @RequestParam(required = false) @Nullable Set<UUID> contact,
            @RequestParam(required = false) @Nullable String too,
            @RequestParam(required = false) @Nullable String look,
            Desk desk,
            Texts t,
            Paths to) {
        Notes notes = desk.client(client).notes();
        NoteId id = new NoteId(note);
        Readership audience = new Readership(AudienceForm.audience(with, AudienceForm.ids(contact)), too != null);
        try {
            if (look != null) {
                NoteFile file = notes.get(id);
                return pages.show(page(desk, client, file, file.note().text(), audience, false, null));
            }
            notes.share(id, audience);
            return pages.go(to.notes(client).one(id) + "?saved");
        } catch (PortalException.Refused e) {
            NoteFile file = notes.get(id);
            return pages.show(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    page(desk, client, file, file.note().text(), null, false, t.rule(e.rule())));
        }
    }

    @PostMapping("/notes/{note}/delete")
    View delete(@PathVariable ClientId client, @PathVariable UUID note, Desk desk, Paths to) {
        desk.client(client).notes().delete(new NoteId(note));
        return pages.go(to.notes(client).list());
    }

    /** Lets contacts who see an engagement add notes to it, or no longer. */
    @PostMapping("/engagements/{engagement}/takes-notes")
    View takeNotes(
            @PathVariable ClientId client,
            @PathVariable EngagementId engagement,
            @RequestParam boolean taken,
            Desk desk,
            Paths to) {
        desk.client(client).engagements().takeNotes(engagement, taken);
        return pages.go(to.engagement(client, engagement) + "?saved");
    }

    private static @Nullable EngagementId about(String engagement) {
        try {
            return engagement.isEmpty() ? null : new EngagementId(engagement);
        } catch (IllegalArgumentException e) {
            throw BadInput.refusal();
        }
    }

    private static NotesPage page(
            Desk desk,
            ClientId client,
            @Nullable EngagementId engagement,
            @Nullable Long before,
            NotesPage.Typed typed,
            @Nullable String problem) {
        DeskClient head = DeskClient.of(desk, client);
        NotePage<Note> notes = desk.client(client).notes().list(engagement, before, PAGE);
        return new NotesPage(
                head,
                notes.notes(),
                names(desk, client),
                engagement,
                typed,
                desk.may(Permission.SHARE),
                problem,
                notes.next());
    }

    /** Where the host's own engagements cannot be reached, notes are about the client alone. */
    private static Map<EngagementId, String> names(Desk desk, ClientId client) {
        Map<EngagementId, String> names = new LinkedHashMap<>();
        try {
            for (EngagementLine line : desk.client(client).engagements().list(null, MOST)) {
                names.put(line.engagement().id(), line.engagement().name());
            }
        } catch (PortalException.Unavailable e) {
            return Map.of();
        }
        return names;
    }

    private static NoteFilePage page(
            Desk desk,
            ClientId client,
            NoteFile file,
            String text,
            @Nullable Readership asked,
            boolean saved,
            @Nullable String problem) {
        Readership audience = asked == null ? file.audience() : asked;
        return new NoteFilePage(
                DeskClient.of(desk, client),
                file,
                name(desk, client, file.note().engagement()),
                text,
                desk.client(client).access().contacts().stream()
                        .filter(contact -> contact.state() == AccessState.LET_IN
                                || file.audience().audience().contacts().contains(contact.id()))
                        .toList(),
                audience,
                asked != null,
                desk.client(client).notes().readers(file.note().id(), asked),
                desk.may(Permission.SHARE),
                desk.may(Permission.DELETE),
                saved,
                problem);
    }

    private static @Nullable String name(Desk desk, ClientId client, @Nullable EngagementId engagement) {
        if (engagement == null) {
            return null;
        }
        try {
            return desk.client(client)
                    .engagements()
                    .get(engagement)
                    .engagement()
                    .name();
        } catch (PortalException.Unavailable | PortalException.NotFound e) {
            return null;
        }
    }
}
