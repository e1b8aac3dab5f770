package io.clientportal.signin;

import io.clientportal.access.Grant;
import io.clientportal.kernel.FirmState;
import io.clientportal.signin.SignInStore.Asked;
import io.clientportal.signin.SignInStore.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** When links and sessions work, and how long one waits for the next try. */
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
    /** In which at most {@link #most} links of a kind go to a contact. */
    static final Duration LINK_WINDOW = Duration.ofDays(1);
    /** For how long a proved code lets choose a password. */
    static final Duration PROVED = Duration.ofMinutes(30);

    /** For how long after signing in a contact may change passkeys without the password. */
    static final Duration FRESH = Duration.ofMinutes(10);

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration SESSION = Duration.ofHours(12);

    /** The wrong password in a row after which the first wait runs. */
    static final int FREE_TRIES = 5;
    /** The request at the door in a row, for one address, after which the first wait runs. */
    static final int FREE_REQUESTS = 3;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    /** Waits between requests: so long that no more than {@link #most} mails a day come of them, whoever asks. */
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(2);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(2);
    private static final int WAITS = 8;

    private LinkPolicy() {}

    /** How many links of a kind go to a contact in a day, those of staff counted with those that are asked for. */
    static int most(LinkKind kind) {
        return switch (kind) {
            case INVITATION -> 3;
            case ADDRESS -> 5;
            case SHARE -> 10;
            case SIGN_IN, RESET, SET_UP -> 20;
        };
    }

    /** How long after a challenge was lost the next may begin: 30 seconds, doubling to an hour. */
    static Duration waitAfter(int triesInARow) {
        return doubled(FIRST_WAIT, Math.max(1, triesInARow / TRIES) - 1, LONGEST_WAIT);
    }

    /** Until when the try after the fifth waits, after the sixth and so on; the last one holds for all further ones. */
    static List<Instant> waits(Instant now) {
        return waits(now, FIRST_WAIT, LONGEST_WAIT);
    }

    /** The same for requests at the door, after the third. */
    static List<Instant> pauses(Instant now) {
        return waits(now, FIRST_PAUSE, LONGEST_PAUSE);
    }

    private static List<Instant> waits(Instant now, Duration first, Duration longest) {
        return IntStream.range(0, WAITS)
                .mapToObj(n -> now.plus(doubled(first, n, longest)))
                .toList();
    }

    private static Duration doubled(Duration first, int doublings, Duration longest) {
        Duration wait = first.multipliedBy(1L << Math.min(doublings, 16));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    /** Whether the link works for its contact at all, on whatever device it is bound to. */
    static boolean lives(Found found, FirmState firm, Instant now) {
        return inTime(found, now) && lasts(found, firm, now);
    }

    /** Whether a challenge that it led to goes on: whoever was sent a code may use it as long as the mail says. */
    static boolean lives(Asked asked, FirmState firm, Instant now) {
        return inTime(asked.found(), asked.challenge().beganAt())
                && asked.challenge().signInEpoch() == asked.found().signInEpoch()
                && lasts(asked.found(), firm, now);
    }

    private static boolean inTime(Found found, Instant at) {
        StoredLink link = found.link();
        return link.device() == null
                ? !found.superseded() && at.isBefore(link.opensUntil())
                : at.isBefore(link.livesUntil());
    }

    /** Whether nothing but time or a later link can have ended it. */
    static boolean lasts(Found found, FirmState firm, Instant now) {
        StoredLink link = found.link();
        boolean issued = !found.contact().disabled()
                && link.epochs().contact() == found.contact().epoch()
                && link.epochs().firm() == firm.epoch()
                && link.usedAt() == null
                && link.revokedAt() == null;
        return issued
                && switch (link.kind()) {
                    case SHARE -> isShared(found, now);
                    case INVITATION -> !found.setUp();
                    default -> link.epochs().signIn() == found.signInEpoch();
                };
    }

    private static boolean isShared(Found found, Instant now) {
        Grant grant = found.grant();
        Target target = found.link().target();
        return grant != null
                && target != null
                && found.link().epochs().grant() == grant.epoch()
                && grant.holds(target.area(), now)
                && !found.archived();
    }

    /** Whether it works on the device with one of these hashes: on any while it is bound to none. */
    static boolean worksOn(List<byte[]> device, Found found, FirmState firm, Instant now) {
        return lives(found, firm, now) && opensOn(device, found);
    }

    /** Whether the device it is bound to, if it is bound to one, has one of these hashes. */
    static boolean opensOn(List<byte[]> device, Found found) {
        byte[] bound = found.link().device();
        return bound == null || Secrets.matches(device, bound);
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
