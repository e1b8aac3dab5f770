package io.clientportal.engagements;

import io.clientportal.kernel.ContactId;
import java.util.HashSet;
import java.util.Map;
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

    /** The contacts who are named here and not there. */
    public Set<ContactId> without(Audience other) {
        Set<ContactId> rest = new HashSet<>(contacts);
        rest.removeAll(other.contacts);
        return rest;
    }

    /** As the activity log keeps it. */
    public Map<String, Object> facts() {
        return Map.of(
                "everybody",
                everybody,
                "contacts",
                contacts.stream().map(ContactId::toString).sorted().toList());
    }

    public boolean holds(ContactId contact) {
        return everybody || contacts.contains(contact);
    }
}
