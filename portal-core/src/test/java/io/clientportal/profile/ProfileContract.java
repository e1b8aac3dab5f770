package io.clientportal.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.Together;
import io.clientportal.World;
import io.clientportal.fields.BuiltInFields;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Version;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only many at once can break. Set {@code portal.test.rounds} for more rounds than a few. */
class ProfileContract {

    private static final int ROUNDS = Integer.getInteger("portal.test.rounds", 10);
    private static final int MANY = 32;

    private final World world = new World();
    private final ClientId client = world.client("Ada");
    private final Contact contact = world.contact(client, "Nora");

    @Test
    @Tag("PRO-11")
    @Tag("SEC-99")
    void of_32_requests_at_once_ten_wait() {
        Proposal proposal = proposal("Ada Lovelace");
        AtomicInteger refused = new AtomicInteger();

        Together.run(MANY, n -> {
            try {
                own().propose(proposal);
            } catch (PortalException.Refused e) {
                assertThat(e.rule()).isEqualTo(ProfileRule.TOO_MANY_WAITING);
                refused.incrementAndGet();
            }
        });

        assertThat(desk().queue()).hasSize(10);
        assertThat(refused).hasValue(MANY - 10);
    }

    @Test
    @Tag("PRO-29")
    @Tag("SEC-97")
    void one_request_comes_of_the_same_key_32_times_at_once() {
        Proposal proposal = proposal("Ada Lovelace").withKey("a-key");
        Set<ChangeRequestId> answers = ConcurrentHashMap.newKeySet();

        Together.run(MANY, n -> answers.add(own().propose(proposal).id()));

        assertThat(answers).hasSize(1);
        assertThat(desk().queue()).extracting(ChangeRequest::id).containsExactlyElementsOf(answers);
    }

    @Test
    @Tag("PRO-17")
    @Tag("SEC-92")
    void of_two_reviewers_who_apply_at_once_one_wins() {
        for (int round = 1; round <= ROUNDS; round++) {
            ChangeRequestId request = decided("Ada " + round);
            Version before = desk().record().version();

            assertThat(winners(() -> desk().apply(request, Reply.telling("We took it over."))))
                    .isEqualTo(1);

            assertThat(desk().record().version()).isEqualTo(before.next());
            assertThat(desk().record().values().get(BuiltInFields.NAME)).isEqualTo(Value.of("Ada " + round));
        }

        assertThat(entries()).isEqualTo(ROUNDS);
        world.portal.work();
        assertThat(world.mailer.sent().stream()
                        .filter(mail -> mail.text().contains("We took it over."))
                        .count())
                .isEqualTo(ROUNDS);
    }

    @Test
    @Tag("PRO-17")
    @Tag("PRO-22.c")
    void of_applying_and_withdrawing_at_once_one_wins() {
        for (int round = 1; round <= ROUNDS; round++) {
            ChangeRequestId request = decided("Ada " + round);
            Value before = desk().record().values().get(BuiltInFields.NAME);
            AtomicInteger won = new AtomicInteger();

            Together.run(
                    2,
                    n -> attempt(won, () -> {
                        if (n == 0) {
                            desk().apply(request, Reply.silent());
                        } else {
                            own().withdraw(request);
                        }
                    }));

            assertThat(won).hasValue(1);
            Value after = desk().record().values().get(BuiltInFields.NAME);
            boolean withdrawn = own().proposals().stream()
                    .filter(view -> view.id().equals(request))
                    .findFirst()
                    .orElseThrow()
                    .withdrawn();
            assertThat(after).isEqualTo(withdrawn ? before : Value.of("Ada " + round));
        }
    }

    @Test
    @Tag("PRO-15")
    void of_two_edits_on_the_same_version_one_wins() {
        for (int round = 1; round <= ROUNDS; round++) {
            Version read = desk().record().version();
            Map<FieldPath, Value> change = Map.of(FieldPath.of(BuiltInFields.NAME), Value.of("Ada " + round));

            assertThat(winners(() -> desk().edit(read, change, EditSource.BY_HAND)))
                    .isEqualTo(1);

            assertThat(desk().record().version()).isEqualTo(read.next());
        }
    }

    @Test
    @Tag("PRO-30")
    void of_two_firms_none_waits_for_the_other() {
        World other = new World();
        ClientId stranger = other.client("Bob");
        Contact theirs = other.contact(stranger, "Olga");
        ProfileForm form = other.portal.as(theirs).client(stranger).profile().form();
        Proposal proposal = proposal("Ada Lovelace");

        Together.run(8, n -> {
            if (n % 2 == 0) {
                own().propose(proposal);
            } else {
                other.portal
                        .as(theirs)
                        .client(stranger)
                        .profile()
                        .propose(Proposal.on(form).set("name", "Bob Ross"));
            }
        });

        assertThat(desk().queue()).hasSize(4);
        assertThat(other.desk().client(stranger).profile().queue()).hasSize(4);
    }

    private int entries() {
        int count = 0;
        List<HistoryEntry> page = desk().history(null, 100);
        while (!page.isEmpty()) {
            count += page.size();
            page = desk().history(page.get(page.size() - 1).id(), 100);
        }
        return count;
    }

    private int winners(Runnable work) {
        AtomicInteger won = new AtomicInteger();
        Together.run(2, n -> attempt(won, work));
        return won.get();
    }

    private static void attempt(AtomicInteger won, Runnable work) {
        try {
            work.run();
            won.incrementAndGet();
        } catch (PortalException.Stale e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    private ChangeRequestId decided(String name) {
        ChangeRequestId request = own().propose(proposal(name)).id();
        desk().decide(request, desk().record().version(), List.of(Decision.Draft.accept("name")));
        return request;
    }

    private Proposal proposal(String name) {
        return Proposal.on(own().form()).set("name", name);
    }

    private Profile own() {
        return world.portal.as(contact).client(client).profile();
    }

    private Profile desk() {
        return world.desk().client(client).profile();
    }
}
