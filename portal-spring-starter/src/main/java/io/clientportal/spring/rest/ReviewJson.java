package io.clientportal.spring.rest;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.FieldType;
import io.clientportal.fields.Value;
import io.clientportal.profile.ChangeRequest;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.ClientRecord;
import io.clientportal.profile.Decision;
import io.clientportal.profile.EditSource;
import io.clientportal.profile.HistoryEntry;
import io.clientportal.profile.Outcome;
import io.clientportal.profile.Reply;
import io.clientportal.profile.RequestState;
import io.clientportal.profile.Review;
import io.clientportal.profile.Verdict;
import io.clientportal.profile.WaitingClient;
import io.clientportal.spring.web.Problem;
import io.clientportal.spring.web.Refusal;
import io.clientportal.spring.web.Versioned;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Change requests as staff see them, as JSON. */
final class ReviewJson {

    private ReviewJson() {}

    /** A client whose change requests wait. */
    record Waiting(String client, String name, int waiting, UUID oldest, Instant since) {
        static Waiting of(WaitingClient client) {
            return new Waiting(
                    client.client().value(),
                    client.name().display(),
                    client.waiting(),
                    client.oldest().value(),
                    client.since());
        }
    }

    /**
     * A request.
     *
     * @param no its place in the client's queue
     * @param engagement whose fields it is about; null for the client's record
     * @param cause why a remote host did not take the decision; null where it did
     */
    record RequestJson(
            UUID id,
            long no,
            RequestState state,
            @Nullable String engagement,
            UUID by,
            String byName,
            Instant at,
            int changes,
            @Nullable Instant closedAt,
            @Nullable String cause) {

        static RequestJson of(ChangeRequest request) {
            return new RequestJson(
                    request.id().value(),
                    request.no(),
                    request.state(),
                    request.engagement() == null ? null : request.engagement().value(),
                    request.by().value(),
                    request.byName(),
                    request.at(),
                    request.changes().size(),
                    request.closedAt(),
                    request.cause());
        }
    }

    /**
     * A request, field by field.
     *
     * @param version of the record that the values are of
     * @param hidden how many changes this reviewer may not see
     * @param decidable whether it is its turn and not decided yet
     * @param others who may decide what this reviewer may not
     */
    record ReviewBody(
            String version,
            RequestJson request,
            @Nullable String engagementName,
            List<ReviewField> fields,
            int hidden,
            boolean decidable,
            @Nullable UUID next,
            int waiting,
            boolean grantEnded,
            boolean mailable,
            List<String> others)
            implements Versioned {

        static ReviewBody of(Review review) {
            ChangeRequestId next = review.next();
            return new ReviewBody(
                    review.record().value(),
                    RequestJson.of(review.request()),
                    review.engagement(),
                    review.fields().stream().map(ReviewField::of).toList(),
                    review.hidden(),
                    review.decidable(),
                    next == null ? null : next.value(),
                    review.waiting(),
                    review.grantEnded(),
                    review.mailable(),
                    review.others());
        }
    }

    /**
     * One proposed change.
     *
     * @param type null where the firm has removed the field
     * @param shown what the contact was shown
     * @param current the record's value now
     * @param stale whether the record's value is no longer the one that was shown
     * @param outdated whether the decision has to be made again
     * @param changedEarlier whether an earlier request of the queue changes it
     * @param closedSince whether contacts may no longer propose it
     * @param same whether the record says it already
     * @param editable whether this reviewer may decide it
     */
    record ReviewField(
            String path,
            String label,
            @Nullable FieldType type,
            @Nullable Object shown,
            @Nullable Object current,
            @Nullable Object proposed,
            @Nullable DecisionJson decision,
            boolean stale,
            boolean outdated,
            boolean changedEarlier,
            boolean closedSince,
            boolean same,
            boolean editable) {

        static ReviewField of(Review.Field field) {
            FieldDefinition definition = field.definition();
            Decision decision = field.decision();
            return new ReviewField(
                    field.path().toString(),
                    field.label(),
                    definition == null ? null : definition.type(),
                    field.shown().json(),
                    field.current().json(),
                    field.proposed().json(),
                    decision == null ? null : DecisionJson.of(decision),
                    field.stale(),
                    field.outdated(),
                    field.changedEarlier(),
                    field.closedSince(),
                    field.same(),
                    field.editable());
        }
    }

    /** A decision as it is kept. */
    record DecisionJson(Verdict verdict, @Nullable Object value, String by, String byName, Instant at) {
        static DecisionJson of(Decision decision) {
            return new DecisionJson(
                    decision.verdict(),
                    decision.value().json(),
                    decision.by().value(),
                    decision.byName(),
                    decision.at());
        }
    }

    /** Decisions to keep. */
    record Decisions(@Nullable List<DraftJson> decisions) {
        List<Decision.Draft> drafts() {
            return Objects.requireNonNullElse(decisions, List.<DraftJson>of()).stream()
                    .map(DraftJson::draft)
                    .toList();
        }
    }

    /**
     * One decision.
     *
     * @param value the reviewer's own value, for EDIT alone
     */
    record DraftJson(String path, Verdict verdict, @Nullable Object value) {
        DraftJson {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(verdict, "verdict");
        }

        Decision.Draft draft() {
            return new Decision.Draft(
                    parsed(path), verdict, verdict == Verdict.EDIT ? JsonValues.read(value) : Value.NONE);
        }
    }

    private static FieldPath parsed(String path) {
        try {
            return FieldPath.parse(path);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    Problem.of(400, "bad-request", "A path is a field's key, or that with / and an entry's id."));
        }
    }

    /**
     * What goes with applying.
     *
     * @param note internal
     * @param tell whether the contact who proposed is told; yes where it is left out
     * @param message to that contact
     */
    record ReplyJson(
            @Nullable String note,
            @Nullable Boolean tell,
            @Nullable String message) {
        Reply reply() {
            return new Reply(
                    Objects.requireNonNullElse(note, ""),
                    Objects.requireNonNullElse(tell, true),
                    Objects.requireNonNullElse(message, ""));
        }
    }

    /** As {@link ReplyJson}, with the reason, which stays inside the firm. */
    record RejectionJson(
            @Nullable String reason,
            @Nullable String note,
            @Nullable Boolean tell,
            @Nullable String message) {
        String why() {
            return Objects.requireNonNullElse(reason, "");
        }

        Reply reply() {
            return new ReplyJson(note, tell, message).reply();
        }
    }

    /** The record as the staff member may see it. */
    record RecordJson(String version, String client, String name, Map<String, @Nullable Object> values)
            implements Versioned {
        static RecordJson of(ClientRecord record) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            record.values().fields().forEach((key, value) -> values.put(key.value(), value.json()));
            return new RecordJson(
                    record.version().value(),
                    record.client().value(),
                    record.name().display(),
                    values);
        }
    }

    /** An entry of the update history. */
    record HistoryJson(
            UUID id,
            Instant at,
            HistoryEntry.Kind kind,
            @Nullable String engagement,
            String by,
            String proposedBy,
            @Nullable EditSource source,
            String reason,
            String note,
            List<HistoryLine> lines) {

        static HistoryJson of(HistoryEntry entry) {
            return new HistoryJson(
                    entry.id(),
                    entry.at(),
                    entry.kind(),
                    entry.engagement() == null ? null : entry.engagement().value(),
                    entry.by(),
                    entry.proposedBy(),
                    entry.source(),
                    entry.reason(),
                    entry.note(),
                    entry.lines().stream().map(HistoryLine::of).toList());
        }
    }

    /** One field of a history entry. */
    record HistoryLine(
            String path,
            String label,
            @Nullable Object before,
            @Nullable Object proposed,
            @Nullable Object after,
            Outcome.@Nullable Result result) {

        static HistoryLine of(HistoryEntry.Line line) {
            return new HistoryLine(
                    line.path().toString(),
                    line.label(),
                    line.before().json(),
                    line.proposed().json(),
                    line.after().json(),
                    line.result());
        }
    }
}
