package io.clientportal.spring.pages;

import io.clientportal.activity.ActivityView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was done with a client, latest first.
 *
 * @param next the last entry shown where there may be more; null otherwise
 */
public record ActivityPage(
        DeskClient client, List<Entry> entries, @Nullable UUID next) implements Page.ForStaff {

    /**
     * One entry.
     *
     * @param changes the values before and after, where the entry has any
     * @param facts what else is known, by name
     */
    public record Entry(ActivityView view, List<ChangeView> changes, List<Fact> facts) {}

    /** Something known about an entry. */
    public record Fact(String name, String text) {}
}
