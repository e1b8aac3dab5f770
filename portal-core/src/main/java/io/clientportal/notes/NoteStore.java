package io.clientportal.notes;

import io.clientportal.engagements.StoredEngagement;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where notes are kept. Notes about engagements out of the caller's reach are not found, and whoever looks through a
 * contact's eyes has that reach too.
 */
public interface NoteStore {

    /** Adds a note behind the client's others, whatever its number. The gate's lock orders them. */
    void add(Scope scope, StoredNote note);

    // --- staff

    Optional<StoredNote> find(Scope scope, NoteId id);

    /**
     * The client's notes, latest first, in one statement.
     *
     * @param engagement only those about it; null for all
     * @param before only those before this place; null for the latest
     */
    List<StoredNote> page(Scope scope, @Nullable EngagementId engagement, @Nullable Long before, int most);

    Set<ContactId> named(Scope scope, NoteId id);

    /** Writes down that staff read these now, of those that contacts wrote and staff had not read. One statement. */
    void read(Scope scope, Collection<NoteId> ids);

    /**
     * Replaces content and sharing where the version is still the one before {@code next.version()}.
     *
     * @throws io.clientportal.kernel.PortalException.Stale where it is not
     */
    void save(Scope scope, StoredNote next);

    /** Names contacts who are not named yet. */
    void name(Scope scope, NoteId id, Collection<ContactId> contacts);

    /** Names contacts no longer. */
    void unname(Scope scope, NoteId id, Collection<ContactId> contacts);

    /** Deletes a note with its shares. */
    void remove(Scope scope, NoteId id);

    // --- contacts

    /** One that the contact sees. */
    Optional<Seen> seen(Scope scope, ContactId contact, NoteId id);

    /**
     * What the contact sees, latest first, in one statement.
     *
     * @param engagement only those about it, where it is shared with the contact; null for all
     * @param before only those before this place; null for the latest
     */
    List<Seen> page(Scope scope, ContactId contact, @Nullable EngagementId engagement, @Nullable Long before, int most);

    /** How many that the contact sees are out of the reach of whoever looks on. */
    int hidden(Scope scope, ContactId contact);

    /**
     * Replaces the content of the calling contact's own note, only where staff have not read it and the version is still the
     * one before {@code next.version()}. One statement.
     *
     * @return whether it was
     */
    boolean rewrite(Scope scope, StoredNote next);

    /**
     * Deletes the calling contact's own note, only where staff have not read it. One statement.
     *
     * @return whether it was
     */
    boolean takeBack(Scope scope, NoteId id);

    // --- both

    /**
     * Moves all notes to another client, behind those that it has, with their shares; the contacts have grants for it.
     *
     * @param content makes what is personal readable there
     * @return what was moved
     */
    List<NoteId> move(Scope from, Scope into, BiFunction<NoteId, byte[], byte[]> content);

    /**
     * A note as a contact sees it.
     *
     * @param engagement its engagement where that is shared with the contact; null otherwise
     */
    record Seen(StoredNote note, @Nullable StoredEngagement engagement) {}
}
