package io.clientportal.profile;

import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;

/**
 * What became of a proposed change.
 *
 * @param before the record's value when it was closed
 * @param after the record's value afterwards
 */
public record Outcome(FieldPath path, Result result, Value before, Value after) {

    /** How a proposed change ended. */
    public enum Result {
        ACCEPTED,
        /** Accepted with another value. */
        EDITED,
        REJECTED,
        /** Accepted, but the record had this value already (PRO-16). */
        NO_CHANGE,
        /** The firm had removed the field by then (PRO-34). */
        FIELD_GONE;

        /** Whether the record got a value from it. */
        public boolean changes() {
            return this == ACCEPTED || this == EDITED;
        }
    }
}
