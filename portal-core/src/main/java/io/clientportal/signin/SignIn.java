package io.clientportal.signin;

import io.clientportal.firms.Firms;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.FirmGate;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Gates;
import io.clientportal.kernel.Ids;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Right;
import io.clientportal.kernel.Subject;
import io.clientportal.kernel.Visitor;
import io.clientportal.notices.Notice;
import io.clientportal.notices.NoticeKind;
import io.clientportal.notices.Notices;
import io.clientportal.signin.Secrets.Purpose;
import io.clientportal.signin.SignInStore.Asked;
import io.clientportal.signin.SignInStore.Found;
import io.clientportal.signin.SignInStore.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signing in at one firm's door: open the link, ask for a code, prove it.
 *
 * <p>A link that is unknown, expired, revoked, replaced, of another firm, or bound to another device gets one and the
 * same answer from every step: {@link PortalException.NotFound}. What a page says about it is to ask the firm.
 */
public final class SignIn {

    private final FirmGate gate;
    private final Visitor visitor;
    private final SignInStore store;
    private final Firms firms;
    private final Notices notices;
    private final Secrets secrets;

    public SignIn(Gates gates, Visitor visitor, SignInStore store, Firms firms, Notices notices) {
        this.gate = gates.firm(visitor);
        this.visitor = visitor;
        this.store = store;
        this.firms = firms;
        this.notices = notices;
        this.secrets = new Secrets(gates.keyRing(), visitor.firm());
    }

    /** A new secret for a browser that is about to ask for a code: 256 random bits, base64url. */
    public static String browserSecret() {
        return Secrets.token();
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
                        scope -> found(scope, token)
                                .filter(found -> works(scope, found, device))
                                .map(found -> new LinkPage(
                                        firms.settings(scope).name(),
                                        Masked.address(found.contact().email()),
                                        found.link().target())))
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
        Begin begin = gate.note(SignInRight.BEGIN, scope -> begin(scope, token, browser, device));
        if (begin.refused() != null) {
            refuse(SignInRight.BEGIN, begin.refused(), "link");
        }
        if (begin.pause() != null) {
            throw new PortalException.TooMany(begin.pause());
        }
        return Optional.ofNullable(begin.challenge()).orElseThrow(PortalException.NotFound::new);
    }

    /** The code that this browser was asked for, to show the page again; changes nothing. */
    public Challenge asked(ChallengeId id, String browser) {
        List<byte[]> hashes = secrets.hashes(Purpose.BROWSER, browser);
        return gate.read(
                        SignInRight.LOOK,
                        scope -> store.challenge(scope, id)
                                .filter(asked -> Secrets.matches(
                                                hashes, asked.challenge().browser())
                                        && asked.challenge().usedAt() == null
                                        && LinkPolicy.lives(asked.found(), scope.firmState(), scope.now()))
                                .map(asked -> new Challenge(
                                        id,
                                        Masked.address(asked.found().contact().email()),
                                        asked.challenge().codeUntil())))
                .orElseThrow(PortalException.NotFound::new);
    }

    /**
     * Sends a new code, which ends the earlier one; wrong tries go on counting. The answer is the same where too many
     * were sent and none goes out.
     */
    public Challenge again(ChallengeId id, String browser) {
        return gate.note(SignInRight.AGAIN, scope -> again(scope, id, secrets.hashes(Purpose.BROWSER, browser)))
                .orElseThrow(PortalException.NotFound::new);
    }

    /**
     * Signs in with a code and binds the link to this device. Every try counts before the code is compared, whatever
     * becomes of the caller's transaction.
     *
     * @param code six digits, blanks and hyphens between them allowed
     * @param device the secret of this device, where it has one
     * @throws PortalException.Refused where the code is none, wrong, too old or used, or was wrong too often
     */
    public SignedIn prove(ChallengeId id, String browser, String code, @Nullable String device) {
        String digits = Secrets.digits(code);
        if (digits == null) {
            throw new PortalException.Refused(SignInRule.NOT_A_CODE);
        }
        Attempt attempt = gate.apart(
                        SignInRight.PROVE,
                        scope -> attempt(scope, id, secrets.hashes(Purpose.BROWSER, browser), device))
                .orElseThrow(PortalException.NotFound::new);
        Asked asked = attempt.asked();
        if (!attempt.sameBrowser()) {
            refuse(SignInRight.PROVE, asked.found(), "browser");
            throw new PortalException.NotFound();
        }
        if (!attempt.counted()) {
            boolean used = asked.challenge().usedAt() != null;
            throw refused(asked.found(), used ? SignInRule.WRONG_CODE : SignInRule.TOO_MANY_TRIES);
        }
        if (!attempt.linkWorks()) {
            refuse(SignInRight.PROVE, asked.found(), "link");
            throw new PortalException.NotFound();
        }
        if (!attempt.codeLives()
                || !secrets.isCode(id, digits, asked.challenge().code())) {
            boolean lost = asked.challenge().tries() >= LinkPolicy.TRIES;
            throw refused(asked.found(), lost ? SignInRule.TOO_MANY_TRIES : SignInRule.WRONG_CODE);
        }
        Proof proof = gate.write(SignInRight.PROVE, scope -> signIn(scope, asked, device));
        if (proof.refusal() == SignInRule.WRONG_CODE) {
            throw refused(asked.found(), SignInRule.WRONG_CODE);
        }
        if (proof.signedIn() == null) {
            refuse(SignInRight.PROVE, asked.found(), "device");
            throw new PortalException.NotFound();
        }
        return proof.signedIn();
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
                    SignInRight.SESSION, scope -> running(scope, hashes).map(this::contact));
        }
        return gate.note(SignInRight.SESSION, scope -> {
            Optional<Running> running = running(scope, hashes);
            running.filter(one -> one.session().seenAt().isBefore(scope.now()))
                    .ifPresent(one -> store.touch(scope, one.session().id()));
            return running.map(this::contact);
        });
    }

    /** Ends a session; nothing happens where it has ended. */
    public void signOut(String token) {
        List<byte[]> hashes = secrets.hashes(Purpose.SESSION, token);
        if (hashes.isEmpty()) {
            return;
        }
        gate.write(SignInRight.SIGN_OUT, scope -> {
            Optional<Running> running = running(scope, hashes)
                    .filter(one -> store.end(scope, one.session().id()));
            running.ifPresentOrElse(
                    one -> scope.log(Subject.of("session", one.session().id()), one.contact(), Map.of(), Map.of()),
                    scope::nothingChanged);
            return running;
        });
    }

    private Begin begin(FirmScope scope, String token, String browser, @Nullable String device) {
        Found found = found(scope, token).orElse(null);
        if (found == null) {
            return Begin.NOTHING;
        }
        if (!works(scope, found, device)) {
            return new Begin(null, null, found);
        }
        Instant from = found.codesFrom();
        if (from != null && scope.now().isBefore(from)) {
            return new Begin(null, Duration.between(scope.now(), from), null);
        }
        ChallengeId id = new ChallengeId(Ids.next(scope.now()));
        boolean send = countMail(scope, found);
        String code = Secrets.code();
        Instant until = codeUntil(scope);
        store.add(
                scope,
                new StoredChallenge(
                        id,
                        found.link().id(),
                        found.link().contact(),
                        secrets.hash(Purpose.BROWSER, browser),
                        send ? secrets.hash(id, code) : null,
                        until,
                        0,
                        1,
                        scope.now(),
                        null));
        if (send) {
            mail(scope, id, found, code);
        }
        return new Begin(new Challenge(id, Masked.address(found.contact().email()), until), null, null);
    }

    private Optional<Challenge> again(FirmScope scope, ChallengeId id, List<byte[]> browser) {
        boolean counted = store.countSend(scope, id, browser, LinkPolicy.SENDS, LinkPolicy.TRIES);
        Asked asked = store.challenge(scope, id).orElse(null);
        if (asked == null
                || !Secrets.matches(browser, asked.challenge().browser())
                || !LinkPolicy.lives(asked.found(), scope.firmState(), scope.now())) {
            return Optional.empty();
        }
        Instant until = codeUntil(scope);
        if (counted && countMail(scope, asked.found())) {
            String code = Secrets.code();
            store.replaceCode(scope, id, secrets.hash(id, code), until);
            mail(scope, id, asked.found(), code);
        }
        return Optional.of(
                new Challenge(id, Masked.address(asked.found().contact().email()), until));
    }

    private Optional<Attempt> attempt(FirmScope scope, ChallengeId id, List<byte[]> browser, @Nullable String device) {
        boolean counted = store.countTry(scope, id, browser, LinkPolicy.TRIES);
        Asked asked = store.challenge(scope, id).orElse(null);
        if (asked == null) {
            return Optional.empty();
        }
        Found found = asked.found();
        Instant now = scope.now();
        if (counted) {
            boolean last = asked.challenge().tries() >= LinkPolicy.TRIES;
            store.countTry(
                    scope,
                    found.link().contact(),
                    last ? now.plus(LinkPolicy.waitAfter(found.tries() + 1)) : null,
                    LinkPolicy.TRIES_IN_A_ROW,
                    now.plus(LinkPolicy.BLOCKED));
        }
        return Optional.of(new Attempt(
                asked,
                Secrets.matches(browser, asked.challenge().browser()),
                counted,
                works(scope, found, device),
                now.isBefore(asked.challenge().codeUntil())));
    }

    private Proof signIn(FirmScope scope, Asked asked, @Nullable String device) {
        Found found = asked.found();
        StoredLink link = found.link();
        List<byte[]> presented = secrets.hashes(Purpose.DEVICE, device);
        byte[] code = asked.challenge().code();
        if (code == null || !store.use(scope, asked.challenge().id(), code)) {
            scope.nothingChanged();
            return new Proof(null, SignInRule.WRONG_CODE);
        }
        String bound = device(scope, link, device, presented);
        if (!store.bind(scope, link.id(), secrets.hash(Purpose.DEVICE, bound), presented)) {
            scope.nothingChanged();
            return new Proof(null, null);
        }
        store.forgetTries(scope, link.contact());
        String session = Secrets.token();
        store.add(scope, session(scope, found, session));
        scope.log(
                Subject.of("link", link.id()),
                found.contact(),
                Map.of(),
                Map.of("target", link.target().key(), "client", link.client().value(), "first", link.device() == null));
        return new Proof(new SignedIn(session, bound, link.contact(), link.client(), link.target()), null);
    }

    /** The device's own secret where the portal gave it one, or a new one: none is taken over from outside. */
    private String device(FirmScope scope, StoredLink link, @Nullable String device, List<byte[]> presented) {
        boolean known =
                !presented.isEmpty() && (link.device() != null || store.knowsDevice(scope, link.contact(), presented));
        return device != null && known ? device : Secrets.token();
    }

    private StoredSession session(FirmScope scope, Found found, String token) {
        return new StoredSession(
                Ids.next(scope.now()),
                secrets.hash(Purpose.SESSION, token),
                found.link().contact(),
                found.link().id(),
                found.link().firmEpoch(),
                found.contact().epoch(),
                scope.now(),
                scope.now(),
                scope.now().plus(LinkPolicy.SESSION));
    }

    private Optional<Running> running(FirmScope scope, List<byte[]> hashes) {
        return store.session(scope, hashes, scope.now().minus(LinkPolicy.IDLE))
                .filter(running -> scope.now().isBefore(running.session().endsAt())
                        && running.session().firmEpoch() == scope.firmState().epoch()
                        && running.session().contactEpoch() == running.contact().epoch()
                        && !running.contact().disabled());
    }

    private Contact contact(Running running) {
        return new Contact(visitor.firm(), running.contact().id(), null, visitor.origin());
    }

    private Optional<Found> found(FirmScope scope, String token) {
        List<byte[]> hashes = secrets.hashes(Purpose.LINK, token);
        return hashes.isEmpty() ? Optional.empty() : store.link(scope, hashes);
    }

    private boolean works(FirmScope scope, Found found, @Nullable String device) {
        return LinkPolicy.worksOn(secrets.hashes(Purpose.DEVICE, device), found, scope.firmState(), scope.now());
    }

    private boolean countMail(FirmScope scope, Found found) {
        return store.countMail(scope, found.link().contact(), scope.now().minus(LinkPolicy.MAIL_WINDOW));
    }

    private Instant codeUntil(FirmScope scope) {
        return scope.now().plus(Duration.ofMinutes(firms.settings(scope).links().codeMinutes()));
    }

    private void mail(FirmScope scope, ChallengeId id, Found found, String code) {
        int minutes = firms.settings(scope).links().codeMinutes();
        notices.add(
                scope,
                List.of(Notice.secretMail(
                        NoticeKind.CODE,
                        found.contact(),
                        id,
                        Map.of("code", code, "minutes", Integer.toString(minutes)))));
    }

    private PortalException refused(Found found, SignInRule rule) {
        refuse(SignInRight.PROVE, found, rule.key());
        return new PortalException.Refused(rule);
    }

    /** A refused sign-in leaves its entry whatever becomes of the caller's transaction (LOG-01). */
    private void refuse(Right right, Found found, String reason) {
        if (found.contact().wrappedKey() != null) {
            gate.apart(right, scope -> {
                scope.logRefused(Subject.of("link", found.link().id()), found.contact(), Map.of("reason", reason));
                return found;
            });
        }
    }

    /** At most one of these is there; none where the link is unknown. */
    private record Begin(
            @Nullable Challenge challenge,
            @Nullable Duration pause,
            @Nullable Found refused) {
        static final Begin NOTHING = new Begin(null, null, null);
    }

    /** A counted try and what it met. */
    private record Attempt(Asked asked, boolean sameBrowser, boolean counted, boolean linkWorks, boolean codeLives) {}

    /** Signed in, or refused: for the code, or without a rule for the device. */
    private record Proof(
            @Nullable SignedIn signedIn, @Nullable SignInRule refusal) {}
}
