package io.clientportal.signin;

import io.clientportal.access.Admissions;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.FirmGate;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Subject;
import io.clientportal.signin.LoginStore.Login;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signing in by password. Whatever the address, the same statements run in the same order until the password was found
 * to be right, and the same hash is computed.
 */
final class PasswordSignIn {

    private final SignIns feature;
    private final FirmGate gate;
    private final Secrets secrets;
    private final Sessions sessions;

    PasswordSignIn(SignIns feature, FirmGate gate, Secrets secrets, Sessions sessions) {
        this.feature = feature;
        this.gate = gate;
        this.secrets = secrets;
        this.sessions = sessions;
    }

    SignedIn signIn(String email, String password) {
        feature.passwords.require();
        String typed = PasswordPolicy.normal(password);
        String address = Admissions.key(email).orElse("");
        byte[] key = tries(secrets, email);
        Attempt attempt = gate.apart(SignInRight.PASSWORD, scope -> {
            Instant wait = feature.logins.countTry(scope, key, LinkPolicy.FREE_TRIES, LinkPolicy.waits(scope.now()));
            return new Attempt(
                    wait == null ? null : Duration.between(scope.now(), wait),
                    feature.logins.login(scope, address).orElse(null));
        });
        if (attempt.pause() != null) {
            throw new PortalException.TooMany(attempt.pause());
        }
        Login login = attempt.login();
        String hash = login == null || login.contact().disabled() ? null : login.password();
        if (!feature.passwords.matches(gate.firm(), typed, hash) || login == null || hash == null) {
            throw refused(login);
        }
        String renewed = feature.passwords.outdated(gate.firm(), typed, hash)
                ? feature.passwords.hash(gate.firm(), typed)
                : null;
        return gate.write(SignInRight.PASSWORD, scope -> begin(scope, login, key, hash, renewed))
                .orElseThrow(() -> refused(login));
    }

    /** What the tries of an address are counted by, whether or not somebody has it. */
    static byte[] tries(Secrets secrets, String email) {
        return secrets.hash(Secrets.Purpose.ADDRESS, Admissions.key(email).orElse(""));
    }

    /** Nothing where the account or its password has changed since. */
    private Optional<SignedIn> begin(FirmScope scope, Login login, byte[] key, String hash, @Nullable String renewed) {
        ContactState contact = login.contact();
        if (!feature.logins.signedIn(scope, contact.id(), contact.epoch(), login.signInEpoch())) {
            scope.nothingChanged();
            return Optional.empty();
        }
        if (renewed != null) {
            feature.logins.rehash(scope, contact.id(), hash, renewed);
        }
        feature.logins.forgetTries(scope, key);
        String session = sessions.begin(scope, contact, null, scope.firmState().epoch(), login.signInEpoch());
        scope.log(Subject.of("contact", contact.id()), contact, Map.of(), Map.of());
        return Optional.of(new SignedIn(session, null, contact.id(), null, null));
    }

    /** One entry for every address, known or not. */
    private PortalException refused(@Nullable Login login) {
        gate.apart(SignInRight.PASSWORD, scope -> {
            Map<String, String> details = Map.of("reason", SignInRule.WRONG_PASSWORD.key());
            if (login == null || login.contact().wrappedKey() == null) {
                scope.logRefused(Subject.of("firm", scope.firm()), details);
            } else {
                scope.logRefused(Subject.of("contact", login.contact().id()), login.contact(), details);
            }
            return details;
        });
        return new PortalException.Refused(SignInRule.WRONG_PASSWORD);
    }

    /** @param pause how long the next try has to wait; null where this one was counted */
    private record Attempt(
            @Nullable Duration pause, @Nullable Login login) {}
}
