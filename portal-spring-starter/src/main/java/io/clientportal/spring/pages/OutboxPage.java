package io.clientportal.spring.pages;

import io.clientportal.notices.DeadLetter;
import io.clientportal.notices.NoticeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * E-mails that wait or were given up.
 *
 * @param next the last one shown where there may be more; null otherwise
 * @param problem why one was not queued again; null where nothing was refused
 */
public record OutboxPage(
        long queued,
        long dead,
        List<DeadLetter> letters,
        @Nullable NoticeId next,
        @Nullable String problem) implements Page.ForStaff {

    @Override
    public String menu() {
        return "settings";
    }
}
