package io.clientportal.signin;

import io.clientportal.firms.FirmSettings;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.FirmGate;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Ids;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Right;
import io.clientportal.kernel.Subject;
import io.clientportal.signin.PasskeyCeremony.Answer;
import io.clientportal.signin.PasskeyCeremony.Made;
import io.clientportal.signin.PasskeyCeremony.Owner;
import io.clientportal.signin.PasskeyCeremony.Site;
import io.clientportal.signin.Secrets.Purpose;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What making and using passkeys at one firm have in common: questions that are answered once, within five minutes, in
 * the browser that asked, and for nothing else.
 */
final class Passkeys {

    /** How long a question can be answered. */
    static final Duration PATIENCE = Duration.ofMinutes(5);
    /** Passkeys of one contact. */
    static final int MOST = 10;

    private static final int LONGEST_ANSWER = 16_384;
    private static final int LONGEST_CREDENTIAL = 1_023;
    private static final int HANDLE_BYTES = 32;
    private static final int LONGEST_BROWSER = 200;

    private final SignIns feature;
    private final FirmGate gate;
    private final Secrets secrets;

    Passkeys(SignIns feature, FirmGate gate, Secrets secrets) {
        this.feature = feature;
        this.gate = gate;
        this.secrets = secrets;
    }

    /** @throws PortalException.NotFound where nothing verifies passkeys, as if there were no such thing */
    PasskeyCeremony ceremony() {
        return Optional.ofNullable(feature.ceremony).orElseThrow(PortalException.NotFound::new);
    }

    /** Whether a firm can have passkeys: something verifies them, and they have an address to belong to. */
    boolean offered(FirmScope scope) {
        return feature.ceremony != null && feature.firms.settings(scope).address() != null;
    }

    /** Asks a browser to sign in. */
    String ask(FirmScope scope, String browser) {
        Site site = site(scope);
        return ceremony().request(site, challenge(scope, browser, null, null, null));
    }

    /**
     * Asks a browser to make a passkey.
     *
     * @param link whose use makes the account; null to add a passkey to one
     * @throws PortalException.Refused where there are too many
     */
    String ask(FirmScope scope, String browser, ContactState contact, @Nullable LinkId link) {
        Site site = site(scope);
        List<StoredPasskey> known = feature.passkeys.passkeys(scope, contact.id());
        if (known.size() >= MOST) {
            throw new PortalException.Refused(SignInRule.TOO_MANY_PASSKEYS);
        }
        byte[] handle =
                known.isEmpty() ? Secrets.bytes(HANDLE_BYTES) : known.get(0).handle();
        String challenge = challenge(scope, browser, contact, link, handle);
        return ceremony()
                .creation(
                        site,
                        challenge,
                        new Owner(handle, contact.email(), contact.name()),
                        known.stream().map(one -> one.made().credential()).toList());
    }

    /**
     * Takes the question that an answer is to, whatever becomes of the answer and of the caller's transaction; empty
     * where there is none that this browser could answer now.
     */
    Optional<Answered> taken(Right right, String browser, String text) {
        PasskeyCeremony ceremony = ceremony();
        Answer answer = text.length() > LONGEST_ANSWER
                ? null
                : ceremony.read(text)
                        .filter(one -> one.credential().length > 0 && one.credential().length <= LONGEST_CREDENTIAL)
                        .orElse(null);
        if (answer == null) {
            return Optional.empty();
        }
        List<byte[]> challenge = secrets.hashes(Purpose.PASSKEY, answer.challenge());
        List<byte[]> hashes = secrets.hashes(Purpose.BROWSER, browser);
        return challenge.isEmpty() || hashes.isEmpty()
                ? Optional.empty()
                : gate.apart(
                        right,
                        scope -> feature.passkeys
                                .take(scope, challenge, hashes)
                                .map(question -> new Answered(question, answer, text, site(scope))));
    }

    /**
     * A new passkey, verified and not yet stored.
     *
     * @param contact who is to have asked for it
     * @param link likewise the link whose use makes the account; null to add a passkey to one
     * @throws PortalException.Refused where the answer is to no question of theirs, or does not hold
     */
    New made(Right right, String browser, String text, ContactState contact, @Nullable LinkId link) {
        Answered answered = taken(right, browser, text)
                .filter(one -> contact.id().equals(one.question().contact())
                        && Objects.equals(link, one.question().link()))
                .orElseThrow(() -> refused(right, contact));
        Made made = ceremony()
                .made(answered.site(), answered.answer().challenge(), text)
                .filter(one -> Arrays.equals(one.credential(), answered.answer().credential()))
                .orElseThrow(() -> refused(right, contact));
        return new New(Objects.requireNonNull(answered.question().handle()), made);
    }

    /**
     * Stores a new passkey of a contact who is held.
     *
     * @throws PortalException.Refused where there are too many, or somebody has its credential
     */
    PasskeyId add(FirmScope scope, ContactState contact, New passkey) {
        PasskeyId id = new PasskeyId(Ids.next(scope.now()));
        boolean added = feature.passkeys.add(
                scope,
                new StoredPasskey(
                        id,
                        contact.id(),
                        passkey.handle(),
                        passkey.made(),
                        sealed(scope, id, contact),
                        scope.now(),
                        null),
                MOST);
        if (!added) {
            int there = feature.passkeys.passkeys(scope, contact.id()).size();
            throw new PortalException.Refused(
                    there >= MOST ? SignInRule.TOO_MANY_PASSKEYS : SignInRule.PASSKEY_NOT_MADE);
        }
        return id;
    }

    /** The contact's passkeys, those added first first. */
    static List<PasskeyView> list(SignIns feature, FirmScope scope, ContactState contact) {
        return feature.passkeys.passkeys(scope, contact.id()).stream()
                .map(one -> new PasskeyView(
                        one.id(), opened(feature, contact, one), one.made().backedUp(), one.addedAt(), one.usedAt()))
                .toList();
    }

    /** Where the firm's passkeys belong: its own address, whatever a request says of itself (ACC-12). */
    private Site site(FirmScope scope) {
        FirmSettings settings = feature.firms.settings(scope);
        URI address = settings.address();
        if (address == null) {
            throw new PortalException.Refused(SignInRule.NO_ADDRESS);
        }
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        String host = address.getHost().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        boolean plain = address.getPort() == -1 || address.getPort() == usual;
        return new Site(host, scheme + "://" + host + (plain ? "" : ":" + address.getPort()), settings.name());
    }

    private String challenge(
            FirmScope scope,
            String browser,
            @Nullable ContactState contact,
            @Nullable LinkId link,
            byte @Nullable [] handle) {
        if (!Secrets.isToken(browser)) {
            throw new IllegalArgumentException("Not a browser's secret");
        }
        String challenge = Secrets.token();
        feature.passkeys.add(
                scope,
                new StoredPasskeyChallenge(
                        secrets.hash(Purpose.PASSKEY, challenge),
                        secrets.hash(Purpose.BROWSER, browser),
                        contact == null ? null : contact.id(),
                        link,
                        handle,
                        scope.now().plus(PATIENCE)));
        return challenge;
    }

    private PortalException refused(Right right, ContactState contact) {
        gate.apart(right, scope -> {
            scope.logRefused(
                    Subject.of("contact", contact.id()), contact, Map.of("reason", SignInRule.PASSKEY_NOT_MADE.key()));
            return right;
        });
        return new PortalException.Refused(SignInRule.PASSKEY_NOT_MADE);
    }

    private byte[] sealed(FirmScope scope, PasskeyId id, ContactState contact) {
        String device = scope.caller().origin().device();
        String clean = device == null ? "" : device.replaceAll("\\p{Cntrl}", " ");
        String kept = clean.length() > LONGEST_BROWSER ? clean.substring(0, LONGEST_BROWSER) : clean;
        return feature.gates.keyRing().of(contact).orElseThrow().sealText(kept, context(id));
    }

    private static String opened(SignIns feature, ContactState contact, StoredPasskey passkey) {
        return feature.gates
                .keyRing()
                .of(contact)
                .map(key -> key.openText(passkey.origin(), context(passkey.id())))
                .orElse("");
    }

    private static String context(PasskeyId id) {
        return "passkey " + id;
    }

    /** A question with the answer to it, which is not verified. */
    record Answered(StoredPasskeyChallenge question, Answer answer, String text, Site site) {}

    /** A verified passkey that is not stored. */
    record New(byte[] handle, Made made) {}
}
