package io.clientportal.engagements;

import io.clientportal.kernel.Area;
import io.clientportal.kernel.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a contact of the client sees something that can be shared, and which grant or share makes it so (ACC-14).
 *
 * @param name the contact's display name
 */
public record Reader(ContactId contact, String name, Why why) {

    /** What allows or forbids it. */
    public enum Why {
        /** It comes from the contact. */
        OWN(true),
        /** It is shared with all contacts of the client. */
        EVERYBODY(true),
        /** It is shared with this contact by name. */
        NAMED(true),
        /** It is shared with whoever sees its engagement, and the contact sees that. */
        ENGAGEMENT(true),
        /** The contact is let in, and it is not shared with it. */
        NOT_SHARED(false),
        /** It is a document, and the contact's grant for the client does not hold for documents. */
        NO_DOCUMENTS(false),
        /** The contact's grant for the client has ended. */
        GRANT_ENDED(false),
        /** The contact's account is disabled or suspended. */
        DISABLED(false);

        private final boolean sees;

        Why(boolean sees) {
            this.sees = sees;
        }
    }

    public boolean sees() {
        return why.sees;
    }

    /**
     * @param thing null for an engagement itself
     * @param engagement who sees its engagement, where it is shared with them
     */
    static Reader of(
            EngagementStore.Holder holder,
            @Nullable Shareable thing,
            Audience audience,
            Audience engagement,
            Instant now) {
        ContactId contact = holder.contact().id();
        Area area = thing == null ? null : thing.area();
        Why why;
        if (holder.contact().disabled()) {
            why = Why.DISABLED;
        } else if (!holder.grant().holds(now)) {
            why = Why.GRANT_ENDED;
        } else if (area != null && !holder.grant().areas().contains(area)) {
            why = Why.NO_DOCUMENTS;
        } else if (thing != null && contact.equals(thing.contact())) {
            why = Why.OWN;
        } else if (audience.everybody()) {
            why = Why.EVERYBODY;
        } else if (audience.holds(contact)) {
            why = Why.NAMED;
        } else {
            why = engagement.holds(contact) ? Why.ENGAGEMENT : Why.NOT_SHARED;
        }
        return new Reader(contact, holder.contact().name(), why);
    }
}
