package io.clientportal.signin;

import io.clientportal.access.AccessRule;
import io.clientportal.access.Admissions;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.FirmGate;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Subject;
import io.clientportal.kernel.Visitor;
import io.clientportal.signin.LoginStore.Login;
import io.clientportal.signin.Secrets.Purpose;
import io.clientportal.signin.SessionStore.Running;
import io.clientportal.signin.SignInStore.Asked;
import io.clientportal.signin.SignInStore.Found;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Signing in at one firm's door: open the link, ask for a code, prove it; or by password or passkey.
 *
 * <p>A link that is unknown, expired, used, revoked, replaced, of another firm, or bound to another device gets one and
 * the same answer from every step: {@link PortalException.NotFound}. What a page says about it is to ask the firm, with
 * one press for a {@linkplain #renew new link}.
 */
public final class SignIn {

    private static final Set<LinkKind> SIGNING_IN = Set.of(LinkKind.SHARE, LinkKind.SIGN_IN);

    private final SignIns feature;
    private final FirmGate gate;
    private final Visitor visitor;
    private final SignInStore store;
    private final Secrets secrets;
    private final Codes codes;
    private final Sessions sessions;

    SignIn(SignIns feature, Visitor visitor) {
        this.feature = feature;
        this.gate = feature.gates.firm(visitor);
        this.visitor = visitor;
        this.store = feature.store;
        this.secrets = new Secrets(feature.gates.keyRing(), visitor.firm());
        this.codes = new Codes(feature, gate, secrets);
        this.sessions = new Sessions(feature, secrets);
    }

    /** A new secret for a browser that is about to ask for a code: 256 random bits, base64url. */
    public static String browserSecret() {
        return Secrets.token();
    }

    /** Making a login account, choosing a password, proving a new address. */
    public SetUp setUp() {
        return new SetUp(feature, gate, secrets, codes);
    }

    /** Bearer tokens for applications. */
    public Tokens tokens() {
        return new Tokens(feature, gate, visitor, secrets, sessions);
    }

    /**
     * What the page behind a link shows. Changes nothing, however often it is asked and by whom (SIG-02).
     *
     * @param token the last part of the link
     * @param device the secret of this device, where it has one
     */
    public LinkPage look(String token, @Nullable String device) {
        return gate.read(
                        SignInRight.LOOK,
                        scope -> codes.found(scope, token)
                                .filter(found -> codes.works(scope, found, device))
                                .map(found -> codes.page(scope, found)))
                .orElseThrow(PortalException.NotFound::new);
    }

    /**
     * Sends a code for a link to its contact (SIG-03).
     *
     * @param browser the secret of this browser, as {@link #browserSecret} makes them; only this browser can prove the
     *     code
     * @param device the secret of this device, where it has one
     * @throws PortalException.TooMany while a wait after wrong codes runs
     */
    public Challenge begin(String token, String browser, @Nullable String device) {
        if (!Secrets.isToken(browser)) {
            throw new IllegalArgumentException("Not a browser's secret");
        }
        return codes.begin(token, browser, device);
    }

    /** The code that this browser was asked for, to show the page again; changes nothing. */
    public Challenge asked(ChallengeId id, String browser) {
        return codes.asked(id, browser);
    }

    /**
     * Sends a new code, which ends the earlier one; wrong tries go on counting. The answer is the same where too many
     * were sent and none goes out.
     */
    public Challenge again(ChallengeId id, String browser) {
        return codes.again(id, browser);
    }

    /**
     * Signs in with the code of a share link, which then binds to this device, or of a sign-in link. Every try counts
     * before the code is compared, whatever becomes of the caller's transaction.
     *
     * @param code six digits, blanks and hyphens between them allowed
     * @param device the secret of this device, where it has one
     * @throws PortalException.Refused where the code is none, wrong, too old or used, or was wrong too often
     */
    public SignedIn prove(ChallengeId id, String browser, String code, @Nullable String device) {
        Asked asked = codes.check(id, browser, code, device, SIGNING_IN);
        Proof proof = gate.write(SignInRight.PROVE, scope -> signIn(scope, asked, device));
        if (proof.refusal() == SignInRule.WRONG_CODE) {
            throw codes.refused(asked.found(), SignInRule.WRONG_CODE);
        }
        if (proof.signedIn() == null) {
            codes.refuse(SignInRight.PROVE, asked.found(), "device");
            throw new PortalException.NotFound();
        }
        return proof.signedIn();
    }

    /**
     * Signs in with the login e-mail and the password. Answers, and the work they take, are the same for every address
     * (SIG-10).
     *
     * @throws PortalException.Refused where one of both is wrong, or the account is none, disabled or suspended
     * @throws PortalException.TooMany while a wait after wrong passwords for this address runs, or too many sign in at once
     */
    public SignedIn withPassword(String email, String password) {
        return new PasswordSignIn(feature, gate, secrets, sessions).signIn(email, password);
    }

    /** Whether contacts can have passkeys here. */
    public boolean passkeys() {
        return gate.read(SignInRight.LOOK, scope -> new Passkeys(feature, gate, secrets).offered(scope));
    }

    /**
     * Asks this browser to sign in by a passkey; to be answered within five minutes, once.
     *
     * @param browser the secret of this browser; only this browser can answer
     * @return {@code PublicKeyCredentialRequestOptionsJSON}, the same for everybody but for its challenge
     * @throws PortalException.NotFound where there are no passkeys
     */
    public String askForPasskey(String browser) {
        return new PasskeySignIn(feature, gate, secrets, sessions).ask(browser);
    }

    /**
     * Signs in with the answer to {@link #askForPasskey}. It is a sign-in like any other: codes that waited after wrong
     * ones can be asked for again (SIG-03).
     *
     * @param answer {@code AuthenticationResponseJSON}
     * @throws PortalException.Refused where it is the answer to nothing that was asked here, or from no passkey of a
     *     working account, all alike
     * @throws PortalException.NotFound where there are no passkeys
     */
    public SignedIn withPasskey(String browser, String answer) {
        return new PasskeySignIn(feature, gate, secrets, sessions).signIn(browser, answer);
    }

    /**
     * Asks for a link that signs in who has a login account; the answer is the same for every address (SIG-12).
     *
     * @throws PortalException.Refused where the text is no address
     */
    public void askForLink(String email) {
        askFor(StoredErrand.Kind.LINK, email);
    }

    /**
     * Asks for a link that chooses a new password; the answer is the same for every address (SIG-07).
     *
     * @throws PortalException.Refused where the text is no address
     */
    public void askForReset(String email) {
        feature.passwords.require();
        askFor(StoredErrand.Kind.RESET, email);
    }

    /**
     * Asks for a link that makes a login account; the answer is the same for every address (SIG-06).
     *
     * @throws PortalException.Refused where the text is no address
     */
    public void askForAccount(String email) {
        feature.passwords.require();
        askFor(StoredErrand.Kind.ACCOUNT, email);
    }

    /**
     * Asks for a new link in place of one that does not open: where an invitation merely expired (ACC-03), or a share
     * link opens on another device alone (SIG-04), one goes to where the first one went. The answer is the same for
     * every text.
     */
    public void renew(String token) {
        ask(StoredErrand.Kind.RENEW, token);
    }

    /**
     * The contact of a running session. It ends after 30 idle minutes, 12 hours, or when the contact is disabled.
     *
     * @param touch whether the contact does something; what a page asks by itself is nothing done
     */
    public Optional<Contact> session(String token, boolean touch) {
        List<byte[]> hashes = secrets.hashes(Purpose.SESSION, token);
        if (hashes.isEmpty()) {
            return Optional.empty();
        }
        if (!touch) {
            return gate.read(
                    SignInRight.SESSION,
                    scope -> sessions.running(scope, hashes).map(this::contact));
        }
        return gate.note(SignInRight.SESSION, scope -> {
            Optional<Running> running = sessions.running(scope, hashes);
            running.filter(one -> one.session().seenAt().isBefore(scope.now()))
                    .ifPresent(
                            one -> feature.sessions.touch(scope, one.session().id()));
            return running.map(this::contact);
        });
    }

    /**
     * The contact whom the host vouches for, having signed them in itself (SIG-11). Asked with every request, so that
     * disabling, suspending and the end of the last grant hold for the next one (ACC-21). Empty where it is nobody of the
     * firm, or somebody who is disabled, suspended or not let in, alike.
     */
    public Optional<Contact> vouched(HostIdentity identity) {
        return gate.read(
                SignInRight.VOUCHED,
                scope -> login(scope, identity)
                        .filter(login -> login.letIn() && !login.contact().disabled())
                        .map(login ->
                                new Contact(visitor.firm(), login.contact().id(), null, visitor.origin())));
    }

    /** Ends a session; nothing happens where it has ended. */
    public void signOut(String token) {
        List<byte[]> hashes = secrets.hashes(Purpose.SESSION, token);
        if (hashes.isEmpty()) {
            return;
        }
        gate.write(SignInRight.SIGN_OUT, scope -> {
            Optional<Running> running = sessions.running(scope, hashes)
                    .filter(one -> feature.sessions.end(scope, one.session().id()));
            running.ifPresentOrElse(
                    one -> scope.log(Subject.of("session", one.session().id()), one.contact(), Map.of(), Map.of()),
                    scope::nothingChanged);
            return running;
        });
    }

    /** A text that is no address is refused: that tells nothing about anybody. */
    private void askFor(StoredErrand.Kind kind, String email) {
        if (Admissions.key(email).isEmpty()) {
            throw new PortalException.Refused(AccessRule.NOT_AN_ADDRESS);
        }
        ask(kind, email);
    }

    private void ask(StoredErrand.Kind kind, String content) {
        gate.note(SignInRight.ASK, scope -> Errands.ask(feature, scope, kind, content));
    }

    private Proof signIn(FirmScope scope, Asked asked, @Nullable String device) {
        Found found = asked.found();
        StoredLink link = found.link();
        if (!codes.use(scope, asked)) {
            scope.nothingChanged();
            return new Proof(null, SignInRule.WRONG_CODE);
        }
        String bound = null;
        if (link.kind() == LinkKind.SHARE) {
            List<byte[]> presented = secrets.hashes(Purpose.DEVICE, device);
            bound = device(scope, link, device, presented);
            if (!store.bind(scope, link.id(), secrets.hash(Purpose.DEVICE, bound), presented)) {
                scope.nothingChanged();
                return new Proof(null, null);
            }
        } else if (!store.use(scope, link.id())) {
            scope.nothingChanged();
            return new Proof(null, null);
        }
        if (!feature.logins.signedIn(scope, link.contact(), link.epochs().contact(), found.signInEpoch())) {
            scope.nothingChanged();
            return new Proof(null, null);
        }
        Errands.used(feature, scope, link, found.contact().email());
        String session =
                sessions.begin(scope, found.contact(), link.id(), link.epochs().firm(), found.signInEpoch());
        scope.log(Subject.of("link", link.id()), found.contact(), Map.of(), facts(link));
        return new Proof(new SignedIn(session, bound, link.contact(), link.client(), link.target()), null);
    }

    private static Map<String, Object> facts(StoredLink link) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("kind", link.kind().name());
        if (link.target() != null && link.client() != null) {
            facts.put("target", link.target().key());
            facts.put("client", link.client().value());
            facts.put("first", link.device() == null);
        }
        return facts;
    }

    /** The device's own secret where the portal gave it one, or a new one: none is taken over from outside. */
    private String device(FirmScope scope, StoredLink link, @Nullable String device, List<byte[]> presented) {
        boolean known =
                !presented.isEmpty() && (link.device() != null || store.knowsDevice(scope, link.contact(), presented));
        return device != null && known ? device : Secrets.token();
    }

    private Optional<Login> login(FirmScope scope, HostIdentity identity) {
        return identity instanceof HostIdentity.OfContact one
                ? feature.logins.login(scope, one.contact())
                : Admissions.key(((HostIdentity.OfAddress) identity).email())
                        .flatMap(address -> feature.logins.login(scope, address));
    }

    private Contact contact(Running running) {
        return new Contact(visitor.firm(), running.contact().id(), null, visitor.origin());
    }

    /** Signed in, or refused: for the code, or without a rule for link and device. */
    private record Proof(
            @Nullable SignedIn signedIn, @Nullable SignInRule refusal) {}
}
