package io.clientportal.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.clientportal.World;
import io.clientportal.access.NewContact;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Visitor;
import io.clientportal.signin.SignIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Nobody learns from a watch who has an account: known, unknown and disabled addresses are answered within 2 ms of each
 * other, on PostgreSQL, in the median of so many samples, taken in turn, as {@code portal.test.rounds} says and 200 at
 * least.
 */
class SignInTimingTest {

    private static final int SAMPLES = Math.max(200, 2 * Integer.getInteger("portal.test.rounds", 0));
    private static final double LIMIT = 2_000_000;

    @Test
    @Tag("SIG-10")
    @Tag("SEC-28")
    @Tag("SEC-54")
    void every_address_is_answered_in_the_same_time() {
        try (HikariDataSource pool = Database.POSTGRES.open()) {
            World world = new World(new JpaTestStores(Database.POSTGRES, pool), null);
            ClientId client = world.client("Ada");
            SignIn door = world.portal.as(new Visitor(world.firm));
            for (String name : List.of("known", "disabled")) {
                ContactId contact = world.desk()
                        .client(client)
                        .access()
                        .add(new NewContact(name, world.address(name)), Set.of(Area.PROFILE))
                        .id();
                if (name.equals("disabled")) {
                    world.desk().client(client).access().disable(contact);
                }
            }
            measure(
                    world,
                    email -> assertThatThrownBy(() -> door.withPassword(email, "quite another long phrase"))
                            .isInstanceOf(PortalException.Refused.class));
            measure(world, door::askForReset);
            measure(world, door::askForAccount);
        }
    }

    private static void measure(World world, Consumer<String> work) {
        Map<String, List<Long>> taken = new LinkedHashMap<>();
        for (int n = 0; n < SAMPLES + 50; n++) {
            // A day later nothing slows down any more.
            world.clock.advance(Duration.ofDays(1));
            for (String name : List.of("known", "unknown", "disabled")) {
                String email = world.address(name);
                long start = System.nanoTime();
                work.accept(email);
                long end = System.nanoTime();
                if (n >= 50) {
                    taken.computeIfAbsent(name, key -> new ArrayList<>()).add(end - start);
                }
            }
        }
        List<Double> medians =
                taken.values().stream().map(SignInTimingTest::median).toList();
        double most = medians.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double least = medians.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        assertThat(most - least).as("medians in nanoseconds: " + medians).isLessThan(LIMIT);
    }

    private static double median(List<Long> samples) {
        return samples.stream().sorted().skip(samples.size() / 2).findFirst().orElseThrow();
    }
}
