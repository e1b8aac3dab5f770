package io.clientportal.spring.pages;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two values side by side, their differences marked inside.
 *
 * @param before the lines of the earlier value; none where there is no value
 * @param after the lines of the later value; none where there is no value
 */
public record ValueDiff(List<Line> before, List<Line> after) {

    public ValueDiff {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /**
     * One line of a value.
     *
     * @param label what stands before it, such as {@code Phone}; null for nothing
     */
    public record Line(@Nullable String label, List<WordDiff.Piece> pieces) {}

    static ValueDiff of(ValueText texts, @Nullable FieldDefinition field, Value before, Value after) {
        List<ValueText.Line> old = texts.lines(field, before);
        List<ValueText.Line> now = texts.lines(field, after);
        List<Line> left = new ArrayList<>();
        List<Line> right = new ArrayList<>();
        for (ValueText.Line line : old) {
            left.add(new Line(
                    line.label(),
                    WordDiff.of(line.text(), text(now, line.key())).before()));
        }
        for (ValueText.Line line : now) {
            right.add(new Line(
                    line.label(),
                    WordDiff.of(text(old, line.key()), line.text()).after()));
        }
        return new ValueDiff(left, right);
    }

    /** A value by itself, nothing marked. */
    static List<Line> plain(ValueText texts, @Nullable FieldDefinition field, Value value) {
        return texts.lines(field, value).stream()
                .map(line -> new Line(line.label(), List.of(new WordDiff.Piece(line.text(), false))))
                .toList();
    }

    private static String text(List<ValueText.Line> lines, String key) {
        return lines.stream()
                .filter(line -> line.key().equals(key))
                .map(ValueText.Line::text)
                .findFirst()
                .orElse("");
    }
}
