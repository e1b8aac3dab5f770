package io.clientportal.kernel;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The only way to one client's data: opens the transaction, locks the client for writes, reads firm, contact and grant
 * once, checks the caller's right, and sees to it that a write leaves exactly one entry in the activity log.
 */
public final class Gate {
    private final Gates gates;
    private final Caller caller;
    private final ClientId client;
    private final Supplier<Optional<ClientName>> name;

    /** @param name of a client whom the portal has not met; empty where there is no such client */
    Gate(Gates gates, Caller caller, ClientId client, Supplier<Optional<ClientName>> name) {
        this.gates = gates;
        this.caller = caller;
        this.client = client;
        this.name = name;
    }

    /** Work that only reads. */
    public <T extends @Nullable Object> T read(Right right, Function<Scope, T> work) {
        return pass(right, gates.transactions()::read, false, false, work);
    }

    /** Work that changes something another can see: exactly one entry in the activity log. */
    public <T extends @Nullable Object> T write(Right right, Function<Scope, T> work) {
        return pass(right, gates.transactions()::write, true, true, scope -> Policy.loggedOnce(scope, work));
    }

    /** Work that leaves no entry in the activity log: drafts, read marks (LOG-01). */
    public <T extends @Nullable Object> T note(Right right, Function<Scope, T> work) {
        return pass(right, gates.transactions()::write, true, true, work);
    }

    /**
     * As {@link #note}, committed on its own whatever becomes of the caller's transaction, and without the lock, which the
     * caller's transaction may hold: files that begin to arrive, claims, alarms.
     */
    public <T extends @Nullable Object> T apart(Right right, Function<Scope, T> work) {
        return pass(right, gates.transactions()::apart, true, false, work);
    }

    private <T extends @Nullable Object> T pass(
            Right right,
            Function<Function<Tx, T>, T> transaction,
            boolean writes,
            boolean locks,
            Function<Scope, T> work) {
        Instant now = gates.now();
        Reach reach = gates.reach(caller);
        try {
            Policy.checkCaller(caller, right, reach, writes);
            if (Policy.limited(caller) && !reach.reaches(client)) {
                throw new PortalException.NotFound();
            }
            Function<Tx, T> task = tx -> enter(tx, right, now, reach, locks).looking(work);
            Function<Function<Tx, T>, T> run = Policy.transaction(gates, caller, transaction);
            try {
                return run.apply(task);
            } catch (UnknownClient e) {
                register();
                return run.apply(task);
            }
        } catch (ClientGone e) {
            throw gates.gone(caller.firm(), client, e.noticed());
        } catch (PortalException.NotFound | PortalException.NotAllowed e) {
            Policy.logRefusal(gates, caller, right, now, Subject.of("client", client));
            throw e;
        }
    }

    private Scope enter(Tx tx, Right right, Instant now, Reach reach, boolean lock) {
        GateStore store = gates.store();
        ContactId contact = Policy.contactId(caller);
        GateStore.Entry entry = (lock
                        ? store.lock(tx, caller.firm(), client, contact)
                        : store.enter(tx, caller.firm(), client, contact))
                .orElseThrow(this::unknown);
        ClientFile file = entry.client();
        if (file == null) {
            throw unknown();
        }
        if (file.archived() && !(caller instanceof Staff && right.archived())) {
            throw new PortalException.NotFound();
        }
        Policy.checkGrant(caller, right, entry, now);
        Policy.checkViewing(gates, tx, caller, now);
        return new Scope(gates, tx, caller, right, now, entry.firm(), reach, entry.contact(), file);
    }

    private RuntimeException unknown() {
        return caller instanceof Staff ? new UnknownClient() : new PortalException.NotFound();
    }

    /** The first time that staff open a client, the portal takes its name over. */
    private void register() {
        gates.admit(caller.firm(), client, name.get().orElseThrow(PortalException.NotFound::new));
    }

    /** Nothing was written yet, and the client has to be taken over from the host first. */
    private static final class UnknownClient extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnknownClient() {
            super(null, null, false, false);
        }
    }
}
