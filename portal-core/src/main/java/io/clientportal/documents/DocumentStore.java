package io.clientportal.documents;

import io.clientportal.engagements.StoredEngagement;
import io.clientportal.kernel.ClientFile;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.WorkScope;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where documents are kept, without their bytes. Documents of engagements out of the caller's reach are not found, and
 * whoever looks through a contact's eyes has that reach too.
 */
public interface DocumentStore {

    // --- uploading

    /** Adds a document whose bytes begin to arrive. */
    void add(Scope scope, StoredDocument pending);

    /**
     * Makes room for one more document among the client's, only where it fits.
     *
     * @param files how many the client may have
     * @param bytes how large they may be together
     * @return whether it fits
     */
    boolean reserve(Scope scope, long size, int files, long bytes);

    /**
     * Gives a pending document its number behind the client's others, state, size, hashes, instants and sharing.
     *
     * @param pieces the hash of every MiB
     * @return whether it was still pending
     */
    boolean publish(Scope scope, StoredDocument document, byte[] pieces);

    /**
     * Claims a pending document whose bytes have to go.
     *
     * @return whether it was still pending
     */
    boolean abandon(Scope scope, DocumentId id);

    /**
     * The latest document with these bytes that is there for the caller to find again: of the contact's own ones, or of
     * the firm's.
     *
     * @param contact null for the firm's
     */
    Optional<StoredDocument> same(Scope scope, String sha256, @Nullable ContactId contact);

    // --- staff

    /** One that is checked, available or in the trash. */
    Optional<StoredDocument> find(Scope scope, DocumentId id);

    /** Those of these that are available or being checked. */
    List<StoredDocument> find(Scope scope, Collection<DocumentId> ids);

    /**
     * A page of the client's.
     *
     * @param trash those in the trash; otherwise those that are available or being checked
     */
    List<StoredDocument> page(Scope scope, Listing listing, boolean trash);

    /** The folders and years of those that are available or being checked. */
    List<Facet> facets(Scope scope);

    /** The contacts whom a document names. */
    Set<ContactId> named(Scope scope, DocumentId id);

    /** Who downloaded a document, latest first. */
    List<Downloaded> downloads(Scope scope, DocumentId id);

    // --- contacts

    /** One that the contact sees. */
    Optional<Seen> seen(Scope scope, ContactId contact, DocumentId id);

    /** Those of these that the contact sees. */
    List<Seen> seen(Scope scope, ContactId contact, Collection<DocumentId> ids);

    /** A page of what the contact sees. */
    List<Seen> page(Scope scope, ContactId contact, Listing listing);

    /** What the contact sees at clients that the contact may enter with that area now, latest first. */
    List<SeenAt> page(FirmScope scope, ContactId contact, Listing listing);

    /** The folders and years of what the contact sees. */
    List<Facet> facets(Scope scope, ContactId contact);

    /** How many that the contact sees are out of the reach of whoever looks on. */
    int hidden(Scope scope, ContactId contact);

    /** The same at all clients that the contact may enter. */
    int hidden(FirmScope scope, ContactId contact);

    /** Counts that a document was sent to the calling contact whole. */
    void downloaded(Scope scope, Collection<DocumentId> ids);

    // --- both

    /** The hashes of every MiB. */
    Map<DocumentId, byte[]> pieces(Scope scope, Collection<DocumentId> ids);

    /** The kind of client that staff chose folders by; null where they chose none. */
    @Nullable
    String kind(Scope scope);

    /** Keeps the kind of client that folders are chosen by. */
    void kind(Scope scope, @Nullable String kind);

    // --- changing

    /**
     * Replaces name, folder, year, engagement, state, hold, sharing and content where the version is still the one before
     * {@code next.version()}.
     *
     * @throws io.clientportal.kernel.PortalException.Stale where it is not
     */
    void save(Scope scope, StoredDocument next);

    /** Names contacts who are not named yet, since now. */
    void name(Scope scope, DocumentId id, Collection<ContactId> contacts);

    /** Names contacts no longer. */
    void unname(Scope scope, DocumentId id, Collection<ContactId> contacts);

    /**
     * Takes back what the calling contact uploaded, only where it was uploaded after {@code after}, is there, and is not
     * settled.
     *
     * @return whether it was
     */
    boolean takeBack(Scope scope, DocumentId id, Instant after);

    /** Writes down that the contact can no longer take it back. */
    void settle(Scope scope, DocumentId id);

    /**
     * Moves all documents to another client, behind those that it has, with their shares, downloads and room; the contacts
     * have grants for it.
     *
     * @param content makes what is personal readable there
     * @return what was moved, as far as anybody knows of it
     */
    List<DocumentId> move(Scope from, Scope into, BiFunction<DocumentId, byte[], byte[]> content);

    // --- the portal's own work

    /** Writes down of all that were uploaded by contacts at or before this instant that they can no longer be taken back. */
    void settle(WorkScope scope, Instant before);

    /** Those being checked, in the order of their ids, of clients that are not archived. */
    List<Due> checking(WorkScope scope, @Nullable Due after, int most);

    /** Those in the trash since this instant or before and not on hold, in the order of their ids, of clients that are not archived. */
    List<Due> trashed(WorkScope scope, Instant before, @Nullable Due after, int most);

    /**
     * Claims those whose bytes have to go: being written since before {@code pending}, taken back before {@code taken},
     * taken back and to be removed by the host while nobody hands it over, or claimed already; the host's last.
     */
    List<Gone> claimGone(WorkScope scope, Instant pending, Instant taken, int most);

    /** Removes a claimed one whose bytes are gone, and gives its room back. */
    void remove(WorkScope scope, Gone gone);

    /**
     * What is listed, as the database is asked.
     *
     * @param newSince only what became visible to the contact at or after this instant, by the firm, and was not
     *     downloaded; null for all
     * @param text folded; null for all
     * @param after only those behind this place; null for the first
     */
    record Listing(
            @Nullable String folder,
            @Nullable Integer year,
            @Nullable Instant newSince,
            @Nullable EngagementId engagement,
            @Nullable String text,
            DocumentSort sort,
            @Nullable DocumentPlace after,
            int most) {}

    /**
     * A document as a contact sees it.
     *
     * @param since since when it is visible to the contact
     * @param downloaded whether the contact downloaded it
     * @param engagement its engagement where that is shared with the contact; null otherwise
     */
    record Seen(
            StoredDocument document,
            Instant since,
            boolean downloaded,
            @Nullable StoredEngagement engagement) {}

    /** The same with its client. */
    record SeenAt(ClientFile client, Seen seen) {}

    /** A folder and a year in use. */
    record Facet(String folder, @Nullable Integer year) {}

    /**
     * That a contact was sent a document whole.
     *
     * @param name the contact's display name
     */
    record Downloaded(ContactId contact, String name, Instant first, Instant last, int times) {}

    /** A document that the portal's own work has to do with. */
    record Due(FirmId firm, ClientId client, DocumentId id) {}

    /**
     * A document whose bytes have to go.
     *
     * @param key null where no bytes lie in the portal's store
     * @param size what room it takes; null where it took none
     * @param hosted whether the host's own document system may have it and is to remove it
     */
    record Gone(
            FirmId firm,
            ClientId client,
            DocumentId id,
            @Nullable FileKey key,
            @Nullable Long size,
            boolean hosted) {}
}
