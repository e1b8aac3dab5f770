package io.clientportal.fields;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a firm demands of a field's value beyond its type.
 *
 * @param required whether the value cannot be cleared
 * @param maxLength of texts, in characters as people count them (code points); null for the type's own limit
 * @param min the least number; null for none
 * @param max the greatest number; null for none
 */
public record Validation(
        boolean required,
        @Nullable Integer maxLength,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max) {

    public static final Validation NONE = new Validation(false, null, null, null);
    public static final Validation NOT_EMPTY = new Validation(true, null, null, null);

    public Validation {
        if (maxLength != null && (maxLength < 1 || maxLength > FieldDefinition.LONG_TEXT_MAX)) {
            throw new IllegalArgumentException("The greatest length is 1 to " + FieldDefinition.LONG_TEXT_MAX);
        }
        if (min != null && max != null && min.compareTo(max) > 0) {
            throw new IllegalArgumentException("The least number is above the greatest");
        }
    }
}
