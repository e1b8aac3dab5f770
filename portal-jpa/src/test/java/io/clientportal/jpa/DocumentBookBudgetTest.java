package io.clientportal.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.clientportal.World;
import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentQuery;
import io.clientportal.documents.Documents;
import io.clientportal.documents.HostDocument;
import io.clientportal.documents.HostDocuments;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What documents of the host's cost: one statement more to read what the host said last. */
class DocumentBookBudgetTest {

    @ParameterizedTest
    @EnumSource
    @Tag("DOC-04")
    @Tag("SEC-157")
    void a_look_costs_one_statement_more_and_taking_over_as_many_as_it_would_for_one(Database database) {
        try (HikariDataSource pool = database.open()) {
            StatementCounter counter = new StatementCounter(pool);
            HostDocuments host = new HostDocuments();
            World world = World.withDocuments(new JpaTestStores(database, counter.dataSource()), host);
            ClientId client = world.client("Ada");
            Contact nora = world.contact(client, "Nora");
            Documents desk = world.desk().client(client).documents();
            Documents own = world.portal.as(nora).client(client).documents();
            add(host, client, 0, 400);

            List<String> first = counter.during(() -> desk.list(DocumentQuery.ALL, null, 50));
            assertThat(first)
                    .as("looked; gate, state, known, last number, added, state twice; looked")
                    .hasSizeLessThanOrEqualTo(12);
            assertThat(counter.during(() -> desk.list(DocumentQuery.ALL, null, 50)))
                    .as("staff's page")
                    .hasSize(3);
            assertThat(counter.during(() -> own.shared(DocumentQuery.ALL, null, 50)))
                    .as("a contact's page")
                    .hasSize(3);
            assertThat(counter.during(() -> world.portal.as(nora).documents().list(DocumentQuery.ALL, null, 50)))
                    .as("a page across clients")
                    .hasSize(2);
            DocumentId id =
                    desk.list(DocumentQuery.ALL, null, 1).documents().get(0).id();
            assertThat(counter.during(() -> desk.download(id))).as("download").hasSizeLessThanOrEqualTo(4);
            add(host, client, 100, 600);
            assertThat(counter.during(() -> desk.list(DocumentQuery.ALL, null, 50)))
                    .as("some changed, some new")
                    .hasSizeLessThanOrEqualTo(12);
        }
    }

    private static void add(HostDocuments host, ClientId client, int from, int to) {
        for (int n = from; n < to; n++) {
            host.put(
                    client,
                    new HostDocument(
                            "k" + n,
                            n + ".pdf",
                            "application/pdf",
                            6,
                            "of " + to,
                            "Tax",
                            2025,
                            null,
                            Instant.parse("2026-01-01T09:00:00Z"),
                            "Hans Host"));
        }
    }
}
