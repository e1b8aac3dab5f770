package io.clientportal.spring.pages;

import io.clientportal.profile.HistoryEntry;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The profile update history (PRO-24).
 *
 * @param next the last entry shown where there may be more; null otherwise
 */
public record HistoryPage(
        DeskClient client, List<Entry> entries, @Nullable UUID next) implements Page.ForStaff {

    /**
     * One entry.
     *
     * @param title what happened, in words
     * @param tone {@code good}, {@code bad}, {@code blue} or nothing
     * @param fields the names of its fields in one line
     */
    public record Entry(HistoryEntry entry, String title, String tone, String fields, List<ChangeView> changes) {}
}
