package io.clientportal.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The three calendar months for which a document is New (DOC-01). */
final class Newness {

    private static final int MONTHS = 3;

    private Newness() {}

    /**
     * The first instant from which on something that became visible is New today: the beginning of the earliest day whose
     * day three months later is today or is still to come.
     */
    static Instant since(LocalDate today, ZoneId zone) {
        LocalDate day = today.minusMonths(MONTHS);
        while (day.plusMonths(MONTHS).isBefore(today)) {
            day = day.plusDays(1);
        }
        while (!day.minusDays(1).plusMonths(MONTHS).isBefore(today)) {
            day = day.minusDays(1);
        }
        return day.atStartOfDay(zone).toInstant();
    }
}
