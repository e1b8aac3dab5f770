package io.clientportal.signin;

import io.clientportal.access.AccessRule;
import io.clientportal.access.Person;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Subject;
import io.clientportal.notices.Notice;
import io.clientportal.notices.NoticeKind;
import io.clientportal.signin.LoginStore.Login;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one client's contacts sign in with, in the hands of a staff member, who can end all of it and choose none. */
public final class Credentials {

    private final Gate gate;
    private final SignIns feature;
    private final SignInStore store;

    Credentials(Gate gate, SignIns feature) {
        this.gate = gate;
        this.feature = feature;
        this.store = feature.store;
    }

    /** The contact's sessions that run, latest first. */
    public List<SessionView> sessions(ContactId contact) {
        return gate.read(SignInRight.CREDENTIALS, scope -> {
            feature.admissions.require(scope, contact);
            FirmScope firm = scope.acrossClients();
            return new Sessions(feature, new Secrets(feature.gates.keyRing(), scope.firm()))
                    .list(firm, contact, List.of());
        });
    }

    /** The devices that share links of this contact are bound to, for clients within the caller's reach. */
    public List<Device> devices(ContactId contact) {
        return gate.read(SignInRight.CREDENTIALS, scope -> {
            feature.admissions.require(scope, contact);
            return Devices.list(store, scope.acrossClients(), contact, List.of()).stream()
                    .filter(device -> scope.reach().reaches(device.client()))
                    .toList();
        });
    }

    /** Ends every session of the contact, tokens too, and unbinds every device. The account stays (SIG-08). */
    public void endSessions(ContactId contact) {
        gate.write(SignInRight.END_SESSIONS, scope -> {
            feature.admissions.require(scope, contact);
            FirmScope firm = scope.acrossClients();
            store.devices(firm, contact)
                    .forEach(found -> store.unbind(firm, contact, found.link().id()));
            feature.logins.endSignIns(firm, contact);
            scope.log(subject(contact), Map.of(), Map.of());
            return contact;
        });
    }

    /** The contact's passkeys, those added first first. */
    public List<PasskeyView> passkeys(ContactId contact) {
        return gate.read(SignInRight.CREDENTIALS, scope -> {
            ContactState state =
                    feature.admissions.require(scope, contact).person().state();
            return Passkeys.list(feature, scope.acrossClients(), state);
        });
    }

    /**
     * Removes every passkey of the contact, as where a device was lost, and ends every session; the contact is told. The
     * account stays, and a link by e-mail or the password signs in.
     */
    public void removePasskeys(ContactId contact) {
        gate.write(SignInRight.REMOVE_PASSKEYS, scope -> {
            ContactState state =
                    feature.admissions.require(scope, contact).person().state();
            FirmScope firm = scope.acrossClients();
            int removed = feature.passkeys.remove(firm, contact);
            if (removed == 0) {
                scope.nothingChanged();
                return contact;
            }
            feature.logins.endSignIns(firm, contact);
            feature.notices.add(scope, List.of(Notice.mail(NoticeKind.PASSKEY_REMOVED, state, contact, Map.of())));
            scope.log(subject(contact), Map.of("passkeys", removed), Map.of("passkeys", 0));
            return contact;
        });
    }

    /**
     * Sends a contact a link to choose a new password; staff never choose one (SIG-07).
     *
     * @throws PortalException.Refused where there is no login account, or it is disabled or suspended
     */
    public SentInvitation startReset(ContactId contact) {
        return gate.write(SignInRight.START_RESET, scope -> {
            feature.passwords.require();
            Links.requireAddress(feature, scope);
            Person held = feature.admissions.hold(scope, contact);
            if (!held.account().setUp()) {
                throw new PortalException.Refused(SignInRule.NOT_SET_UP);
            }
            FirmScope firm = scope.acrossClients();
            NewLink link = NewLink.personal(
                    feature,
                    firm,
                    held.state(),
                    LinkKind.RESET,
                    login(scope, contact).signInEpoch(),
                    null);
            store.add(firm, link.stored());
            feature.notices.add(scope, List.of(link.mail()));
            scope.log(subject(contact), Map.of(), Map.of("to", held.email()));
            return new SentInvitation(
                    contact, Masked.address(held.email()), link.stored().opensUntil());
        });
    }

    /**
     * Begins a change of login e-mail: the new address is asked to prove itself, the present one is warned and works until
     * then. No invitation, no sharing is touched (ACC-09).
     *
     * @throws PortalException.Refused where the address is none, the same, or another contact's (ACC-16), or something of
     *     the contact is hidden from the caller: whoever moves the address could sign in there (ACC-06)
     * @throws PortalException.TooMany where too many addresses were to prove themselves today
     */
    public AwaitedAddress changeAddress(ContactId contact, String email) {
        return gate.write(SignInRight.START_ADDRESS, scope -> {
            Links.requireAddress(feature, scope);
            Person held = feature.admissions.hold(scope, contact);
            Map<String, Object> passed = feature.admissions.passWhole(scope, contact);
            FirmScope firm = scope.acrossClients();
            String address = feature.admissions.other(held, email);
            if (feature.admissions.taken(firm, address)) {
                throw new PortalException.Refused(AccessRule.ADDRESS_TAKEN);
            }
            AwaitedAddress sent = AddressChange.begin(
                    feature, firm, held, login(scope, contact).signInEpoch(), address, false);
            scope.log(subject(contact), Map.of("email", held.email()), Map.of("proves", address), passed);
            return sent;
        });
    }

    /** The new login e-mail that is to prove itself; empty where none is. */
    public Optional<AwaitedAddress> awaitedAddress(ContactId contact) {
        return gate.read(SignInRight.CREDENTIALS, scope -> {
            feature.admissions.require(scope, contact);
            return AddressChange.awaited(feature, scope.acrossClients(), contact);
        });
    }

    /** Takes back every change of login e-mail that was not confirmed. */
    public void cancelAddress(ContactId contact) {
        gate.write(SignInRight.CANCEL_ADDRESS, scope -> {
            feature.admissions.require(scope, contact);
            if (store.revoke(scope.acrossClients(), contact, LinkKind.ADDRESS) == 0) {
                scope.nothingChanged();
            } else {
                scope.log(subject(contact), Map.of(), Map.of());
            }
            return contact;
        });
    }

    private Login login(Scope scope, ContactId contact) {
        return feature.logins.login(scope.acrossClients(), contact).orElseThrow(PortalException.NotFound::new);
    }

    private static Subject subject(ContactId contact) {
        return Subject.of("contact", contact).concerning(contact);
    }
}
