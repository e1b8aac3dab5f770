package io.clientportal.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.clientportal.Home;
import io.clientportal.World;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.EngagementLine;
import io.clientportal.engagements.Engagements;
import io.clientportal.engagements.SharedEngagement;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.profile.Decision;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Proposal;
import io.clientportal.profile.Proposals;
import io.clientportal.profile.Reply;
import io.clientportal.profile.Review;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What engagements, their sharing and looks through a contact's eyes cost, however many there are. */
class EngagementBudgetTest {

    @ParameterizedTest
    @CsvSource({"H2, 3", "H2, 60", "POSTGRES, 3", "POSTGRES, 60"})
    @Tag("ACC-11")
    @Tag("IMP-01")
    void every_use_case_keeps_to_its_budget(Database database, int many) {
        try (HikariDataSource pool = database.open()) {
            StatementCounter counter = new StatementCounter(pool);
            JpaTestStores stores = new JpaTestStores(database, counter.dataSource());
            World world = new World(stores, null);
            ClientId client = world.client("Ada");
            Contact nora = world.contact(client, "Nora");
            Engagements desk = world.desk().client(client).engagements();
            List<EngagementId> ids = IntStream.range(0, many)
                    .mapToObj(n -> world.engagement(client, "No. " + n))
                    .toList();
            ids.forEach(id -> desk.share(id, Audience.of(nora.id())));
            Engagements own = world.portal.as(nora).client(client).engagements();
            EngagementId id = ids.get(0);

            List<EngagementLine> page = desk.list(null, 2);
            assertThat(counter.during(() -> desk.list(null, 50))).as("list").hasSize(2);
            assertThat(counter.during(() -> desk.list(page.get(1).place(), 50)))
                    .as("next page")
                    .hasSize(2);
            List<SharedEngagement> shared = own.shared(null, 2).engagements();
            assertThat(counter.during(() -> own.shared(null, 50))).as("shared").hasSize(2);
            assertThat(counter.during(() -> own.shared(shared.get(1).no(), 50)))
                    .as("next page of what is shared")
                    .hasSize(2);
            assertThat(counter.during(() -> own.open(id))).as("open").hasSize(2);
            assertThat(counter.during(() -> desk.share(id, Audience.EVERYBODY)))
                    .as("share")
                    .hasSizeLessThanOrEqualTo(7);

            Proposals proposals = world.portal.as(nora).client(client).proposals(id);
            Proposal proposal = Proposal.on(proposals.form()).set("bank", "Second Bank");
            assertThat(in(stores, counter, () -> proposals.propose(proposal)))
                    .as("submit")
                    .hasSizeLessThanOrEqualTo(6);
            Profile profile = world.desk().client(client).profile();
            Review review = profile.review(profile.queue().get(0).id());
            assertThat(in(
                            stores,
                            counter,
                            () -> profile.apply(
                                    review.request().id(),
                                    review.record(),
                                    List.of(Decision.Draft.accept("bank")),
                                    Reply.telling("Done"))))
                    .as("apply")
                    .hasSizeLessThanOrEqualTo(8);

            Home home = world.desk().viewAs(nora.id(), "To see what it costs");
            assertThat(counter.during(() -> home.client(client).engagements().shared(null, 50)))
                    .as("shared, looked at: whether the look still runs, and its entry")
                    .hasSize(4);
        }
    }

    private static List<String> in(JpaTestStores stores, StatementCounter counter, Runnable work) {
        return stores.inHostTransaction(() -> counter.during(work));
    }
}
