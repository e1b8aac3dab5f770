package io.clientportal.spring.pages;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.profile.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One change, the earlier value beside the later one.
 *
 * @param cleared whether the field is emptied, or the entry removed
 * @param entry whether it is an entry of a list
 * @param stage what the two values are to each other
 * @param result what became of it, in words; null where nothing did yet
 * @param tone of the result: {@code good}, {@code bad}, {@code blue} or nothing
 */
public record ChangeView(
        String label,
        ValueDiff diff,
        boolean cleared,
        boolean entry,
        Stage stage,
        @Nullable String result,
        String tone) {

    /** What the two values of a change are to each other. */
    public enum Stage {
        /** What stands, and what is proposed instead. */
        PROPOSED,
        /** What stood before, and what stands since. */
        DONE,
        /** What stayed, and what had been proposed. */
        LEFT;

        /** The keys of the two headings. */
        public String before() {
            return "change.before." + name();
        }

        public String after() {
            return "change.after." + name();
        }
    }

    /** The change of one field, or of one entry of a list. */
    record Subject(FieldPath path, @Nullable FieldDefinition field, String label) {}

    /** A change that nobody has decided yet, or an edit. */
    static ChangeView of(ValueText values, Stage stage, Subject subject, Value before, Value after) {
        return new ChangeView(
                subject.label(),
                ValueDiff.of(values, subject.field(), before, after),
                after.isNone(),
                subject.path().entry() != null,
                stage,
                null,
                "");
    }

    /**
     * A change that was decided.
     *
     * @param applied the value that the record got, where it got one
     */
    static ChangeView decided(
            ValueText values,
            Texts t,
            Subject subject,
            Outcome.Result result,
            Value before,
            Value proposed,
            Value applied) {
        ChangeView change = of(
                values,
                result.changes() ? Stage.DONE : Stage.LEFT,
                subject,
                before,
                result.changes() ? applied : proposed);
        return new ChangeView(
                change.label,
                change.diff,
                change.cleared,
                change.entry,
                change.stage,
                t.of("result." + result.name()),
                switch (result) {
                    case ACCEPTED -> "good";
                    case EDITED -> "blue";
                    case REJECTED -> "bad";
                    case NO_CHANGE, FIELD_GONE -> "";
                });
    }

    /** How words are marked: {@code del} and {@code ins}, or not at all where nothing changed. */
    public String mark(String kind) {
        return stage == Stage.LEFT ? "" : kind;
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
