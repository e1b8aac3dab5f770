package io.clientportal.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AddressLimitTest {

    private static final int PER_SECOND = 5;
    private static final int BURST = 20;

    private Instant now = Instant.parse("2026-03-02T09:00:00Z");
    private final AddressLimit limit = new AddressLimit(PER_SECOND, BURST, () -> now);

    private boolean passes(String address) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> limit.require(address));
        if (refusal != null) {
            assertThat(refusal.problem().status()).isEqualTo(429);
        }
        return refusal == null;
    }

    @Test
    @Tag("SEC-12")
    void a_thousand_tries_a_second_from_one_address_are_refused_and_everybody_else_goes_on() {
        int through = 0;
        int neighbours = 0;
        for (int millis = 0; millis < 10_000; millis++) {
            through += passes("203.0.113.9") ? 1 : 0;
            if (millis % 1_000 == 0) {
                neighbours += passes("203.0.113.10") ? 1 : 0;
                assertThat(passes("198.51.100." + millis / 1_000)).isTrue();
            }
            now = now.plusMillis(1);
        }
        assertThat(neighbours).isEqualTo(10);
        assertThat(through).isBetween(BURST, BURST + 10 * PER_SECOND);
    }

    @Test
    @Tag("SEC-12")
    void who_stops_may_try_again_soon() {
        for (int i = 0; i < 1_000; i++) {
            passes("203.0.113.9");
        }
        assertThat(passes("203.0.113.9")).isFalse();

        now = now.plusSeconds(1);
        int through = 0;
        for (int i = 0; i < 100; i++) {
            through += passes("203.0.113.9") ? 1 : 0;
        }

        assertThat(through).isBetween(PER_SECOND - 1, PER_SECOND);
    }

    @Test
    @Tag("SEC-12")
    void a_clock_that_goes_back_opens_nothing() {
        for (int i = 0; i < BURST; i++) {
            assertThat(passes("203.0.113.9")).isTrue();
        }
        now = now.minusSeconds(3_600);

        assertThat(passes("203.0.113.9")).isFalse();
    }

    @Test
    @Tag("SEC-12")
    void all_addresses_of_one_ipv6_network_count_together() {
        int through = 0;
        for (int i = 0; i < 1_000; i++) {
            through += passes("2001:db8:1:2:" + Integer.toHexString(i) + "::1") ? 1 : 0;
        }
        assertThat(through).isEqualTo(BURST);
        assertThat(passes("2001:DB8:1:2::ffff")).isFalse();
        assertThat(passes("2001:db8:1:3::1")).as("the neighbours").isTrue();
    }

    @Test
    @Tag("SEC-12")
    void an_ipv4_address_written_as_ipv6_is_the_same_and_what_is_none_counts_as_written() {
        for (int i = 0; i < BURST; i++) {
            assertThat(passes("::ffff:203.0.113.9")).isTrue();
            assertThat(passes("no:address")).isTrue();
        }
        assertThat(passes("203.0.113.9")).isFalse();
        assertThat(passes("no:address")).isFalse();
        assertThat(passes("203.0.113.10")).isTrue();
    }

    @Test
    void limits_below_one_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AddressLimit(0, 1, () -> now));
        assertThatIllegalArgumentException().isThrownBy(() -> new AddressLimit(1, 0, () -> now));
    }
}
