package io.clientportal.notes;

import io.clientportal.engagements.StoredEngagement;
import io.clientportal.engagements.Works;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.notes.NoteStore.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What contacts see of notes. */
final class Showing {

    private final Gate gate;
    private final Works works;
    private final NoteStore store;
    private final ClientId client;

    Showing(Gate gate, Works works, NoteStore store, ClientId client) {
        this.gate = gate;
        this.works = works;
        this.store = store;
        this.client = client;
    }

    /** What is shown, with what its engagements are called once that can be told. */
    private record Shown(NotePage<SharedNote> page, Supplier<Map<EngagementId, String>> names) {}

    NotePage<SharedNote> list(@Nullable EngagementId engagement, @Nullable Long before, int most) {
        return named(gate.read(NoteRight.VIEW, scope -> {
            List<Seen> rows = store.page(scope, scope.contact().id(), engagement, before, most + 1);
            int hidden = scope.isViewed() ? store.hidden(scope, scope.contact().id()) : 0;
            return shown(
                    scope,
                    rows.subList(0, Math.min(most, rows.size())),
                    hidden,
                    Keeping.next(rows.stream().map(Seen::note).toList(), most));
        }));
    }

    SharedNote get(NoteId id) {
        return named(gate.read(NoteRight.VIEW, scope -> {
                    Seen seen = store.seen(scope, scope.contact().id(), id).orElseThrow(PortalException.NotFound::new);
                    scope.looked(Keeping.subject(id));
                    return shown(scope, List.of(seen), 0, null);
                }))
                .notes()
                .get(0);
    }

    private Shown shown(Scope scope, List<Seen> rows, int hidden, @Nullable Long next) {
        return new Shown(
                new NotePage<>(rows.stream().map(row -> shown(scope, row)).toList(), hidden, next),
                works.names(scope, rows.stream().map(Seen::engagement)));
    }

    private SharedNote shown(Scope scope, Seen seen) {
        StoredNote note = seen.note();
        StoredEngagement engagement = seen.engagement();
        NoteContent content = NoteContent.open(note, scope.key());
        boolean own = scope.contact().id().equals(note.contact());
        return new SharedNote(
                note.id(),
                client,
                engagement == null ? null : engagement.id(),
                null,
                content.text(),
                content.by(),
                note.contact() == null,
                own,
                own && note.isUnread() && !scope.isViewed(),
                note.at(),
                note.editedAt(),
                note.version());
    }

    private static NotePage<SharedNote> named(Shown shown) {
        Map<EngagementId, String> names = shown.names().get();
        List<SharedNote> notes = new ArrayList<>();
        for (SharedNote note : shown.page().notes()) {
            EngagementId engagement = note.engagement();
            notes.add(engagement == null ? note : note.named(names.get(engagement)));
        }
        return new NotePage<>(notes, shown.page().hidden(), shown.page().next());
    }
}
