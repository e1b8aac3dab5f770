package io.clientportal.spring.pages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A size in a form: a number and its unit, in steps of a thousand as everywhere on the pages.
 *
 * @param number as it is typed, with a point or a comma and at most two places
 */
record SizeInput(String number, String unit) {

    private static final List<String> UNITS = List.of("TB", "GB", "MB", "kB");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}([.,][0-9]{1,2})?");
    private static final int PLACES = 2;

    /** In the largest unit that tells it exactly; rounded where none does. */
    static SizeInput of(long bytes) {
        List<SizeInput> shown = UNITS.stream()
                .filter(unit -> BigDecimal.valueOf(bytes).compareTo(bytes(unit)) >= 0)
                .map(unit -> in(unit, bytes))
                .toList();
        return shown.stream()
                .filter(size -> size.exactly().compareTo(BigDecimal.valueOf(bytes)) == 0)
                .findFirst()
                .orElseGet(() -> shown.isEmpty() ? in("kB", bytes) : shown.get(0));
    }

    private static SizeInput in(String unit, long bytes) {
        BigDecimal value = BigDecimal.valueOf(bytes)
                .divide(bytes(unit))
                .setScale(PLACES, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return new SizeInput(value.toPlainString(), unit);
    }

    /**
     * @param kept what holds now; it stays exactly as it is where this is how it is shown
     * @throws NumberFormatException where it is no size
     */
    long bytes(long kept) {
        if (equals(of(kept))) {
            return kept;
        }
        if (!NUMBER.matcher(number).matches() || !UNITS.contains(unit)) {
            throw new NumberFormatException(number);
        }
        return exactly().min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
    }

    private BigDecimal exactly() {
        return new BigDecimal(number.replace(',', '.')).multiply(bytes(unit));
    }

    private static BigDecimal bytes(String unit) {
        return BigDecimal.TEN.pow(3 * (UNITS.size() - UNITS.indexOf(unit)));
    }
}
