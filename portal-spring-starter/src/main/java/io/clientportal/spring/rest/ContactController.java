package io.clientportal.spring.rest;

import io.clientportal.ClientSpace;
import io.clientportal.access.AffectedLogin;
import io.clientportal.access.ContactAccess;
import io.clientportal.access.NewContact;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.PortalException;
import io.clientportal.notices.NoticeId;
import io.clientportal.notices.SentMail;
import io.clientportal.notices.Timeline;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.signin.AwaitedAddress;
import io.clientportal.signin.CopiedInvitation;
import io.clientportal.signin.Device;
import io.clientportal.signin.SentInvitation;
import io.clientportal.signin.SessionView;
import io.clientportal.spring.rest.PasskeyController.PasskeyJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Staff invite contacts, and look after their accounts. */
@RestController
@RequestMapping("${portal.desk-path:/desk}/api/v1/clients/{client}")
@Tag(name = "Accounts", description = "Staff invite contacts, and look after their accounts")
final class ContactController {

    /**
     * Whom to invite: a contact of the client, or somebody new by name and address.
     *
     * @param ends the first instant at which the access no longer holds; null for no end
     * @param engagements shared with the contact at once
     * @param clients further ones that the contact is let in for too
     */
    record InvitationRequest(
            @Nullable UUID contact,
            @Nullable String name,
            @Nullable String email,
            @Nullable String language,
            @Nullable Set<Area> areas,
            @Nullable Instant ends,
            @Nullable Set<String> engagements,
            @Nullable Set<String> clients) {}

    /** A link that was queued; the link itself is never told. */
    record SentInvitationJson(UUID contact, String to, Instant until) {
        static SentInvitationJson of(SentInvitation sent) {
            return new SentInvitationJson(sent.contact().value(), sent.to(), sent.until());
        }
    }

    /** An invitation to hand over; shown this once. */
    record CopiedInvitationJson(String url, Instant until) {
        static CopiedInvitationJson of(CopiedInvitation copied) {
            return new CopiedInvitationJson(copied.url(), copied.until());
        }
    }

    /** Why an account is suspended. */
    record SuspensionJson(@Nullable String reason) {}

    /** A new login e-mail, to prove itself. */
    record AddressJson(@Nullable String email) {}

    /** A login e-mail that is to prove itself. */
    record AwaitedAddressJson(String to, Instant until) {
        static AwaitedAddressJson of(AwaitedAddress awaited) {
            return new AwaitedAddressJson(awaited.to(), awaited.until());
        }
    }

    /** A session that runs. */
    record ContactSessionJson(
            UUID id, String browser, String address, boolean tokens, Instant beganAt, Instant seenAt, Instant endsAt) {

        static ContactSessionJson of(SessionView session) {
            return new ContactSessionJson(
                    session.id().value(),
                    session.browser(),
                    session.address(),
                    session.tokens(),
                    session.beganAt(),
                    session.seenAt(),
                    session.endsAt());
        }
    }

    /** A device that share links are bound to. */
    record ContactDeviceJson(UUID link, String client, int links, Instant boundAt, Instant until) {
        static ContactDeviceJson of(Device device) {
            return new ContactDeviceJson(
                    device.id().value(), device.client().value(), device.links(), device.boundAt(), device.until());
        }
    }

    /** What a contact was let in for before the account was disabled. */
    record EarlierGrantJson(String client, List<Area> areas) {}

    /** Engagements to share with a contact. */
    record SharesJson(@Nullable Set<String> engagements) {}

    /**
     * A login that a request leaves as it is.
     *
     * @param contact who signs in with the address; null where nobody of this client does
     */
    record AffectedLoginJson(
            @Nullable UUID contact, @Nullable String name, String address, AffectedLogin.Kind kind) {

        static AffectedLoginJson of(AffectedLogin affected) {
            ContactId contact = affected.contact();
            return new AffectedLoginJson(
                    contact == null ? null : contact.value(), affected.name(), affected.address(), affected.kind());
        }
    }

    @PostMapping("/invitations")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Lets somebody in and sends an invitation to make a login account")
    SentInvitationJson invite(ClientSpace client, @RequestBody InvitationRequest wanted) {
        Set<Area> areas = Objects.requireNonNullElse(wanted.areas(), Set.of());
        Set<EngagementId> shared = engagements(wanted.engagements());
        Set<ClientId> further = AccessController.clients(wanted.clients());
        return SentInvitationJson.of(
                wanted.contact() != null
                        ? client.invitations()
                                .invite(new ContactId(wanted.contact()), areas, wanted.ends(), shared, further)
                        : client.invitations()
                                .invite(
                                        new NewContact(
                                                Objects.requireNonNullElse(wanted.name(), ""),
                                                Objects.requireNonNullElse(wanted.email(), ""),
                                                wanted.language() == null ? null : Languages.read(wanted.language())),
                                        areas,
                                        wanted.ends(),
                                        shared,
                                        further));
    }

    @GetMapping("/contacts/{contact}")
    @Operation(summary = "A contact of the client, and the state of the account")
    AccessController.ContactJson contact(ClientSpace client, @PathVariable UUID contact) {
        return AccessController.ContactJson.of(client.access().contact(new ContactId(contact)));
    }

    @PostMapping("/contacts/{contact}/invitation")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Sends a new invitation, which ends the earlier one")
    SentInvitationJson inviteAgain(ClientSpace client, @PathVariable UUID contact) {
        return SentInvitationJson.of(client.invitations().resend(new ContactId(contact)));
    }

    @PostMapping("/contacts/{contact}/invitation/copy")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Makes a new invitation, shown this once and sent to nobody; it ends the earlier one")
    CopiedInvitationJson copyInvitation(ClientSpace client, @PathVariable UUID contact) {
        return CopiedInvitationJson.of(client.invitations().copy(new ContactId(contact)));
    }

    @DeleteMapping("/contacts/{contact}/invitation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes an invitation back")
    void revokeInvitation(ClientSpace client, @PathVariable UUID contact) {
        client.invitations().revoke(new ContactId(contact));
    }

    @PostMapping("/contacts/{contact}/suspend")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Stops the account at once; what is shared stays")
    void suspend(ClientSpace client, @PathVariable UUID contact, @RequestBody SuspensionJson suspension) {
        client.access().suspend(new ContactId(contact), Objects.requireNonNullElse(suspension.reason(), ""));
    }

    @PostMapping("/contacts/{contact}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lets a suspended account work again")
    void resume(ClientSpace client, @PathVariable UUID contact) {
        client.access().resume(new ContactId(contact));
    }

    @PostMapping("/contacts/{contact}/renew-name")
    @Operation(summary = "Takes the display name over from the record, and nothing else")
    AccessController.ContactJson renewName(ClientSpace client, @PathVariable UUID contact) {
        ContactAccess renewed = client.access().renewName(new ContactId(contact));
        return AccessController.ContactJson.of(renewed);
    }

    @GetMapping("/contacts/{contact}/address")
    @Operation(summary = "The new login e-mail that is to prove itself; 404 where none is")
    AwaitedAddressJson awaitedAddress(ClientSpace client, @PathVariable UUID contact) {
        return client.credentials()
                .awaitedAddress(new ContactId(contact))
                .map(AwaitedAddressJson::of)
                .orElseThrow(PortalException.NotFound::new);
    }

    @PostMapping("/contacts/{contact}/address")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Begins a change of login e-mail: the new address proves itself, the present one is warned")
    AwaitedAddressJson changeContactAddress(
            ClientSpace client, @PathVariable UUID contact, @RequestBody AddressJson wanted) {
        return AwaitedAddressJson.of(client.credentials()
                .changeAddress(new ContactId(contact), Objects.requireNonNullElse(wanted.email(), "")));
    }

    @DeleteMapping("/contacts/{contact}/address")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes back a change of login e-mail that was not confirmed")
    void cancelAddress(ClientSpace client, @PathVariable UUID contact) {
        client.credentials().cancelAddress(new ContactId(contact));
    }

    @PostMapping("/contacts/{contact}/reset")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Sends a link to choose a new password")
    SentInvitationJson startReset(ClientSpace client, @PathVariable UUID contact) {
        return SentInvitationJson.of(client.credentials().startReset(new ContactId(contact)));
    }

    @GetMapping("/contacts/{contact}/sessions")
    @Operation(summary = "The contact's sessions that run, latest first")
    Page<ContactSessionJson> contactSessions(ClientSpace client, @PathVariable UUID contact) {
        return Page.whole(client.credentials().sessions(new ContactId(contact)).stream()
                .map(ContactSessionJson::of)
                .toList());
    }

    @DeleteMapping("/contacts/{contact}/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ends every session, tokens too, and unbinds every device")
    void endSessions(ClientSpace client, @PathVariable UUID contact) {
        client.credentials().endSessions(new ContactId(contact));
    }

    @GetMapping("/contacts/{contact}/passkeys")
    @Operation(summary = "The contact's passkeys, those added first first")
    Page<PasskeyJson> contactPasskeys(ClientSpace client, @PathVariable UUID contact) {
        return Page.whole(client.credentials().passkeys(new ContactId(contact)).stream()
                .map(PasskeyJson::of)
                .toList());
    }

    @DeleteMapping("/contacts/{contact}/passkeys")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Removes every passkey and ends every session; the contact is told")
    void removePasskeys(ClientSpace client, @PathVariable UUID contact) {
        client.credentials().removePasskeys(new ContactId(contact));
    }

    @GetMapping("/contacts/{contact}/devices")
    @Operation(summary = "The devices that the contact's share links are bound to")
    Page<ContactDeviceJson> contactDevices(ClientSpace client, @PathVariable UUID contact) {
        return Page.whole(client.credentials().devices(new ContactId(contact)).stream()
                .map(ContactDeviceJson::of)
                .toList());
    }

    @GetMapping("/contacts/{contact}/mails")
    @Operation(summary = "The e-mails to a contact about the client or about none, latest first")
    Page<NoticeController.MailJson> contactMails(
            ClientSpace client, @PathVariable UUID contact, @RequestParam(required = false) @Nullable String before) {
        NoticeId last = Cursor.read(before, id -> new NoticeId(UUID.fromString(id)));
        List<SentMail> found = client.mails().mails(new ContactId(contact), last);
        return Page.of(
                found,
                Timeline.PAGE,
                NoticeController.MailJson::of,
                mail -> Cursor.of(mail.id().value()));
    }

    @GetMapping("/contacts/{contact}/earlier")
    @Operation(summary = "What the contact was let in for when the account was disabled, to offer it anew")
    Page<EarlierGrantJson> earlierGrants(ClientSpace client, @PathVariable UUID contact) {
        return Page.whole(client.access().earlier(new ContactId(contact)).stream()
                .map(grant -> new EarlierGrantJson(grant.client().value(), List.copyOf(new TreeSet<>(grant.areas()))))
                .toList());
    }

    @GetMapping("/contacts/{contact}/engagements")
    @Operation(summary = "The client's engagements that name the contact, an earlier life of the account included")
    Page<String> contactEngagements(ClientSpace client, @PathVariable UUID contact) {
        return Page.whole(client.engagements().naming(new ContactId(contact)).stream()
                .map(EngagementId::value)
                .toList());
    }

    @PostMapping("/contacts/{contact}/engagements")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Shares engagements with the contact too; with whom else they are shared stays")
    void shareWithContact(ClientSpace client, @PathVariable UUID contact, @RequestBody SharesJson shares) {
        client.engagements().shareWith(new ContactId(contact), engagements(shares.engagements()));
    }

    @GetMapping("/requests/{id}/affected-logins")
    @Operation(summary = "Whose login a request leaves as it is although its address changes in the record")
    Page<AffectedLoginJson> affectedLogins(ClientSpace client, @PathVariable UUID id) {
        return Page.whole(client.affectedLogins(client.profile().review(new ChangeRequestId(id))).stream()
                .map(AffectedLoginJson::of)
                .toList());
    }

    private static Set<EngagementId> engagements(@Nullable Set<String> keys) {
        return keys == null
                ? Set.of()
                : keys.stream().map(EngagementController::id).collect(Collectors.toSet());
    }
}
