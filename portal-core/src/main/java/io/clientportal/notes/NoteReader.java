package io.clientportal.notes;

import io.clientportal.kernel.ContactId;

/**
 * Whether a contact of the client sees a note, and what makes it so (ACC-14).
 *
 * @param name the contact's display name
 */
public record NoteReader(ContactId contact, String name, Why why) {

    /** What allows or forbids it. */
    public enum Why {
        /** The contact wrote it. */
        OWN(true),
        /** It is shared with all contacts of the client. */
        EVERYBODY(true),
        /** It is shared with this contact by name. */
        NAMED(true),
        /** It is shared with whoever sees its engagement, and the contact sees that. */
        ENGAGEMENT(true),
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
}
