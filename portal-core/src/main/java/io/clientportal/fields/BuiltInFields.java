package io.clientportal.fields;

import static io.clientportal.fields.FieldType.*;

import java.util.List;

/** The fields that the portal brings along and a firm switches on (PRO-09). Custom fields stand beside them as equals. */
public final class BuiltInFields {

    /** The field whose value names the client. */
    public static final FieldKey NAME = new FieldKey("name");

    /** The field that only companies have a value of. */
    public static final FieldKey COMPANY_NUMBER = new FieldKey("company_number");

    private static final String ABOUT = "About you";
    private static final String WORK = "Work";
    private static final String REACH = "How to reach you";
    private static final String PEOPLE_SECTION = "People";

    private static final List<FieldDefinition> ALL = List.of(
            FieldDefinition.of("title", TEXT, "Title", ABOUT),
            FieldDefinition.of("name", TEXT, "Name", ABOUT).with(Validation.NOT_EMPTY),
            FieldDefinition.of("pronouns", TEXT, "Pronouns", ABOUT),
            FieldDefinition.of("date_of_birth", DATE, "Date of birth", ABOUT),
            FieldDefinition.of(
                    "relationship_status",
                    CHOICE,
                    "Relationship status",
                    ABOUT,
                    List.of(
                            new Choice("single", "Single"),
                            new Choice("married", "Married"),
                            new Choice("civil_partnership", "Civil partnership"),
                            new Choice("living_together", "Living together"),
                            new Choice("separated", "Separated"),
                            new Choice("divorced", "Divorced"),
                            new Choice("widowed", "Widowed"))),
            FieldDefinition.of(
                    "gender",
                    CHOICE,
                    "Gender",
                    ABOUT,
                    List.of(
                            new Choice("female", "Female"),
                            new Choice("male", "Male"),
                            new Choice("non_binary", "Non-binary"),
                            new Choice("other", "Other"),
                            new Choice("not_said", "Prefer not to say"))),
            FieldDefinition.of("occupation", TEXT, "Occupation", WORK),
            FieldDefinition.of("business_activity", LONG_TEXT, "Business activity", WORK),
            FieldDefinition.of("company_number", TEXT, "Company number", WORK),
            FieldDefinition.of("emails", EMAILS, "E-mail addresses", REACH),
            FieldDefinition.of("phones", PHONES, "Phones", REACH),
            FieldDefinition.of("mailing_address", ADDRESS, "Mailing address", REACH),
            FieldDefinition.of("contacts", PEOPLE, "Contacts", PEOPLE_SECTION),
            FieldDefinition.of("secondary_contact", PEOPLE, "Secondary contact", PEOPLE_SECTION));

    private BuiltInFields() {}

    /** All of them, private, in the order of the form. */
    public static List<FieldDefinition> all() {
        return ALL;
    }

    /** @throws IllegalArgumentException where there is none with the key */
    public static FieldDefinition get(String key) {
        return ALL.stream()
                .filter(field -> field.key().value().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no built-in field " + key));
    }

    public static boolean isBuiltIn(FieldKey key) {
        return ALL.stream().anyMatch(field -> field.key().equals(key));
    }
}
