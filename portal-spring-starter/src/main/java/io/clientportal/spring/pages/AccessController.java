package io.clientportal.spring.pages;

import io.clientportal.ClientSpace;
import io.clientportal.Desk;
import io.clientportal.access.AccessRule;
import io.clientportal.access.ContactAccess;
import io.clientportal.access.NewContact;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.notices.Notices;
import io.clientportal.spring.pages.InvitePage.Typed;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** "Manage portal": who is let in for a client, and inviting more. */
@Controller
@RequestMapping("${portal.desk-path:/desk}/clients/{client}/access")
final class AccessController {

    private final Pages pages;

    AccessController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping
    View access(@PathVariable ClientId client, Desk desk) {
        ClientSpace space = desk.client(client);
        List<ContactAccess> contacts = space.access().contacts();
        DeskClient head = DeskClient.of(desk, client);
        return pages.show(new AccessPage(head, contacts, RecordedAddress.without(RecordedAddress.of(space), contacts)));
    }

    /**
     * @param contact whom to invite, where it is a contact of the client already
     * @param email an address to begin with
     * @param engagement one to share along with it
     */
    @GetMapping("/invite")
    View invite(
            @PathVariable ClientId client,
            @RequestParam(required = false) @Nullable UUID contact,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(required = false) @Nullable List<String> engagement,
            Desk desk) {
        Form form = new Form(desk, client, contact);
        if (!desk.may(Permission.LET_IN)) {
            throw new PortalException.NotAllowed("You may not let contacts in");
        }
        String who = form.recorded.stream()
                .filter(one -> email.isEmpty() || one.is(email))
                .map(RecordedAddress::email)
                .findFirst()
                .orElse(Typed.OTHER);
        Typed typed = new Typed(
                who,
                name,
                who.equals(Typed.OTHER) ? email : "",
                "",
                EnumSet.allOf(Area.class),
                "",
                AccessForms.engagements(engagement),
                Set.of(),
                "");
        return pages.show(form.page(typed, null, null));
    }

    @PostMapping("/invite")
    View invite(
            @PathVariable ClientId client,
            @RequestParam(required = false) @Nullable UUID contact,
            @RequestParam MultiValueMap<String, String> body,
            Desk desk,
            Texts t,
            Paths to) {
        ClientSpace space = desk.client(client);
        Typed typed = new Typed(
                FormBody.one(body, "who"),
                FormBody.one(body, "name"),
                FormBody.one(body, "email"),
                FormBody.one(body, "language"),
                AccessForms.areas(body.get("area")),
                FormBody.one(body, "lastDay"),
                AccessForms.engagements(body.get("engagement")),
                AccessForms.clients(body.get("client")),
                FormBody.one(body, "find"));
        if (body.containsKey("look")) {
            return pages.show(new Form(desk, client, contact).page(typed, null, null));
        }
        try {
            Instant ends = AccessForms.end(typed.lastDay(), t.brand().zone());
            Invited invited = contact != null
                    ? sent(space, new ContactId(contact), typed, ends)
                    : invited(desk, space, typed, ends, body.containsKey("known"));
            return pages.go(to.contact(client, invited.contact()) + "?done=" + invited.done());
        } catch (DateTimeException e) {
            return refused(new Form(desk, client, contact).page(typed, t.of("engagement.date.wrong"), null));
        } catch (PortalException.Refused e) {
            return refused(new Form(desk, client, contact).page(typed, AccessForms.sentence(e, t), e));
        }
    }

    private View refused(InvitePage page) {
        return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, page);
    }

    /** @param done what happened, as the contact's page says it */
    private record Invited(ContactId contact, String done) {}

    /** Somebody new; or, known by the address, a contact of another client, who is invited only without an account. */
    private static Invited invited(Desk desk, ClientSpace space, Typed typed, @Nullable Instant ends, boolean known) {
        String email = typed.other() ? typed.email() : typed.who();
        if (!known) {
            NewContact contact = new NewContact(
                    typed.other() ? typed.name() : recordedName(space, email),
                    email,
                    AccessForms.language(typed.language()));
            return new Invited(
                    space.invitations()
                            .invite(contact, typed.areas(), ends, typed.engagements(), typed.clients())
                            .contact(),
                    "invited");
        }
        typed.engagements().forEach(space.engagements()::get); // what cannot be shared lets nobody in either
        typed.clients().forEach(other -> desk.client(other).access().client());
        ContactAccess letIn = space.access().addKnown(email, typed.areas(), ends);
        if (!letIn.account().setUp()) {
            return sent(space, letIn.id(), typed, ends);
        }
        if (!typed.engagements().isEmpty()) {
            space.engagements().shareWith(letIn.id(), typed.engagements());
        }
        typed.clients().forEach(other -> desk.client(other).access().addKnown(email, typed.areas(), ends));
        return new Invited(letIn.id(), "let-in");
    }

    private static Invited sent(ClientSpace space, ContactId contact, Typed typed, @Nullable Instant ends) {
        return new Invited(
                space.invitations()
                        .invite(contact, typed.areas(), ends, typed.engagements(), typed.clients())
                        .contact(),
                "invited");
    }

    /** The name that goes with an address; empty, which is refused, where it has left the record meanwhile. */
    private static String recordedName(ClientSpace space, String email) {
        return RecordedAddress.of(space).stream()
                .filter(one -> one.is(email))
                .map(RecordedAddress::name)
                .findFirst()
                .orElse("");
    }

    /** The form, all but what is typed into it. */
    private static final class Form {
        private final DeskClient head;
        private final @Nullable ContactAccess contact;
        private final List<RecordedAddress> recorded;
        private final Desk desk;
        private final ClientSpace space;

        Form(Desk desk, ClientId client, @Nullable UUID contact) {
            ClientSpace space = desk.client(client);
            this.head = DeskClient.of(desk, client);
            this.desk = desk;
            this.space = space;
            this.contact = contact == null ? null : space.access().contact(new ContactId(contact));
            this.recorded = contact == null
                    ? RecordedAddress.without(
                            RecordedAddress.of(space), space.access().contacts())
                    : List.of();
        }

        InvitePage page(Typed typed, @Nullable String problem, PortalException.@Nullable Refused refused) {
            Map<String, String> errors = Map.of();
            if (problem != null && refused == null) {
                errors = Map.of("lastDay", problem);
            } else if (problem != null && refused != null && refused.rule() instanceof AccessRule rule) {
                errors = switch (rule) {
                    case NOT_A_NAME -> Map.of("name", problem);
                    case NOT_AN_ADDRESS, ADDRESS_TAKEN, ADDRESS_OUT_OF_REACH, ADDRESS_UNKNOWN ->
                        Map.of("email", problem);
                    case NO_AREA -> Map.of("area", problem);
                    case ENDS_EARLIER -> Map.of("lastDay", problem);
                    default -> Map.of();
                };
            }
            return new InvitePage(
                    head,
                    contact,
                    recorded,
                    desk.may(Permission.SHARE) ? AccessForms.offered(space, typed.engagements()) : List.of(),
                    AccessForms.further(desk, head.id(), typed.clients(), typed.find()),
                    Notices.LANGUAGES,
                    typed,
                    errors,
                    refused != null && refused.rule() == AccessRule.ADDRESS_TAKEN,
                    problem);
        }
    }
}
