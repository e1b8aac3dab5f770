package io.clientportal.spring.pages;

import io.clientportal.ClientSpace;
import io.clientportal.access.Admissions;
import io.clientportal.access.ContactAccess;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Recorded;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An e-mail address in the client's record, with whose it is, as far as this member sees the record. */
public record RecordedAddress(String name, String email) {

    /**
     * Every address once: the client's own ones, also for those whom the record does not name, then those of the
     * people in the record. What is no address is left out. None where the record cannot be
     * read: who is let in is looked after all the same (ACC-17).
     */
    static List<RecordedAddress> of(ClientSpace space) {
        List<Recorded.Entry> people;
        try {
            people = space.access().recorded();
        } catch (PortalException.Unavailable e) {
            return List.of();
        }
        Map<String, RecordedAddress> found = new LinkedHashMap<>();
        for (Recorded.Entry person : people) {
            String name = person.name().isBlank() ? people.get(0).name() : person.name();
            person.emails()
                    .forEach(email -> Admissions.key(email)
                            .ifPresent(key -> found.putIfAbsent(key, new RecordedAddress(name, email))));
        }
        return List.copyOf(found.values());
    }

    /** Those that no contact of the client signs in with. */
    static List<RecordedAddress> without(List<RecordedAddress> addresses, List<ContactAccess> contacts) {
        return addresses.stream()
                .filter(one -> contacts.stream().noneMatch(contact -> one.is(contact.email())))
                .toList();
    }

    /** Whether this is the same address (ACC-15). */
    boolean is(String other) {
        Optional<String> key = Admissions.key(email);
        return key.isPresent() && key.equals(Admissions.key(other));
    }
}
