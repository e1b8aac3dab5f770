package io.clientportal.example.practice.clients;

import io.clientportal.fields.BuiltInFields;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.Version;
import io.clientportal.profile.ClientRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which piece of the practice's record is which field of the portal, in both directions. */
public final class ClientFields {

    private static final Map<String, Mapping> COLUMNS = Map.ofEntries(
            text("name", Client::getName, (client, name) -> client.setName(name == null ? "" : name)),
            text("title", Client::getTitle, Client::setTitle),
            text("pronouns", Client::getPronouns, Client::setPronouns),
            text("relationship_status", Client::getRelationshipStatus, Client::setRelationshipStatus),
            text("gender", Client::getGender, Client::setGender),
            text("occupation", Client::getOccupation, Client::setOccupation),
            text("business_activity", Client::getBusinessActivity, Client::setBusinessActivity),
            text("company_number", Client::getCompanyNumber, Client::setCompanyNumber),
            text(
                    "date_of_birth",
                    client -> text(client.getDateOfBirth()),
                    (client, date) -> client.setDateOfBirth(date(date))),
            column(
                    "mailing_address",
                    client -> address(client.getMailingAddress()),
                    (client, value) -> client.setMailingAddress(address(value))),
            column(
                    "emails",
                    client -> list(client.getEmails(), EmailAddress::id, ClientFields::parts),
                    (client, value) -> client.setEmails(list(value, ClientFields::email))),
            column(
                    "phones",
                    client -> list(client.getPhones(), Phone::id, ClientFields::parts),
                    (client, value) -> client.setPhones(list(value, ClientFields::phone))),
            column(
                    "contacts",
                    client -> list(client.getContacts(), Person::id, ClientFields::parts),
                    (client, value) -> client.setContacts(list(value, ClientFields::person))),
            column(
                    "secondary_contact",
                    client -> list(client.getSecondaryContacts(), Person::id, ClientFields::parts),
                    (client, value) -> client.setSecondaryContacts(list(value, ClientFields::person))));

    private ClientFields() {}

    /** The record as the portal understands it. */
    public static Values values(Client client) {
        Map<FieldKey, Value> values = new LinkedHashMap<>();
        COLUMNS.forEach(
                (key, column) -> values.put(new FieldKey(key), column.read().apply(client)));
        client.getCustom().forEach((key, json) -> values.put(new FieldKey(key), Value.fromJson(json)));
        return Values.of(values);
    }

    /** The record with its name and version. */
    public static ClientRecord record(Client client) {
        return new ClientRecord(
                new ClientId(client.getId()), ClientName.of(client.getName()), version(client), values(client));
    }

    /** Which state of the record this is. */
    public static Version version(Client client) {
        return Version.of(client.getVersion());
    }

    /** Makes the record hold these values and no others. */
    public static void write(Client client, Values values) {
        COLUMNS.forEach((key, column) -> column.write().accept(client, values.get(key)));
        Map<String, Object> custom = new LinkedHashMap<>();
        values.fields().forEach((key, value) -> {
            Object json = value.json();
            if (!BuiltInFields.isBuiltIn(key) && json != null) {
                custom.put(key.value(), json);
            }
        });
        client.setCustom(custom);
    }

    private record Mapping(Function<Client, Value> read, BiConsumer<Client, Value> write) {}

    private static Map.Entry<String, Mapping> column(
            String key, Function<Client, Value> read, BiConsumer<Client, Value> write) {
        return Map.entry(key, new Mapping(read, write));
    }

    private static Map.Entry<String, Mapping> text(
            String key, Function<Client, @Nullable String> read, BiConsumer<Client, @Nullable String> write) {
        return column(
                key,
                client -> Value.of(orEmpty(read.apply(client))),
                (client, value) -> write.accept(client, value instanceof Value.Text text ? text.text() : null));
    }

    private static Value address(@Nullable Address address) {
        return address == null
                ? Value.NONE
                : Value.ofParts(texts(
                        "line1", address.line1(),
                        "line2", address.line2(),
                        "city", address.city(),
                        "region", address.region(),
                        "postcode", address.postcode(),
                        "country", address.country()));
    }

    private static @Nullable Address address(Value value) {
        return value instanceof Value.Parts parts
                ? new Address(
                        part(parts, "line1"),
                        part(parts, "line2"),
                        part(parts, "city"),
                        part(parts, "region"),
                        part(parts, "postcode"),
                        part(parts, "country"))
                : null;
    }

    private static Map<String, String> parts(EmailAddress email) {
        return texts("email", email.email(), "label", email.label());
    }

    private static EmailAddress email(String id, Value.Parts parts) {
        return new EmailAddress(id, parts.part("email"), part(parts, "label"));
    }

    private static Map<String, String> parts(Phone phone) {
        return texts("number", phone.number(), "extension", phone.extension(), "label", phone.label());
    }

    private static Phone phone(String id, Value.Parts parts) {
        return new Phone(id, parts.part("number"), part(parts, "extension"), part(parts, "label"));
    }

    private static Map<String, String> parts(Person person) {
        return texts(
                "name", person.name(),
                "relationship", person.relationship(),
                "email", person.email(),
                "phone", person.phone(),
                "date_of_birth", text(person.dateOfBirth()));
    }

    private static Person person(String id, Value.Parts parts) {
        return new Person(
                id,
                parts.part("name"),
                part(parts, "relationship"),
                part(parts, "email"),
                part(parts, "phone"),
                date(part(parts, "date_of_birth")));
    }

    private static <T> Value list(List<T> rows, Function<T, String> id, Function<T, Map<String, String>> parts) {
        Map<String, Value.Parts> entries = new LinkedHashMap<>();
        rows.forEach(row -> entries.put(id.apply(row), new Value.Parts(parts.apply(row))));
        return Value.ofEntries(entries);
    }

    private static <T> List<T> list(Value value, BiFunction<String, Value.Parts, T> row) {
        List<T> rows = new ArrayList<>();
        if (value instanceof Value.Entries list) {
            list.entries().forEach((id, parts) -> rows.add(row.apply(id, parts)));
        }
        return rows;
    }

    private static @Nullable String part(Value.Parts parts, String name) {
        String text = parts.part(name);
        return text.isEmpty() ? null : text;
    }

    private static @Nullable LocalDate date(@Nullable String iso) {
        return iso == null ? null : LocalDate.parse(iso);
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Map<String, String> texts(@Nullable String... pairs) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            texts.put(orEmpty(pairs[i]), orEmpty(pairs[i + 1]));
        }
        return texts;
    }
}
