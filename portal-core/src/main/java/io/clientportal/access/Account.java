package io.clientportal.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the account of a contact stands in its present life. A new life begins when a disabled account is enabled.
 *
 * @param disabledAt when this life ended; null while it lasts
 * @param suspendedAt since when nothing works until staff resume it; null where it is not suspended
 * @param invitedUntil the first instant at which the latest invitation no longer opens; null where there was none
 * @param setUpAt when a password or passkey was chosen; null where there is no login account
 * @param signedInAt when the contact signed in last
 */
public record Account(
        @Nullable Instant disabledAt,
        @Nullable Instant suspendedAt,
        @Nullable Instant invitedUntil,
        @Nullable Instant setUpAt,
        @Nullable Instant signedInAt) {

    /** The beginning of a life: nothing was sent, nothing is set up. */
    static final Account NEW = new Account(null, null, null, null, null);

    /** Whether the contact can do anything at all. */
    public boolean works() {
        return disabledAt == null && suspendedAt == null;
    }

    public boolean disabled() {
        return disabledAt != null;
    }

    /** Whether its life has just begun, so that nothing of an earlier one may be left. */
    public boolean isNew() {
        return equals(NEW);
    }

    /** Whether the contact has a login account. */
    public boolean setUp() {
        return setUpAt != null;
    }

    /** What the firm sees of it (ACC-02). */
    public AccountState state(Instant now) {
        if (disabledAt != null) {
            return AccountState.DISABLED;
        }
        if (suspendedAt != null) {
            return AccountState.SUSPENDED;
        }
        if (setUpAt != null) {
            return AccountState.ACTIVE;
        }
        if (invitedUntil == null) {
            return AccountState.NEVER_INVITED;
        }
        return now.isBefore(invitedUntil) ? AccountState.INVITED : AccountState.INVITATION_EXPIRED;
    }

    Account end(Instant now) {
        return new Account(now, null, invitedUntil, setUpAt, signedInAt);
    }

    Account suspend(Instant now) {
        // What was sent works no more, and does not when it is resumed.
        Instant until = invitedUntil != null && invitedUntil.isAfter(now) ? now : invitedUntil;
        return new Account(disabledAt, now, until, setUpAt, signedInAt);
    }

    Account resume() {
        return new Account(disabledAt, null, invitedUntil, setUpAt, signedInAt);
    }

    Account invite(Instant until) {
        return new Account(disabledAt, suspendedAt, until, setUpAt, signedInAt);
    }
}
