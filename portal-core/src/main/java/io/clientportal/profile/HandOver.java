package io.clientportal.profile;

import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Subject;
import io.clientportal.kernel.Worker;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands decided requests over to a remote host until it has answered (PRO-31). No transaction is open while the host is
 * asked; the request's id and version are the key that makes asking again harmless.
 */
final class HandOver {

    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);
    private static final Duration NEXT_TRY = Duration.ofSeconds(30);
    private static final int BATCH = 20;
    private static final String CHANGED = "The record has changed since this was decided.";

    private final Profiles profiles;

    HandOver(Profiles profiles) {
        this.profiles = profiles;
    }

    int run() {
        if (!profiles.records.remote()) {
            return 0;
        }
        List<ProfileStore.Due> due = profiles.gates.work(
                scope -> profiles.store.claimDue(scope, scope.now().plus(NEXT_TRY), BATCH));
        int closed = 0;
        for (ProfileStore.Due one : due) {
            try {
                closed += handOver(one) ? 1 : 0;
            } catch (PortalException e) {
                LOG.warn("Change request {} could not be handed over yet; it will be tried again", one.id(), e);
            }
        }
        return closed;
    }

    private boolean handOver(ProfileStore.Due due) {
        Gate gate = profiles.gates.client(new Worker(due.firm()), due.client());
        ChangeRequest request = gate.read(
                ProfileRight.HAND_OVER,
                scope -> RequestCodec.open(find(scope, due.id()).request(), scope.key()));
        if (request.state() != RequestState.APPLYING) {
            return false;
        }
        Closing closing = Objects.requireNonNull(request.closing());
        Map<FieldPath, Value> changes = changed(closing, Outcome::after);
        ClientBook.Answer answer = profiles.records.handOver(
                due.firm(), due.client(), closing.decidedOn(), changes, request.id() + "-" + request.version());
        return gate.write(ProfileRight.HAND_OVER, scope -> answered(scope, request, answer));
    }

    private boolean answered(Scope scope, ChangeRequest request, ClientBook.Answer answer) {
        ProfileStore.Queued queued = find(scope, request.id());
        if (!queued.request().version().equals(request.version())) {
            // Another worker was faster, and what waits or is applied by now may be a later decision.
            scope.nothingChanged();
            return false;
        }
        if (answer instanceof ClientBook.Answer.Applied applied) {
            Closing closing = Objects.requireNonNull(request.closing());
            Values base = applied.record().values().with(changed(closing, Outcome::before));
            profiles.records.remember(
                    scope, profiles.firms.settings(scope).profile().fields(), base, applied.record());
            new RequestClosing(profiles).finish(scope, queued, request, closing);
            return true;
        }
        String cause = answer instanceof ClientBook.Answer.Refused refused ? refused.cause() : CHANGED;
        ChangeRequest returned = request.returned(cause);
        profiles.store.save(scope, RequestCodec.sealed(returned, scope.key(), queued.request(), null));
        scope.log(
                Subject.of("change-request", request.id()).concerning(request.by()),
                Map.of(),
                Map.of(),
                Map.of("state", RequestState.WAITING.name(), "cause", cause));
        return false;
    }

    private static Map<FieldPath, Value> changed(Closing closing, Function<Outcome, Value> value) {
        Map<FieldPath, Value> changed = new LinkedHashMap<>();
        closing.outcomes().stream()
                .filter(outcome -> outcome.result().changes())
                .forEach(outcome -> changed.put(outcome.path(), value.apply(outcome)));
        return changed;
    }

    private ProfileStore.Queued find(Scope scope, ChangeRequestId id) {
        return profiles.store.find(scope, id).orElseThrow(PortalException.NotFound::new);
    }
}
