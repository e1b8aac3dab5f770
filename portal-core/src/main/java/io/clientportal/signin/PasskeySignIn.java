package io.clientportal.signin;

import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.FirmGate;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Subject;
import io.clientportal.signin.LoginStore.Login;
import io.clientportal.signin.PasskeyCeremony.Used;
import io.clientportal.signin.Passkeys.Answered;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signing in by passkey. Nobody says who they are before the passkey does, so the question tells nothing; every answer
 * that does not sign in is refused alike.
 */
final class PasskeySignIn {

    private final SignIns feature;
    private final FirmGate gate;
    private final Passkeys passkeys;
    private final Sessions sessions;

    PasskeySignIn(SignIns feature, FirmGate gate, Secrets secrets, Sessions sessions) {
        this.feature = feature;
        this.gate = gate;
        this.passkeys = new Passkeys(feature, gate, secrets);
        this.sessions = sessions;
    }

    String ask(String browser) {
        passkeys.ceremony();
        return gate.note(SignInRight.PASSKEY, scope -> passkeys.ask(scope, browser));
    }

    SignedIn signIn(String browser, String text) {
        Answered answered = passkeys.taken(SignInRight.PASSKEY, browser, text)
                .filter(one -> one.question().contact() == null)
                .orElseThrow(() -> refused(null, "challenge"));
        Known known = gate.read(SignInRight.PASSKEY, scope -> known(scope, answered))
                .orElseThrow(() -> refused(null, "unknown"));
        ContactState contact = known.login().contact();
        if (contact.disabled()) {
            throw refused(contact, "account");
        }
        Used used = passkeys.ceremony()
                .used(
                        answered.site(),
                        answered.answer().challenge(),
                        known.passkey().made(),
                        text)
                .filter(one -> one.handle() != null
                        && MessageDigest.isEqual(one.handle(), known.passkey().handle()))
                .orElseThrow(() -> refused(contact, "signature"));
        Begun begun = gate.write(SignInRight.PASSKEY, scope -> begin(scope, known, used));
        if (begun.refused() != null) {
            throw refused(contact, begun.refused());
        }
        return Objects.requireNonNull(begun.signedIn());
    }

    private Optional<Known> known(FirmScope scope, Answered answered) {
        return feature.passkeys
                .passkey(scope, answered.answer().credential())
                .flatMap(passkey ->
                        feature.logins.login(scope, passkey.contact()).map(login -> new Known(passkey, login)));
    }

    /** Refused where the passkey was removed, or its counter shows that there are two of it; or the account has changed. */
    private Begun begin(FirmScope scope, Known known, Used used) {
        ContactState contact = known.login().contact();
        long signInEpoch = known.login().signInEpoch();
        if (!feature.passkeys.use(scope, known.passkey().id(), used.counter(), used.backedUp())) {
            scope.nothingChanged();
            return new Begun(null, "counter");
        }
        if (!feature.logins.signedIn(scope, contact.id(), contact.epoch(), signInEpoch)) {
            scope.nothingChanged();
            return new Begun(null, "account");
        }
        String session = sessions.begin(scope, contact, null, scope.firmState().epoch(), signInEpoch);
        scope.log(
                Subject.of("contact", contact.id()),
                contact,
                Map.of(),
                Map.of("passkey", known.passkey().id().toString()));
        return new Begun(new SignedIn(session, null, contact.id(), null, null), null);
    }

    /** One entry for every refusal: about the contact where the passkey is known. */
    private PortalException refused(@Nullable ContactState contact, String reason) {
        Map<String, String> details = Map.of("reason", SignInRule.WRONG_PASSKEY.key(), "cause", reason);
        gate.apart(SignInRight.PASSKEY, scope -> {
            if (contact == null || contact.wrappedKey() == null) {
                scope.logRefused(Subject.of("firm", scope.firm()), details);
            } else {
                scope.logRefused(Subject.of("contact", contact.id()), contact, details);
            }
            return reason;
        });
        return new PortalException.Refused(SignInRule.WRONG_PASSKEY);
    }

    private record Known(StoredPasskey passkey, Login login) {}

    /** Signed in, or why not. */
    private record Begun(
            @Nullable SignedIn signedIn, @Nullable String refused) {}
}
