package io.clientportal.kernel;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * New ids: UUID version 7 (RFC 9562), which sort by time, and within a millisecond of one process by their making. They
 * identify and are never secrets.
 */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int COUNTER_BITS = 12;
    private static final int COUNTER_START = 1 << COUNTER_BITS - 1;

    /** Milliseconds and counter of the latest id. */
    private static final AtomicLong LATEST = new AtomicLong();

    private Ids() {}

    public static UUID next(Instant now) {
        long millis = now.toEpochMilli();
        long time = LATEST.updateAndGet(latest ->
                latest >> COUNTER_BITS == millis ? latest + 1 : millis << COUNTER_BITS | RANDOM.nextInt(COUNTER_START));
        long high = time >> COUNTER_BITS << 16 | 0x7000L | time & (1L << COUNTER_BITS) - 1;
        return new UUID(high, RANDOM.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
    }

    /** When an id was made. */
    public static Instant instant(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
