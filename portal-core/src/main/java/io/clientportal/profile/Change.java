package io.clientportal.profile;

import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;

/**
 * One proposed change: of a field, or of one entry of a list.
 *
 * @param label of the field when it was proposed
 * @param shown the value that the contact was shown
 * @param proposed {@link Value#NONE} to clear the field or remove the entry
 */
public record Change(FieldPath path, String label, Value shown, Value proposed) {}
