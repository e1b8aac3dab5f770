package io.clientportal.spring.pages;

import io.clientportal.ClientSpace;
import io.clientportal.Desk;
import io.clientportal.access.AccessRule;
import io.clientportal.access.ContactAccess;
import io.clientportal.access.Grant;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Engagement;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.notices.NoticeId;
import io.clientportal.notices.SentMail;
import io.clientportal.notices.Timeline;
import io.clientportal.signin.CopiedInvitation;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

/** One contact's account in the hands of staff. What ends something is asked for on a page first. */
@Controller
@RequestMapping("${portal.desk-path:/desk}/clients/{client}/contacts/{contact}")
final class ContactController {

    private final Pages pages;

    ContactController(Pages pages) {
        this.pages = pages;
    }

    /** @param before only e-mails before this one */
    @GetMapping
    View contact(
            @PathVariable ClientId client,
            @PathVariable UUID contact,
            @RequestParam(required = false) @Nullable String done,
            @RequestParam(required = false) @Nullable UUID before,
            Desk desk,
            Texts t) {
        return pages.show(new Account(desk, client, contact, t).page(before, done, null));
    }

    @GetMapping("/{act}")
    View ask(
            @PathVariable ClientId client,
            @PathVariable UUID contact,
            @PathVariable("act") String key,
            @RequestParam(defaultValue = "") String email,
            Desk desk,
            Texts t) {
        ContactAct act = ContactAct.of(key);
        Account account = new Account(desk, client, contact, t);
        if (!act.asks()) {
            throw new PortalException.NotFound();
        }
        if (!desk.may(act.permission())) {
            throw new PortalException.NotAllowed("You may not do this to a contact");
        }
        return pages.show(account.asking(act, email, false, null));
    }

    /** The link is shown once, in the answer and at no address. */
    @PostMapping("/copy")
    View copy(@PathVariable ClientId client, @PathVariable UUID contact, Desk desk, Texts t) {
        ClientSpace space = desk.client(client);
        ContactId id = new ContactId(contact);
        try {
            CopiedInvitation link = space.invitations().copy(id);
            return pages.show(
                    new CopiedPage(DeskClient.of(desk, client), space.access().contact(id), link));
        } catch (PortalException.Refused e) {
            return refused(new Account(desk, client, contact, t).page(null, null, AccessForms.sentence(e, t)));
        }
    }

    @PostMapping("/{act}")
    View take(
            @PathVariable ClientId client,
            @PathVariable UUID contact,
            @PathVariable("act") String key,
            @RequestParam MultiValueMap<String, String> body,
            Desk desk,
            Texts t,
            Paths to) {
        ContactAct act = ContactAct.of(key);
        ClientSpace space = desk.client(client);
        ContactId id = new ContactId(contact);
        try {
            take(act, space, id, body, desk, t);
            return pages.go(to.contact(client, id) + "?done=" + act.key());
        } catch (PortalException.Refused e) {
            boolean taken = e.rule() == AccessRule.ADDRESS_TAKEN;
            return refused(new Account(desk, client, contact, t), act, body, taken, AccessForms.sentence(e, t));
        } catch (DateTimeException e) {
            return refused(new Account(desk, client, contact, t), act, body, false, t.of("engagement.date.wrong"));
        }
    }

    private View refused(
            Account account, ContactAct act, MultiValueMap<String, String> body, boolean taken, String problem) {
        String typed = FormBody.one(body, act == ContactAct.ADDRESS ? "email" : "reason");
        return refused(act.asks() ? account.asking(act, typed, taken, problem) : account.page(null, null, problem));
    }

    private View refused(Page page) {
        return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, page);
    }

    private static void take(
            ContactAct act, ClientSpace space, ContactId id, MultiValueMap<String, String> body, Desk desk, Texts t) {
        switch (act) {
            case RESEND -> space.invitations().resend(id);
            case REVOKE -> space.invitations().revoke(id);
            case RESET -> space.credentials().startReset(id);
            case ADDRESS -> space.credentials().changeAddress(id, FormBody.one(body, "email"));
            case CANCEL_ADDRESS -> space.credentials().cancelAddress(id);
            case RENEW_NAME -> space.access().renewName(id);
            case END_SESSIONS -> space.credentials().endSessions(id);
            case REMOVE_PASSKEYS -> space.credentials().removePasskeys(id);
            case RELEASE -> space.links().release(id);
            case GRANT ->
                space.access()
                        .grant(
                                id,
                                AccessForms.areas(body.get("area")),
                                AccessForms.end(
                                        FormBody.one(body, "lastDay"), t.brand().zone()));
            case END -> space.access().end(id);
            case SUSPEND -> space.access().suspend(id, FormBody.one(body, "reason"));
            case RESUME -> space.access().resume(id);
            case DISABLE -> space.access().disable(id);
            case ENABLE -> enable(space, id, body, desk);
        }
    }

    /**
     * A new life with what is ticked. What is not is taken back first, while the account is still disabled: where that
     * fails, nothing holds again.
     */
    private static void enable(ClientSpace space, ContactId id, MultiValueMap<String, String> body, Desk desk) {
        List<ClientId> offered =
                space.access().earlier(id).stream().map(Grant::client).toList();
        Set<ClientId> clients = new HashSet<>(offered);
        List<String> ticked = body.getOrDefault("client", List.of());
        clients.removeIf(client -> !ticked.contains(client.value()));
        if (desk.may(Permission.LET_IN) && desk.may(Permission.SHARE)) {
            for (ClientId client : offered) {
                Set<EngagementId> stay = AccessForms.engagements(body.get("share." + client));
                ClientSpace of = desk.client(client);
                of.engagements().naming(id).stream()
                        .filter(engagement -> !stay.contains(engagement))
                        .forEach(engagement -> unshare(of, engagement, id));
            }
        }
        space.access().enable(id, clients);
    }

    private static void unshare(ClientSpace space, EngagementId engagement, ContactId contact) {
        Audience audience = space.engagements().get(engagement).audience();
        Set<ContactId> others = new HashSet<>(audience.contacts());
        others.remove(contact);
        space.engagements().share(engagement, new Audience(audience.everybody(), others));
    }

    /** The contact of the pages. */
    private static final class Account {
        private final Desk desk;
        private final Texts t;
        private final ClientSpace space;
        private final DeskClient head;
        private final ContactAccess contact;

        Account(Desk desk, ClientId client, UUID contact, Texts t) {
            this.desk = desk;
            this.t = t;
            this.space = desk.client(client);
            this.head = DeskClient.of(desk, client);
            this.contact = space.access().contact(new ContactId(contact));
        }

        ContactPage page(@Nullable UUID before, @Nullable String done, @Nullable String problem) {
            ContactId id = contact.id();
            List<SentMail> mails = space.mails().mails(id, before == null ? null : new NoticeId(before));
            return new ContactPage(
                    head,
                    contact,
                    RecordedAddress.of(space).stream()
                            .filter(one -> one.is(contact.email()))
                            .map(RecordedAddress::name)
                            .findFirst()
                            .orElse(null),
                    AccessForms.lastDay(contact.ends(), t.brand().zone()),
                    space.credentials().awaitedAddress(id).orElse(null),
                    space.credentials().sessions(id),
                    space.credentials().devices(id),
                    space.credentials().passkeys(id),
                    head.archived() ? List.of() : space.engagements().named(id),
                    mails,
                    mails.size() < Timeline.PAGE
                            ? null
                            : mails.get(Timeline.PAGE - 1).id(),
                    done == null
                            ? null
                            : t.messages()
                                    .getMessage(
                                            "access.done." + done, new Object[] {contact.name()}, null, t.language()),
                    problem);
        }

        ContactActPage asking(ContactAct act, String typed, boolean taken, @Nullable String problem) {
            List<ContactActPage.Earlier> earlier = new ArrayList<>();
            if (act == ContactAct.ENABLE) {
                space.access().earlier(contact.id()).forEach(grant -> earlier.add(earlier(grant)));
            }
            return new ContactActPage(head, contact, act, typed, earlier, desk.may(Permission.SHARE), taken, problem);
        }

        private ContactActPage.Earlier earlier(Grant grant) {
            ClientSpace of = desk.client(grant.client());
            List<Engagement> naming = of.engagements().named(contact.id());
            return new ContactActPage.Earlier(
                    grant.client(), of.access().client().name().display(), grant.areas(), naming);
        }
    }
}
