package io.clientportal.spring.rest;

import io.clientportal.fields.FieldType;
import io.clientportal.profile.Change;
import io.clientportal.profile.Outcome;
import io.clientportal.profile.ProfileForm;
import io.clientportal.profile.Proposal;
import io.clientportal.profile.ProposalView;
import io.clientportal.spring.web.Etag;
import io.clientportal.spring.web.Problem;
import io.clientportal.spring.web.Refusal;
import io.clientportal.spring.web.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contact's view of a record as JSON. */
final class ProfileJson {

    private ProfileJson() {}

    /**
     * The record to look at and to propose changes on.
     *
     * @param hidden how many fields whoever looks through the contact's eyes may not see
     */
    record Form(String version, List<String> sections, List<FormField> fields, int hidden) implements Versioned {

        static Form of(ProfileForm form) {
            return new Form(
                    form.version().value(),
                    form.sections(),
                    form.fields().stream().map(FormField::of).toList(),
                    form.hidden());
        }
    }

    /**
     * One field.
     *
     * @param current the record's value
     * @param shown what a form is filled with: the waiting value where this contact may see it
     * @param waiting whether a change of it waits for review
     */
    record FormField(
            FieldJson field,
            @Nullable Object current,
            @Nullable Object shown,
            boolean waiting) {

        static FormField of(ProfileForm.Field field) {
            return new FormField(
                    FieldJson.of(field.definition()),
                    field.current().json(),
                    field.shown().json(),
                    field.waiting());
        }
    }

    /**
     * What a contact submits.
     *
     * @param version of the record that the form showed; in If-Match or here
     * @param shown the values that the form showed for these fields; where one is missing, the record's own counts
     * @param values the values as the contact left them; null clears a field
     */
    record Submission(
            @Nullable String version,
            @Nullable Map<String, @Nullable Object> shown,
            @Nullable Map<String, @Nullable Object> values) {

        Proposal proposal(@Nullable String ifMatch, @Nullable String key) {
            if (key != null && !Proposal.isKey(key)) {
                throw new Refusal(Problem.of(400, "bad-key", "An Idempotency-Key has 1 to 128 characters."));
            }
            return new Proposal(Etag.required(ifMatch, version), JsonValues.read(shown), JsonValues.read(values), key);
        }
    }

    /** What a submission would propose. */
    record Preview(List<ChangeJson> changes) {

        static Preview of(List<Change> changes) {
            return new Preview(changes.stream().map(ChangeJson::of).toList());
        }
    }

    /** One proposed change. */
    record ChangeJson(
            String path,
            String label,
            @Nullable Object shown,
            @Nullable Object proposed) {

        static ChangeJson of(Change change) {
            return new ChangeJson(
                    change.path().toString(),
                    change.label(),
                    change.shown().json(),
                    change.proposed().json());
        }
    }

    /**
     * An own request.
     *
     * @param state {@code waiting}, {@code withdrawn} or {@code decided}
     * @param withdrawable whether it can still be taken back
     */
    record ProposalJson(
            UUID id,
            Instant at,
            String state,
            boolean withdrawable,
            @Nullable Instant closedAt,
            List<ProposalField> fields) {

        static ProposalJson of(ProposalView proposal) {
            return new ProposalJson(
                    proposal.id().value(),
                    proposal.at(),
                    proposal.open() ? "waiting" : proposal.withdrawn() ? "withdrawn" : "decided",
                    proposal.withdrawable(),
                    proposal.closedAt(),
                    proposal.fields().stream().map(ProposalField::of).toList());
        }
    }

    /**
     * One change of an own request.
     *
     * @param result what became of it; null while that is open
     */
    record ProposalField(
            String path,
            String label,
            FieldType type,
            @Nullable Object shown,
            @Nullable Object proposed,
            Outcome.@Nullable Result result) {

        static ProposalField of(ProposalView.Field field) {
            return new ProposalField(
                    field.path().toString(),
                    field.definition().label(),
                    field.definition().type(),
                    field.shown().json(),
                    field.proposed().json(),
                    field.result());
        }
    }
}
