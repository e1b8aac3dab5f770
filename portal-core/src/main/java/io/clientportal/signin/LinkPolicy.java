package io.clientportal.signin;

import io.clientportal.kernel.FirmState;
import io.clientportal.signin.SignInStore.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When links work and how long one waits for the next code. */
final class LinkPolicy {

    /** Wrong codes that end a challenge. */
    static final int TRIES = 5;
    /** Codes per challenge. */
    static final int SENDS = 3;
    /** Wrong codes in a row after which there are no codes for {@link #BLOCKED}. */
    static final int TRIES_IN_A_ROW = 20;

    static final Duration BLOCKED = Duration.ofHours(24);
    /** In which at most five code mails go to a contact. */
    static final Duration MAIL_WINDOW = Duration.ofHours(1);

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration SESSION = Duration.ofHours(12);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private LinkPolicy() {}

    /** How long after a challenge was lost the next may begin: 30 seconds, doubling to an hour. */
    static Duration waitAfter(int triesInARow) {
        int lost = Math.max(1, triesInARow / TRIES);
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(lost - 1, 16));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    /** Whether the link works for its contact at all, on whatever device it is bound to. */
    static boolean lives(Found found, FirmState firm, Instant now) {
        StoredLink link = found.link();
        boolean letIn = !found.contact().disabled()
                && link.contactEpoch() == found.contact().epoch()
                && link.firmEpoch() == firm.epoch()
                && link.grantEpoch() == found.grant().epoch()
                && found.grant().holds(link.target().area(), now)
                && !found.archived();
        boolean inTime = link.device() == null
                ? !found.superseded() && now.isBefore(link.opensUntil())
                : now.isBefore(link.livesUntil());
        return letIn && inTime && link.revokedAt() == null;
    }

    /** Whether it works on the device with one of these hashes: on any while it is bound to none. */
    static boolean worksOn(List<byte[]> device, Found found, FirmState firm, Instant now) {
        byte[] bound = found.link().device();
        return lives(found, firm, now) && (bound == null || Secrets.matches(device, bound));
    }

    static LinkState state(Found found, FirmState firm, Instant now) {
        if (found.link().revokedAt() != null) {
            return LinkState.REVOKED;
        }
        if (!lives(found, firm, now)) {
            return LinkState.ENDED;
        }
        return found.link().device() == null ? LinkState.UNOPENED : LinkState.OPENED;
    }
}
