package io.clientportal.example.practice.demo;

import static io.clientportal.fields.FieldPermission.PRIVATE;
import static io.clientportal.fields.FieldPermission.PROPOSE;
import static io.clientportal.fields.FieldPermission.VIEW;
import static io.clientportal.fields.FieldType.CHOICE;
import static io.clientportal.fields.FieldType.CHOICES;
import static io.clientportal.fields.FieldType.DATE;
import static io.clientportal.fields.FieldType.EMAIL;
import static io.clientportal.fields.FieldType.LONG_TEXT;
import static io.clientportal.fields.FieldType.NUMBER;
import static io.clientportal.fields.FieldType.PHONE;
import static io.clientportal.fields.FieldType.TEXT;
import static io.clientportal.fields.FieldType.YES_NO;

import io.clientportal.fields.BuiltInFields;
import io.clientportal.fields.Choice;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.Validation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which fields the demo's firms keep, and what their clients may do with each. */
final class DemoFields {

    private static final String SERVICE = "Working with us";
    private static final String SESSIONS = "Sessions";

    private DemoFields() {}

    static List<FieldDefinition> birch() {
        List<FieldDefinition> fields =
                new ArrayList<>(builtIn(Set.of("gender"), Set.of("date_of_birth", "company_number")));
        fields.addAll(List.of(
                FieldDefinition.of("tax_number", TEXT, "Tax number", SERVICE)
                        .with(PROPOSE)
                        .withHelp("As it stands on letters of the tax office."),
                FieldDefinition.of(
                                "preferred_contact_time",
                                CHOICE,
                                "Best time to call",
                                SERVICE,
                                List.of(
                                        new Choice("morning", "Morning"),
                                        new Choice("afternoon", "Afternoon"),
                                        new Choice("evening", "Evening")))
                        .with(PROPOSE),
                FieldDefinition.of("newsletter", YES_NO, "Tax news by e-mail", SERVICE)
                        .with(PROPOSE),
                FieldDefinition.of(
                                "services",
                                CHOICES,
                                "What we do for you",
                                SERVICE,
                                List.of(
                                        new Choice("bookkeeping", "Bookkeeping"),
                                        new Choice("payroll", "Payroll"),
                                        new Choice("tax_return", "Tax return"),
                                        new Choice("company_accounts", "Company accounts"),
                                        new Choice("advice", "Advice")))
                        .with(PROPOSE),
                FieldDefinition.of("dependants", NUMBER, "Dependants", SERVICE)
                        .with(new Validation(false, null, BigDecimal.ZERO, BigDecimal.valueOf(20)))
                        .with(PROPOSE),
                FieldDefinition.of("invoice_email", EMAIL, "E-mail address for invoices", SERVICE)
                        .with(PROPOSE),
                FieldDefinition.of("good_to_know", LONG_TEXT, "Good to know", SERVICE)
                        .with(PROPOSE)
                        .withHelp("Anything that helps us to work with you."),
                FieldDefinition.of("client_since", DATE, "Client since", SERVICE)
                        .with(VIEW),
                FieldDefinition.of(
                                "risk_rating",
                                CHOICE,
                                "Risk rating",
                                "For the firm only",
                                List.of(
                                        new Choice("low", "Low"),
                                        new Choice("medium", "Medium"),
                                        new Choice("high", "High")))
                        .with(PRIVATE)));
        return fields;
    }

    static List<FieldDefinition> lakeside() {
        List<FieldDefinition> fields = new ArrayList<>(builtIn(
                Set.of("title", "relationship_status", "gender", "occupation", "business_activity", "company_number"),
                Set.of()));
        fields.removeIf(field -> Set.of("business_activity", "company_number", "contacts")
                .contains(field.key().value()));
        fields.addAll(List.of(
                FieldDefinition.of("emergency_phone", PHONE, "Emergency phone", SESSIONS)
                        .with(PROPOSE),
                FieldDefinition.of(
                                "session_format",
                                CHOICE,
                                "Sessions",
                                SESSIONS,
                                List.of(new Choice("in_person", "In person"), new Choice("online", "Online")))
                        .with(PROPOSE),
                FieldDefinition.of("reminders", YES_NO, "Remind me a day before", SESSIONS)
                        .with(PROPOSE),
                FieldDefinition.of("session_fee", NUMBER, "Fee per session", SESSIONS)
                        .with(VIEW)));
        return fields;
    }

    private static List<FieldDefinition> builtIn(Set<String> hidden, Set<String> shown) {
        return BuiltInFields.all().stream()
                .map(field -> {
                    String key = field.key().value();
                    return field.with(hidden.contains(key) ? PRIVATE : shown.contains(key) ? VIEW : PROPOSE);
                })
                .toList();
    }
}
