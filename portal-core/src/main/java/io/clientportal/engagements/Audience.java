package io.clientportal.engagements;

import io.clientportal.kernel.ContactId;
import java.util.Set;

/**
 * Whom something is shared with (ACC-20).
 *
 * @param everybody all contacts of the client, later ones included; the names then do not count
 * @param contacts the contacts who are named
 */
public record Audience(boolean everybody, Set<ContactId> contacts) {

    public static final Audience NOBODY = new Audience(false, Set.of());
    public static final Audience EVERYBODY = new Audience(true, Set.of());

    public Audience {
        contacts = everybody ? Set.of() : Set.copyOf(contacts);
    }

    public static Audience of(ContactId... contacts) {
        return new Audience(false, Set.of(contacts));
    }

    public boolean holds(ContactId contact) {
        return everybody || contacts.contains(contact);
    }
}
