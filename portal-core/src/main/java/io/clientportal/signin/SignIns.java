package io.clientportal.signin;

import io.clientportal.access.Admissions;
import io.clientportal.access.Shares;
import io.clientportal.firms.Firms;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.Gates;
import io.clientportal.kernel.Ids;
import io.clientportal.kernel.Visitor;
import io.clientportal.notices.Notices;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The feature, built once: what its use cases have in common. */
public final class SignIns {

    final Gates gates;
    final SignInStore store;
    final LoginStore logins;
    final PasskeyStore passkeys;
    final SessionStore sessions;
    final Firms firms;
    final Notices notices;
    final Admissions admissions;
    final Passwords passwords;
    final @Nullable PasskeyCeremony ceremony;
    final TokenKeys tokenKeys;
    final @Nullable HostTokens hostTokens;
    private final Sweep sweep;
    final Runnable wake;

    /**
     * @param hasher null where contacts sign in by links alone
     * @param leaked whether a password is known to others
     * @param hostTokens null where applications call with the portal's own tokens alone
     * @param ceremony null where there are no passkeys
     * @param wake told after a commit that {@link #work} has something to do; it must return at once
     */
    public SignIns(
            Gates gates,
            SignInStore store,
            LoginStore logins,
            PasskeyStore passkeys,
            SessionStore sessions,
            Firms firms,
            Notices notices,
            Admissions admissions,
            @Nullable PasswordHasher hasher,
            Predicate<String> leaked,
            @Nullable HostTokens hostTokens,
            @Nullable PasskeyCeremony ceremony,
            Runnable wake) {
        this.gates = gates;
        this.store = store;
        this.logins = logins;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.firms = firms;
        this.notices = notices;
        this.admissions = admissions;
        this.passwords = new Passwords(hasher, leaked, gates.keyRing());
        this.ceremony = ceremony;
        this.tokenKeys = new TokenKeys(sessions);
        this.hostTokens = hostTokens;
        this.sweep = new Sweep(this);
        this.wake = wake;
    }

    /** Signing in at a firm's door. */
    public SignIn at(Visitor visitor) {
        return new SignIn(this, visitor);
    }

    /** The share links of one client's contacts, in the hands of a staff member. */
    public Links links(Caller caller, ClientId client) {
        return new Links(gates.client(caller, client), this);
    }

    /** The invitations of one client's contacts, in the hands of a staff member. */
    public Invitations invitations(Caller caller, ClientId client, Shares shares) {
        return new Invitations(caller, client, this, shares);
    }

    /** What one client's contacts sign in with, in the hands of a staff member. */
    public Credentials credentials(Caller caller, ClientId client) {
        return new Credentials(gates.client(caller, client), this);
    }

    /** A contact's own account. */
    public OwnAccount own(Contact contact) {
        return new OwnAccount(this, contact);
    }

    /** Does what was asked for at the doors; part of the portal's own work. */
    public void work() {
        new Errands(this).run();
    }

    /** Since when the first of what was asked for at the doors waits to be done; empty where nothing does. */
    public Optional<Instant> waitingSince() {
        return gates.work(scope -> logins.errands(scope, 1)).stream()
                .map(due -> Ids.instant(due.id()))
                .findFirst();
    }

    /** Deletes what signing in left behind; part of the portal's own work. */
    public void sweep() {
        sweep.work();
    }
}
