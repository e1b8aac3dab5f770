package io.clientportal.signin;

import io.clientportal.access.Person;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.FirmGate;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Subject;
import io.clientportal.notices.Notice;
import io.clientportal.notices.NoticeKind;
import io.clientportal.signin.SignInStore.Asked;
import io.clientportal.signin.SignInStore.Found;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Making a login account, choosing a new password, and proving a new login e-mail, at one firm's door. None of it signs
 * in: that is done anew afterwards.
 */
public final class SetUp {

    private final SignIns feature;
    private final SignInStore store;
    private final FirmGate gate;
    private final Secrets secrets;
    private final Codes codes;
    private final Passkeys passkeys;

    SetUp(SignIns feature, FirmGate gate, Secrets secrets, Codes codes) {
        this.feature = feature;
        this.store = feature.store;
        this.gate = gate;
        this.secrets = secrets;
        this.codes = codes;
        this.passkeys = new Passkeys(feature, gate, secrets);
    }

    /**
     * Proves the code of an invitation. For 30 minutes afterwards this browser may {@link #accept} it.
     *
     * @throws PortalException.Refused where the code is none, wrong, too old or used, or was wrong too often
     */
    public void prove(ChallengeId id, String browser, String code) {
        Asked asked = codes.check(id, browser, code, null, Set.of(LinkKind.INVITATION));
        if (!gate.note(SignInRight.PROVE, scope -> codes.use(scope, asked))) {
            throw codes.refused(asked.found(), SignInRule.WRONG_CODE);
        }
    }

    /**
     * The invitation whose code this browser has proved, to ask for the password; changes nothing.
     *
     * @throws PortalException.NotFound where no invitation can be accepted here any more
     */
    public LinkPage proved(ChallengeId id, String browser) {
        return gate.read(
                        SignInRight.LOOK,
                        scope -> codes.proved(scope, id, browser, LinkKind.INVITATION)
                                .map(asked -> codes.page(scope, asked.found())))
                .orElseThrow(PortalException.NotFound::new);
    }

    /**
     * Accepts an invitation whose code this browser has proved, with a password of 15 to 128 characters (ACC-03).
     *
     * @throws PortalException.Refused where the password may not be chosen, with the reason; the invitation still stands
     * @throws PortalException.NotFound where no invitation can be accepted here any more
     */
    public void accept(ChallengeId id, String browser, String password) {
        String typed = PasswordPolicy.normal(password);
        feature.passwords.require();
        Found found = gate.read(SignInRight.LOOK, scope -> checked(scope, invited(scope, id, browser), typed));
        save(SignInRight.ACCEPT, found, typed);
    }

    /**
     * Chooses a password with the link of a reset (SIG-07) or of a new account (SIG-06). Once; every session ends, and the
     * contact is told.
     *
     * @throws PortalException.Refused where the password may not be chosen, with the reason; the link still works
     * @throws PortalException.NotFound where the link does not work
     */
    public void choose(String token, String password) {
        String typed = PasswordPolicy.normal(password);
        feature.passwords.require();
        Found found = gate.read(
                SignInRight.LOOK,
                scope -> codes.found(scope, token)
                        .filter(one -> one.link().kind().withoutCode() && codes.works(scope, one, null))
                        .map(one -> checked(scope, one, typed))
                        .orElseThrow(PortalException.NotFound::new));
        save(found.link().kind() == LinkKind.RESET ? SignInRight.RESET : SignInRight.SET_UP, found, typed);
    }

    /**
     * Asks this browser to make the passkey that accepts an invitation whose code it has proved; to be answered within
     * five minutes, once.
     *
     * @return {@code PublicKeyCredentialCreationOptionsJSON}
     * @throws PortalException.NotFound where no invitation can be accepted here any more, or there are no passkeys
     */
    public String askForPasskey(ChallengeId id, String browser) {
        return ask(SignInRight.ACCEPT, browser, scope -> invited(scope, id, browser));
    }

    /**
     * Accepts an invitation with a passkey in place of a password, once (ACC-03).
     *
     * @param answer {@code RegistrationResponseJSON} to {@link #askForPasskey(ChallengeId, String)}
     * @throws PortalException.Refused where the passkey was not made; the invitation still stands
     * @throws PortalException.NotFound where no invitation can be accepted here any more, or there are no passkeys
     */
    public void acceptWithPasskey(ChallengeId id, String browser, String answer) {
        save(SignInRight.ACCEPT, browser, answer, scope -> invited(scope, id, browser));
    }

    /** The same with the link of a new account (SIG-06). */
    public String askForPasskey(String token, String browser) {
        return ask(SignInRight.SET_UP, browser, scope -> newcomer(scope, token));
    }

    /**
     * Makes a login account with a passkey in place of a password, with the link that was mailed for it (SIG-06). Once;
     * no link that chooses a password serves here.
     *
     * @param answer {@code RegistrationResponseJSON} to {@link #askForPasskey(String, String)}
     * @throws PortalException.Refused where the passkey was not made; the link still works
     * @throws PortalException.NotFound where the link does not work, or there are no passkeys
     */
    public void choosePasskey(String token, String browser, String answer) {
        save(SignInRight.SET_UP, browser, answer, scope -> newcomer(scope, token));
    }

    /**
     * Makes a new address, whose code this is, the login e-mail (ACC-09). Sessions end, and the former address is told.
     *
     * @throws PortalException.Refused where the code is none, wrong, too old or used, or was wrong too often; or where
     *     another contact got the address meanwhile
     */
    public void confirmAddress(ChallengeId id, String browser, String code) {
        Asked asked = codes.check(id, browser, code, null, Set.of(LinkKind.ADDRESS));
        boolean moved = gate.write(SignInRight.CONFIRM_ADDRESS, scope -> {
            if (!codes.use(scope, asked)
                    || !store.use(scope, asked.found().link().id())) {
                scope.nothingChanged();
                return false;
            }
            move(scope, asked.found());
            return true;
        });
        if (!moved) {
            throw codes.refused(asked.found(), SignInRule.WRONG_CODE);
        }
    }

    private Found invited(FirmScope scope, ChallengeId id, String browser) {
        return codes.proved(scope, id, browser, LinkKind.INVITATION)
                .map(Asked::found)
                .orElseThrow(PortalException.NotFound::new);
    }

    private Found newcomer(FirmScope scope, String token) {
        return codes.found(scope, token)
                .filter(one -> one.link().kind() == LinkKind.SET_UP && codes.works(scope, one, null))
                .orElseThrow(PortalException.NotFound::new);
    }

    private String ask(SignInRight right, String browser, Function<FirmScope, Found> link) {
        passkeys.ceremony();
        return gate.note(right, scope -> {
            Found found = link.apply(scope);
            return passkeys.ask(scope, browser, found.contact(), found.link().id());
        });
    }

    /** Verifies outside of transactions, then uses the link and stores the passkey. */
    private void save(SignInRight right, String browser, String answer, Function<FirmScope, Found> link) {
        passkeys.ceremony();
        Found found = gate.read(SignInRight.LOOK, link);
        ContactState contact = found.contact();
        Passkeys.New made =
                passkeys.made(right, browser, answer, contact, found.link().id());
        use(right, found, NoticeKind.PASSKEY_ADDED, scope -> {
            boolean setUp = feature.logins.setUp(scope, contact.id(), contact.epoch(), found.signInEpoch());
            if (setUp) {
                passkeys.add(scope, contact, made);
            }
            return setUp;
        });
    }

    private void move(FirmScope scope, Found found) {
        StoredLink link = found.link();
        Person before = feature.admissions.hold(scope, link.contact());
        String address = Objects.requireNonNull(NewLink.newAddress(feature, link, before.state()));
        Person after = feature.admissions.reach(scope, before, address);
        feature.logins.endSignIns(scope, link.contact());
        feature.notices.add(
                scope,
                List.of(Notice.mail(
                        NoticeKind.ADDRESS_CHANGED,
                        after.state(),
                        after.id(),
                        Map.of("to", before.email(), "address", Masked.address(after.email())))));
        scope.log(
                Subject.of("contact", after.id()),
                after.state(),
                Map.of("email", before.email()),
                Map.of("email", after.email()));
    }

    private Found checked(FirmScope scope, Found found, String password) {
        PasswordPolicy.require(password, words(feature.firms.settings(scope).name(), found.contact()));
        return found;
    }

    /** What whoever knows firm and person would try. */
    static Set<String> words(String firm, ContactState contact) {
        Set<String> words = new HashSet<>(List.of(firm, contact.name(), contact.email()));
        words.add(contact.email().substring(0, Math.max(0, contact.email().lastIndexOf('@'))));
        return words;
    }

    /**
     * Hashes outside of transactions, then uses the link and stores the password. Whoever was made to wait by somebody
     * else's wrong passwords waits no longer.
     */
    private void save(SignInRight right, Found found, String password) {
        feature.passwords.requireUnknown(password);
        String hash = feature.passwords.hash(gate.firm(), password);
        ContactState contact = found.contact();
        NoticeKind told = found.setUp() ? NoticeKind.PASSWORD_CHANGED : NoticeKind.ACCOUNT_READY;
        use(right, found, told, scope -> {
            boolean saved =
                    feature.logins.savePassword(scope, contact.id(), contact.epoch(), found.signInEpoch(), hash);
            if (saved) {
                feature.logins.forgetTries(scope, PasswordSignIn.tries(secrets, contact.email()));
            }
            return saved;
        });
    }

    /** Uses a link for what a contact signs in with from now on: once, whoever else tries. */
    private void use(SignInRight right, Found found, NoticeKind told, Predicate<FirmScope> credential) {
        StoredLink link = found.link();
        ContactState contact = found.contact();
        boolean used = gate.write(right, scope -> {
            if (!store.use(scope, link.id()) || !credential.test(scope)) {
                scope.nothingChanged();
                return false;
            }
            Errands.used(feature, scope, link, contact.email());
            feature.notices.add(scope, List.of(Notice.mail(told, contact, contact.id(), Map.of())));
            scope.log(
                    Subject.of("contact", contact.id()),
                    contact,
                    Map.of("setUp", found.setUp()),
                    Map.of("setUp", true, "with", told == NoticeKind.PASSKEY_ADDED ? "passkey" : "password"));
            return true;
        });
        if (!used) {
            throw new PortalException.NotFound();
        }
    }
}
