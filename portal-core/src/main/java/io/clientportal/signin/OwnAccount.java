package io.clientportal.signin;

import io.clientportal.access.Person;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.FirmGate;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Right;
import io.clientportal.kernel.Subject;
import io.clientportal.notices.Notice;
import io.clientportal.notices.NoticeKind;
import io.clientportal.signin.LoginStore.Login;
import io.clientportal.signin.Secrets.Purpose;
import io.clientportal.signin.SessionStore.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A contact's own account, in that contact's hands. */
public final class OwnAccount {

    private final SignIns feature;
    private final SignInStore store;
    private final FirmGate gate;
    private final ContactId contact;
    private final Secrets secrets;
    private final Sessions sessions;

    OwnAccount(SignIns feature, Contact contact) {
        this.feature = feature;
        this.store = feature.store;
        this.gate = feature.gates.firm(contact);
        this.contact = contact.id();
        this.secrets = new Secrets(feature.gates.keyRing(), contact.firm());
        this.sessions = new Sessions(feature, secrets);
    }

    /** Name, login e-mail, and whether there is a login account with a password. */
    public AccountPage page() {
        return gate.read(SignInRight.OWN, scope -> {
            ContactState state = scope.contact();
            Login login = login(scope);
            return new AccountPage(
                    state.name(),
                    state.email(),
                    login.setUp(),
                    login.password() != null,
                    AddressChange.awaited(feature, scope, contact).orElse(null));
        });
    }

    /**
     * The sessions that run, latest first.
     *
     * @param session the secret of the one that asks, to mark it; null where it has none
     */
    public List<SessionView> sessions(@Nullable String session) {
        return gate.read(
                SignInRight.OWN, scope -> sessions.list(scope, contact, secrets.hashes(Purpose.SESSION, session)));
    }

    /** Ends one of the contact's sessions; nothing happens where it has ended. */
    public void end(SessionId id) {
        end(running -> running.session().id().equals(id));
    }

    /**
     * Ends all sessions, tokens too, but the one that asks.
     *
     * @param session its secret; null to end all
     */
    public void endOthers(@Nullable String session) {
        List<byte[]> own = secrets.hashes(Purpose.SESSION, session);
        end(running -> !Secrets.matches(own, running.session().hash()));
    }

    /**
     * The devices that links are bound to, those opened last first.
     *
     * @param device the secret of the one that asks, to mark it; null where it has none
     */
    public List<Device> devices(@Nullable String device) {
        return gate.read(
                SignInRight.OWN, scope -> Devices.list(store, scope, contact, secrets.hashes(Purpose.DEVICE, device)));
    }

    /** Unbinds a device: its links and the sessions that came from them end. */
    public void unbind(LinkId device) {
        gate.write(SignInRight.OWN_END, scope -> {
            if (store.unbind(scope, contact, device)) {
                scope.log(Subject.of("link", device), scope.contact(), Map.of(), Map.of());
            } else {
                scope.nothingChanged();
            }
            return device;
        });
    }

    /**
     * Changes the password (SIG-13). All other sessions end, and so does whatever was sent to sign in; the contact is told.
     *
     * @param session the secret of the session that asks and stays; null to end all
     * @throws PortalException.Refused where the present password is wrong or there is none, or the next one may not be
     *     chosen, with the reason
     * @throws PortalException.TooMany while a wait after wrong passwords runs
     */
    public void changePassword(@Nullable String session, String present, String next) {
        Login login = proved(SignInRight.OWN_PASSWORD, present);
        String typed = PasswordPolicy.normal(next);
        gate.read(SignInRight.OWN, scope -> {
            PasswordPolicy.require(
                    typed, SetUp.words(feature.firms.settings(scope).name(), scope.contact()));
            return typed;
        });
        feature.passwords.requireUnknown(typed);
        String hash = feature.passwords.hash(gate.firm(), typed);
        boolean saved = gate.write(SignInRight.OWN_PASSWORD, scope -> {
            List<Running> running = feature.sessions.sessions(scope, contact);
            if (!feature.logins.savePassword(scope, contact, login.contact().epoch(), login.signInEpoch(), hash)) {
                scope.nothingChanged();
                return false;
            }
            keep(scope, session, running, login.signInEpoch() + 1);
            feature.notices.add(
                    scope, List.of(Notice.mail(NoticeKind.PASSWORD_CHANGED, scope.contact(), contact, Map.of())));
            scope.log(Subject.of("contact", contact), scope.contact(), Map.of(), Map.of());
            return true;
        });
        if (!saved) {
            throw new PortalException.Stale();
        }
    }

    /**
     * Begins a change of the login e-mail: the new address is asked to prove itself, the present one is warned and works
     * until then (ACC-09). Where another contact has the address, nothing goes there and the answer is the same: nobody
     * learns here who is a client of the firm.
     *
     * @throws PortalException.Refused where the present password is wrong, or the address is none or the same
     * @throws PortalException.TooMany while a wait after wrong passwords runs, or where too many addresses were to prove
     *     themselves today
     */
    public AwaitedAddress changeAddress(String present, String email) {
        Login login = proved(SignInRight.OWN_ADDRESS, present);
        return gate.write(SignInRight.OWN_ADDRESS, scope -> {
            Person held = feature.admissions.hold(scope, contact);
            String address = feature.admissions.other(held, email);
            AwaitedAddress sent = AddressChange.begin(
                    feature, scope, held, login.signInEpoch(), address, feature.admissions.taken(scope, address));
            scope.log(
                    Subject.of("contact", contact),
                    scope.contact(),
                    Map.of("email", held.email()),
                    Map.of("proves", address));
            return sent;
        });
    }

    /** The contact's passkeys. */
    public OwnPasskeys passkeys() {
        return new OwnPasskeys(feature, gate, secrets, this);
    }

    /**
     * The account, after the contact was found to be there: by the present password, or where none is typed by having
     * signed in a short while ago.
     *
     * @param session the secret of the session that asks; null where it has none
     * @throws PortalException.Refused where neither is
     */
    Login present(Right right, @Nullable String session, String present) {
        if (!present.isEmpty()) {
            return proved(right, present);
        }
        return gate.read(SignInRight.OWN, scope -> {
            if (!isFresh(scope, session)) {
                throw new PortalException.Refused(SignInRule.SIGN_IN_AGAIN);
            }
            return login(scope);
        });
    }

    boolean isFresh(FirmScope scope, @Nullable String session) {
        return sessions.running(scope, secrets.hashes(Purpose.SESSION, session))
                .filter(running -> running.contact().id().equals(contact))
                .filter(running ->
                        scope.now().isBefore(running.session().beganAt().plus(LinkPolicy.FRESH)))
                .isPresent();
    }

    /** Takes back a change of login e-mail that was not confirmed, whoever began it. */
    public void cancelAddress() {
        gate.write(SignInRight.OWN_CANCEL_ADDRESS, scope -> {
            if (store.revoke(scope, contact, LinkKind.ADDRESS) == 0) {
                scope.nothingChanged();
            } else {
                scope.log(Subject.of("contact", contact), scope.contact(), Map.of(), Map.of());
            }
            return contact;
        });
    }

    /** The account, after the present password was found to be right; wrong ones slow down like at the door. */
    private Login proved(Right right, String present) {
        feature.passwords.require();
        String typed = PasswordPolicy.normal(present);
        Attempt attempt = gate.apart(right, scope -> {
            byte[] key = secrets.hash(Purpose.ADDRESS, "present:" + contact);
            Instant wait = feature.logins.countTry(scope, key, LinkPolicy.FREE_TRIES, LinkPolicy.waits(scope.now()));
            return new Attempt(wait == null ? null : Duration.between(scope.now(), wait), login(scope), key);
        });
        if (attempt.pause() != null) {
            throw new PortalException.TooMany(attempt.pause());
        }
        if (!feature.passwords.matches(gate.firm(), typed, attempt.login().password())) {
            gate.apart(right, scope -> {
                scope.logRefused(
                        Subject.of("contact", contact),
                        scope.contact(),
                        Map.of("reason", SignInRule.WRONG_PRESENT_PASSWORD.key()));
                return right;
            });
            throw new PortalException.Refused(SignInRule.WRONG_PRESENT_PASSWORD);
        }
        gate.apart(right, scope -> {
            feature.logins.forgetTries(scope, attempt.key());
            return right;
        });
        return attempt.login();
    }

    void keep(FirmScope scope, @Nullable String session, List<Running> running, long signInEpoch) {
        List<byte[]> own = secrets.hashes(Purpose.SESSION, session);
        running.stream()
                .filter(one -> Secrets.matches(own, one.session().hash()) && Sessions.runs(one, scope))
                .forEach(one -> feature.sessions.keep(scope, one.session().id(), signInEpoch));
    }

    private void end(Predicate<Running> which) {
        gate.write(SignInRight.OWN_END, scope -> {
            long ended = feature.sessions.sessions(scope, contact).stream()
                    .filter(which)
                    .filter(running ->
                            feature.sessions.end(scope, running.session().id()))
                    .count();
            if (ended == 0) {
                scope.nothingChanged();
            } else {
                scope.log(Subject.of("contact", contact), scope.contact(), Map.of(), Map.of("sessions", ended));
            }
            return ended;
        });
    }

    Login login(FirmScope scope) {
        return feature.logins.login(scope, contact).orElseThrow(PortalException.NotFound::new);
    }

    /** @param pause how long the next try has to wait; null where this one was counted */
    private record Attempt(@Nullable Duration pause, Login login, byte[] key) {}
}
