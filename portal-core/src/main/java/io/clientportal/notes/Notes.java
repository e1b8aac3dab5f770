package io.clientportal.notes;

import io.clientportal.engagements.Reader;
import io.clientportal.engagements.Readership;
import io.clientportal.engagements.Works;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.Gates;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Version;
import io.clientportal.notices.Notices;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The notes of one client in the hands of one caller. Staff write them about the client or its engagements in their reach
 * and share them; contacts read what is shared with them, and add notes to engagements that take them.
 */
public final class Notes {

    private static final int MOST = 200;

    private final Keeping keeping;
    private final Sharing sharing;
    private final Showing showing;
    private final Contributing contributing;

    public Notes(Gates gates, Works works, NoteStore store, Notices notices, Caller caller, ClientId client) {
        Gate gate = gates.client(caller, client);
        this.sharing = new Sharing(gate, works, store);
        this.keeping = new Keeping(gates, gate, works, store, sharing, caller, client);
        this.showing = new Showing(gate, works, store, client);
        this.contributing = new Contributing(gate, works, store, notices, caller, client);
    }

    // --- for staff

    /**
     * A page of the client's notes in this member's reach, latest first. What contacts wrote is read by the firm from now
     * on.
     *
     * @param engagement only those about it; null for all
     * @param before the place of the page, as {@link NotePage#next()}; null for the first page
     * @param most at most 200
     */
    public NotePage<Note> list(@Nullable EngagementId engagement, @Nullable Long before, int most) {
        return keeping.list(engagement, before, size(most));
    }

    /** One note, and whom it is shared with. What a contact wrote is read by the firm from now on. */
    public NoteFile get(NoteId note) {
        return keeping.get(note);
    }

    /**
     * Writes a note.
     *
     * @param engagement what it is about; null where it is about the client
     * @param text 1 to 10,000 characters, in lines
     * @param audience whom it is shared with from the first; anybody but {@link Readership#NOBODY} asks for the permission
     *     to share
     */
    public Note add(@Nullable EngagementId engagement, String text, Readership audience) {
        return keeping.add(engagement, text, audience);
    }

    /**
     * Replaces the text of one of the firm's notes, whoever of the firm wrote it; who wrote it stays.
     *
     * @param read the version that the edit was made on
     */
    public Note edit(NoteId note, Version read, String text) {
        return keeping.edit(note, read, text);
    }

    /** Shares a note with exactly this audience; {@link Readership#NOBODY} unshares it. Nobody is told by e-mail. */
    public void share(NoteId note, Readership audience) {
        sharing.share(note, audience);
    }

    /**
     * Who of the client's contacts sees a note and who does not, and why, by name (ACC-14).
     *
     * @param audience whom it is to be shared with, to look before sharing; null for whom it is shared with now
     */
    public List<Reader> readers(NoteId note, @Nullable Readership audience) {
        return sharing.readers(note, audience);
    }

    /** Deletes a note, a contact's too. The activity log keeps its text. */
    public void delete(NoteId note) {
        keeping.delete(note);
    }

    // --- for contacts

    /**
     * A page of what the calling contact wrote or is shared with it, latest first.
     *
     * @param engagement only those about it; null for all of the client
     * @param before the place of the page, as {@link NotePage#next()}; null for the first page
     * @param most at most 200
     */
    public NotePage<SharedNote> shared(@Nullable EngagementId engagement, @Nullable Long before, int most) {
        return showing.list(engagement, before, size(most));
    }

    /** One note that the calling contact sees. */
    public SharedNote open(NoteId note) {
        return showing.get(note);
    }

    /** Adds a note to an engagement that is shared with the calling contact and takes notes. The firm's bell rings. */
    public NoteId write(EngagementId engagement, String text) {
        return contributing.write(engagement, text);
    }

    /**
     * Replaces the text of an own note that staff have not read.
     *
     * @param read the version that the edit was made on
     */
    public void rewrite(NoteId note, Version read, String text) {
        contributing.rewrite(note, read, text);
    }

    /** Deletes an own note that staff have not read. */
    public void takeBack(NoteId note) {
        contributing.takeBack(note);
    }

    /** Moves all notes of a client to another one that it was merged into, with their shares (FRM-06). */
    public static List<NoteId> move(NoteStore store, Scope from, Scope into) {
        return store.move(from, into, (id, content) -> from.handOver(into, content, NoteContent.context(id)));
    }

    private static int size(int most) {
        return Math.max(1, Math.min(most, MOST));
    }
}
