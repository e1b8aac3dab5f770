package io.clientportal.spring.pages;

import static io.clientportal.fields.FieldPermission.PRIVATE;
import static io.clientportal.fields.FieldPermission.PROPOSE;
import static io.clientportal.fields.FieldPermission.VIEW;

import io.clientportal.Desk;
import io.clientportal.Portal;
import io.clientportal.documents.FileTypes;
import io.clientportal.documents.Previewer;
import io.clientportal.documents.Scanner;
import io.clientportal.fields.BuiltInFields;
import io.clientportal.fields.Choice;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldType;
import io.clientportal.fields.Validation;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.firms.EngagementSettings;
import io.clientportal.firms.FirmSettings;
import io.clientportal.firms.ProfileSettings;
import io.clientportal.firms.Settings;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.StaffBook;
import io.clientportal.kernel.StaffId;
import io.clientportal.memory.RecordingMailer;
import io.clientportal.spring.StaffResolver;
import jakarta.servlet.http.Cookie;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** A small host with one firm, in memory, whose staff sign in by a cookie. */
@SpringBootConfiguration
@EnableAutoConfiguration
class PagesHost {

    static final FirmId FIRM = FirmId.MAIN;
    static final Staff JONAS = new Staff(FIRM, new StaffId("jonas"), "Jonas Brandt");
    /** Sees everything, edits no phones, and may change no settings. */
    static final Staff EVA = new Staff(FIRM, new StaffId("eva"), "Eva Lindt");

    /** Lets contacts in everywhere, and works on no engagement. */
    static final Staff NINA = new Staff(FIRM, new StaffId("nina"), "Nina Roth");

    static final FieldKey SECRET = new FieldKey("risk_note");

    @Bean
    RecordingMailer mailer() {
        return new RecordingMailer();
    }

    @Bean
    FileTypes fileTypes() {
        return Papers::type;
    }

    @Bean
    Scanner scanner() {
        return Papers::isClean;
    }

    @Bean
    Previewer previewer() {
        return new Papers();
    }

    @Bean
    SecurityFilterChain hostSecurity(HttpSecurity http) {
        return http.authorizeHttpRequests(all -> all.anyRequest().permitAll()).build();
    }

    @Bean
    StaffResolver staffResolver() {
        return (request, firm) -> {
            for (Cookie cookie : Optional.ofNullable(request.getCookies()).orElse(new Cookie[0])) {
                if (cookie.getName().equals("staff")) {
                    return List.of(JONAS, EVA, NINA).stream()
                            .filter(staff -> staff.id().value().equals(cookie.getValue()))
                            .findFirst();
                }
            }
            return Optional.empty();
        };
    }

    @Bean
    StaffBook staffBook() {
        return new StaffBook() {
            @Override
            public Reach reach(Staff staff) {
                if (staff.id().equals(NINA.id())) {
                    return Reach.everywhere(Set.of(Permission.ACCESS, Permission.LET_IN))
                            .only(Set.of());
                }
                return staff.id().equals(EVA.id())
                        ? Reach.everywhere(Set.of(Permission.ACCESS, Permission.REVIEW))
                                .notEditing(Set.of("phones"))
                        : Reach.all();
            }

            @Override
            public List<StaffId> editors(FirmId firm, ClientId client, Set<String> fields) {
                return List.of(JONAS.id());
            }

            @Override
            public Map<StaffId, Member> members(FirmId firm, Collection<StaffId> ids) {
                Map<StaffId, Member> members = new LinkedHashMap<>();
                ids.forEach(id -> members.put(
                        id, new Member(id, id.equals(EVA.id()) ? EVA.name() : JONAS.name(), null, Locale.ENGLISH)));
                return members;
            }
        };
    }

    /** The firm's settings, from the start. */
    static void seed(Portal portal, String address) {
        portal.setUp(FIRM, FirmSettings.of("Hartmann & Partner"));
        Desk desk = portal.as(JONAS);
        Settings.Current now = desk.settings().read();
        desk.settings()
                .save(
                        FirmSettings.of("Hartmann & Partner")
                                .with(ZoneId.of("Europe/Berlin"))
                                .with(URI.create(address))
                                .withAccent("#0f6e6e")
                                .with(ProfileSettings.DEFAULT.opened(true).with(fields()))
                                .with(EngagementSettings.DEFAULT
                                        .called(new EngagementSettings.Word("Matter", "Matters"))
                                        .with(List.of(
                                                FieldDefinition.of("bank", FieldType.TEXT, "Bank", "Return")
                                                        .with(PROPOSE),
                                                FieldDefinition.of("lawyers", FieldType.PEOPLE, "Lawyers", "Return")
                                                        .with(VIEW),
                                                FieldDefinition.of(
                                                        "fee", FieldType.NUMBER, "Agreed fee", "Internal")))),
                        now.version());
    }

    static List<FieldDefinition> fields() {
        List<FieldDefinition> fields = new ArrayList<>();
        for (FieldDefinition field : BuiltInFields.all()) {
            fields.add(field.with(field.key().value().equals("company_number") ? VIEW : PROPOSE));
        }
        String more = "More about you";
        fields.add(FieldDefinition.of("shareholding", FieldType.NUMBER, "Shareholding in %", more)
                .with(new Validation(false, null, BigDecimal.ZERO, new BigDecimal(100)))
                .withHelp("Your share of the family company, if you hold one.")
                .with(PROPOSE));
        fields.add(FieldDefinition.of("newsletter", FieldType.YES_NO, "May we send you our newsletter?", more)
                .with(PROPOSE));
        fields.add(FieldDefinition.of(
                        "topics",
                        FieldType.CHOICES,
                        "Topics that matter to you",
                        more,
                        List.of(
                                new Choice("tax", "Income tax"),
                                new Choice("property", "Property"),
                                new Choice("inheritance", "Inheritance"),
                                new Choice("business", "Running a business")))
                .with(PROPOSE));
        fields.add(FieldDefinition.of("since", FieldType.DATE, "Client since", more)
                .with(VIEW));
        fields.add(FieldDefinition.of(SECRET.value(), FieldType.LONG_TEXT, "Risk assessment", "Internal")
                .with(PRIVATE));
        return fields;
    }

    static Values mara() {
        Map<FieldKey, Value> values = new TreeMap<>();
        put(values, "title", Value.of("Dr."));
        put(values, "name", Value.of("Mara Weber"));
        put(values, "pronouns", Value.of("she/her"));
        put(values, "date_of_birth", Value.of(LocalDate.of(1984, 3, 9)));
        put(values, "relationship_status", Value.of("living_together"));
        put(values, "gender", Value.of("female"));
        put(values, "occupation", Value.of("Architect"));
        put(
                values,
                "business_activity",
                Value.of("Designs schools and kindergartens.\nRuns a small office with two partners."));
        put(values, "company_number", Value.of("HRB 20417"));
        put(values, "emails", Value.ofEntries(entries("e1", Map.of("email", "mara@example.com", "label", "private"))));
        put(values, "phones", Value.ofEntries(entries("p1", Map.of("number", "+49 89 1234567", "label", "office"))));
        put(
                values,
                "mailing_address",
                Value.ofParts(
                        Map.of("line1", "Lindwurmstraße 12", "postcode", "80337", "city", "München", "country", "DE")));
        put(
                values,
                "contacts",
                Value.ofEntries(entries(
                        "c1",
                        Map.of(
                                "name", "Tom Weber",
                                "relationship", "Brother",
                                "email", "tom@example.com",
                                "phone", "+49 30 7654321"))));
        put(values, "shareholding", Value.of("25"));
        put(values, "topics", Value.of(List.of("tax", "property")));
        put(values, "since", Value.of(LocalDate.of(2017, 11, 1)));
        put(values, SECRET.value(), Value.of("Sometimes pays late; talk to Eva first."));
        return Values.of(values);
    }

    private static Map<String, Value.Parts> entries(String id, Map<String, String> parts) {
        Map<String, Value.Parts> entries = new LinkedHashMap<>();
        entries.put(id, new Value.Parts(parts));
        return entries;
    }

    private static void put(Map<FieldKey, Value> values, String key, Value value) {
        values.put(new FieldKey(key), value);
    }
}
