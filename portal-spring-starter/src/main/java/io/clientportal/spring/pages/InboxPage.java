package io.clientportal.spring.pages;

import io.clientportal.profile.WaitingClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that waits for staff, the longest waiting first.
 *
 * @param count how many requests wait, counted up to 100
 * @param next the address of the next page; null where this is the last
 */
public record InboxPage(
        List<WaitingClient> clients, int count, @Nullable String next) implements Page.ForStaff {

    @Override
    public String menu() {
        return "inbox";
    }
}
