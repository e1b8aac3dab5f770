package io.clientportal.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.clientportal.Home;
import io.clientportal.World;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.notes.Note;
import io.clientportal.notes.NoteId;
import io.clientportal.notes.NotePage;
import io.clientportal.notes.Notes;
import io.clientportal.notes.SharedNote;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What notes cost, however many there are. */
class NoteBudgetTest {

    @ParameterizedTest
    @CsvSource({"H2, 3", "H2, 60", "POSTGRES, 3", "POSTGRES, 60"})
    @Tag("ACC-19")
    void every_use_case_keeps_to_its_budget(Database database, int many) {
        try (HikariDataSource pool = database.open()) {
            StatementCounter counter = new StatementCounter(pool);
            World world = new World(new JpaTestStores(database, counter.dataSource()), null);
            ClientId client = world.client("Ada");
            Contact nora = world.contact(client, "Nora");
            EngagementId tax = world.engagement(client, "Tax");
            world.desk().client(client).engagements().share(tax, Audience.EVERYBODY);
            world.desk().client(client).engagements().takeNotes(tax, true);
            Notes desk = world.desk().client(client).notes();
            Notes home = world.portal.as(nora).client(client).notes();
            IntStream.range(0, many)
                    .forEach(n -> desk.add(
                            n % 2 == 0 ? tax : null,
                            "No. " + n,
                            n % 3 == 0 ? Readership.EVERYBODY : Readership.of(Audience.of(nora.id()))));

            NotePage<Note> page = desk.list(null, null, 2);
            assertThat(counter.during(() -> desk.list(null, null, 50)))
                    .as("list")
                    .hasSize(2);
            assertThat(counter.during(() -> desk.list(tax, page.next(), 50)))
                    .as("next page of an engagement")
                    .hasSize(2);
            NotePage<SharedNote> seen = home.shared(null, null, 2);
            assertThat(counter.during(() -> home.shared(null, null, 50)))
                    .as("shared")
                    .hasSize(2);
            assertThat(counter.during(() -> home.shared(tax, seen.next(), 50)))
                    .as("next page of what is shared")
                    .hasSize(2);
            assertThat(counter.during(() -> desk.share(page.notes().get(0).id(), Readership.NOBODY)))
                    .as("share")
                    .hasSizeLessThanOrEqualTo(7);

            assertThat(counter.during(() -> home.write(tax, "Mine")))
                    .as("write: lock with firm and grant, engagement, note, bell, entry")
                    .hasSizeLessThanOrEqualTo(6);
            NoteId own = home.shared(tax, null, 1).notes().get(0).id();
            assertThat(counter.during(() -> home.rewrite(own, home.open(own).version(), "Still mine")))
                    .as("open and rewrite")
                    .hasSizeLessThanOrEqualTo(7);
            assertThat(counter.during(() -> desk.list(null, null, 50)))
                    .as("first look: the page, and again behind the lock, and the mark")
                    .hasSizeLessThanOrEqualTo(6);
            assertThat(counter.during(() -> desk.list(null, null, 50)))
                    .as("second look")
                    .hasSize(2);

            Home look = world.desk().viewAs(nora.id(), "To see what it costs");
            assertThat(counter.during(() -> look.client(client).notes().shared(null, null, 50)))
                    .as("shared, looked at: whether the look still runs, and its entry")
                    .hasSize(4);
        }
    }
}
