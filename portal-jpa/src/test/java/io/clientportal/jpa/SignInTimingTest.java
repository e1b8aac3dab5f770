package io.clientportal.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.clientportal.World;
import io.clientportal.access.Access;
import io.clientportal.access.ContactAccess;
import io.clientportal.access.NewContact;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Visitor;
import io.clientportal.notices.Mail;
import io.clientportal.signin.Argon2PasswordHasher;
import io.clientportal.signin.ChallengeId;
import io.clientportal.signin.Invitations;
import io.clientportal.signin.SignIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nobody learns from a watch who has an account: known, unknown and disabled addresses are answered within 2 ms of each
 * other, on PostgreSQL, in the median of 2,000 samples, taken in turn. Only where races are run heavily, for a busy machine
 * is no measure.
 */
@EnabledIfSystemProperty(named = "portal.test.rounds", matches = "\\d+")
class SignInTimingTest {

    private static final Logger LOG = LoggerFactory.getLogger(SignInTimingTest.class);

    private static final int SAMPLES = 2 * Integer.getInteger("portal.test.rounds", 0);
    private static final double LIMIT = 2_000_000;

    private static final String PASSWORD = "three quiet herons at dawn";

    @Test
    @Tag("SIG-10")
    @Tag("SEC-28")
    @Tag("SEC-54")
    void every_address_is_answered_in_the_same_time() {
        try (HikariDataSource pool = Database.POSTGRES.open()) {
            World world = World.hashing(new JpaTestStores(Database.POSTGRES, pool), new Argon2PasswordHasher());
            ClientId client = world.client("Ada");
            SignIn door = world.portal.as(new Visitor(world.firm));
            Map<String, String> addresses = new LinkedHashMap<>();
            Map<String, String> invitations = new LinkedHashMap<>();
            for (String name : List.of("known", "unknown", "disabled")) {
                addresses.put(name, world.address(name));
                invitations.put(name, "x".repeat(43));
            }
            account(world, client, "known");
            world.desk().client(client).access().disable(account(world, client, "disabled"));
            invitations.put("known", invited(world, client, "Invited"));
            ContactId gone = world.contact(client, "Gone").id();
            invitations.put("disabled", invited(world, client, "Gone"));
            world.desk().client(client).access().disable(gone);

            measure(
                    world,
                    addresses,
                    email -> assertThatThrownBy(() -> door.withPassword(email, "quite another long phrase"))
                            .isInstanceOf(PortalException.Refused.class));
            measure(world, addresses, door::askForReset);
            measure(world, addresses, door::askForLink);
            measure(world, addresses, door::askForAccount);
            measure(world, invitations, door::renew);
        }
    }

    /** A contact with a password. */
    private static ContactId account(World world, ClientId client, String name) {
        SignIn door = world.portal.as(new Visitor(world.firm));
        String browser = SignIn.browserSecret();
        String token = invited(world, client, name);
        ChallengeId challenge = door.begin(token, browser, null).id();
        door.setUp().prove(challenge, browser, mailed(world, name, "\\b(\\d{6})\\b"));
        door.setUp().accept(challenge, browser, PASSWORD);
        return world.desk().client(client).access().contacts().stream()
                .filter(contact -> contact.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static String invited(World world, ClientId client, String name) {
        Access access = world.desk().client(client).access();
        Optional<ContactId> known = access.contacts().stream()
                .filter(contact -> contact.name().equals(name))
                .map(ContactAccess::id)
                .findFirst();
        Invitations invitations = world.desk().client(client).invitations();
        if (known.isPresent()) {
            invitations.invite(known.get(), Set.of(Area.PROFILE), null);
        } else {
            invitations.invite(new NewContact(name, world.address(name)), Set.of(Area.PROFILE), null);
        }
        return mailed(world, name, "/l/([A-Za-z0-9_-]{43})");
    }

    private static String mailed(World world, String name, String pattern) {
        world.portal.work();
        List<Mail> mails = world.mailer.sentTo(world.address(name));
        Matcher matcher =
                Pattern.compile(pattern).matcher(mails.get(mails.size() - 1).text());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static void measure(World world, Map<String, String> asked, Consumer<String> work) {
        Map<String, List<Long>> taken = new LinkedHashMap<>();
        for (int n = 0; n < SAMPLES + 50; n++) {
            // A day later nothing slows down any more.
            world.clock.advance(Duration.ofDays(1));
            for (Map.Entry<String, String> one : asked.entrySet()) {
                long start = System.nanoTime();
                work.accept(one.getValue());
                long end = System.nanoTime();
                if (n >= 50) {
                    taken.computeIfAbsent(one.getKey(), key -> new ArrayList<>())
                            .add(end - start);
                }
            }
        }
        List<Double> medians =
                taken.values().stream().map(SignInTimingTest::median).toList();
        LOG.info("Medians of {} samples for {} in nanoseconds: {}", SAMPLES, taken.keySet(), medians);
        double most = medians.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double least = medians.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        assertThat(most - least)
                .as("medians of %s in nanoseconds: %s", taken.keySet(), medians)
                .isLessThan(LIMIT);
    }

    private static double median(List<Long> samples) {
        return samples.stream().sorted().skip(samples.size() / 2).findFirst().orElseThrow();
    }
}
