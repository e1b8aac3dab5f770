package io.clientportal.profile;

import static io.clientportal.profile.AdasRecord.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.World;
import io.clientportal.fields.Value;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The profile update history. */
class HistorySpec {

    private final World world = new World();
    private final ClientId client = world.client("Ada Miller");
    private final Profile mine =
            world.portal.as(world.contact(client, "Ada Miller")).client(client).profile();
    private final Profile firms = world.desk().client(client).profile();

    private ChangeRequestId propose(String name, String occupation) {
        return mine.propose(Proposal.on(mine.form()).set("name", name).set("occupation", occupation))
                .id();
    }

    private void close(ChangeRequestId id, Decision.Draft... drafts) {
        firms.decide(id, firms.record().version(), List.of(drafts));
        firms.apply(id, Reply.silent().withNote("noted"));
        world.clock.advance(Duration.ofSeconds(1));
    }

    @Test
    @Tag("PRO-24")
    void it_lists_what_was_accepted_partly_accepted_declined_withdrawn_and_edited_newest_first() {
        close(propose("Ada 1", "A"), Decision.Draft.accept("name"), Decision.Draft.accept("occupation"));
        close(propose("Ada 2", "B"), Decision.Draft.accept("name"), Decision.Draft.reject("occupation"));
        firms.rejectAll(propose("Ada 3", "C"), "No proof", Reply.silent());
        world.clock.advance(Duration.ofSeconds(1));
        mine.withdraw(propose("Ada 4", "D"));
        world.clock.advance(Duration.ofSeconds(1));
        firms.edit(firms.record().version(), Map.of(path("title"), Value.of("Dr")), EditSource.BY_HAND);
        world.clock.advance(Duration.ofSeconds(1));
        firms.edit(firms.record().version(), Map.of(path("title"), Value.of("Prof")), EditSource.FORM);

        List<HistoryEntry> history = firms.history(null, 50);

        assertThat(history)
                .extracting(HistoryEntry::kind)
                .containsExactly(
                        HistoryEntry.Kind.EDITED,
                        HistoryEntry.Kind.EDITED,
                        HistoryEntry.Kind.WITHDRAWN,
                        HistoryEntry.Kind.DECLINED,
                        HistoryEntry.Kind.PARTLY_ACCEPTED,
                        HistoryEntry.Kind.ACCEPTED);
        assertThat(history.get(0).source()).isEqualTo(EditSource.FORM);
        assertThat(history.get(0).lines())
                .containsExactly(new HistoryEntry.Line(
                        path("title"), "Title", Value.of("Dr"), Value.NONE, Value.of("Prof"), null));
        assertThat(history.get(3).reason()).isEqualTo("No proof");
        assertThat(history.get(4).lines())
                .extracting(line -> line.path() + " " + line.result())
                .containsExactly("name ACCEPTED", "occupation REJECTED");
        assertThat(firms.history(history.get(2).id(), 2))
                .extracting(HistoryEntry::kind)
                .containsExactly(HistoryEntry.Kind.DECLINED, HistoryEntry.Kind.PARTLY_ACCEPTED);
    }

    @Test
    @Tag("PRO-24")
    @Tag("SEC-102")
    void an_entry_shows_for_sixty_times_twenty_four_hours_and_stays_in_the_activity_log() {
        firms.edit(firms.record().version(), Map.of(path("title"), Value.of("Dr")), EditSource.BY_HAND);
        world.clock.advance(Duration.ofDays(60).minusMillis(1));
        assertThat(firms.history(null, 10)).hasSize(1);
        int kept = world.desk().client(client).activity().latest().size();

        world.clock.advance(Duration.ofMillis(1));

        assertThat(firms.history(null, 10)).isEmpty();
        assertThat(kept).isPositive();
        assertThat(world.desk().client(client).activity().latest()).hasSize(kept);
    }

    @Test
    @Tag("PRO-24")
    @Tag("PRO-33")
    void a_member_sees_nothing_of_fields_that_are_hidden_from_this_member() {
        close(propose("Ada 1", "Spy"), Decision.Draft.accept("name"), Decision.Draft.accept("occupation"));
        firms.edit(firms.record().version(), Map.of(path("occupation"), Value.of("Agent")), EditSource.BY_HAND);
        Staff junior = world.staff("Juno", Reach.all().hiding(Set.of("occupation")));

        List<HistoryEntry> seen =
                world.portal.as(junior).client(client).profile().history(null, 10);

        assertThat(seen).hasSize(1);
        assertThat(seen.toString())
                .doesNotContain("Spy")
                .doesNotContain("Agent")
                .doesNotContain("occupation");
    }

    @Test
    @Tag("PRO-24")
    @Tag("PRO-33")
    void a_page_is_full_where_more_follows_however_much_is_hidden_from_this_member() {
        for (String title : List.of("A", "B", "C")) {
            firms.edit(firms.record().version(), Map.of(path("title"), Value.of(title)), EditSource.BY_HAND);
            firms.edit(firms.record().version(), Map.of(path("occupation"), Value.of(title)), EditSource.BY_HAND);
            firms.edit(firms.record().version(), Map.of(path("occupation"), Value.of("-")), EditSource.BY_HAND);
            world.clock.advance(Duration.ofSeconds(1));
        }
        Staff junior = world.staff("Juno", Reach.all().hiding(Set.of("occupation")));
        Profile theirs = world.portal.as(junior).client(client).profile();

        List<HistoryEntry> first = theirs.history(null, 2);
        List<HistoryEntry> second = theirs.history(first.get(1).id(), 2);

        assertThat(first)
                .extracting(entry -> entry.lines().get(0).after())
                .containsExactly(Value.of("C"), Value.of("B"));
        assertThat(second).extracting(entry -> entry.lines().get(0).after()).containsExactly(Value.of("A"));
    }
}
