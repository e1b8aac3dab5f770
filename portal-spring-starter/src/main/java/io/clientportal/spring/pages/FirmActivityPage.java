package io.clientportal.spring.pages;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was done at the firm, latest first. What an entry about a client changed stands on that client's page.
 *
 * @param next the last entry shown where there may be more; null otherwise
 */
public record FirmActivityPage(
        List<ActivityPage.Entry> entries, @Nullable UUID next) implements Page.ForStaff {

    @Override
    public String menu() {
        return "activity";
    }
}
