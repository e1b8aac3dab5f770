package io.clientportal.spring.rest;

import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Engagement;
import io.clientportal.engagements.EngagementDraft;
import io.clientportal.engagements.EngagementFile;
import io.clientportal.engagements.EngagementLine;
import io.clientportal.engagements.EngagementStatus;
import io.clientportal.engagements.Reader;
import io.clientportal.engagements.Readership;
import io.clientportal.engagements.SharedEngagement;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.firms.EngagementSettings;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.StaffId;
import io.clientportal.spring.web.Problem;
import io.clientportal.spring.web.Refusal;
import io.clientportal.spring.web.Versioned;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Engagements as JSON. */
final class EngagementJson {

    private EngagementJson() {}

    /**
     * What the firm keeps of engagements.
     *
     * @param word the firm's own word for one and for several; null for none
     */
    record EngagementForm(@Nullable WordJson word, List<FieldJson> fields) {
        static EngagementForm of(EngagementSettings settings) {
            EngagementSettings.Word word = settings.word();
            return new EngagementForm(
                    word == null ? null : new WordJson(word.one(), word.many()),
                    settings.fields().stream().map(FieldJson::of).toList());
        }
    }

    /** A word for one and for several. */
    record WordJson(String one, String many) {}

    /** What is kept of an engagement. */
    record EngagementBody(
            String id,
            String name,
            @Nullable String externalName,
            EngagementStatus status,
            @Nullable LocalDate starts,
            @Nullable LocalDate ends,
            @Nullable String owner,
            Map<String, @Nullable Object> values,
            String version)
            implements Versioned {

        static EngagementBody of(Engagement engagement) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            engagement.values().fields().forEach((key, value) -> values.put(key.value(), value.json()));
            return new EngagementBody(
                    engagement.id().value(),
                    engagement.name(),
                    engagement.externalName(),
                    engagement.status(),
                    engagement.starts(),
                    engagement.ends(),
                    engagement.owner() == null ? null : engagement.owner().value(),
                    values,
                    engagement.version().value());
        }
    }

    /**
     * An engagement in a list.
     *
     * @param everybody whether it is shared with all contacts of the client
     * @param contacts how many contacts are named otherwise
     */
    record EngagementItem(EngagementBody engagement, boolean everybody, int contacts) {
        static EngagementItem of(EngagementLine line) {
            return new EngagementItem(EngagementBody.of(line.engagement()), line.everybody(), line.contacts());
        }
    }

    /**
     * An engagement, and whom it is shared with.
     *
     * @param takesNotes whether contacts who see it may add notes to it
     */
    record EngagementFileJson(
            String version,
            EngagementBody engagement,
            AudienceJson sharing,
            boolean takesNotes,
            @Nullable String ownerName,
            List<FieldJson> fields)
            implements Versioned {

        static EngagementFileJson of(EngagementFile file) {
            return new EngagementFileJson(
                    file.engagement().version().value(),
                    EngagementBody.of(file.engagement()),
                    AudienceJson.of(file.audience()),
                    file.takesNotes(),
                    file.ownerName(),
                    file.fields().stream().map(FieldJson::of).toList());
        }
    }

    /**
     * What staff enter of an engagement.
     *
     * @param status ACTIVE where it is left out
     * @param values all of them; what is left out is cleared
     */
    record EngagementDraftJson(
            @Nullable String name,
            @Nullable String externalName,
            @Nullable EngagementStatus status,
            @Nullable LocalDate starts,
            @Nullable LocalDate ends,
            @Nullable String owner,
            @Nullable Map<String, @Nullable Object> values) {

        EngagementDraft draft() {
            TreeMap<FieldKey, Value> read = new TreeMap<>();
            try {
                JsonValues.read(values).forEach((key, value) -> read.put(new FieldKey(key), value));
                return new EngagementDraft(
                        Objects.requireNonNullElse(name, ""),
                        externalName,
                        Objects.requireNonNullElse(status, EngagementStatus.ACTIVE),
                        starts,
                        ends,
                        owner == null ? null : new StaffId(owner),
                        new Values(read));
            } catch (IllegalArgumentException e) {
                throw new Refusal(Problem.of(400, "bad-request", e.getMessage() + "."));
            }
        }
    }

    /** Whom something is shared with: all contacts of the client, or those who are named. */
    record AudienceJson(
            @Nullable Boolean everybody, @Nullable Set<UUID> contacts) {

        static AudienceJson of(Audience audience) {
            return new AudienceJson(
                    audience.everybody(),
                    audience.contacts().stream().map(ContactId::value).collect(Collectors.toSet()));
        }

        Audience audience() {
            return new Audience(
                    Boolean.TRUE.equals(everybody),
                    Objects.requireNonNullElse(contacts, Set.<UUID>of()).stream()
                            .map(ContactId::new)
                            .collect(Collectors.toSet()));
        }
    }

    /**
     * Whom a document or a note is shared with.
     *
     * @param everybody all contacts of the client, later ones included
     * @param contacts those who are named otherwise
     * @param withEngagement whether whoever sees its engagement sees it too
     */
    record ReadershipJson(
            @Nullable Boolean everybody,
            @Nullable Set<UUID> contacts,
            @Nullable Boolean withEngagement) {

        static ReadershipJson of(Readership readership) {
            AudienceJson named = AudienceJson.of(readership.audience());
            return new ReadershipJson(named.everybody(), named.contacts(), readership.withEngagement());
        }

        Readership audience() {
            return new Readership(
                    new AudienceJson(everybody, contacts).audience(), Boolean.TRUE.equals(withEngagement));
        }
    }

    /** An audience as a query has it: {@code everybody}, {@code nobody} or ids of contacts, separated by commas. */
    static Audience audience(String text) {
        if (text.equals("everybody")) {
            return Audience.EVERYBODY;
        }
        if (text.equals("nobody")) {
            return Audience.NOBODY;
        }
        try {
            return new Audience(
                    false,
                    Arrays.stream(text.split(","))
                            .map(id -> new ContactId(UUID.fromString(id.strip())))
                            .collect(Collectors.toSet()));
        } catch (IllegalArgumentException e) {
            throw new Refusal(Problem.of(400, "bad-audience", "An audience is everybody, nobody, or ids of contacts."));
        }
    }

    /** The same for a document or a note; null where no audience is named. */
    static @Nullable Readership audience(@Nullable String text, boolean withEngagement) {
        return text == null ? null : new Readership(audience(text), withEngagement);
    }

    /** Whether a contact sees an engagement, a document or a note, and what makes it so. */
    record ReaderJson(UUID contact, String name, boolean sees, Reader.Why why) {
        static ReaderJson of(Reader reader) {
            return new ReaderJson(reader.contact().value(), reader.name(), reader.sees(), reader.why());
        }
    }

    /**
     * An engagement as a contact sees it.
     *
     * @param hidden how many fields whoever looks through the contact's eyes may not see
     * @param takesNotes whether the contact may add notes to it
     */
    record SharedJson(
            String id,
            String client,
            String name,
            EngagementStatus status,
            @Nullable LocalDate starts,
            @Nullable LocalDate ends,
            List<SharedField> fields,
            int hidden,
            boolean takesNotes) {

        static SharedJson of(SharedEngagement shared) {
            return new SharedJson(
                    shared.id().value(),
                    shared.client().value(),
                    shared.name(),
                    shared.status(),
                    shared.starts(),
                    shared.ends(),
                    shared.fields().stream()
                            .map(field -> new SharedField(
                                    FieldJson.of(field.definition()),
                                    field.value().json()))
                            .toList(),
                    shared.hidden(),
                    shared.takesNotes());
        }
    }

    /** A custom field with its value. */
    record SharedField(FieldJson field, @Nullable Object value) {}

    /**
     * Some of what is shared.
     *
     * @param hidden how many more there are that whoever looks through the contact's eyes may not see
     * @param next the cursor of the page that follows; null on the last one
     */
    record SharedPage(
            List<SharedJson> items, int hidden, @Nullable String next) {}
}
