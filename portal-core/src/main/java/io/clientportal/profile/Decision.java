package io.clientportal.profile;

import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.kernel.StaffId;
import java.time.Instant;

/**
 * A decision as it is kept with the request until it is applied.
 *
 * @param value the reviewer's own value for {@link Verdict#EDIT}, else {@link Value#NONE}
 * @param seen the record's value when it was decided
 * @param fresh whether the reviewer had that very state of the record before their eyes
 */
public record Decision(
        FieldPath path,
        Verdict verdict,
        Value value,
        StaffId by,
        String byName,
        Instant at,
        Value seen,
        boolean fresh) {

    /** What a reviewer decides. */
    public record Draft(FieldPath path, Verdict verdict, Value value) {

        public static Draft accept(String path) {
            return new Draft(FieldPath.parse(path), Verdict.ACCEPT, Value.NONE);
        }

        public static Draft reject(String path) {
            return new Draft(FieldPath.parse(path), Verdict.REJECT, Value.NONE);
        }

        public static Draft edit(String path, Value value) {
            return new Draft(FieldPath.parse(path), Verdict.EDIT, value);
        }

        public static Draft open(String path) {
            return new Draft(FieldPath.parse(path), Verdict.OPEN, Value.NONE);
        }
    }
}
