package io.clientportal.engagements;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.GrantState;
import java.time.Instant;

/**
 * Whether a contact of the client sees an engagement, and which grant or share makes it so (ACC-14).
 *
 * @param name the contact's display name
 */
public record Reader(ContactId contact, String name, Why why) {

    /** What allows or forbids it. */
    public enum Why {
        /** It is shared with all contacts of the client. */
        EVERYBODY(true),
        /** It is shared with this contact by name. */
        NAMED(true),
        /** The contact is let in, and it is not shared with it. */
        NOT_SHARED(false),
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

    static Reader of(ContactState contact, GrantState grant, Audience audience, Instant now) {
        Why why;
        if (contact.disabled()) {
            why = Why.DISABLED;
        } else if (!grant.holds(now)) {
            why = Why.GRANT_ENDED;
        } else if (audience.everybody()) {
            why = Why.EVERYBODY;
        } else {
            why = audience.holds(contact.id()) ? Why.NAMED : Why.NOT_SHARED;
        }
        return new Reader(contact.id(), contact.name(), why);
    }
}
