package io.clientportal.signin;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Ids;
import io.clientportal.kernel.KeyRing;
import io.clientportal.kernel.Origin;
import io.clientportal.signin.Secrets.Purpose;
import io.clientportal.signin.SessionStore.Running;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How sessions begin and whether they still run. */
final class Sessions {

    /** What is shown of an address and a browser that nobody can read any more. */
    private static final String[] NOWHERE = {"", ""};

    private static final int LONGEST_BROWSER = 200;

    private final SessionStore store;
    private final KeyRing keys;
    private final Secrets secrets;

    Sessions(SignIns feature, Secrets secrets) {
        this.store = feature.sessions;
        this.keys = feature.gates.keyRing();
        this.secrets = secrets;
    }

    /**
     * Begins one.
     *
     * @return its secret
     */
    String begin(FirmScope scope, ContactState contact, @Nullable LinkId link, long firmEpoch, long signInEpoch) {
        String token = Secrets.token();
        SessionId id = new SessionId(Ids.next(scope.now()));
        store.add(
                scope,
                new StoredSession(
                        id,
                        secrets.hash(Purpose.SESSION, token),
                        contact.id(),
                        link,
                        firmEpoch,
                        contact.epoch(),
                        signInEpoch,
                        null,
                        sealed(id, contact, scope.caller().origin()),
                        scope.now(),
                        scope.now(),
                        scope.now().plus(LinkPolicy.SESSION)));
        return token;
    }

    /** The session with this secret, where it still runs; ended by 30 idle minutes, 12 hours, or the contact's rights. */
    Optional<Running> running(FirmScope scope, List<byte[]> hashes) {
        return hashes.isEmpty()
                ? Optional.empty()
                : store.session(scope, hashes, scope.now().minus(LinkPolicy.IDLE))
                        .filter(running -> runs(running, scope));
    }

    static boolean runs(Running running, FirmScope scope) {
        StoredSession session = running.session();
        return scope.now().isBefore(session.endsAt())
                && session.firmEpoch() == scope.firmState().epoch()
                && session.contactEpoch() == running.contact().epoch()
                && session.signInEpoch() == running.signInEpoch()
                && !running.contact().disabled();
    }

    /** The contact's sessions that run, latest first. */
    List<SessionView> list(FirmScope scope, ContactId contact, List<byte[]> own) {
        return store.sessions(scope, contact).stream()
                .filter(running -> runs(running, scope))
                .filter(running -> running.session().refresh() != null
                        || running.session().seenAt().isAfter(scope.now().minus(LinkPolicy.IDLE)))
                .map(running ->
                        view(running, Secrets.matches(own, running.session().hash())))
                .toList();
    }

    private SessionView view(Running running, boolean own) {
        StoredSession session = running.session();
        byte[] origin = session.origin();
        String[] from = origin == null
                ? NOWHERE
                : keys.of(running.contact())
                        .map(key -> key.openText(origin, context(session.id())).split("\n", 2))
                        .orElse(NOWHERE);
        return new SessionView(
                session.id(),
                from[1],
                from[0],
                session.refresh() != null,
                session.beganAt(),
                session.seenAt(),
                session.endsAt(),
                own);
    }

    private byte @Nullable [] sealed(SessionId id, ContactState contact, Origin origin) {
        String text = line(origin.address()) + "\n" + line(origin.device());
        return keys.of(contact).map(key -> key.sealText(text, context(id))).orElse(null);
    }

    private static String line(@Nullable String text) {
        String clean = text == null ? "" : text.replaceAll("\\p{Cntrl}", " ");
        return clean.length() > LONGEST_BROWSER ? clean.substring(0, LONGEST_BROWSER) : clean;
    }

    private static String context(SessionId id) {
        return "session " + id;
    }
}
