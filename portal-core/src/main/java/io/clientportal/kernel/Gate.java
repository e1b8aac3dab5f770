package io.clientportal.kernel;

import java.time.Instant;
import java.util.function.Function;

/**
 * The only way to one client's data: opens the transaction, locks the client for writes, reads firm, contact and grant
 * once, checks the caller's right, and sees to it that a write leaves exactly one entry in the activity log.
 */
public final class Gate {
    private final Gates gates;
    private final Caller caller;
    private final ClientId client;

    Gate(Gates gates, Caller caller, ClientId client) {
        this.gates = gates;
        this.caller = caller;
        this.client = client;
    }

    /** Work that only reads. */
    public <T> T read(Right right, Function<Scope, T> work) {
        return pass(right, gates.transactions()::read, false, work);
    }

    /** Work that changes something another can see: exactly one entry in the activity log. */
    public <T> T write(Right right, Function<Scope, T> work) {
        return pass(right, gates.transactions()::write, true, scope -> Policy.loggedOnce(scope, work));
    }

    /** Work that leaves no entry in the activity log: drafts, read marks (LOG-01). */
    public <T> T note(Right right, Function<Scope, T> work) {
        return pass(right, gates.transactions()::write, true, work);
    }

    private <T> T pass(Right right, Function<Function<Tx, T>, T> transaction, boolean writes, Function<Scope, T> work) {
        Instant now = gates.now();
        Reach reach = gates.reach(caller);
        try {
            Policy.checkCaller(caller, right, reach, writes);
            if (Policy.limited(caller) && !reach.reaches(client)) {
                throw new PortalException.NotFound();
            }
            Function<Tx, T> task = tx -> work.apply(enter(tx, right, now, reach, writes));
            try {
                return transaction.apply(task);
            } catch (UnknownClient e) {
                register();
                return transaction.apply(task);
            }
        } catch (PortalException.NotFound | PortalException.NotAllowed e) {
            Policy.logRefusal(gates, caller, right, now, Subject.of("client", client));
            throw e;
        }
    }

    private Scope enter(Tx tx, Right right, Instant now, Reach reach, boolean lock) {
        FirmId firm = Policy.firm(caller);
        boolean known = !lock || gates.store().lock(tx, firm, client);
        GateStore.Entry entry = gates.store()
                .enter(tx, firm, client, Policy.contactId(caller))
                .orElseThrow(PortalException.NotFound::new);
        ClientFile file = entry.client();
        if (!known || file == null) {
            throw caller instanceof Staff ? new UnknownClient() : new PortalException.NotFound();
        }
        if (file.archived()) {
            throw new PortalException.NotFound();
        }
        Policy.checkGrant(caller, right, entry, now);
        return new Scope(gates, tx, caller, right, now, entry.firm(), reach, entry.contact(), file);
    }

    /** The first time that staff open a client, the portal takes its name over from the host. */
    private void register() {
        FirmId firm = Policy.firm(caller);
        ClientName name = gates.names().apply(firm, client).orElseThrow(PortalException.NotFound::new);
        ClientFile file = new ClientFile(client, name, false, gates.keyRing().newKey());
        gates.transactions().<Void>apart(tx -> {
            gates.store().add(tx, firm, file);
            return null;
        });
    }

    /** Nothing was written yet, and the client has to be taken over from the host first. */
    private static final class UnknownClient extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnknownClient() {
            super(null, null, false, false);
        }
    }
}
