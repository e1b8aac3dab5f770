package io.clientportal.profile;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact's own request as that contact sees it: without notes and reasons, and without fields that are private by
 * now (PRO-22, PRO-26).
 *
 * @param open whether it still waits; a decision that is being written counts as waiting
 * @param withdrawable whether it can still be taken back
 */
public record ProposalView(
        ChangeRequestId id,
        Instant at,
        boolean open,
        boolean withdrawable,
        boolean withdrawn,
        @Nullable Instant closedAt,
        List<Field> fields) {

    /**
     * One proposed change.
     *
     * @param result what became of it; null while that is open, or where the request was withdrawn
     */
    public record Field(
            FieldPath path, FieldDefinition definition, Value shown, Value proposed, Outcome.@Nullable Result result) {}
}
