package io.clientportal.signin;

import io.clientportal.access.Admission;
import io.clientportal.access.Admissions;
import io.clientportal.access.NewContact;
import io.clientportal.firms.FirmSettings;
import io.clientportal.firms.Firms;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.Ids;
import io.clientportal.kernel.KeyRing;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Subject;
import io.clientportal.notices.Notice;
import io.clientportal.notices.NoticeKind;
import io.clientportal.notices.Notices;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The links of one client's contacts, in the hands of a staff member. */
public final class Links {

    private static final int LISTED = 100;

    private final Gate gate;
    private final SignInStore store;
    private final Admissions admissions;
    private final Firms firms;
    private final Notices notices;
    private final KeyRing keys;

    public Links(Gate gate, SignInStore store, Admissions admissions, Firms firms, Notices notices, KeyRing keys) {
        this.gate = gate;
        this.store = store;
        this.admissions = admissions;
        this.firms = firms;
        this.notices = notices;
        this.keys = keys;
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
            FirmSettings settings = firms.settings(scope);
            URI address = settings.address();
            if (address == null) {
                throw new PortalException.Refused(SignInRule.NO_ADDRESS);
            }
            Admission admission = admit.apply(scope);
            String token = Secrets.token();
            StoredLink link = link(scope, admission, target, token, settings);
            store.add(scope, link);
            notices.add(
                    scope,
                    List.of(Notice.secretMail(
                            NoticeKind.LINK,
                            admission.person().state(),
                            link.id(),
                            Map.of("link", url(address, token), "target", target.key()))));
            scope.log(
                    subject(link.id(), link.contact()),
                    Map.of(),
                    Map.of(
                            "target", target.key(),
                            "name", admission.person().name(),
                            "to", admission.person().email(),
                            "until", link.opensUntil().toString()));
            return new SentLink(
                    link.id(), link.contact(), Masked.address(admission.person().email()), scope.now());
        });
    }

    private StoredLink link(Scope scope, Admission admission, Target target, String token, FirmSettings settings) {
        Instant opensUntil = scope.now().plus(Duration.ofDays(settings.links().unopenedDays()));
        Instant livesUntil = scope.now().plus(Duration.ofDays(settings.links().openedDays()));
        return new StoredLink(
                new LinkId(Ids.next(scope.now())),
                admission.person().id(),
                scope.client(),
                target,
                0,
                new Secrets(keys, scope.firm()).hash(Secrets.Purpose.LINK, token),
                scope.now(),
                opensUntil,
                livesUntil.isBefore(opensUntil) ? opensUntil : livesUntil,
                scope.firmState().epoch(),
                admission.person().epoch(),
                admission.grant().epoch(),
                null,
                null,
                null);
    }

    /** Built from the firm's setting and from nothing that a request carries (ACC-12). */
    private static String url(URI address, String token) {
        String base = address.toString();
        return (base.endsWith("/") ? base : base + '/') + "l/" + token;
    }

    private static Link view(SignInStore.Found found, Scope scope) {
        StoredLink link = found.link();
        return new Link(
                link.id(),
                link.contact(),
                found.contact().name(),
                Masked.address(found.contact().email()),
                link.target(),
                link.sentAt(),
                LinkPolicy.state(found, scope.firmState(), scope.now()),
                link.openedAt() == null ? link.opensUntil() : link.livesUntil(),
                link.openedAt());
    }

    private static Subject subject(LinkId link, ContactId contact) {
        return Subject.of("link", link).concerning(contact);
    }
}
