package io.clientportal.signin;

import io.clientportal.kernel.Gates;
import io.clientportal.kernel.WorkScope;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToIntFunction;

/**
 * Deletes what signing in leaves behind, once nothing can come of it: sessions, codes, links and tries. What happened stays in
 * the activity log, and what guards a contact's codes stands with the contact.
 */
final class Sweep {

    /** How long a session is kept after its end at the latest. */
    static final Duration SESSIONS = Duration.ofDays(30);
    /** How long a challenge is kept after its last code ended. */
    static final Duration CHALLENGES = Duration.ofDays(1);
    /**
     * How long a link is kept after it could last be opened. None lives longer than this, so none that it supersedes
     * comes back to life.
     */
    static final Duration LINKS = Duration.ofDays(90);

    /** How long tries are kept after the last one, longer than any of them makes wait. */
    static final Duration TRIES = Duration.ofDays(2);

    private static final Duration EVERY = Duration.ofHours(1);
    private static final int BATCH = 1_000;

    private final Gates gates;
    private final SignIns feature;
    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);

    Sweep(SignIns feature) {
        this.gates = feature.gates;
        this.feature = feature;
    }

    /** Sweeps where this node has not within the hour; part of the portal's own work. */
    void work() {
        Instant now = gates.clock().instant();
        Instant due = next.get();
        if (now.isBefore(due) || !next.compareAndSet(due, now.plus(EVERY))) {
            return;
        }
        // What hangs on a link goes first.
        all(scope -> feature.sessions.forget(scope, scope.now().minus(SESSIONS), BATCH));
        all(scope -> feature.store.forgetChallenges(scope, scope.now().minus(CHALLENGES), BATCH));
        all(scope -> feature.store.forgetLinks(scope, scope.now().minus(LINKS), BATCH));
        all(scope -> feature.passkeys.forget(scope, scope.now(), BATCH));
        all(scope -> feature.logins.forgetTries(scope, scope.now().minus(TRIES), BATCH));
    }

    private void all(ToIntFunction<WorkScope> batch) {
        while (gates.work(batch::applyAsInt) == BATCH) {
            // one more batch is due
        }
    }
}
