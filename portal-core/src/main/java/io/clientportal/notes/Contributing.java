package io.clientportal.notes;

import io.clientportal.engagements.Engagement;
import io.clientportal.engagements.Works;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.Ids;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Version;
import io.clientportal.notices.Notice;
import io.clientportal.notices.NoticeKind;
import io.clientportal.notices.Notices;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What contacts write. It is theirs to change and take back until staff have read it. */
final class Contributing {

    private final Gate gate;
    private final Works works;
    private final NoteStore store;
    private final Notices notices;
    private final Caller caller;
    private final ClientId client;

    Contributing(Gate gate, Works works, NoteStore store, Notices notices, Caller caller, ClientId client) {
        this.gate = gate;
        this.works = works;
        this.store = store;
        this.notices = notices;
        this.caller = caller;
        this.client = client;
    }

    NoteId write(EngagementId engagement, String text) {
        Engagement fetched = works.fetched(gate, NoteRight.WRITE, caller.firm(), client, engagement);
        return gate.write(NoteRight.WRITE, scope -> {
            if (!works.takesNotes(scope, engagement, fetched)) {
                throw new PortalException.Refused(NoteRule.TAKES_NONE);
            }
            NoteId id = new NoteId(Ids.next(scope.now()));
            NoteContent content = new NoteContent(scope.callerName(), NoteContent.checked(text));
            StoredNote note = new StoredNote(
                    id,
                    0,
                    engagement,
                    null,
                    scope.contact().id(),
                    scope.now(),
                    null,
                    null,
                    false,
                    false,
                    0,
                    content.sealed(id, scope.key()),
                    Version.FIRST);
            store.add(scope, note);
            notices.add(scope, Notice.bells(NoticeKind.NOTE_ADDED, scope, id));
            scope.log(Keeping.subject(id), Map.of(), content.logged(), Keeping.details(note));
            return id;
        });
    }

    void rewrite(NoteId id, Version read, String text) {
        gate.<@Nullable Void>write(NoteRight.REWRITE, scope -> {
            StoredNote note = own(scope, id);
            if (!note.version().equals(read)) {
                throw new PortalException.Stale();
            }
            NoteContent before = NoteContent.open(note, scope.key());
            NoteContent after = new NoteContent(before.by(), NoteContent.checked(text));
            if (after.equals(before)) {
                scope.nothingChanged();
                return null;
            }
            if (!store.rewrite(scope, note.written(after.sealed(id, scope.key()), scope.now()))) {
                throw new PortalException.Refused(NoteRule.READ);
            }
            scope.log(Keeping.subject(id), before.logged(), after.logged(), Keeping.details(note));
            return null;
        });
    }

    void takeBack(NoteId id) {
        gate.<@Nullable Void>write(NoteRight.TAKE_BACK, scope -> {
            StoredNote note = own(scope, id);
            if (!store.takeBack(scope, id)) {
                throw new PortalException.Refused(NoteRule.READ);
            }
            scope.log(
                    Keeping.subject(id), NoteContent.open(note, scope.key()).logged(), Map.of(), Keeping.details(note));
            return null;
        });
    }

    /** An own note, unread when it was looked for; what may have come between is for the statement that follows to tell. */
    private StoredNote own(Scope scope, NoteId id) {
        StoredNote note = store.seen(scope, scope.contact().id(), id)
                .map(NoteStore.Seen::note)
                .filter(one -> scope.contact().id().equals(one.contact()))
                .orElseThrow(PortalException.NotFound::new);
        if (!note.isUnread()) {
            throw new PortalException.Refused(NoteRule.READ);
        }
        return note;
    }
}
