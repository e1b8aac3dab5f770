package io.clientportal.rules;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The id of a rule, {@code PRO-22}, or of one of its clauses, {@code PRO-22.b}. */
record RuleId(String area, int number, String clause) implements Comparable<RuleId> {

    private static final Pattern FORM = Pattern.compile("([A-Z]{3})-(\\d+)(?:\\.([a-z]))?");
    private static final Comparator<RuleId> ORDER =
            Comparator.comparing(RuleId::area).thenComparing(RuleId::number).thenComparing(RuleId::clause);

    /** Empty when the text is not meant as a rule id; tags may serve other ends, too. */
    static Optional<RuleId> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new RuleId(
                        form.group(1), Integer.parseInt(form.group(2)), form.group(3) == null ? "" : form.group(3)))
                : Optional.empty();
    }

    static RuleId of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("no rule id: " + text));
    }

    RuleId rule() {
        return new RuleId(area, number, "");
    }

    /** A test of a clause is a test of its rule, not the other way round. */
    boolean provenBy(RuleId tag) {
        return equals(tag) || equals(tag.rule());
    }

    @Override
    public int compareTo(RuleId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "%s-%02d%s".formatted(area, number, clause.isEmpty() ? "" : "." + clause);
    }
}
