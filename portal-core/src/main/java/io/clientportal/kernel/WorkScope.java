package io.clientportal.kernel;

import java.time.Instant;

/**
 * The portal's own work across firms: claiming due work and looking up a link. What it finds is then handled in its own
 * firm's scope.
 */
public final class WorkScope {
    private final Gates gates;
    private final Tx tx;
    private final Instant now;

    WorkScope(Gates gates, Tx tx, Instant now) {
        this.gates = gates;
        this.tx = tx;
        this.now = now;
    }

    public Tx tx() {
        return tx;
    }

    public Instant now() {
        return now;
    }

    /** One firm that the work has found, for the portal itself: it reaches no client by any staff member's right. */
    public FirmScope in(FirmState firm, Right right) {
        return new FirmScope(gates, tx, new Worker(firm.id()), right, now, firm, Reach.NOTHING, null);
    }
}
