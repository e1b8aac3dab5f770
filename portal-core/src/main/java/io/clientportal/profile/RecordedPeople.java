package io.clientportal.profile;

import io.clientportal.fields.BuiltInFields;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldType;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.Recorded;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The client and the people in its record, with their e-mail addresses. Whose an address of the client itself is, the
 * record says only of a client who is one person.
 */
final class RecordedPeople {

    private final Set<String> own = new LinkedHashSet<>();
    private final List<Recorded.Entry> others = new ArrayList<>();

    private RecordedPeople() {}

    static List<Recorded.Entry> of(List<FieldDefinition> fields, ClientName name, Values values) {
        RecordedPeople people = new RecordedPeople();
        fields.forEach(field -> people.add(field.type(), values.get(field.key())));
        boolean company = !values.get(BuiltInFields.COMPANY_NUMBER).equals(Value.NONE);
        boolean person = people.others.isEmpty() && people.own.size() <= 1 && !company;
        List<Recorded.Entry> all = new ArrayList<>();
        all.add(new Recorded.Entry(name.display(), person, people.own));
        all.addAll(people.others);
        return all;
    }

    /** The e-mail addresses in a value, or in one entry of a list. */
    static Stream<String> addresses(FieldType type, Value value) {
        if (value instanceof Value.Entries list) {
            return list.entries().values().stream().flatMap(entry -> addresses(type, entry));
        }
        if (value instanceof Value.Parts entry) {
            return Stream.of(entry.part("email")).filter(email -> !email.isEmpty());
        }
        return type == FieldType.EMAIL && value instanceof Value.Text text ? Stream.of(text.text()) : Stream.of();
    }

    private void add(FieldType type, Value value) {
        if (type == FieldType.EMAIL && value instanceof Value.Text text) {
            own.add(text.text());
        } else if (value instanceof Value.Entries list && (type == FieldType.EMAILS || type == FieldType.PEOPLE)) {
            list.entries().values().forEach(entry -> add(type, entry));
        }
    }

    private void add(FieldType type, Value.Parts entry) {
        String email = entry.part("email");
        if (type == FieldType.EMAILS) {
            own.add(email);
        } else {
            others.add(new Recorded.Entry(entry.part("name"), true, email.isEmpty() ? Set.of() : Set.of(email)));
        }
    }
}
