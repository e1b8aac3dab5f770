package io.clientportal.notes;

import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Engagement;
import io.clientportal.engagements.Readership;
import io.clientportal.engagements.Works;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.Gates;
import io.clientportal.kernel.Ids;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Subject;
import io.clientportal.kernel.Version;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What staff do with notes: read, write, delete. */
final class Keeping {

    private final Gates gates;
    private final Gate gate;
    private final Works works;
    private final NoteStore store;
    private final Sharing sharing;
    private final Caller caller;
    private final ClientId client;

    Keeping(Gates gates, Gate gate, Works works, NoteStore store, Sharing sharing, Caller caller, ClientId client) {
        this.gates = gates;
        this.gate = gate;
        this.works = works;
        this.store = store;
        this.sharing = sharing;
        this.caller = caller;
        this.client = client;
    }

    NotePage<Note> list(@Nullable EngagementId engagement, @Nullable Long before, int most) {
        return reading(
                most,
                scope -> store.page(scope, engagement, before, most + 1),
                (scope, rows) -> new NotePage<>(
                        rows.stream().limit(most).map(row -> note(scope, row)).toList(), 0, next(rows, most)));
    }

    NoteFile get(NoteId id) {
        return reading(
                1,
                scope -> List.of(find(scope, id)),
                (scope, rows) -> new NoteFile(note(scope, rows.get(0)), sharing.audience(scope, rows.get(0))));
    }

    /** How rows become what is shown. */
    private interface Shown<T> {
        T of(Scope scope, List<StoredNote> rows);
    }

    /** What was read, and the same where nothing had to be written down for it; else null. */
    private record Read<T>(@Nullable T shown) {}

    /**
     * Reads notes, and writes down that they are read. Where there is something to write down they are read again behind the
     * lock, so that nobody changes a note between its text being shown here and its being read.
     *
     * @param most how many of the rows are shown
     */
    private <T> T reading(int most, Function<Scope, List<StoredNote>> rows, Shown<T> shown) {
        boolean readOnly = gates.transactions().isReadOnly();
        Read<T> first = gate.read(NoteRight.LOOK, scope -> {
            List<StoredNote> found = rows.apply(scope);
            return new Read<T>(
                    readOnly || found.stream().limit(most).noneMatch(StoredNote::isUnread)
                            ? shown.of(scope, found)
                            : null);
        });
        return first.shown() != null
                ? first.shown()
                : gate.note(NoteRight.MARK, scope -> {
                    List<StoredNote> found = rows.apply(scope);
                    store.read(
                            scope,
                            found.stream()
                                    .limit(most)
                                    .filter(StoredNote::isUnread)
                                    .map(StoredNote::id)
                                    .toList());
                    return shown.of(
                            scope,
                            found.stream().map(row -> row.read(scope.now())).toList());
                });
    }

    Note add(@Nullable EngagementId engagement, String text, Readership audience) {
        Engagement fetched =
                engagement == null ? null : works.fetched(gate, NoteRight.ADD, caller.firm(), client, engagement);
        return gate.write(NoteRight.ADD, scope -> {
            if (engagement != null && works.find(scope, engagement, fetched).isEmpty()) {
                throw new PortalException.NotFound();
            }
            audience.requirePossible(engagement, NoteRule.NO_ENGAGEMENT);
            boolean shares = !audience.equals(Readership.NOBODY);
            if (shares && !scope.reach().may(Permission.SHARE)) {
                throw new PortalException.NotAllowed("You may not share notes");
            }
            works.requireLetIn(scope, Audience.NOBODY, audience.audience(), NoteRule.NOT_LET_IN);
            NoteId id = new NoteId(Ids.next(scope.now()));
            NoteContent content = new NoteContent(scope.callerName(), NoteContent.checked(text));
            StoredNote note = new StoredNote(
                    id,
                    0,
                    engagement,
                    scope.staff().id(),
                    null,
                    scope.now(),
                    null,
                    null,
                    audience.everybody(),
                    audience.withEngagement(),
                    audience.contacts().size(),
                    content.sealed(id, scope.key()),
                    Version.FIRST);
            store.add(scope, note);
            if (!audience.contacts().isEmpty()) {
                store.name(scope, id, audience.contacts());
            }
            Map<String, Object> after = new TreeMap<>(content.logged());
            if (shares) {
                after.putAll(audience.facts());
            }
            scope.log(subject(id), Map.of(), after, details(note));
            return note(scope, note);
        });
    }

    Note edit(NoteId id, Version read, String text) {
        return gate.write(NoteRight.EDIT, scope -> {
            StoredNote note = find(scope, id);
            if (note.contact() != null) {
                throw new PortalException.Refused(NoteRule.CONTACTS_WORDS);
            }
            if (!note.version().equals(read)) {
                throw new PortalException.Stale();
            }
            NoteContent before = NoteContent.open(note, scope.key());
            NoteContent after = new NoteContent(before.by(), NoteContent.checked(text));
            if (after.equals(before)) {
                scope.nothingChanged();
                return note(scope, note);
            }
            StoredNote next = note.written(after.sealed(id, scope.key()), scope.now());
            store.save(scope, next);
            scope.log(subject(id), before.logged(), after.logged(), details(note));
            return note(scope, next);
        });
    }

    void delete(NoteId id) {
        gate.<@Nullable Void>write(NoteRight.DELETE, scope -> {
            StoredNote note = find(scope, id);
            NoteContent content = NoteContent.open(note, scope.key());
            store.remove(scope, id);
            Map<String, Object> before = new TreeMap<>(content.logged());
            before.put("note-by", content.by());
            scope.log(subject(id), before, Map.of(), details(note));
            return null;
        });
    }

    private StoredNote find(Scope scope, NoteId id) {
        return store.find(scope, id).orElseThrow(PortalException.NotFound::new);
    }

    private static Note note(Scope scope, StoredNote note) {
        NoteContent content = NoteContent.open(note, scope.key());
        return new Note(
                note.id(),
                note.engagement(),
                content.text(),
                new Author(note.staff(), note.contact(), content.by()),
                note.at(),
                note.editedAt(),
                note.readAt(),
                note.everybody(),
                note.everybody() ? 0 : note.contacts(),
                note.withEngagement(),
                note.version());
    }

    /** @param rows one more than a page holds, where there are so many */
    static @Nullable Long next(List<StoredNote> rows, int most) {
        return rows.size() > most ? rows.get(most - 1).no() : null;
    }

    static Subject subject(NoteId id) {
        return Subject.of("note", id);
    }

    /** Whoever does not reach the engagement among the details reads nothing of an entry. */
    static Map<String, Object> details(StoredNote note) {
        EngagementId engagement = note.engagement();
        return engagement == null ? Map.of() : Map.of("engagement", engagement.value());
    }
}
