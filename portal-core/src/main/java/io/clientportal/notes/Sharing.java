package io.clientportal.notes;

import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Reader;
import io.clientportal.engagements.Readership;
import io.clientportal.engagements.Works;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom notes are shared with. It holds for every request that starts after the commit (ACC-21). */
final class Sharing {

    private final Gate gate;
    private final Works works;
    private final NoteStore store;

    Sharing(Gate gate, Works works, NoteStore store) {
        this.gate = gate;
        this.works = works;
        this.store = store;
    }

    void share(NoteId id, Readership audience) {
        gate.<@Nullable Void>write(NoteRight.SHARE, scope -> {
            StoredNote note = find(scope, id);
            audience.requirePossible(note.engagement(), NoteRule.NO_ENGAGEMENT);
            Readership before = audience(scope, note);
            if (before.equals(audience)) {
                scope.nothingChanged();
                return null;
            }
            works.requireLetIn(scope, before.audience(), audience.audience(), NoteRule.NOT_LET_IN);
            if (note.isUnread()) {
                store.read(scope, List.of(id));
            }
            store.save(scope, note.shared(audience.everybody(), audience.withEngagement()));
            Set<ContactId> joining = audience.audience().without(before.audience());
            if (!joining.isEmpty()) {
                store.name(scope, id, joining);
            }
            Set<ContactId> leaving = before.audience().without(audience.audience());
            if (!leaving.isEmpty()) {
                store.unname(scope, id, leaving);
            }
            scope.log(Keeping.subject(id), before.facts(), audience.facts(), Keeping.details(note));
            return null;
        });
    }

    List<Reader> readers(NoteId id, @Nullable Readership audience) {
        return gate.read(NoteRight.LOOK, scope -> {
            StoredNote note = find(scope, id);
            Readership wanted = audience == null ? audience(scope, note) : audience;
            wanted.requirePossible(note.engagement(), NoteRule.NO_ENGAGEMENT);
            return works.readers(scope, note, wanted);
        });
    }

    Readership audience(Scope scope, StoredNote note) {
        Audience named = note.everybody()
                ? Audience.EVERYBODY
                : new Audience(false, note.contacts() == 0 ? Set.of() : store.named(scope, note.id()));
        return new Readership(named, note.withEngagement());
    }

    private StoredNote find(Scope scope, NoteId id) {
        return store.find(scope, id).orElseThrow(PortalException.NotFound::new);
    }
}
