package io.clientportal.engagements;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.firms.EngagementSettings;
import io.clientportal.firms.Firms;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.Gates;
import io.clientportal.kernel.Ids;
import io.clientportal.kernel.Names;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Right;
import io.clientportal.kernel.Rule;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.StaffBook;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.Subject;
import io.clientportal.kernel.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What staff do with engagements: look, add, edit. */
final class Keeping {

    private final Gates gates;
    private final Gate gate;
    private final Firms firms;
    private final Works works;
    private final Caller caller;
    private final ClientId client;

    Keeping(Gates gates, Gate gate, Firms firms, Works works, Caller caller, ClientId client) {
        this.gates = gates;
        this.gate = gate;
        this.firms = firms;
        this.works = works;
        this.caller = caller;
        this.client = client;
    }

    EngagementSettings form() {
        return gate.read(EngagementRight.LOOK, scope -> {
            EngagementSettings settings = settings(scope);
            return new EngagementSettings(settings.word(), visible(scope), settings.retired());
        });
    }

    List<EngagementLine> list(EngagementLine.@Nullable Place after, int most) {
        if (works.own()) {
            return gate.read(EngagementRight.LOOK, scope -> {
                List<StoredEngagement> rows = works.store().page(scope, after == null ? null : after.no(), most);
                Map<EngagementId, Engagement> kept = works.read(scope, rows);
                return rows.stream()
                        .map(row -> line(scope, Objects.requireNonNull(kept.get(row.id())), row, row.no()))
                        .toList();
            });
        }
        EngagementId last = after == null ? null : after.id();
        if (works.remote()) {
            Reach reach = gate.read(EngagementRight.LOOK, Scope::reach);
            List<Engagement> page =
                    reached(reach, last, most, from -> works.fetchPage(caller.firm(), client, from, most));
            return gate.read(EngagementRight.LOOK, scope -> lines(scope, page));
        }
        return gate.read(
                EngagementRight.LOOK,
                scope -> lines(scope, reached(scope.reach(), last, most, from -> works.page(scope, from, most))));
    }

    /** A page of a host's list without what is out of reach, filled up from the pages that follow. */
    private static List<Engagement> reached(
            Reach reach,
            @Nullable EngagementId after,
            int most,
            Function<@Nullable EngagementId, List<Engagement>> pages) {
        List<Engagement> reached = new ArrayList<>();
        List<Engagement> page;
        EngagementId from = after;
        do {
            page = pages.apply(from);
            page.stream().filter(one -> reach.reaches(one.id())).forEach(reached::add);
            from = page.isEmpty() ? from : page.get(page.size() - 1).id();
        } while (reached.size() < most && page.size() == most);
        return reached.subList(0, Math.min(most, reached.size()));
    }

    /** The host's own list, beside what the portal knows of sharing. */
    private List<EngagementLine> lines(Scope scope, List<Engagement> page) {
        Map<EngagementId, StoredEngagement> rows =
                works.store().known(scope, page.stream().map(Engagement::id).toList()).stream()
                        .collect(Collectors.toMap(StoredEngagement::id, Function.identity()));
        return page.stream().map(one -> line(scope, one, rows.get(one.id()), 0)).toList();
    }

    private static EngagementLine line(Scope scope, Engagement one, @Nullable StoredEngagement row, long no) {
        return new EngagementLine(
                visible(one, scope.reach()),
                row != null && row.everybody(),
                row == null || row.everybody() ? 0 : row.contacts(),
                no);
    }

    EngagementFile get(EngagementId id) {
        Engagement fetched = fetched(EngagementRight.LOOK, id);
        return gate.read(EngagementRight.LOOK, scope -> {
            Engagement found = works.find(scope, id, fetched).orElseThrow(PortalException.NotFound::new);
            Optional<StoredEngagement> row = works.store().find(scope, id);
            return new EngagementFile(
                    visible(found, scope.reach()),
                    works.audience(scope, row),
                    row.map(StoredEngagement::takesNotes).orElse(false),
                    visible(scope),
                    name(found.owner()));
        });
    }

    /** These engagements, as far as they are in reach and there. */
    List<Engagement> read(List<EngagementId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<EngagementId, Engagement> fetched = works.remote() ? works.fetch(caller.firm(), client, ids) : Map.of();
        return gate.read(EngagementRight.LOOK, scope -> {
            List<StoredEngagement> rows = works.store().known(scope, ids);
            Map<EngagementId, Engagement> found = works.remote() ? fetched : works.read(scope, rows);
            return ids.stream()
                    .filter(scope.reach()::reaches)
                    .map(found::get)
                    .filter(Objects::nonNull)
                    .map(one -> visible(one, scope.reach()))
                    .toList();
        });
    }

    Engagement add(EngagementDraft draft) {
        requireOwn();
        return gate.write(EngagementRight.ADD, scope -> {
            Engagement added = checked(scope, draft, Values.NONE)
                    .engagement(new EngagementId(Ids.next(scope.now()).toString()), Version.FIRST);
            if (!scope.reach().reaches(added.id())) {
                throw new PortalException.NotAllowed("You may work on some engagements only, so add none");
            }
            works.store().add(scope, added.id(), EngagementCodec.sealed(added, scope.key()));
            EngagementLog log = EngagementLog.between(settings(scope).fields(), null, added);
            scope.log(subject(added.id()), log.before(), log.after());
            return added;
        });
    }

    Engagement edit(EngagementId id, Version read, EngagementDraft draft) {
        requireOwn();
        return gate.write(EngagementRight.EDIT, scope -> {
            Engagement before = works.find(scope, id, null).orElseThrow(PortalException.NotFound::new);
            if (!before.version().equals(read)) {
                throw new PortalException.Stale();
            }
            Engagement next = checked(scope, draft, before.values()).engagement(id, read);
            EngagementLog log = EngagementLog.between(settings(scope).fields(), before, next);
            if (log.isEmpty()) {
                scope.nothingChanged();
                return visible(before, scope.reach());
            }
            Engagement saved = works.save(scope, next);
            scope.log(subject(id), log.before(), log.after());
            return visible(saved, scope.reach());
        });
    }

    /** One engagement of a remote host, fetched after the caller's right was checked; null for any other host. */
    @Nullable
    Engagement fetched(Right right, EngagementId id) {
        if (!works.remote()) {
            return null;
        }
        gate.read(right, scope -> true);
        return works.fetch(caller.firm(), client, List.of(id)).get(id);
    }

    private void requireOwn() {
        if (!works.own()) {
            throw new PortalException.Refused(EngagementRule.KEPT_BY_HOST);
        }
    }

    private EngagementDraft checked(Scope scope, EngagementDraft draft, Values before) {
        if (draft.starts() != null && draft.ends() != null && draft.ends().isBefore(draft.starts())) {
            throw new PortalException.Refused(EngagementRule.ENDS_BEFORE_START);
        }
        String external = draft.externalName();
        return new EngagementDraft(
                Names.checked(draft.name(), EngagementRule.NOT_A_NAME),
                external == null || external.isBlank() ? null : Names.checked(external, EngagementRule.NOT_A_NAME),
                draft.status(),
                draft.starts(),
                draft.ends(),
                draft.owner(),
                checked(scope, draft.values(), before));
    }

    private Values checked(Scope scope, Values entered, Values before) {
        EngagementSettings settings = settings(scope);
        for (FieldKey key : entered.fields().keySet()) {
            if (settings.field(key).isEmpty() || !scope.reach().sees(key.value())) {
                throw new PortalException.Refused(EngagementRule.UNKNOWN_FIELD);
            }
        }
        Map<String, Rule> problems = new TreeMap<>();
        Values values = before;
        for (FieldDefinition field : settings.fields()) {
            String key = field.key().value();
            Value value = entered.get(field.key());
            if (scope.reach().sees(key) && !field.same(before.get(field.key()), value)) {
                if (!scope.reach().edits(key)) {
                    throw new PortalException.Refused(EngagementRule.NOT_YOURS, Map.of(key, EngagementRule.NOT_YOURS));
                }
                values = values.with(FieldPath.of(field.key()), field.checked(value, problems));
            }
        }
        if (!problems.isEmpty()) {
            throw new PortalException.Refused(EngagementRule.WRONG_VALUE, problems);
        }
        return values;
    }

    private @Nullable String name(@Nullable StaffId owner) {
        return owner == null
                ? null
                : Optional.ofNullable(gates.staff()
                                .members(caller.firm(), List.of(owner))
                                .get(owner))
                        .map(StaffBook.Member::name)
                        .orElse(null);
    }

    private EngagementSettings settings(Scope scope) {
        return firms.settings(scope).engagements();
    }

    private List<FieldDefinition> visible(Scope scope) {
        return settings(scope).fields().stream()
                .filter(field -> scope.reach().sees(field.key().value()))
                .toList();
    }

    private static Engagement visible(Engagement engagement, Reach reach) {
        Map<FieldKey, Value> fields = new TreeMap<>(engagement.values().fields());
        fields.keySet().removeIf(key -> !reach.sees(key.value()));
        return engagement.with(Values.of(fields));
    }

    static Subject subject(EngagementId id) {
        return Subject.of("engagement", id);
    }
}
