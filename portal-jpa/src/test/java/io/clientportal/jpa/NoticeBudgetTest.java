package io.clientportal.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.clientportal.World;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.notices.Delivery;
import io.clientportal.notices.MailRefused;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Proposal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What bells and e-mails cost. */
class NoticeBudgetTest {

    @ParameterizedTest
    @EnumSource
    @Tag("MAI-01")
    void a_batch_of_e_mails_costs_two_statements_whatever_becomes_of_them(Database database) {
        try (HikariDataSource pool = database.open()) {
            CountingDataSource counting = new CountingDataSource(pool);
            World world = new World(new JpaTestStores(database, counting.dataSource()), null);
            ClientId client = world.client("Ada Miller");
            Contact ada = world.contact(client, "Ada Miller");
            Profile mine = world.portal.as(ada).client(client).profile();
            Proposal proposal = Proposal.on(mine.form()).set("name", "Ada Stone");
            mine.withdraw(mine.propose(proposal).id());
            world.portal.work();
            for (int i = 0; i < Delivery.BATCH; i++) {
                mine.withdraw(mine.propose(proposal).id());
            }
            AtomicInteger sent = new AtomicInteger();
            world.mailer.server(mail -> {
                if (sent.incrementAndGet() % 10 == 0) {
                    throw new MailRefused(false, "451 later");
                }
            });

            assertThat(counting.during(world.portal::work))
                    .as(
                            "errands of the door; claim, settle; the look for another batch, and for looks whose time is over, and four for documents")
                    .hasSize(9);
            assertThat(sent).hasValue(Delivery.BATCH);
            assertThat(world.mailer.sent()).hasSize(1 + Delivery.BATCH * 9 / 10);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("DSH-02")
    void a_page_of_the_bell_of_the_timeline_and_of_the_activity_costs_two(Database database) {
        try (HikariDataSource pool = database.open()) {
            CountingDataSource counting = new CountingDataSource(pool);
            World world = new World(new JpaTestStores(database, counting.dataSource()), null);
            for (int i = 0; i < 3; i++) {
                ClientId client = world.client("Client " + i);
                Contact contact = world.contact(client, "Contact " + i);
                Profile mine = world.portal.as(contact).client(client).profile();
                for (int j = 0; j < 3; j++) {
                    mine.propose(Proposal.on(mine.form()).set("name", "Name " + j));
                    world.clock.advance(Duration.ofMinutes(1));
                }
            }
            ClientId last = world.client("Last");

            assertThat(counting.during(() -> world.desk().bell().read())).hasSize(2);
            assertThat(counting.during(() -> world.desk().bell().markAllRead())).hasSize(2);
            assertThat(counting.during(() -> world.desk().client(last).mails().mails(null)))
                    .hasSize(2);
            assertThat(counting.during(
                            () -> world.desk().client(last).activity().latest()))
                    .hasSize(2);
            assertThat(counting.during(() -> world.desk().activity().latest())).hasSize(2);
            assertThat(counting.during(() -> world.desk().outbox().deadLetters(null)))
                    .hasSize(2);
        }
    }
}
