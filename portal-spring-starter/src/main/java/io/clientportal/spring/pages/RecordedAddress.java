package io.clientportal.spring.pages;

import io.clientportal.ClientSpace;
import io.clientportal.access.Admissions;
import io.clientportal.access.ContactAccess;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldType;
import io.clientportal.fields.Value;
import io.clientportal.kernel.PortalException;
import io.clientportal.profile.ClientRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An e-mail address in the client's record, with whose it is, as far as this member sees the record. */
public record RecordedAddress(String name, String email) {

    /**
     * Every address once, in the order of the record. What is no address is left out. None where the record cannot be
     * read: who is let in is looked after all the same (ACC-17).
     */
    static List<RecordedAddress> of(ClientSpace space) {
        try {
            return read(space);
        } catch (PortalException.Unavailable | PortalException.NotFound e) {
            return List.of();
        }
    }

    private static List<RecordedAddress> read(ClientSpace space) {
        ClientRecord record = space.profile().record();
        String client = record.name().display();
        Map<String, RecordedAddress> found = new LinkedHashMap<>();
        for (FieldDefinition field : space.profile().fields()) {
            for (RecordedAddress one :
                    read(field.type(), client, record.values().get(field.key()))) {
                Admissions.key(one.email()).ifPresent(key -> found.putIfAbsent(key, one));
            }
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

    private static List<RecordedAddress> read(FieldType type, String client, Value value) {
        List<RecordedAddress> found = new ArrayList<>();
        if (type == FieldType.EMAIL && value instanceof Value.Text text) {
            found.add(new RecordedAddress(client, text.text()));
        } else if (value instanceof Value.Entries list && (type == FieldType.EMAILS || type == FieldType.PEOPLE)) {
            list.entries().values().forEach(entry -> {
                String name = entry.parts().getOrDefault("name", client);
                found.add(new RecordedAddress(name, entry.parts().getOrDefault("email", "")));
            });
        }
        return found;
    }
}
