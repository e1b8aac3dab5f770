package io.clientportal.engagements;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.firms.Firms;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What contacts see of engagements: those shared with them, by their external names, without private fields. */
final class Showing {

    private final Gate gate;
    private final Firms firms;
    private final Works works;
    private final Caller caller;
    private final ClientId client;

    Showing(Gate gate, Firms firms, Works works, Caller caller, ClientId client) {
        this.gate = gate;
        this.firms = firms;
        this.works = works;
        this.caller = caller;
        this.client = client;
    }

    /** Rows that are shared, with what has to be known to show them once a remote host has answered. */
    private record Page(
            List<StoredEngagement> rows,
            Map<EngagementId, Engagement> engagements,
            List<FieldDefinition> fields,
            int hiddenFields,
            int hidden) {}

    Engagements.Shared list(@Nullable Long before, int most) {
        Page page = gate.read(
                EngagementRight.VIEW,
                scope -> page(scope, works.store().shared(scope, scope.contact().id(), before, most), hidden(scope)));
        return new Engagements.Shared(shown(page), page.hidden(), page.rows().size() < most);
    }

    SharedEngagement get(EngagementId id) {
        Page page = gate.read(
                EngagementRight.VIEW,
                scope -> page(
                        scope,
                        works.store().shared(scope, scope.contact().id(), id).stream()
                                .toList(),
                        0));
        return shown(page).stream().findFirst().orElseThrow(PortalException.NotFound::new);
    }

    private Page page(Scope scope, List<StoredEngagement> rows, int hidden) {
        List<FieldDefinition> visible = works.fields(firms.settings(scope).engagements()).stream()
                .filter(FieldDefinition::isVisible)
                .toList();
        List<FieldDefinition> seen = visible.stream()
                .filter(field -> scope.reach().sees(field.key().value()))
                .toList();
        int hiddenFields = visible.size() - seen.size();
        return new Page(rows, works.remote() ? Map.of() : works.read(scope, rows), seen, hiddenFields, hidden);
    }

    /** Where a host no longer has an engagement, there is nothing to show, whatever the portal still knows of it. */
    private List<SharedEngagement> shown(Page page) {
        Map<EngagementId, Engagement> engagements =
                works.remote() && !page.rows().isEmpty()
                        ? works.fetch(
                                caller.firm(),
                                client,
                                page.rows().stream().map(StoredEngagement::id).toList())
                        : page.engagements();
        return page.rows().stream()
                .filter(row -> engagements.containsKey(row.id()))
                .map(row -> shown(row, Objects.requireNonNull(engagements.get(row.id())), page))
                .toList();
    }

    private SharedEngagement shown(StoredEngagement row, Engagement engagement, Page page) {
        return new SharedEngagement(
                engagement.id(),
                client,
                engagement.shownName(),
                engagement.status(),
                engagement.starts(),
                engagement.ends(),
                page.fields().stream()
                        .map(field -> new SharedEngagement.Field(
                                field, engagement.values().get(field.key())))
                        .toList(),
                page.hiddenFields(),
                row.takesNotes(),
                row.no());
    }

    private int hidden(Scope scope) {
        return scope.isViewed() ? works.store().hidden(scope, scope.contact().id()) : 0;
    }
}
