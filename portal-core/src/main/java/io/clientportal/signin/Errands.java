package io.clientportal.signin;

import io.clientportal.access.Admissions;
import io.clientportal.access.Person;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.DataKey;
import io.clientportal.kernel.FirmGate;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Ids;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Subject;
import io.clientportal.kernel.Worker;
import io.clientportal.notices.Notice;
import io.clientportal.notices.NoticeKind;
import io.clientportal.signin.LoginStore.Due;
import io.clientportal.signin.LoginStore.Login;
import io.clientportal.signin.SignInStore.Found;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was asked for at the doors, done by the portal's own work. At the door an errand is one row, whatever was typed;
 * whether there is an account shows here, where nobody waits for the answer (SIG-10).
 */
final class Errands {

    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);
    private static final int BATCH = 100;
    private static final int LONGEST = 320;

    private final SignIns feature;
    private final SignInStore store;

    Errands(SignIns feature) {
        this.feature = feature;
        this.store = feature.store;
    }

    /** Keeps an errand, the same for every text; one that was asked for too often is left out. */
    static boolean ask(SignIns feature, FirmScope scope, StoredErrand.Kind kind, String content) {
        String text = content.length() > LONGEST ? "" : content.strip();
        byte[] key = requests(feature, scope, kind, text);
        if (feature.logins.countTry(scope, key, LinkPolicy.FREE_REQUESTS, LinkPolicy.pauses(scope.now())) != null) {
            return false;
        }
        UUID id = Ids.next(scope.now());
        feature.logins.add(scope, new StoredErrand(id, kind, scope.key().sealText(text, context(id))));
        scope.tx().afterCommit(feature.wake);
        return true;
    }

    /**
     * Whoever uses what came of an errand may ask again at once: requests by others for the same address hold nobody up
     * who reads the mails.
     */
    static void used(SignIns feature, FirmScope scope, StoredLink link, String email) {
        StoredErrand.Kind kind = switch (link.kind()) {
            case SIGN_IN -> StoredErrand.Kind.LINK;
            case RESET -> StoredErrand.Kind.RESET;
            case SET_UP -> StoredErrand.Kind.ACCOUNT;
            default -> null;
        };
        if (kind != null) {
            feature.logins.forgetTries(scope, requests(feature, scope, kind, email));
        }
    }

    /** What requests for one address, or in place of one link, are counted by. */
    private static byte[] requests(SignIns feature, FirmScope scope, StoredErrand.Kind kind, String text) {
        String same =
                kind == StoredErrand.Kind.RENEW ? text : Admissions.key(text).orElse("");
        return new Secrets(feature.gates.keyRing(), scope.firm()).hash(Secrets.Purpose.ADDRESS, kind + ":" + same);
    }

    /** Does what waits, each in its own firm and transaction. */
    void run() {
        List<Due> due = feature.gates.work(scope -> feature.logins.errands(scope, BATCH));
        for (Due errand : due) {
            FirmGate gate = feature.gates.firm(new Worker(errand.firm()));
            try {
                gate.write(SignInRight.ERRAND, scope -> done(scope, errand.id()));
            } catch (PortalException.Unavailable e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.error("What was asked for at the door cannot be done: {}", errand.id(), e);
                gate.apart(SignInRight.ERRAND, scope -> feature.logins.take(scope, errand.id()));
            }
        }
    }

    private boolean done(FirmScope scope, UUID id) {
        StoredErrand errand = feature.logins.errand(scope, id).orElse(null);
        if (errand == null || !feature.logins.take(scope, id)) {
            scope.nothingChanged();
            return false;
        }
        DataKey key = scope.key();
        String text = key.openText(errand.content(), context(id));
        boolean sent = feature.firms.settings(scope).address() != null
                && (errand.kind() == StoredErrand.Kind.RENEW
                        ? renew(scope, text)
                        : Admissions.key(text)
                                .flatMap(address -> feature.logins.login(scope, address))
                                .filter(login -> !login.contact().disabled())
                                .map(login -> send(scope, errand.kind(), login))
                                .orElse(false));
        if (!sent) {
            scope.nothingChanged();
        }
        return sent;
    }

    private boolean send(FirmScope scope, StoredErrand.Kind kind, Login login) {
        return switch (kind) {
            case LINK -> login.setUp() && login.letIn() && send(scope, LinkKind.SIGN_IN, login);
            case RESET -> login.setUp() && send(scope, LinkKind.RESET, login);
            case ACCOUNT -> login.setUp() ? tell(scope, login) : login.letIn() && send(scope, LinkKind.SET_UP, login);
            case RENEW -> throw new IllegalArgumentException("Not an errand of an address");
        };
    }

    private boolean send(FirmScope scope, LinkKind kind, Login login) {
        feature.admissions.hold(scope, login.contact().id());
        return send(scope, NewLink.personal(feature, scope, login.contact(), kind, login.signInEpoch(), null));
    }

    private boolean tell(FirmScope scope, Login login) {
        ContactState contact = login.contact();
        feature.notices.add(scope, List.of(Notice.mail(NoticeKind.ACCOUNT_EXISTS, contact, contact.id(), Map.of())));
        scope.log(Subject.of("contact", contact.id()), contact, Map.of(), Map.of("kind", "ACCOUNT_EXISTS"));
        return true;
    }

    /** A merely expired invitation goes out again, and a share link that is bound to another device. */
    private boolean renew(FirmScope scope, String token) {
        Secrets secrets = new Secrets(feature.gates.keyRing(), scope.firm());
        List<byte[]> hashes = secrets.hashes(Secrets.Purpose.LINK, token);
        Found found = hashes.isEmpty() ? null : store.link(scope, hashes).orElse(null);
        if (found == null || !LinkPolicy.lasts(found, scope.firmState(), scope.now())) {
            return false;
        }
        StoredLink link = found.link();
        if (link.kind() == LinkKind.INVITATION) {
            return !found.superseded() && !scope.now().isBefore(link.opensUntil()) && invite(scope, found);
        }
        return link.client() != null
                && link.target() != null
                && link.device() != null
                && scope.now().isBefore(link.livesUntil())
                && share(scope, found, link.client(), link.target());
    }

    private boolean invite(FirmScope scope, Found found) {
        Person held = feature.admissions.hold(scope, found.link().contact());
        NewLink link = NewLink.personal(feature, scope, held.state(), LinkKind.INVITATION, found.signInEpoch(), null);
        if (!send(scope, link)) {
            return false;
        }
        feature.admissions.invited(scope, held, link.stored().opensUntil());
        return true;
    }

    private boolean share(FirmScope scope, Found found, ClientId client, Target target) {
        feature.admissions.hold(scope, found.link().contact());
        long grantEpoch = found.link().epochs().grant();
        return send(scope, NewLink.share(feature, scope, found.contact(), client, target, grantEpoch));
    }

    private boolean send(FirmScope scope, NewLink link) {
        if (!link.add(store, scope)) {
            return false;
        }
        feature.notices.add(scope, List.of(link.mail()));
        scope.log(
                Subject.of("link", link.stored().id()),
                link.contact(),
                Map.of(),
                Map.of("kind", link.stored().kind().name()));
        return true;
    }

    private static String context(UUID id) {
        return "errand " + id;
    }
}
