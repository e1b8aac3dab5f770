package io.clientportal.spring.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;

/**
 * How often a network address may knock: a bucket that fills steadily and holds a burst. Of IPv6 the network of 64 bits
 * counts, of which every customer has at least one. Each node counts for itself, which is enough against guessing 256
 * bits; what guards codes is counted in the database.
 */
final class AddressLimit {

    private static final int ADDRESSES = 100_000;
    private static final int IPV6 = 16;
    private static final int NETWORK = 8;

    private final int perSecond;
    private final int burst;
    private final InstantSource clock;
    private final Cache<String, Bucket> buckets;

    AddressLimit(int perSecond, int burst, InstantSource clock) {
        if (perSecond < 1 || burst < 1) {
            throw new IllegalArgumentException("portal.sign-in.per-second and portal.sign-in.burst are at least 1");
        }
        this.perSecond = perSecond;
        this.burst = burst;
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(ADDRESSES)
                .expireAfterAccess(Duration.ofSeconds(60L + burst / perSecond))
                .build();
    }

    void require(String address) {
        Instant now = clock.instant();
        Bucket bucket = buckets.asMap()
                .merge(network(address), new Bucket(burst - 1, now), (old, fresh) -> old.taken(this, now));
        if (bucket.left < 0) {
            throw new Refusal(Problem.tooMany(Duration.ofSeconds(1)));
        }
    }

    /** What is counted together. Whatever is no literal address is not looked up, and counts as it is written. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            InetAddress literal = InetAddress.getByName(address);
            byte[] bytes = literal.getAddress();
            return bytes.length == IPV6 ? HexFormat.of().formatHex(bytes, 0, NETWORK) : literal.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }

    /** @param left below zero where the last one was refused */
    private record Bucket(double left, Instant at) {

        Bucket taken(AddressLimit limit, Instant now) {
            double seconds = Math.max(0, Duration.between(at, now).toMillis()) / 1000.0;
            double full = Math.min(limit.burst, Math.max(left, 0) + seconds * limit.perSecond);
            return new Bucket(full < 1 ? Math.min(full, 0) - 1 : full - 1, now);
        }
    }
}
