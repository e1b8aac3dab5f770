package io.clientportal.spring.pages;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.profile.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One change, the earlier value beside the later one.
 *
 * @param label of the field; for an entry of a list with what the entry is about
 * @param cleared whether the field is emptied, or the entry removed
 * @param entry whether it is an entry of a list
 * @param result what became of it, in words; null where nothing did yet
 * @param tone of the result: {@code good}, {@code bad}, {@code blue} or nothing
 */
public record ChangeView(
        String label,
        ValueDiff diff,
        boolean cleared,
        boolean entry,
        @Nullable String result,
        String tone) {

    static ChangeView of(
            ValueText texts,
            Texts t,
            FieldPath path,
            @Nullable FieldDefinition field,
            String label,
            Value before,
            Value after,
            Outcome.@Nullable Result result) {
        return new ChangeView(
                label,
                ValueDiff.of(texts, field, before, after),
                after.isNone(),
                path.entry() != null,
                result == null ? null : t.of("result." + result.name()),
                result == null ? "" : tone(result));
    }

    private static String tone(Outcome.Result result) {
        return switch (result) {
            case ACCEPTED -> "good";
            case EDITED -> "blue";
            case REJECTED -> "bad";
            case NO_CHANGE, FIELD_GONE -> "";
        };
    }

    /** Whether it is an entry that is not in the list yet. */
    public boolean added() {
        return entry && diff.before().isEmpty();
    }

    /** The icon of the result. */
    public String icon() {
        return switch (tone) {
            case "good" -> "check";
            case "blue" -> "pen";
            case "bad" -> "x";
            default -> "info";
        };
    }
}
