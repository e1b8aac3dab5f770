package io.clientportal.spring.rest;

import io.clientportal.ClientSpace;
import io.clientportal.access.AccessState;
import io.clientportal.access.AccountState;
import io.clientportal.access.ContactAccess;
import io.clientportal.access.NewContact;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.PortalException;
import io.clientportal.signin.Link;
import io.clientportal.signin.LinkId;
import io.clientportal.signin.LinkState;
import io.clientportal.signin.SentLink;
import io.clientportal.signin.Target;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Staff let contacts in and send them links. */
@RestController
@RequestMapping("${portal.desk-path:/desk}/api/v1/clients/{client}")
@Tag(name = "Access", description = "Staff let contacts in and send them links")
final class AccessController {

    /**
     * A contact of a client.
     *
     * @param email the login e-mail, frozen when the contact was let in
     * @param account the state of the account, for all its clients
     * @param setUp whether there is a login account
     * @param differs what the client's record has otherwise
     */
    record ContactJson(
            UUID id,
            String name,
            String email,
            String language,
            List<Area> areas,
            @Nullable Instant ends,
            AccessState state,
            AccountState account,
            boolean setUp,
            @Nullable Instant invitedUntil,
            @Nullable Instant signedInAt,
            @Nullable Instant suspendedAt,
            @Nullable Instant disabledAt,
            List<ContactAccess.Difference> differs) {

        static ContactJson of(ContactAccess contact) {
            return new ContactJson(
                    contact.id().value(),
                    contact.name(),
                    contact.email(),
                    contact.language().toLanguageTag(),
                    List.copyOf(new TreeSet<>(contact.areas())),
                    contact.ends(),
                    contact.state(),
                    contact.accountState(),
                    contact.account().setUp(),
                    contact.account().invitedUntil(),
                    contact.account().signedInAt(),
                    contact.account().suspendedAt(),
                    contact.account().disabledAt(),
                    List.copyOf(new TreeSet<>(contact.differs())));
        }
    }

    /**
     * Which grants hold again.
     *
     * @param clients all of the earlier ones where it is left out
     */
    record EnableJson(@Nullable Set<String> clients) {}

    /**
     * Somebody to let in.
     *
     * @param name of somebody new; null for a contact of another client, known by the address
     * @param language as a BCP 47 tag; null for the firm's
     * @param ends the first instant at which the grant no longer holds; null for no end
     */
    record NewContactJson(
            @Nullable String name,
            String email,
            @Nullable String language,
            @Nullable Set<Area> areas,
            @Nullable Instant ends) {
        NewContactJson {
            Objects.requireNonNull(email, "email");
        }
    }

    /** What a contact is let in for, and until when. */
    record GrantJson(@Nullable Set<Area> areas, @Nullable Instant ends) {}

    /** A link to send: to a known contact, or to somebody new by name and address. */
    record LinkRequest(
            @Nullable UUID contact,
            @Nullable String name,
            @Nullable String email,
            @Nullable String language,
            @Nullable Target target) {}

    /** A link that was queued. */
    record SentLinkJson(UUID id, UUID contact, String to, Instant at) {
        static SentLinkJson of(SentLink link) {
            return new SentLinkJson(link.id().value(), link.contact().value(), link.to(), link.at());
        }
    }

    /** A link that was sent. */
    record LinkJson(
            UUID id,
            UUID contact,
            String name,
            String to,
            Target target,
            Instant sentAt,
            LinkState state,
            Instant until,
            @Nullable Instant openedAt) {

        static LinkJson of(Link link) {
            return new LinkJson(
                    link.id().value(),
                    link.contact().value(),
                    link.name(),
                    link.to(),
                    link.target(),
                    link.sentAt(),
                    link.state(),
                    link.until(),
                    link.openedAt());
        }
    }

    @GetMapping("/contacts")
    @Operation(summary = "Everybody who has or had a grant for the client, by name")
    Page<ContactJson> contacts(ClientSpace client) {
        return Page.whole(
                client.access().contacts().stream().map(ContactJson::of).toList());
    }

    @PostMapping("/contacts")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Lets somebody in: somebody new, or, without a name, a contact of another client")
    ContactJson add(ClientSpace client, @RequestBody NewContactJson contact) {
        Set<Area> areas = areas(contact.areas());
        return ContactJson.of(
                contact.name() == null
                        ? client.access().addKnown(contact.email(), areas, contact.ends())
                        : client.access()
                                .add(
                                        new NewContact(contact.name(), contact.email(), language(contact.language())),
                                        areas,
                                        contact.ends()));
    }

    @PutMapping("/contacts/{contact}/grant")
    @Operation(summary = "Lets a contact in for exactly these areas")
    ContactJson grant(ClientSpace client, @PathVariable UUID contact, @RequestBody GrantJson grant) {
        return ContactJson.of(client.access().grant(new ContactId(contact), areas(grant.areas()), grant.ends()));
    }

    @DeleteMapping("/contacts/{contact}/grant")
    @Operation(summary = "Ends the grant for this client and nothing else")
    ContactJson end(ClientSpace client, @PathVariable UUID contact) {
        return ContactJson.of(client.access().end(new ContactId(contact)));
    }

    @PostMapping("/contacts/{contact}/disable")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Disables the account: everything issued for it ends")
    void disable(ClientSpace client, @PathVariable UUID contact) {
        client.access().disable(new ContactId(contact));
    }

    @PostMapping("/contacts/{contact}/enable")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Begins a new life of the account, with some or all of the earlier grants")
    void enable(
            ClientSpace client,
            @PathVariable UUID contact,
            @RequestBody(required = false) @Nullable EnableJson enable) {
        Set<String> wanted = enable == null ? null : enable.clients();
        client.access().enable(new ContactId(contact), wanted == null ? null : clients(wanted));
    }

    @PostMapping("/contacts/{contact}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lets a contact who tried too many wrong codes ask for a code at once")
    void release(ClientSpace client, @PathVariable UUID contact) {
        client.links().release(new ContactId(contact));
    }

    @GetMapping("/links")
    @Operation(summary = "The latest hundred links, latest first")
    Page<LinkJson> links(ClientSpace client) {
        return Page.whole(client.links().list().stream().map(LinkJson::of).toList());
    }

    @PostMapping("/links")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Sends a link, which lets its contact in for its target")
    SentLinkJson send(ClientSpace client, @RequestBody LinkRequest link) {
        Target target = Objects.requireNonNullElse(link.target(), Target.PROFILE);
        if (link.contact() != null) {
            return SentLinkJson.of(client.links().send(new ContactId(link.contact()), target));
        }
        NewContact contact = new NewContact(
                Objects.requireNonNullElse(link.name(), ""),
                Objects.requireNonNullElse(link.email(), ""),
                language(link.language()));
        return SentLinkJson.of(client.links().sendTo(contact, target));
    }

    @DeleteMapping("/links/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ends a link, unbinds its device and ends the sessions that came from it")
    void revoke(ClientSpace client, @PathVariable UUID id) {
        client.links().revoke(new LinkId(id));
    }

    /** Whatever cannot be a client's key is an unknown one. */
    static Set<ClientId> clients(@Nullable Set<String> keys) {
        try {
            return keys == null ? Set.of() : keys.stream().map(ClientId::new).collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw new PortalException.NotFound();
        }
    }

    private static Set<Area> areas(@Nullable Set<Area> areas) {
        return Objects.requireNonNullElse(areas, Set.of());
    }

    private static @Nullable Locale language(@Nullable String tag) {
        return tag == null ? null : Languages.read(tag);
    }
}
