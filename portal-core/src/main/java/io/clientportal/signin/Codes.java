package io.clientportal.signin;

import io.clientportal.kernel.FirmGate;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Ids;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Right;
import io.clientportal.kernel.Subject;
import io.clientportal.notices.Notice;
import io.clientportal.notices.NoticeKind;
import io.clientportal.signin.Secrets.Purpose;
import io.clientportal.signin.SignInStore.Asked;
import io.clientportal.signin.SignInStore.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The codes that links ask for at one firm's door, whatever a link is for. */
final class Codes {

    private final SignIns feature;
    private final SignInStore store;
    private final FirmGate gate;
    private final Secrets secrets;

    Codes(SignIns feature, FirmGate gate, Secrets secrets) {
        this.feature = feature;
        this.store = feature.store;
        this.gate = gate;
        this.secrets = secrets;
    }

    Optional<Found> found(FirmScope scope, String token) {
        List<byte[]> hashes = secrets.hashes(Purpose.LINK, token);
        return hashes.isEmpty() ? Optional.empty() : store.link(scope, hashes);
    }

    boolean works(FirmScope scope, Found found, @Nullable String device) {
        return LinkPolicy.worksOn(secrets.hashes(Purpose.DEVICE, device), found, scope.firmState(), scope.now());
    }

    /** What a page may show of a link. */
    LinkPage page(FirmScope scope, Found found) {
        return new LinkPage(
                feature.firms.settings(scope).name(),
                to(found),
                found.link().kind(),
                found.link().target());
    }

    /** Where codes for this link go, masked. */
    private String to(Found found) {
        return Masked.address(address(found));
    }

    /** See {@link SignIn#begin}. */
    Challenge begin(String token, String browser, @Nullable String device) {
        Begin begin = gate.note(SignInRight.BEGIN, scope -> begin(scope, token, browser, device));
        if (begin.refused() != null) {
            refuse(SignInRight.BEGIN, begin.refused(), "link");
        }
        if (begin.pause() != null) {
            throw new PortalException.TooMany(begin.pause());
        }
        return Optional.ofNullable(begin.challenge()).orElseThrow(PortalException.NotFound::new);
    }

    /** See {@link SignIn#asked}. */
    Challenge asked(ChallengeId id, String browser) {
        return gate.read(
                        SignInRight.LOOK,
                        scope -> open(scope, id, browser)
                                .filter(asked -> asked.challenge().usedAt() == null)
                                .map(asked -> challenge(
                                        id, asked.found(), asked.challenge().codeUntil())))
                .orElseThrow(PortalException.NotFound::new);
    }

    /** See {@link SignIn#again}. */
    Challenge again(ChallengeId id, String browser) {
        return gate.note(SignInRight.AGAIN, scope -> again(scope, id, browser))
                .orElseThrow(PortalException.NotFound::new);
    }

    /**
     * A challenge of one of these kinds whose code is right. The try counts before the code is compared, whatever becomes
     * of the caller's transaction; the code is not used yet.
     *
     * @throws PortalException.Refused where the code is none, wrong, too old or used, or was wrong too often
     */
    Asked check(ChallengeId id, String browser, String code, @Nullable String device, Set<LinkKind> kinds) {
        String digits = Secrets.digits(code);
        if (digits == null) {
            throw new PortalException.Refused(SignInRule.NOT_A_CODE);
        }
        Attempt attempt = gate.apart(
                        SignInRight.PROVE,
                        scope -> attempt(scope, id, secrets.hashes(Purpose.BROWSER, browser), device))
                .orElseThrow(PortalException.NotFound::new);
        Asked asked = attempt.asked();
        if (!attempt.sameBrowser() || !kinds.contains(asked.found().link().kind())) {
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
        return asked;
    }

    /** Uses the code of a checked challenge, once. */
    boolean use(FirmScope scope, Asked asked) {
        byte[] code = asked.challenge().code();
        return code != null && store.use(scope, asked.challenge().id(), code);
    }

    /** A challenge of this browser whose code was proved a short while ago. */
    Optional<Asked> proved(FirmScope scope, ChallengeId id, String browser, LinkKind kind) {
        return open(scope, id, browser).filter(asked -> {
            Instant usedAt = asked.challenge().usedAt();
            return asked.found().link().kind() == kind
                    && usedAt != null
                    && scope.now().isBefore(usedAt.plus(LinkPolicy.PROVED));
        });
    }

    PortalException refused(Found found, SignInRule rule) {
        refuse(SignInRight.PROVE, found, rule.key());
        return new PortalException.Refused(rule);
    }

    /** A refused sign-in leaves its entry whatever becomes of the caller's transaction (LOG-01). */
    void refuse(Right right, Found found, String reason) {
        if (found.contact().wrappedKey() != null) {
            gate.apart(right, scope -> {
                scope.logRefused(Subject.of("link", found.link().id()), found.contact(), Map.of("reason", reason));
                return found;
            });
        }
    }

    private Challenge challenge(ChallengeId id, Found found, Instant until) {
        return new Challenge(id, found.link().kind(), to(found), until);
    }

    private Optional<Asked> open(FirmScope scope, ChallengeId id, String browser) {
        List<byte[]> hashes = secrets.hashes(Purpose.BROWSER, browser);
        return store.challenge(scope, id)
                .filter(asked -> Secrets.matches(hashes, asked.challenge().browser())
                        && LinkPolicy.lives(asked, scope.firmState(), scope.now()));
    }

    private Begin begin(FirmScope scope, String token, String browser, @Nullable String device) {
        Found found = found(scope, token).orElse(null);
        if (found == null) {
            return Begin.NOTHING;
        }
        if (!works(scope, found, device) || found.link().kind().withoutCode()) {
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
                        found.signInEpoch(),
                        send ? secrets.hash(id, code) : null,
                        until,
                        0,
                        1,
                        scope.now(),
                        null));
        if (send) {
            mail(scope, id, found, code);
        }
        return new Begin(challenge(id, found, until), null, null);
    }

    private Optional<Challenge> again(FirmScope scope, ChallengeId id, String browser) {
        boolean counted = store.countSend(
                scope, id, secrets.hashes(Purpose.BROWSER, browser), LinkPolicy.SENDS, LinkPolicy.TRIES);
        Asked asked = open(scope, id, browser)
                .filter(open -> LinkPolicy.lives(open.found(), scope.firmState(), scope.now()))
                .orElse(null);
        if (asked == null) {
            return Optional.empty();
        }
        Instant until = codeUntil(scope);
        if (counted && countMail(scope, asked.found())) {
            String code = Secrets.code();
            store.replaceCode(scope, id, secrets.hash(id, code), until);
            mail(scope, id, asked.found(), code);
        }
        return Optional.of(challenge(id, asked.found(), until));
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
                LinkPolicy.opensOn(secrets.hashes(Purpose.DEVICE, device), found)
                        && LinkPolicy.lives(asked, scope.firmState(), now),
                now.isBefore(asked.challenge().codeUntil())));
    }

    private boolean countMail(FirmScope scope, Found found) {
        return store.countMail(scope, found.link().contact(), scope.now().minus(LinkPolicy.MAIL_WINDOW));
    }

    private Instant codeUntil(FirmScope scope) {
        return scope.now().plus(Duration.ofMinutes(minutes(scope)));
    }

    private int minutes(FirmScope scope) {
        return feature.firms.settings(scope).links().codeMinutes();
    }

    private String address(Found found) {
        String proved = NewLink.newAddress(feature, found.link(), found.contact());
        return proved == null ? found.contact().email() : proved;
    }

    private void mail(FirmScope scope, ChallengeId id, Found found, String code) {
        Map<String, String> details = new TreeMap<>();
        details.put("code", code);
        details.put("minutes", Integer.toString(minutes(scope)));
        if (found.link().kind() == LinkKind.ADDRESS) {
            details.put("to", address(found));
        }
        feature.notices.add(scope, List.of(Notice.secretMail(NoticeKind.CODE, found.contact(), id, details)));
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
}
