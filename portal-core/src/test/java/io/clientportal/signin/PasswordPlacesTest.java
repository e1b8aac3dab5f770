package io.clientportal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.Together;
import io.clientportal.World;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.PortalException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each hash takes 19 MiB, so what bounds their number bounds the memory that signing in can take. */
class PasswordPlacesTest {

    private static final int MANY = 200;
    private static final int PLACES = 2 * Runtime.getRuntime().availableProcessors();

    @Test
    @Tag("SEC-57")
    void of_200_at_once_as_many_are_hashed_as_there_are_places_and_the_rest_is_told_to_come_again() {
        CountDownLatch sentAway = new CountDownLatch(MANY - PLACES);
        AtomicInteger hashing = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger hashed = new AtomicInteger();
        Passwords passwords = new Passwords(
                new QuickHasher() {
                    @Override
                    public String hash(String password) {
                        most.accumulateAndGet(hashing.incrementAndGet(), Math::max);
                        try {
                            assertThat(sentAway.await(30, TimeUnit.SECONDS)).isTrue();
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                        hashing.decrementAndGet();
                        return super.hash(password);
                    }
                },
                password -> false,
                World.KEYS);

        Together.run(MANY, n -> {
            try {
                passwords.hash(FirmId.MAIN, "three quiet herons at dawn");
                hashed.incrementAndGet();
            } catch (PortalException.TooMany e) {
                assertThat(e.retryAfter()).isPositive();
                sentAway.countDown();
            }
        });

        assertThat(most).hasValue(PLACES);
        assertThat(hashed).hasValue(PLACES);
        assertThat(passwords.hash(FirmId.MAIN, "three quiet herons at dawn")).isNotEmpty();
    }
}
