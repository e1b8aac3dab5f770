package io.clientportal.profile;

import io.clientportal.fields.FieldPath;
import io.clientportal.kernel.StaffId;
import io.clientportal.kernel.Version;
import java.util.List;
import java.util.function.Predicate;

/**
 * How a request was closed, or will be once a remote host has answered.
 *
 * @param by who decided last and applied
 * @param reason why everything was rejected; empty otherwise
 * @param decidedOn the record's version that was decided on
 */
public record Closing(
        StaffId by, String byName, String reason, Reply reply, Version decidedOn, List<Outcome> outcomes) {

    public Closing {
        outcomes = List.copyOf(outcomes);
    }

    /** Without the outcomes of fields that a staff member may not see. */
    Closing visible(Predicate<FieldPath> sees) {
        return new Closing(
                by,
                byName,
                reason,
                reply,
                decidedOn,
                outcomes.stream().filter(outcome -> sees.test(outcome.path())).toList());
    }
}
