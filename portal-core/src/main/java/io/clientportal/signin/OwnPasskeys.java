package io.clientportal.signin;

import io.clientportal.access.Person;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.FirmGate;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Subject;
import io.clientportal.notices.Notice;
import io.clientportal.notices.NoticeKind;
import io.clientportal.signin.SessionStore.Running;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contact's own passkeys, ten at most. Whoever adds or removes one types the present password, or has signed in less
 * than ten minutes ago; the contact is told of it. Removing the last one is allowed: a link by e-mail still signs in.
 */
public final class OwnPasskeys {

    private final SignIns feature;
    private final FirmGate gate;
    private final Passkeys passkeys;
    private final OwnAccount account;

    OwnPasskeys(SignIns feature, FirmGate gate, Secrets secrets, OwnAccount account) {
        this.feature = feature;
        this.gate = gate;
        this.passkeys = new Passkeys(feature, gate, secrets);
        this.account = account;
    }

    /** The passkeys, those added first first; none where there are no passkeys. */
    public List<PasskeyView> list() {
        return gate.read(SignInRight.OWN, scope -> Passkeys.list(feature, scope, scope.contact()));
    }

    /** Whether one can be added: passkeys are offered, and there is a login account. */
    public boolean offered() {
        return gate.read(
                SignInRight.OWN,
                scope -> passkeys.offered(scope) && account.login(scope).setUp());
    }

    /**
     * Whether this session began a short while ago, so that no password needs to be typed.
     *
     * @param session its secret; null where there is none
     */
    public boolean fresh(@Nullable String session) {
        return gate.read(SignInRight.OWN, scope -> account.isFresh(scope, session));
    }

    /**
     * Asks this browser to make a passkey; to be answered within five minutes, once.
     *
     * @param session the secret of the session that asks; null where it has none
     * @param present the present password; empty to rely on having just signed in
     * @return {@code PublicKeyCredentialCreationOptionsJSON}
     * @throws PortalException.Refused where the contact did not just sign in and the password is missing or wrong; where
     *     there is no login account; or where there are ten passkeys
     * @throws PortalException.TooMany while a wait after wrong passwords runs
     * @throws PortalException.NotFound where there are no passkeys
     */
    public String ask(@Nullable String session, String present, String browser) {
        passkeys.ceremony();
        if (!account.present(SignInRight.OWN_PASSKEY, session, present).setUp()) {
            throw new PortalException.Refused(SignInRule.NO_LOGIN_ACCOUNT);
        }
        return gate.note(SignInRight.OWN_PASSKEY, scope -> passkeys.ask(scope, browser, scope.contact(), null));
    }

    /**
     * Adds the passkey that was made.
     *
     * @param answer {@code RegistrationResponseJSON}
     * @throws PortalException.Refused where it answers nothing that was asked of this contact in this browser, or does
     *     not hold; or where there are ten by now
     * @throws PortalException.NotFound where there are no passkeys
     */
    public PasskeyId add(String browser, String answer) {
        ContactState contact = gate.read(SignInRight.OWN, FirmScope::contact);
        Passkeys.New made = passkeys.made(SignInRight.OWN_PASSKEY, browser, answer, contact, null);
        return gate.write(SignInRight.OWN_PASSKEY, scope -> {
            Person held = feature.admissions.hold(scope, contact.id());
            if (held.epoch() != contact.epoch() || !held.account().setUp()) {
                throw new PortalException.NotFound();
            }
            PasskeyId added = passkeys.add(scope, scope.contact(), made);
            feature.notices.add(
                    scope, List.of(Notice.mail(NoticeKind.PASSKEY_ADDED, scope.contact(), contact.id(), Map.of())));
            scope.log(
                    Subject.of("contact", contact.id()),
                    scope.contact(),
                    Map.of(),
                    Map.of("passkey", added.toString()));
            return added;
        });
    }

    /**
     * Removes a passkey; nothing happens where it is none. Whoever holds it may have signed in with it, so all other
     * sessions end.
     *
     * @param session the secret of the session that asks and stays; null to end all
     * @param present the present password; empty to rely on having just signed in
     * @throws PortalException.Refused where the contact did not just sign in and the password is missing or wrong
     * @throws PortalException.TooMany while a wait after wrong passwords runs
     */
    public void remove(PasskeyId id, @Nullable String session, String present) {
        account.present(SignInRight.OWN_PASSKEY_REMOVE, session, present);
        gate.write(SignInRight.OWN_PASSKEY_REMOVE, scope -> {
            ContactState contact = scope.contact();
            if (!feature.passkeys.remove(scope, contact.id(), id)) {
                scope.nothingChanged();
                return id;
            }
            // Behind the contact's lock, or a session would be kept that somebody else ends meanwhile.
            feature.admissions.hold(scope, contact.id());
            List<Running> running = feature.sessions.sessions(scope, contact.id());
            feature.logins.endSignIns(scope, contact.id());
            account.keep(scope, session, running, account.login(scope).signInEpoch());
            feature.notices.add(
                    scope, List.of(Notice.mail(NoticeKind.PASSKEY_REMOVED, contact, contact.id(), Map.of())));
            scope.log(Subject.of("contact", contact.id()), contact, Map.of("passkey", id.toString()), Map.of());
            return id;
        });
    }
}
