package io.clientportal.kernel;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What every gate checks. Deny is the default: each branch that lets through names its reason. */
final class Policy {

    private Policy() {}

    static @Nullable ContactId contactId(Caller caller) {
        return caller instanceof Contact contact ? contact.id() : null;
    }

    /** The staff member whose limits hold: the caller, or who looks through the calling contact's eyes. */
    static @Nullable Staff staff(Caller caller) {
        if (caller instanceof Staff staff) {
            return staff;
        }
        return caller instanceof Contact contact ? contact.viewedBy() : null;
    }

    /** The staff member who looks through the calling contact's eyes. */
    static @Nullable Staff viewer(Caller caller) {
        return caller instanceof Contact contact ? contact.viewedBy() : null;
    }

    /** Looking as a contact ends with its time, with either side's epoch, or when it is ended (IMP-01). */
    static void checkViewing(Gates gates, Tx tx, Caller caller, Instant now) {
        Staff viewer = viewer(caller);
        ContactId contact = contactId(caller);
        if (viewer != null
                && contact != null
                && gates.store()
                        .viewedUntil(tx, caller.firm(), viewer.id(), contact)
                        .filter(now::isBefore)
                        .isEmpty()) {
            throw new PortalException.NotAllowed("Looking as this client has ended");
        }
    }

    /** Where somebody looks, the look is committed on its own, with its entry, whatever the caller's transaction does. */
    static <T extends @Nullable Object> Function<Function<Tx, T>, T> transaction(
            Gates gates, Caller caller, Function<Function<Tx, T>, T> transaction) {
        return viewer(caller) == null ? transaction : gates.transactions()::apart;
    }

    static boolean limited(Caller caller) {
        return staff(caller) != null;
    }

    static void checkCaller(Caller caller, Right right, Reach reach, boolean writes) {
        if (caller instanceof Staff) {
            Permission needed = right.staff();
            if (needed == null || !reach.may(needed)) {
                throw new PortalException.NotAllowed("You do not have the permission for this");
            }
        } else if (caller instanceof Contact contact) {
            if (!right.contact()) {
                throw new PortalException.NotFound();
            }
            if (contact.viewedBy() != null && (writes || !right.viewing())) {
                throw new PortalException.NotAllowed("While you look as a client you can change nothing");
            }
            if (contact.viewedBy() != null && !reach.may(Permission.IMPERSONATE)) {
                throw new PortalException.NotAllowed("You do not have the permission to look as a client");
            }
        } else if (right.contact() || right.staff() != null) {
            throw new PortalException.NotFound();
        }
    }

    static void checkGrant(Caller caller, Right right, GateStore.Entry entry, Instant now) {
        if (!(caller instanceof Contact)) {
            return;
        }
        ContactState contact = entry.contact();
        GrantState grant = entry.grant();
        if (contact == null || contact.disabled() || grant == null || !grant.holds(now)) {
            throw new PortalException.NotFound();
        }
        if (right.area() != null && !grant.areas().contains(right.area())) {
            throw new PortalException.NotFound();
        }
    }

    static <S extends AnyScope, T extends @Nullable Object> T loggedOnce(S scope, Function<S, T> work) {
        T result = work.apply(scope);
        if (scope.logged != 1) {
            throw new IllegalStateException(
                    scope.right.key() + " made " + scope.logged + " activity entries instead of one (LOG-01)");
        }
        return result;
    }

    /** A refusal leaves its entry even where the caller's transaction rolls back. */
    static void logRefusal(Gates gates, Caller caller, Right right, Instant now, Subject subject) {
        gates.transactions().<@Nullable Void>apart(tx -> {
            gates.store().enter(tx, caller.firm(), null, contactId(caller)).ifPresent(entry -> {
                FirmScope scope =
                        new FirmScope(gates, tx, caller, right, now, entry.firm(), Reach.NOTHING, entry.contact());
                scope.write(true, null, subject, Map.of(), Map.of(), Map.of(), Journal.KeyHolder.FIRM, scope.key());
            });
            return null;
        });
    }
}
