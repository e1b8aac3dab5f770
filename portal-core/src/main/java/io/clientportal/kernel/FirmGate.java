package io.clientportal.kernel;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The only way to a firm's data across its clients. */
public final class FirmGate {
    private final Gates gates;
    private final Caller caller;

    FirmGate(Gates gates, Caller caller) {
        this.gates = gates;
        this.caller = caller;
    }

    /** The caller's firm. */
    public FirmId firm() {
        return caller.firm();
    }

    /** Work that only reads. */
    public <T extends @Nullable Object> T read(Right right, Function<FirmScope, T> work) {
        return pass(right, gates.transactions()::read, false, work);
    }

    /** Work that changes something another can see: exactly one entry in the activity log. */
    public <T extends @Nullable Object> T write(Right right, Function<FirmScope, T> work) {
        return pass(right, gates.transactions()::write, true, scope -> Policy.loggedOnce(scope, work));
    }

    /** Work that leaves no entry in the activity log: read marks, sign-in steps that are logged where they end. */
    public <T extends @Nullable Object> T note(Right right, Function<FirmScope, T> work) {
        return pass(right, gates.transactions()::write, true, work);
    }

    /** As {@link #note}, committed on its own whatever becomes of the caller's transaction: counters and claims. */
    public <T extends @Nullable Object> T apart(Right right, Function<FirmScope, T> work) {
        return pass(right, gates.transactions()::apart, true, work);
    }

    private <T extends @Nullable Object> T pass(
            Right right, Function<Function<Tx, T>, T> transaction, boolean writes, Function<FirmScope, T> work) {
        Instant now = gates.now();
        Reach reach = gates.reach(caller);
        try {
            Policy.checkCaller(caller, right, reach, writes);
            return Policy.transaction(gates, caller, transaction)
                    .apply(tx -> enter(tx, right, now, reach).looking(work));
        } catch (PortalException.NotFound | PortalException.NotAllowed e) {
            Policy.logRefusal(gates, caller, right, now, Subject.of("firm", caller.firm()));
            throw e;
        }
    }

    private FirmScope enter(Tx tx, Right right, Instant now, Reach reach) {
        GateStore.Entry entry = gates.store()
                .enter(tx, caller.firm(), null, Policy.contactId(caller))
                .orElseThrow(PortalException.NotFound::new);
        if (caller instanceof Contact
                && (entry.contact() == null || entry.contact().disabled())) {
            throw new PortalException.NotFound();
        }
        Policy.checkViewing(gates, tx, caller, now);
        return new FirmScope(gates, tx, caller, right, now, entry.firm(), reach, entry.contact());
    }
}
