package io.clientportal.spring.pages;

import io.clientportal.ClientSpace;
import io.clientportal.Desk;
import io.clientportal.access.AccessRule;
import io.clientportal.access.ContactAccess;
import io.clientportal.access.NewContact;
import io.clientportal.activity.ActivityLog;
import io.clientportal.activity.ActivityView;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.PortalException;
import io.clientportal.notices.Notices;
import io.clientportal.profile.ClientRecord;
import io.clientportal.profile.HistoryEntry;
import io.clientportal.signin.Link;
import io.clientportal.signin.LinkId;
import io.clientportal.signin.Target;
import io.clientportal.spring.web.PortalRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A client as staff see it, and letting contacts in. */
@Controller
@RequestMapping("${portal.desk-path:/desk}/clients/{client}")
final class ClientController {

    private static final int HISTORY = 30;
    private static final int RECENT = 6;

    private final Pages pages;

    ClientController(Pages pages) {
        this.pages = pages;
    }

    /**
     * @param rang whether the bell led here, which then is read
     * @param sent the link that was sent just now
     */
    @GetMapping
    View client(
            @PathVariable ClientId client,
            @RequestParam(required = false) @Nullable String rang,
            @RequestParam(required = false) @Nullable UUID sent,
            Desk desk,
            Texts t) {
        if (rang != null) {
            desk.bell().markRead(client);
        }
        ClientPage page = page(desk, client, ClientPage.Send.EMPTY, sent == null ? null : new LinkId(sent), t);
        return pages.show(page);
    }

    @GetMapping("/record")
    View record(@PathVariable ClientId client, Desk desk, Texts t) {
        DeskClient head = DeskClient.of(desk, client);
        ClientRecord record = desk.client(client).profile().record();
        Set<FieldKey> waiting = head.queue().stream()
                .flatMap(request -> request.changes().stream())
                .map(change -> change.path().field())
                .collect(Collectors.toSet());
        ValueText values = new ValueText(t);
        List<RecordPage.Section> sections = new ArrayList<>();
        List<FieldDefinition> fields = desk.client(client).profile().fields();
        fields.stream()
                .map(FieldDefinition::section)
                .distinct()
                .forEach(section -> sections.add(new RecordPage.Section(
                        section,
                        fields.stream()
                                .filter(field -> field.section().equals(section))
                                .map(field -> new RecordPage.Field(
                                        field,
                                        ValueDiff.plain(
                                                values, field, record.values().get(field.key())),
                                        waiting.contains(field.key())))
                                .toList())));
        return pages.show(new RecordPage(head, sections));
    }

    @GetMapping("/history")
    View history(
            @PathVariable ClientId client, @RequestParam(required = false) @Nullable UUID before, Desk desk, Texts t) {
        DeskClient head = DeskClient.of(desk, client);
        Map<FieldKey, FieldDefinition> fields = fields(desk.client(client));
        ValueText values = new ValueText(t);
        List<HistoryEntry> found = desk.client(client).profile().history(before, HISTORY);
        List<HistoryPage.Entry> entries =
                found.stream().map(entry -> entry(entry, fields, values, t)).toList();
        UUID next = found.size() == HISTORY ? found.get(HISTORY - 1).id() : null;
        return pages.show(new HistoryPage(head, entries, next));
    }

    @GetMapping("/activity")
    View activity(
            @PathVariable ClientId client, @RequestParam(required = false) @Nullable UUID before, Desk desk, Texts t) {
        DeskClient head = DeskClient.of(desk, client);
        ActivityLog log = desk.client(client).activity();
        List<ActivityView> found = before == null ? log.latest() : log.before(before);
        ActivityText texts = new ActivityText(t, fields(desk.client(client)));
        UUID next = found.size() == ActivityLog.PAGE
                ? found.get(ActivityLog.PAGE - 1).id()
                : null;
        return pages.show(
                new ActivityPage(head, found.stream().map(texts::entry).toList(), next));
    }

    /** Sends a link to the profile: to a contact, or to somebody new who is let in by it (SIG-12). */
    @PostMapping("/links")
    View send(
            @PathVariable ClientId client,
            @RequestParam(required = false) @Nullable UUID contact,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(required = false) @Nullable String known,
            Desk desk,
            Texts t,
            Paths to) {
        ClientSpace space = desk.client(client);
        try {
            LinkId sent;
            if (contact != null) {
                sent = space.links()
                        .send(new ContactId(contact), Target.PROFILE)
                        .id();
            } else if (known != null) {
                ContactAccess letIn = space.access().addKnown(email, Set.of(Target.PROFILE.area()));
                sent = space.links().send(letIn.id(), Target.PROFILE).id();
            } else {
                sent = space.links()
                        .sendTo(new NewContact(name, email, AccessForms.language(language)), Target.PROFILE)
                        .id();
            }
            return pages.go(to.client(client) + "?sent=" + sent);
        } catch (PortalException.Refused e) {
            Map<String, String> errors = new HashMap<>();
            e.fields().forEach((field, rule) -> errors.put(field, t.rule(rule)));
            if (e.rule() == AccessRule.NOT_A_NAME) {
                errors.putIfAbsent("name", t.rule(e.rule()));
            } else if (e.rule() == AccessRule.NOT_AN_ADDRESS || e.rule() == AccessRule.ADDRESS_TAKEN) {
                errors.putIfAbsent("email", t.rule(e.rule()));
            }
            ClientPage.Send typed = new ClientPage.Send(
                    name, email, language, t.rule(e.rule()), e.rule() == AccessRule.ADDRESS_TAKEN, errors);
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, page(desk, client, typed, null, t));
        }
    }

    @PostMapping("/links/{link}/revoke")
    View revoke(@PathVariable ClientId client, @PathVariable UUID link, Desk desk, Paths to) {
        desk.client(client).links().revoke(new LinkId(link));
        return pages.go(to.client(client));
    }

    /** Begins to look through a contact's eyes, and leads to the contact's start (IMP-01). */
    @PostMapping("/contacts/{contact}/impersonate")
    View impersonate(
            @PathVariable ClientId client,
            @PathVariable UUID contact,
            @RequestParam(defaultValue = "") String reason,
            Desk desk,
            PortalRequest request,
            Texts t,
            Paths to) {
        ContactId id = new ContactId(contact);
        if (desk.client(client).access().contacts().stream()
                .noneMatch(one -> one.id().equals(id))) {
            throw new PortalException.NotFound();
        }
        try {
            request.keep(desk.viewings().start(id, reason));
            return pages.go(to.home());
        } catch (PortalException.Refused e) {
            ClientPage.Send said = new ClientPage.Send("", "", "", t.rule(e.rule()), false, Map.of());
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, page(desk, client, said, null, t));
        }
    }

    private static ClientPage page(Desk desk, ClientId client, ClientPage.Send send, @Nullable LinkId sent, Texts t) {
        DeskClient head = DeskClient.of(desk, client);
        ClientSpace space = desk.client(client);
        List<Link> links = space.links().list();
        List<ClientPage.Person> people = space.access().contacts().stream()
                .map(contact -> new ClientPage.Person(
                        contact,
                        links.stream()
                                .filter(link -> link.contact().equals(contact.id()))
                                .findFirst()
                                .orElse(null)))
                .toList();
        String said = links.stream()
                .filter(link -> link.id().equals(sent))
                .map(link -> t.of("client.sent", link.name(), link.to()))
                .findFirst()
                .orElse(null);
        List<ActivityView> recent = space.activity().latest();
        return new ClientPage(
                head, people, recent.subList(0, Math.min(RECENT, recent.size())), send, Notices.LANGUAGES, said);
    }

    private static Map<FieldKey, FieldDefinition> fields(ClientSpace space) {
        return space.profile().fields().stream().collect(Collectors.toMap(FieldDefinition::key, field -> field));
    }

    private static HistoryPage.Entry entry(
            HistoryEntry entry, Map<FieldKey, FieldDefinition> fields, ValueText values, Texts t) {
        List<ChangeView> changes = entry.lines().stream()
                .map(line -> change(entry, line, fields, values, t))
                .toList();
        String tone = switch (entry.kind()) {
            case ACCEPTED -> "good";
            case PARTLY_ACCEPTED -> "blue";
            case DECLINED -> "bad";
            case WITHDRAWN, EDITED, CHANGED_ELSEWHERE -> "";
        };
        String names =
                entry.lines().stream().map(HistoryEntry.Line::label).distinct().collect(Collectors.joining(", "));
        String title = t.of("history." + entry.kind().name())
                + (entry.source() == null
                        ? ""
                        : " " + t.of("history.source." + entry.source().name()));
        return new HistoryPage.Entry(entry, title, tone, names, changes);
    }

    private static ChangeView change(
            HistoryEntry entry,
            HistoryEntry.Line line,
            Map<FieldKey, FieldDefinition> fields,
            ValueText values,
            Texts t) {
        ChangeView.Subject subject =
                new ChangeView.Subject(line.path(), fields.get(line.path().field()), line.label());
        if (line.result() != null) {
            return ChangeView.decided(values, t, subject, line.result(), line.before(), line.proposed(), line.after());
        }
        boolean withdrawn = entry.kind() == HistoryEntry.Kind.WITHDRAWN;
        return ChangeView.of(
                values,
                withdrawn ? ChangeView.Stage.LEFT : ChangeView.Stage.DONE,
                subject,
                line.before(),
                withdrawn ? line.proposed() : line.after());
    }
}
