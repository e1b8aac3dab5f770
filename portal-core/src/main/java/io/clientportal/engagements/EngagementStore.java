package io.clientportal.engagements;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.GrantState;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Version;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Where engagements are kept, and whom they are shared with. Only engagements in the caller's reach are found. */
public interface EngagementStore {

    /** Adds an engagement behind the client's others; nothing happens where it is there. The gate's lock orders them. */
    void add(Scope scope, EngagementId id, byte @Nullable [] content);

    /**
     * Replaces the content where the version is still the one before {@code version}.
     *
     * @throws io.clientportal.kernel.PortalException.Stale where it is not
     */
    void save(Scope scope, EngagementId id, byte[] content, Version version);

    /** One of the client's engagements, in one statement. */
    Optional<StoredEngagement> find(Scope scope, EngagementId id);

    /** Those of these engagements that the portal knows. */
    List<StoredEngagement> known(Scope scope, Collection<EngagementId> ids);

    /**
     * The client's engagements, latest first.
     *
     * @param before only those before this place; null for the latest
     */
    List<StoredEngagement> page(Scope scope, @Nullable Long before, int most);

    /** Those that are shared with the contact, latest first. */
    List<StoredEngagement> shared(Scope scope, ContactId contact, @Nullable Long before, int most);

    /** One that is shared with the contact. */
    Optional<StoredEngagement> shared(Scope scope, ContactId contact, EngagementId id);

    /** How many engagements of this client, shared with the contact, are out of the caller's reach. */
    int hidden(Scope scope, ContactId contact);

    /**
     * How many engagements are out of the caller's reach and shared with the contact at this moment: of all clients that
     * the contact may enter at {@code scope.now()}.
     */
    int hidden(FirmScope scope, ContactId contact);

    /** The contacts whom an engagement names. */
    Set<ContactId> named(Scope scope, EngagementId id);

    /** The engagements that name a contact. */
    List<EngagementId> naming(Scope scope, ContactId contact);

    /**
     * Locks contacts who have or had a grant for the client until the transaction ends, in the order of their ids, so that
     * nobody is disabled while something is shared with them.
     *
     * @param contacts null for all of the client
     * @return those that there are
     */
    List<ContactState> lock(Scope scope, @Nullable Collection<ContactId> contacts);

    /** All contacts who have or had a grant for the client, with it. */
    List<Holder> holders(Scope scope);

    /** Shares with all contacts of the client, or no longer. */
    void open(Scope scope, EngagementId id, boolean everybody);

    /** Lets contacts who see it add notes, or no longer. */
    void takeNotes(Scope scope, EngagementId id, boolean taken);

    /** Names contacts who are not named yet. */
    void name(Scope scope, StoredEngagement engagement, Collection<ContactId> contacts);

    /** Names contacts no longer. */
    void unname(Scope scope, EngagementId id, Collection<ContactId> contacts);

    /**
     * Moves all engagements to another client, behind those that it has, with their shares; the contacts have grants for it.
     *
     * @param content makes what is personal readable there
     * @return what was moved
     */
    List<EngagementId> move(Scope from, Scope into, BiFunction<EngagementId, byte[], byte[]> content);

    /** A contact and the grant for the client. */
    record Holder(ContactState contact, GrantState grant) {}
}
