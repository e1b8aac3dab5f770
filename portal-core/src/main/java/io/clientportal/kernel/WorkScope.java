package io.clientportal.kernel;

import java.time.Instant;

/**
 * The portal's own work across firms: claiming due work and looking up a link. What it finds is then handled in its own
 * firm's scope.
 */
public final class WorkScope {
    private final Tx tx;
    private final Instant now;

    WorkScope(Tx tx, Instant now) {
        this.tx = tx;
        this.now = now;
    }

    public Tx tx() {
        return tx;
    }

    public Instant now() {
        return now;
    }
}
