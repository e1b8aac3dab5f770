package io.clientportal.notices;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import java.time.Instant;
import java.util.Locale;

/**
 * One line of the bell: what waits at one client. It leads to that client's page.
 *
 * @param count how many things of this kind wait there
 * @param at when the latest of them came
 * @param unread whether one of them is new to this staff member
 */
public record BellEntry(NoticeKind kind, ClientId client, ClientName name, int count, Instant at, boolean unread) {

    /** The line as it is read, in English where there is no such language. */
    public String text(Locale language) {
        return Wording.bell(kind, name.display(), count, language);
    }
}
