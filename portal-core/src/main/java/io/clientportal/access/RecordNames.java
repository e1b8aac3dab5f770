package io.clientportal.access;

import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Recorded;
import io.clientportal.kernel.Scope;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names by login address, as the client's record has them now. */
final class RecordNames {

    private final Map<String, String> names = new HashMap<>();

    private RecordNames(List<Recorded.Entry> people) {
        people.forEach(person -> {
            String name = person.personal() ? person.name() : "";
            person.emails().forEach(email -> key(email).ifPresent(key -> names.merge(key, name, RecordNames::known)));
        });
    }

    private static String known(String name, String other) {
        return name.isBlank() ? other : name;
    }

    static RecordNames of(Recorded recorded, Scope scope) {
        return new RecordNames(recorded.people(scope));
    }

    /** None where the record cannot be reached, so that nobody is hindered in ending something (ACC-17). */
    static RecordNames ofReachable(Recorded recorded, Scope scope) {
        try {
            return of(recorded, scope);
        } catch (PortalException.Unavailable e) {
            return new RecordNames(List.of());
        }
    }

    /** How the frozen values differ from the record; nothing where that shows no address to compare with. */
    Set<ContactAccess.Difference> differences(Person person) {
        Set<ContactAccess.Difference> differences = EnumSet.noneOf(ContactAccess.Difference.class);
        if (!names.isEmpty() && !names.containsKey(person.address())) {
            differences.add(ContactAccess.Difference.EMAIL);
        }
        if (name(person).filter(name -> !name.equals(person.name())).isPresent()) {
            differences.add(ContactAccess.Difference.NAME);
        }
        return differences;
    }

    /** What the record calls whoever has this login e-mail. */
    Optional<String> name(Person person) {
        return Optional.ofNullable(names.get(person.address()))
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }

    /** What addresses are compared by; empty where the text is no address. */
    static Optional<String> key(String email) {
        try {
            return Optional.of(LoginAddress.of(email).key());
        } catch (PortalException.Refused e) {
            return Optional.empty();
        }
    }
}
