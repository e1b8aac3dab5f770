package io.clientportal.signin;

import io.clientportal.access.AccessRule;
import io.clientportal.access.AccountState;
import io.clientportal.access.Admission;
import io.clientportal.access.NewContact;
import io.clientportal.access.Person;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Subject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The invitations of one client's contacts to make a login account, in the hands of a staff member. An invitation lasts 7
 * days, for one person, once; login e-mail and display name are frozen with it (ACC-03, ACC-08).
 */
public final class Invitations {

    private final Gate gate;
    private final SignIns feature;
    private final SignInStore store;

    Invitations(Gate gate, SignIns feature) {
        this.gate = gate;
        this.feature = feature;
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
        return gate.write(SignInRight.INVITE, scope -> {
            require(scope, areas);
            return send(scope, feature.admissions.admit(scope, contact, areas), ends);
        });
    }

    /**
     * Invites a contact of this client, and lets that contact in for the areas too: the first time, after the account was
     * enabled anew, or again.
     *
     * @throws PortalException.NotFound where the contact never had a grant for this client
     * @throws PortalException.Refused where there is a login account already, or the account is disabled or suspended
     */
    public SentInvitation invite(ContactId contact, Set<Area> areas, @Nullable Instant ends) {
        return gate.write(SignInRight.INVITE, scope -> {
            require(scope, areas);
            return send(scope, feature.admissions.admit(scope, contact, areas), ends);
        });
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

    private SentInvitation send(Scope scope, Admission admitted, @Nullable Instant ends) {
        Admission admission = feature.admissions.until(scope, admitted, ends);
        NewLink link = renewed(
                scope,
                feature.admissions.hold(
                        scope.acrossClients(), admission.person().id()));
        feature.notices.add(scope, List.of(link.mail()));
        return logged(scope, link, admission.facts());
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
