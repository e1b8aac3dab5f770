package io.clientportal.signin;

import io.clientportal.access.Admission;
import io.clientportal.access.Admissions;
import io.clientportal.access.NewContact;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Subject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** The links of one client's contacts, in the hands of a staff member. */
public final class Links {

    private static final int LISTED = 100;

    private final Gate gate;
    private final SignIns feature;
    private final SignInStore store;
    private final Admissions admissions;

    Links(Gate gate, SignIns feature) {
        this.gate = gate;
        this.feature = feature;
        this.store = feature.store;
        this.admissions = feature.admissions;
    }

    /**
     * Sends a contact of the client a new link, and lets the contact in for its target (SIG-12). Earlier links to the
     * same target that were not opened end.
     *
     * @throws PortalException.NotFound where the contact never had a grant for this client
     * @throws PortalException.Refused where the contact is disabled, or the firm has set no web address (ACC-12)
     */
    public SentLink send(ContactId contact, Target target) {
        return send(target, scope -> admissions.admit(scope, contact, Set.of(target.area())));
    }

    /**
     * Lets a new contact in for the target and sends a link.
     *
     * @throws PortalException.Refused as {@link #send}, and where a contact of the firm has the address (ACC-16)
     */
    public SentLink sendTo(NewContact contact, Target target) {
        return send(target, scope -> admissions.admit(scope, contact, Set.of(target.area())));
    }

    /** The latest hundred links, latest first. */
    public List<Link> list() {
        return gate.read(
                SignInRight.LINKS,
                scope -> store.links(scope, LISTED).stream()
                        .map(found -> view(found, scope))
                        .toList());
    }

    /** Ends a link, unbinds its device and ends the sessions that came from it. */
    public void revoke(LinkId id) {
        gate.write(SignInRight.REVOKE, scope -> {
            SignInStore.Found found = store.link(scope, id).orElseThrow(PortalException.NotFound::new);
            if (store.revoke(scope, id)) {
                scope.log(
                        subject(id, found.link().contact()),
                        Map.of(),
                        Map.of("to", found.contact().email()));
            } else {
                scope.nothingChanged();
            }
            return id;
        });
    }

    /** Lets a contact who tried too many wrong codes ask for a code at once (SIG-03). */
    public void release(ContactId contact) {
        gate.write(SignInRight.RELEASE, scope -> {
            admissions.require(scope, contact);
            store.forgetTries(scope.acrossClients(), contact);
            scope.log(Subject.of("contact", contact).concerning(contact), Map.of(), Map.of());
            return contact;
        });
    }

    private SentLink send(Target target, Function<Scope, Admission> admit) {
        return gate.write(SignInRight.SEND, scope -> {
            requireAddress(feature, scope);
            Admission admission = admit.apply(scope);
            ContactState contact = admission.person().state();
            NewLink link = NewLink.share(
                    feature,
                    scope.acrossClients(),
                    contact,
                    scope.client(),
                    target,
                    admission.grant().epoch());
            store.add(scope.acrossClients(), link.stored());
            feature.notices.add(scope, List.of(link.mail()));
            LinkId id = link.stored().id();
            scope.log(
                    subject(id, contact.id()),
                    Map.of(),
                    Map.of(
                            "target", target.key(),
                            "name", contact.name(),
                            "to", contact.email(),
                            "until", link.stored().opensUntil().toString()));
            return new SentLink(id, contact.id(), Masked.address(contact.email()), scope.now());
        });
    }

    /** Said before anything is written, so that the caller's transaction goes on. */
    static void requireAddress(SignIns feature, Scope scope) {
        if (feature.firms.settings(scope).address() == null) {
            throw new PortalException.Refused(SignInRule.NO_ADDRESS);
        }
    }

    private static Link view(SignInStore.Found found, Scope scope) {
        StoredLink link = found.link();
        return new Link(
                link.id(),
                link.contact(),
                found.contact().name(),
                Masked.address(found.contact().email()),
                Objects.requireNonNull(link.target()),
                link.sentAt(),
                LinkPolicy.state(found, scope.firmState(), scope.now()),
                link.openedAt() == null ? link.opensUntil() : link.livesUntil(),
                link.openedAt());
    }

    private static Subject subject(LinkId link, ContactId contact) {
        return Subject.of("link", link).concerning(contact);
    }
}
