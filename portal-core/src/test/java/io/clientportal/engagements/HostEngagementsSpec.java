package io.clientportal.engagements;

import static io.clientportal.Refusals.refused;
import static io.clientportal.Refusals.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clientportal.World;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.Value;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.Version;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.Decision;
import io.clientportal.profile.Outcome;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Proposal;
import io.clientportal.profile.Proposals;
import io.clientportal.profile.Reply;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Engagements that lie in the host. */
class HostEngagementsSpec extends EngagementWorld {

    @Nested
    class Engagements_that_the_host_keeps {

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        @Tag("ACC-11")
        void are_listed_shared_and_read_as_they_are_there(boolean remote) {
            Host host = new Host(remote);
            host.add("m-1", "Alpha", "Outward");
            host.add("m-2", "Beta", null);
            host.add("m-3", "Gamma", null);

            List<EngagementLine> page = host.desk.list(null, 2);
            assertThat(page).extracting(line -> line.engagement().name()).containsExactly("Alpha", "Beta");
            assertThat(host.desk.list(page.get(1).place(), 2))
                    .extracting(line -> line.engagement().name())
                    .containsExactly("Gamma");

            host.desk.share(new EngagementId("m-1"), Audience.of(host.nora.id()));
            host.desk.shareWith(host.nora.id(), Set.of(new EngagementId("m-3")));
            assertThat(host.own().shared(null, 50).engagements())
                    .extracting(SharedEngagement::name)
                    .containsExactly("Gamma", "Outward");
            assertThat(host.desk.list(null, 50))
                    .extracting(EngagementLine::contacts)
                    .containsExactly(1, 0, 1);
            assertThat(host.desk.get(new EngagementId("m-1")).audience()).isEqualTo(Audience.of(host.nora.id()));

            host.add("m-1", "Alpha", "Renamed");
            assertThat(host.own().open(new EngagementId("m-1")).name()).isEqualTo("Renamed");
            unknown(() -> host.own().open(new EngagementId("m-2")));
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        @Tag("FRM-06")
        void are_nowhere_once_they_are_gone_there(boolean remote) {
            Host host = new Host(remote);
            host.add("m-1", "Alpha", null);
            host.desk.share(new EngagementId("m-1"), Audience.EVERYBODY);

            host.work.remove(new EngagementId("m-1"));

            assertThat(host.own().shared(null, 50).engagements()).isEmpty();
            unknown(() -> host.own().open(new EngagementId("m-1")));
            unknown(() -> host.desk.get(new EngagementId("m-1")));
            unknown(() -> host.desk.share(new EngagementId("m-1"), Audience.NOBODY));
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        @Tag("FRM-05")
        void are_listed_without_gaps_to_staff_who_reach_some(boolean remote) {
            Host host = new Host(remote);
            IntStream.range(10, 30).forEach(n -> host.add("m-" + n, "No. " + n, null));
            Staff linda = host.world.staff(
                    "Linda",
                    Reach.all()
                            .only(Set.of(
                                    new EngagementId("m-11"), new EngagementId("m-25"), new EngagementId("m-29"))));
            Engagements theirs = host.world.portal.as(linda).client(host.client).engagements();

            List<EngagementLine> first = theirs.list(null, 2);
            List<EngagementLine> second = theirs.list(first.get(1).place(), 2);

            assertThat(first).extracting(line -> line.engagement().id().value()).containsExactly("m-11", "m-25");
            assertThat(second)
                    .extracting(line -> line.engagement().id().value())
                    .containsExactly("m-29");
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void are_neither_added_nor_edited_here(boolean remote) {
            Host host = new Host(remote);
            host.add("m-1", "Alpha", null);

            refused(EngagementRule.KEPT_BY_HOST, () -> host.desk.add(EngagementDraft.named("Mine")));
            refused(
                    EngagementRule.KEPT_BY_HOST,
                    () -> host.desk.edit(new EngagementId("m-1"), Version.FIRST, EngagementDraft.named("Mine")));
        }

        @Test
        @Tag("ACC-11")
        @Tag("PRO-14")
        void take_over_what_was_proposed_in_the_same_database_or_not_at_all() {
            Host host = new Host(false);
            host.add("m-1", "Alpha", null);
            EngagementId id = new EngagementId("m-1");
            host.desk.share(id, Audience.EVERYBODY);
            Profile review = host.world.desk().client(host.client).profile();
            Proposals own = host.world.portal.as(host.nora).client(host.client).proposals(id);
            own.propose(Proposal.on(own.form()).set("bank", "Second Bank"));
            ChangeRequestId request = review.queue().get(0).id();

            review.apply(
                    request, review.review(request).record(), List.of(Decision.Draft.accept("bank")), Reply.silent());

            assertThat(Objects.requireNonNull(host.work.find(id)).values().get("bank"))
                    .isEqualTo(Value.of("Second Bank"));

            own.propose(Proposal.on(own.form()).set("bank", "Third Bank"));
            ChangeRequestId next = review.queue().get(0).id();
            host.work.remove(id);
            assertThat(review.apply(next, Reply.silent()).closing())
                    .satisfies(closing -> assertThat(closing.outcomes())
                            .extracting(Outcome::result)
                            .containsExactly(Outcome.Result.FIELD_GONE));
        }

        @Test
        @Tag("ACC-11")
        void are_seen_and_not_proposed_for_where_they_lie_behind_a_network() {
            Host host = new Host(true);
            host.add("m-1", "Alpha", null);
            EngagementId id = new EngagementId("m-1");
            host.desk.share(id, Audience.EVERYBODY);

            assertThat(host.own().open(id).fields())
                    .extracting(field -> field.definition().permission())
                    .containsOnly(FieldPermission.VIEW);
            unknown(() -> host.world
                    .portal
                    .as(host.nora)
                    .client(host.client)
                    .proposals(id)
                    .form());
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void cannot_be_reached_while_the_host_is_away_and_nothing_is_shown(boolean remote) {
            Host host = new Host(remote);
            host.add("m-1", "Alpha", null);
            host.desk.share(new EngagementId("m-1"), Audience.EVERYBODY);
            host.work.away = true;

            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> host.desk.list(null, 50), () -> host.own().shared(null, 50))) {
                assertThatExceptionOfType(PortalException.Unavailable.class)
                        .isThrownBy(call)
                        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("away"));
            }
        }
    }

    /** A world whose host keeps the engagements. */
    private static final class Host {
        private final HostWork work = new HostWork();
        private final World world;
        private final ClientId client;
        private final Contact nora;
        private final Engagements desk;

        Host(boolean remote) {
            world = World.withWork(remote ? work.remote() : work.local());
            client = world.client("Ada");
            nora = world.contact(client, "Nora");
            desk = world.desk().client(client).engagements();
            work.put(world.client("Berta"), engagement("m-0", "Berta's", null));
        }

        void add(String id, String name, @Nullable String external) {
            work.put(client, engagement(id, name, external));
        }

        Engagements own() {
            return world.portal.as(nora).client(client).engagements();
        }

        private static Engagement engagement(String id, String name, @Nullable String external) {
            return EngagementDraft.named(name).outwardly(external).engagement(new EngagementId(id), Version.FIRST);
        }
    }
}
