package io.clientportal.engagements;

import io.clientportal.firms.EngagementSettings;
import io.clientportal.firms.Firms;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.Gates;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Version;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The engagements of one client in the hands of one caller. Staff keep and share those in their reach; contacts read
 * what is shared with them.
 */
public final class Engagements {

    private final Works works;
    private final Keeping keeping;
    private final Sharing sharing;
    private final Showing showing;

    public Engagements(Gates gates, Firms firms, Works works, Caller caller, ClientId client) {
        Gate gate = gates.client(caller, client);
        this.works = works;
        this.keeping = new Keeping(gates, gate, firms, works, caller, client);
        this.sharing = new Sharing(gate, works, keeping);
        this.showing = new Showing(gate, firms, works, caller, client);
    }

    // --- for staff

    /** What the firm calls its engagements and keeps of each: the fields that this member sees. */
    public EngagementSettings form() {
        return keeping.form();
    }

    /** Whether the portal keeps the engagements itself, so that they are added and edited here. */
    public boolean kept() {
        return works.own();
    }

    /**
     * A page of the client's engagements in this member's reach: latest first, or in the host's order.
     *
     * @param after the place of the last one of the page before; null for the first page
     * @param most at most 200
     */
    public List<EngagementLine> list(EngagementLine.@Nullable Place after, int most) {
        return keeping.list(after, Math.min(most, 200));
    }

    /** One engagement, and whom it is shared with. */
    public EngagementFile get(EngagementId engagement) {
        return keeping.get(engagement);
    }

    /** Adds one, where the portal keeps them. It is shared with nobody. */
    public Engagement add(EngagementDraft draft) {
        return keeping.add(draft);
    }

    /**
     * Replaces what is kept of an engagement, where the portal keeps it. Values of fields that this member does not see
     * stay.
     *
     * @param read the version that the edit was made on
     */
    public Engagement edit(EngagementId engagement, Version read, EngagementDraft draft) {
        return keeping.edit(engagement, read, draft);
    }

    /** Closes an engagement, where the portal keeps it. It stays shared. */
    public Engagement close(EngagementId engagement, Version read) {
        Engagement kept = get(engagement).engagement();
        return edit(engagement, read, EngagementDraft.of(kept).with(EngagementStatus.CLOSED));
    }

    /** Shares an engagement with exactly these contacts, or with all of the client; {@link Audience#NOBODY} unshares it. */
    public void share(EngagementId engagement, Audience audience) {
        sharing.share(engagement, audience);
    }

    /** Lets contacts who see an engagement add notes to it, or no longer; at first they may not (ACC-19). */
    public void takeNotes(EngagementId engagement, boolean taken) {
        sharing.takeNotes(engagement, taken);
    }

    /** Names a contact in these engagements too; whom else they are shared with stays. */
    public void shareWith(ContactId contact, Set<EngagementId> engagements) {
        sharing.shareWith(contact, engagements);
    }

    /**
     * Names a contact in these engagements within a use case that lets the contact in and leaves the entry in the log.
     * What is behind a network is fetched here, outside transactions.
     *
     * @return the sharing, to be done in that use case; it gives the keys of those that did not name the contact before
     */
    public BiFunction<Scope, ContactId, List<String>> sharing(Set<EngagementId> engagements) {
        return sharing.joint(engagements);
    }

    /** The engagements in this member's reach that name a contact, an earlier life of the account included (ACC-07). */
    public List<EngagementId> naming(ContactId contact) {
        return sharing.naming(contact);
    }

    /** The same, as this member sees them, in the order of {@link #naming}. */
    public List<Engagement> named(ContactId contact) {
        return keeping.read(sharing.naming(contact));
    }

    /**
     * Who of the client's contacts sees an engagement and who does not, and why, by name (ACC-14).
     *
     * @param audience whom it is to be shared with, to look before sharing; null for whom it is shared with now
     */
    public List<Reader> readers(EngagementId engagement, @Nullable Audience audience) {
        return sharing.readers(engagement, audience);
    }

    // --- for contacts

    /**
     * A page of what is shared with the calling contact, latest first.
     *
     * @param before the place of the last one of the page before, as {@link SharedEngagement#no()}; null for the first
     *     page
     * @param most at most 200
     */
    public Shared shared(@Nullable Long before, int most) {
        return showing.list(before, Math.min(most, 200));
    }

    /** One engagement that is shared with the calling contact. */
    public SharedEngagement open(EngagementId engagement) {
        return showing.get(engagement);
    }

    /**
     * Engagements that are shared with a contact.
     *
     * @param hidden how many more there are that whoever looks through the contact's eyes may not see (IMP-02); 0 for the
     *     contact
     * @param last whether no page follows
     */
    public record Shared(List<SharedEngagement> engagements, int hidden, boolean last) {

        public Shared {
            engagements = List.copyOf(engagements);
        }
    }
}
