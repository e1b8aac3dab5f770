package io.clientportal.profile;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Rule;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.StaffBook;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.Version;
import io.clientportal.profile.Outcome.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What staff do with a client's change requests. */
final class Reviewing {

    private final Profiles profiles;
    private final Gate gate;
    private final Caller caller;
    private final ClientId client;
    private final RequestClosing closing;

    Reviewing(Profiles profiles, Gate gate, Caller caller, ClientId client) {
        this.profiles = profiles;
        this.gate = gate;
        this.caller = caller;
        this.client = client;
        this.closing = new RequestClosing(profiles);
    }

    /** A request in its queue, with the record it is about and the settings as they are now. */
    record Case(
            ProfileStore.Queued queued,
            ChangeRequest request,
            List<ChangeRequest> open,
            ClientRecord record,
            Sheet sheet,
            List<FieldDefinition> fields) {

        Case with(ChangeRequest decided) {
            return new Case(queued, decided, open, record, sheet, fields);
        }

        boolean isHead() {
            return !open.isEmpty() && open.get(0).id().equals(request.id());
        }

        Optional<FieldDefinition> field(FieldPath path) {
            return fields.stream()
                    .filter(field -> field.key().equals(path.field()))
                    .findFirst();
        }

        Value current(FieldPath path) {
            return record.values().get(path);
        }

        boolean same(FieldPath path, Value one, Value other) {
            return field(path).map(field -> field.same(one, other)).orElse(one.equals(other));
        }

        boolean stale(Change change) {
            return !same(change.path(), change.shown(), current(change.path()));
        }

        boolean outdated(Decision decision) {
            return !decision.fresh() || !same(decision.path(), decision.seen(), current(decision.path()));
        }
    }

    List<ChangeRequest> queue() {
        return gate.read(
                ProfileRight.REVIEW,
                scope -> profiles.store.open(scope).stream()
                        .map(queued -> visible(RequestCodec.open(queued.request(), scope.key()), scope.reach()))
                        .toList());
    }

    Review review(ChangeRequestId id) {
        ClientRecord fetched = profiles.fetch(gate, caller, client, ProfileRight.REVIEW);
        return profiles.noticed(caller, client, gate.read(ProfileRight.REVIEW, scope -> {
            Case found = find(scope, id, fetched);
            return found.sheet().seen(scope, found.record(), view(scope, found));
        }));
    }

    Review decide(ChangeRequestId id, Version seen, List<Decision.Draft> drafts) {
        return deciding(
                id,
                (scope, found) -> found.request().decided(scope, checked(scope, found, drafts), found.record(), seen));
    }

    Review acceptRest(ChangeRequestId id, Version seen) {
        return deciding(id, (scope, found) -> {
            List<Decision.Draft> drafts = found.request().changes().stream()
                    .filter(change -> found.request().decision(change.path()).isEmpty())
                    .filter(change -> !found.stale(change))
                    .filter(change -> found.field(change.path()).isPresent())
                    .filter(change -> scope.reach().edits(change.path().field().value()))
                    .map(change -> new Decision.Draft(change.path(), Verdict.ACCEPT, Value.NONE))
                    .toList();
            return found.request().decided(scope, drafts, found.record(), seen);
        });
    }

    private Review deciding(ChangeRequestId id, BiFunction<Scope, Case, ChangeRequest> decide) {
        ClientRecord fetched = profiles.fetch(gate, caller, client, ProfileRight.DECIDE);
        return gate.note(ProfileRight.DECIDE, scope -> {
            Case found = find(scope, id, fetched);
            requireTurn(scope, found);
            ChangeRequest next = decide.apply(scope, found).kept();
            profiles.store.save(
                    scope, RequestCodec.sealed(next, scope.key(), found.queued().request(), null));
            List<ChangeRequest> open = new ArrayList<>(found.open());
            open.set(0, next);
            return view(scope, new Case(found.queued(), next, open, found.record(), found.sheet(), found.fields()));
        });
    }

    private static List<Decision.Draft> checked(Scope scope, Case found, List<Decision.Draft> drafts) {
        Map<String, Rule> problems = new TreeMap<>();
        List<Decision.Draft> checked = new ArrayList<>();
        for (Decision.Draft draft : drafts) {
            checked.add(checked(scope, found, draft, problems));
        }
        if (!problems.isEmpty()) {
            throw new PortalException.Refused(ProfileRule.WRONG_VALUE, problems);
        }
        return checked;
    }

    private static Decision.Draft checked(Scope scope, Case found, Decision.Draft draft, Map<String, Rule> problems) {
        FieldPath path = draft.path();
        String key = path.field().value();
        if (found.request().change(path).isEmpty() || !scope.reach().sees(key)) {
            throw new PortalException.Refused(ProfileRule.UNKNOWN_CHANGE);
        }
        if (!scope.reach().edits(key)) {
            throw new PortalException.Refused(ProfileRule.NOT_YOURS, Map.of(path.toString(), ProfileRule.NOT_YOURS));
        }
        if (draft.verdict() != Verdict.EDIT || found.field(path).isEmpty()) {
            return draft;
        }
        Value value = found.field(path).get().checked(path, draft.value(), problems);
        return new Decision.Draft(path, Verdict.EDIT, value);
    }

    ChangeRequest apply(ChangeRequestId id, Version seen, List<Decision.Draft> drafts, Reply reply) {
        ClientRecord fetched = profiles.fetch(gate, caller, client, ProfileRight.APPLY);
        return gate.write(ProfileRight.APPLY, scope -> {
            Case waiting = find(scope, id, fetched);
            requireTurn(scope, waiting);
            Case found = waiting.with(
                    waiting.request().decided(scope, checked(scope, waiting, drafts), waiting.record(), seen));
            requireDecided(scope, found);
            Map<FieldPath, Value> accepted = new LinkedHashMap<>();
            List<Outcome> outcomes = outcomes(found, accepted);
            boolean nothing = outcomes.stream().allMatch(outcome -> outcome.result() == Result.REJECTED);
            if (nothing && reply.note().isBlank()) {
                throw new PortalException.Refused(ProfileRule.REASON_NEEDED);
            }
            return closing.close(scope, found, accepted, outcomes, nothing ? reply.note() : "", reply);
        });
    }

    ChangeRequest rejectAll(ChangeRequestId id, String reason, Reply reply) {
        ClientRecord fetched = profiles.fetch(gate, caller, client, ProfileRight.REJECT);
        return gate.write(ProfileRight.REJECT, scope -> {
            Case found = find(scope, id, fetched);
            requireTurn(scope, found);
            if (reason.isBlank()) {
                throw new PortalException.Refused(ProfileRule.REASON_NEEDED);
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Change change : found.request().changes()) {
                if (!scope.reach().edits(change.path().field().value())) {
                    throw new PortalException.Refused(ProfileRule.DECIDED_ELSEWHERE);
                }
                Value current = found.current(change.path());
                outcomes.add(new Outcome(change.path(), Result.REJECTED, current, current));
            }
            return closing.close(scope, found, Map.of(), outcomes, reason, reply);
        });
    }

    /** What becomes of every change; collects the values that the record gets. */
    private static List<Outcome> outcomes(Case found, Map<FieldPath, Value> accepted) {
        Map<String, Rule> problems = new TreeMap<>();
        List<Outcome> outcomes = new ArrayList<>();
        Values after = found.record().values();
        for (Change change : found.request().changes()) {
            FieldPath path = change.path();
            Value current = found.current(path);
            Optional<FieldDefinition> field = found.field(path);
            Optional<Decision> decision = found.request().decision(path);
            if (field.isEmpty()) {
                outcomes.add(new Outcome(path, Result.FIELD_GONE, current, current));
            } else if (decision.orElseThrow().verdict() == Verdict.REJECT) {
                outcomes.add(new Outcome(path, Result.REJECTED, current, current));
            } else {
                boolean edited = decision.get().verdict() == Verdict.EDIT;
                Value raw = edited ? decision.get().value() : change.proposed();
                Value value = field.get().checked(path, raw, problems);
                if (field.get().same(current, value)) {
                    outcomes.add(new Outcome(path, Result.NO_CHANGE, current, current));
                } else {
                    outcomes.add(new Outcome(path, edited ? Result.EDITED : Result.ACCEPTED, current, value));
                    accepted.put(path, value);
                    after = after.with(path, value);
                }
            }
        }
        // Of a list also how long it gets and whether it may be empty; entries that nobody proposed stay as they are.
        for (FieldPath path : accepted.keySet()) {
            String key = path.field().value();
            Map<String, Rule> whole = new TreeMap<>();
            found.field(path).orElseThrow().checked(after.get(path.field()), whole);
            if (whole.containsKey(key)) {
                problems.putIfAbsent(key, whole.get(key));
            }
        }
        if (!problems.isEmpty()) {
            throw new PortalException.Refused(ProfileRule.WRONG_VALUE, problems);
        }
        return outcomes;
    }

    private void requireDecided(Scope scope, Case found) {
        Map<String, Rule> undecided = new TreeMap<>();
        Map<String, Rule> outdated = new TreeMap<>();
        boolean elsewhere = false;
        for (Change change : found.request().changes()) {
            if (found.field(change.path()).isEmpty()) {
                continue;
            }
            Optional<Decision> decision = found.request().decision(change.path());
            String path = change.path().toString();
            boolean mine = scope.reach().edits(change.path().field().value());
            if (decision.isPresent() && !found.outdated(decision.get())) {
                continue;
            }
            if (!mine) {
                elsewhere = true;
            } else if (decision.isEmpty()) {
                undecided.put(path, ProfileRule.UNDECIDED);
            } else {
                outdated.put(path, ProfileRule.CHANGED_SINCE);
            }
        }
        if (!outdated.isEmpty()) {
            throw new PortalException.Stale(ProfileRule.CHANGED_SINCE, outdated);
        }
        if (!undecided.isEmpty()) {
            throw new PortalException.Refused(ProfileRule.UNDECIDED, undecided);
        }
        if (elsewhere) {
            throw new PortalException.Refused(ProfileRule.DECIDED_ELSEWHERE);
        }
    }

    private static void requireTurn(Scope scope, Case found) {
        if (!found.sheet().reached(scope)) {
            throw new PortalException.Refused(ProfileRule.DECIDED_ELSEWHERE);
        }
        RequestState state = found.request().state();
        if (state == RequestState.APPLYING) {
            throw new PortalException.Refused(ProfileRule.BEING_APPLIED);
        }
        if (state != RequestState.WAITING) {
            throw new PortalException.Stale(ProfileRule.ALREADY_DECIDED, Map.of());
        }
        if (!found.isHead()) {
            throw new PortalException.Refused(ProfileRule.NOT_THE_OLDEST);
        }
    }

    private Case find(Scope scope, ChangeRequestId id, @Nullable ClientRecord fetched) {
        List<ProfileStore.Queued> queue = profiles.store.open(scope);
        ProfileStore.Queued queued = queue.stream()
                .filter(one -> one.request().id().equals(id))
                .findFirst()
                .or(() -> profiles.store.find(scope, id))
                .orElseThrow(PortalException.NotFound::new);
        Sheet sheet = new Sheet(profiles, queued.request().engagement());
        Optional<ClientRecord> record = sheet.read(scope, fetched);
        return new Case(
                queued,
                RequestCodec.open(queued.request(), scope.key()),
                queue.stream()
                        .map(one -> RequestCodec.open(one.request(), scope.key()))
                        .toList(),
                record.orElse(new ClientRecord(client, ClientName.of(""), Version.FIRST, Values.NONE)),
                sheet,
                record.isPresent() ? sheet.fields(scope) : List.of());
    }

    private Review view(Scope scope, Case found) {
        ChangeRequest request = found.request();
        Reach reach = scope.reach();
        Set<FieldPath> earlier = earlier(scope, found);
        List<Review.Field> fields = new ArrayList<>();
        for (Change change : request.changes()) {
            FieldPath path = change.path();
            if (found.sheet().reached(scope) && reach.sees(path.field().value())) {
                Decision decision = request.decision(path).orElse(null);
                fields.add(new Review.Field(
                        path,
                        found.field(path).map(FieldDefinition::label).orElse(change.label()),
                        found.field(path).orElse(null),
                        change.shown(),
                        found.current(path),
                        change.proposed(),
                        decision,
                        found.stale(change),
                        decision != null && found.outdated(decision),
                        earlier.contains(path),
                        reach.edits(path.field().value())));
            }
        }
        int place = found.open().indexOf(request);
        return new Review(
                visible(request, reach),
                request.engagement() == null ? null : found.record().name().display(),
                found.record().version(),
                fields,
                request.changes().size() - fields.size(),
                request.state() == RequestState.WAITING && found.isHead(),
                place >= 0 && place + 1 < found.open().size()
                        ? found.open().get(place + 1).id()
                        : null,
                found.open().size(),
                !found.queued().granted(scope.now()),
                found.queued().mailable(scope.now()),
                others(scope, found));
    }

    /** Paths that earlier requests of the same queue change, or have changed since this one was submitted (PRO-30). */
    private Set<FieldPath> earlier(Scope scope, Case found) {
        ChangeRequest request = found.request();
        List<ChangeRequest> others = new ArrayList<>(found.open());
        profiles.store.closed(scope, request.at().minusMillis(1), null, 100).forEach(stored -> {
            if (stored.state() == RequestState.APPLIED) {
                others.add(RequestCodec.open(stored, scope.key()));
            }
        });
        return others.stream()
                .filter(other -> other.no() < request.no() && found.sheet().isOf(other))
                .flatMap(other -> other.changes().stream()
                        .map(Change::path)
                        .filter(path -> other.outcome(path)
                                .map(outcome -> outcome.result().changes())
                                .orElse(true)))
                .collect(Collectors.toSet());
    }

    /** Who may decide what this reviewer may not, by name. */
    private List<String> others(Scope scope, Case found) {
        Set<String> left = found.request().changes().stream()
                .filter(change -> found.field(change.path()).isPresent())
                .filter(change -> found.request()
                        .decision(change.path())
                        .filter(decision -> !found.outdated(decision))
                        .isEmpty())
                .map(change -> change.path().field().value())
                .filter(key -> !scope.reach().edits(key))
                .collect(Collectors.toSet());
        if (left.isEmpty()) {
            return List.of();
        }
        StaffBook book = profiles.gates.staff();
        List<StaffId> editors = Records.answered(() -> book.editors(scope.firm(), scope.client(), left));
        return Records.answered(() -> book.members(scope.firm(), editors)).values().stream()
                .map(StaffBook.Member::name)
                .sorted()
                .toList();
    }

    /** Without the changes that a staff member may not see. */
    private static ChangeRequest visible(ChangeRequest r, Reach reach) {
        if (r.engagement() != null && !reach.reaches(r.engagement())) {
            return visible(r, change -> false);
        }
        return visible(r, path -> reach.sees(path.field().value()));
    }

    private static ChangeRequest visible(ChangeRequest r, Predicate<FieldPath> sees) {
        return new ChangeRequest(
                r.id(),
                r.client(),
                r.engagement(),
                r.no(),
                r.state(),
                r.by(),
                r.byName(),
                r.at(),
                r.changes().stream().filter(change -> sees.test(change.path())).toList(),
                r.decisions().stream()
                        .filter(decision -> sees.test(decision.path()))
                        .toList(),
                r.closing() == null ? null : r.closing().visible(sees),
                r.cause(),
                r.closedAt(),
                r.version());
    }
}
