package io.clientportal.signin;

import io.clientportal.access.AccessRule;
import io.clientportal.access.AccountState;
import io.clientportal.access.Admission;
import io.clientportal.access.NewContact;
import io.clientportal.access.Person;
import io.clientportal.access.Shares;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Subject;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The invitations of one client's contacts to make a login account, in the hands of a staff member. An invitation lasts 7
 * days, for one person, once; login e-mail and display name are frozen with it (ACC-03, ACC-08).
 */
public final class Invitations {

    private final Caller caller;
    private final ClientId client;
    private final Gate gate;
    private final SignIns feature;
    private final SignInStore store;
    private final Shares shares;

    Invitations(Caller caller, ClientId client, SignIns feature, Shares shares) {
        this.caller = caller;
        this.client = client;
        this.gate = feature.gates.client(caller, client);
        this.feature = feature;
        this.shares = shares;
        this.store = feature.store;
    }

    /**
     * Lets in somebody whom the firm has not met, and sends an invitation (ACC-01).
     *
     * @param ends the first instant at which the grant no longer holds; null for no end
     * @throws PortalException.Refused where a contact of the firm has the address (ACC-16), or the firm has set no web
     *     address (ACC-12)
     */
    public SentInvitation invite(NewContact contact, Set<Area> areas, @Nullable Instant ends) {
        return invite(contact, areas, ends, Set.of(), Set.of());
    }

    /**
     * As {@link #invite(NewContact, Set, Instant)}, for further clients and with engagements shared: all of it or nothing.
     *
     * @param engagements of this client, shared with the contact at once
     * @param further clients that the contact is let in for too, for the same areas and until the same end
     * @throws PortalException.NotAllowed where there are engagements and the caller may not share
     * @throws PortalException.NotFound where an engagement or a client is not in the caller's reach
     */
    public SentInvitation invite(
            NewContact contact,
            Set<Area> areas,
            @Nullable Instant ends,
            Set<EngagementId> engagements,
            Set<ClientId> further) {
        return invite(areas, ends, engagements, further, scope -> feature.admissions.admit(scope, contact, areas));
    }

    /**
     * Invites a contact of this client, and lets that contact in for the areas too: the first time, after the account was
     * enabled anew, or again.
     *
     * @throws PortalException.NotFound where the contact never had a grant for this client
     * @throws PortalException.Refused where there is a login account already, or the account is disabled or suspended
     */
    public SentInvitation invite(ContactId contact, Set<Area> areas, @Nullable Instant ends) {
        return invite(contact, areas, ends, Set.of(), Set.of());
    }

    /**
     * As {@link #invite(ContactId, Set, Instant)}, for further clients and with engagements shared: all of it or nothing.
     *
     * @see #invite(NewContact, Set, Instant, Set, Set)
     */
    public SentInvitation invite(
            ContactId contact,
            Set<Area> areas,
            @Nullable Instant ends,
            Set<EngagementId> engagements,
            Set<ClientId> further) {
        return invite(areas, ends, engagements, further, scope -> feature.admissions.admit(scope, contact, areas));
    }

    private SentInvitation invite(
            Set<Area> areas,
            @Nullable Instant ends,
            Set<EngagementId> engagements,
            Set<ClientId> further,
            Function<Scope, Admission> admitted) {
        Shares.Share share = engagements.isEmpty() ? (scope, contact) -> List.of() : shares.of(engagements);
        Supplier<SentInvitation> invite = () -> gate.write(SignInRight.INVITE, scope -> {
            require(scope, areas);
            return send(scope, admitted.apply(scope), ends, share);
        });
        List<Gate> others = further.stream()
                .filter(other -> !other.equals(client))
                .sorted(Comparator.comparing(ClientId::value))
                .map(other -> feature.gates.client(caller, other))
                .toList();
        for (Gate other : others) {
            other.read(SignInRight.INVITE, Scope::client); // a client whom the portal meets now is taken over first
        }
        // Every client is locked before the contact, and all is one transaction.
        for (Gate other : others) {
            Supplier<SentInvitation> inner = invite;
            invite = () -> other.write(SignInRight.INVITE, scope -> {
                SentInvitation sent = inner.get();
                Admission admission = feature.admissions.letIn(scope, sent.contact(), areas, ends);
                scope.log(subject(sent.contact()), Map.of(), admission.facts());
                return sent;
            });
        }
        return invite.get();
    }

    /**
     * Sends a new link, which ends the earlier one (ACC-04).
     *
     * @throws PortalException.Refused as {@link #invite(ContactId, Set, Instant)}
     */
    public SentInvitation resend(ContactId contact) {
        return gate.write(SignInRight.INVITE, scope -> {
            Links.requireAddress(feature, scope);
            NewLink link = renewed(scope, feature.admissions.hold(scope, contact));
            feature.notices.add(scope, List.of(link.mail()));
            return logged(scope, link, Map.of());
        });
    }

    /**
     * Makes a new link and shows it, once; it ends the earlier one, is sent to nobody, and still asks for a code from the
     * contact's mailbox (ACC-04).
     */
    public CopiedInvitation copy(ContactId contact) {
        return gate.write(SignInRight.COPY, scope -> {
            Links.requireAddress(feature, scope);
            NewLink link = renewed(scope, feature.admissions.hold(scope, contact));
            logged(scope, link, Map.of("copied", true));
            return new CopiedInvitation(link.url(), link.stored().opensUntil());
        });
    }

    /**
     * Takes an invitation back.
     *
     * @throws PortalException.Refused where there is none that could be accepted
     */
    public void revoke(ContactId contact) {
        gate.write(SignInRight.REVOKE_INVITATION, scope -> {
            feature.admissions.require(scope, contact);
            FirmScope firm = scope.acrossClients();
            store.revoke(firm, contact, LinkKind.INVITATION);
            Person held = feature.admissions.hold(scope, contact);
            if (held.account().state(scope.now()) != AccountState.INVITED) {
                throw new PortalException.Refused(SignInRule.NO_INVITATION);
            }
            feature.admissions.invited(firm, held, scope.now());
            scope.log(subject(contact), Map.of(), Map.of("to", held.email()));
            return contact;
        });
    }

    private SentInvitation send(Scope scope, Admission admitted, @Nullable Instant ends, Shares.Share share) {
        Admission admission = feature.admissions.until(scope, admitted, ends);
        NewLink link = renewed(
                scope,
                feature.admissions.hold(
                        scope.acrossClients(), admission.person().id()));
        feature.notices.add(scope, List.of(link.mail()));
        Map<String, Object> facts = new HashMap<>(admission.facts());
        List<String> shared = share.with(scope, admission.person().id());
        if (!shared.isEmpty()) {
            facts.put("engagements", shared);
        }
        return logged(scope, link, facts);
    }

    /** A new link to the frozen address, in place of all earlier ones. */
    private NewLink renewed(Scope scope, Person held) {
        FirmScope firm = scope.acrossClients();
        NewLink link = NewLink.personal(feature, firm, held.state(), LinkKind.INVITATION, 0, null);
        feature.admissions.invited(firm, held, link.stored().opensUntil());
        store.add(firm, link.stored());
        return link;
    }

    private SentInvitation logged(Scope scope, NewLink link, Map<String, ?> more) {
        Map<String, Object> facts = new HashMap<>(more);
        facts.put("to", link.contact().email());
        facts.put("until", link.stored().opensUntil().toString());
        scope.log(subject(link.contact().id()), Map.of(), facts);
        return new SentInvitation(
                link.contact().id(),
                Masked.address(link.contact().email()),
                link.stored().opensUntil());
    }

    private void require(Scope scope, Set<Area> areas) {
        Links.requireAddress(feature, scope);
        if (areas.isEmpty()) {
            throw new PortalException.Refused(AccessRule.NO_AREA);
        }
    }

    private static Subject subject(ContactId contact) {
        return Subject.of("contact", contact).concerning(contact);
    }
}
