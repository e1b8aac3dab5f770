package io.clientportal.signin;

import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.KeyRing;
import io.clientportal.kernel.PortalException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hashing of passwords: keyed before it is hashed slowly, by a bounded number of threads at once, since each hash takes
 * 19 MiB. Whoever finds no place within a short while is told to come again.
 */
final class Passwords {

    private static final String PURPOSE = "signin.password";
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final @Nullable PasswordHasher hasher;
    private final Predicate<String> leaked;
    private final KeyRing keys;
    private final Semaphore places = new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);

    /** What the password of an account that has none is compared with, so that it takes as long. */
    private volatile @Nullable String dummy;

    /**
     * @param hasher null where there are no passwords
     * @param leaked whether a password is known to others
     */
    Passwords(@Nullable PasswordHasher hasher, Predicate<String> leaked, KeyRing keys) {
        this.hasher = hasher;
        this.leaked = leaked;
        this.keys = keys;
    }

    /** @throws PortalException.Refused where there are no passwords */
    void require() {
        hasher();
    }

    /**
     * Asks the host whether a password that is about to be chosen is known to others; never inside a transaction.
     *
     * @throws PortalException.Refused where it is
     * @throws PortalException.Unavailable where the host cannot tell
     */
    void requireUnknown(String password) {
        boolean known;
        try {
            known = leaked.test(password);
        } catch (RuntimeException e) {
            throw new PortalException.Unavailable("The password cannot be checked now. Nothing was changed.", e);
        }
        if (known) {
            throw new PortalException.Refused(SignInRule.PASSWORD_LEAKED);
        }
    }

    /** @throws PortalException.TooMany where too many are hashed at once */
    String hash(FirmId firm, String password) {
        PasswordHasher hasher = hasher();
        String keyed = text(keys.hash(PURPOSE, firm, password));
        return placed(() -> hasher.hash(keyed));
    }

    /**
     * Whether this is the password of the hash; takes as long where there is none.
     *
     * @throws PortalException.TooMany where too many are hashed at once
     */
    boolean matches(FirmId firm, String password, @Nullable String hash) {
        PasswordHasher hasher = hasher();
        List<byte[]> keyed = keys.hashes(PURPOSE, firm, password);
        return placed(() -> {
            String compared = hash == null ? dummy(hasher) : hash;
            boolean matches =
                    keyed.stream().map(Passwords::text).anyMatch(candidate -> hasher.matches(candidate, compared));
            return matches && hash != null;
        });
    }

    /** Whether the hash of this password was made with another key or at another cost than new ones. */
    boolean outdated(FirmId firm, String password, String hash) {
        PasswordHasher hasher = hasher();
        return hasher.needsRehash(hash)
                || keys.hashes(PURPOSE, firm, password).size() > 1
                        && !placed(() -> hasher.matches(text(keys.hash(PURPOSE, firm, password)), hash));
    }

    private PasswordHasher hasher() {
        if (hasher == null) {
            throw new PortalException.Refused(SignInRule.NO_PASSWORDS);
        }
        return hasher;
    }

    private String dummy(PasswordHasher hasher) {
        String known = dummy;
        if (known == null) {
            known = hasher.hash(Secrets.token());
            dummy = known;
        }
        return known;
    }

    private <T> T placed(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new PortalException.TooMany(RETRY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PortalException.Unavailable("The password could not be looked at now", e);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private static String text(byte[] keyed) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(keyed);
    }
}
