package io.clientportal.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.clientportal.Home;
import io.clientportal.World;
import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentQuery;
import io.clientportal.documents.DocumentSort;
import io.clientportal.documents.Documents;
import io.clientportal.documents.Download;
import io.clientportal.documents.NewDocument;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Scope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What documents cost, however many there are. */
class DocumentBudgetTest {

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static NewDocument pdf(String name) {
        return NewDocument.of(name, "Tax");
    }

    @ParameterizedTest
    @CsvSource({"H2, 10", "H2, 1000", "POSTGRES, 10", "POSTGRES, 1000"})
    @Tag("DOC-04")
    @Tag("SEC-157")
    void every_use_case_keeps_to_its_budget(Database database, int many) {
        try (HikariDataSource pool = database.open()) {
            StatementCounter counter = new StatementCounter(pool);
            JpaTestStores stores = new JpaTestStores(database, counter.dataSource());
            World world = new World(stores, null);
            ClientId client = world.client("Ada");
            Contact nora = world.contact(client, "Nora");
            Documents desk = world.desk().client(client).documents();
            EngagementId engagement = world.engagement(client, "Return");
            world.desk().client(client).engagements().share(engagement, Audience.of(nora.id()));
            DocumentId id = desk.upload(
                            pdf("first.pdf").about(engagement).sharedWith(Readership.EVERYBODY), bytes("%PDF-first"))
                    .id();
            Host.execute(pool, """
                    insert into portal_document (firm, id, client, no, name, folded, media_type, size_bytes, sha256, pieces,
                      file_key, folder, for_year, engagement, uploaded_at, by_staff, by_contact, state, ended_at, held,
                      checked, settled, everybody_since, engagement_since, content, version)
                    select firm, %s, client, no + n, name, folded, media_type, size_bytes, sha256, pieces,
                      file_key, folder, for_year, engagement, uploaded_at, by_staff, by_contact, state, ended_at, held,
                      checked, settled, everybody_since, engagement_since, content, version
                    from portal_document, %s where folded = 'first.pdf'
                    """.formatted(
                            database == Database.H2 ? "random_uuid()" : "gen_random_uuid()",
                            database == Database.H2
                                    ? "(select x as n from system_range(1, " + many + ")) g"
                                    : "generate_series(1, " + many + ") n"));
            SealedDocuments.anew(pool, world.in(world.partner, client, Scope::key), client);
            for (int n = 0; n < 10; n++) {
                desk.upload(pdf(n + ".pdf").sharedWith(Readership.EVERYBODY), bytes("%PDF-" + n));
            }
            Documents own = world.portal.as(nora).client(client).documents();
            Home home = world.portal.as(nora);

            for (DocumentQuery query : List.of(
                    DocumentQuery.ALL,
                    DocumentQuery.ALL.by(DocumentSort.NAME),
                    DocumentQuery.ALL.in("Tax").about(engagement).named("first"),
                    DocumentQuery.ALL.onlyNew(true))) {
                assertThat(counter.during(() -> own.shared(query, null, 50)))
                        .as("a contact's page")
                        .hasSize(2);
                assertThat(counter.during(() -> desk.list(query, null, 50)))
                        .as("staff's page")
                        .hasSizeLessThanOrEqualTo(2);
                assertThat(counter.during(() -> home.documents().list(query, null, 50)))
                        .as("a page across clients")
                        .hasSize(2);
            }
            String next = own.shared(DocumentQuery.ALL, null, 2).next();
            assertThat(counter.during(() -> own.shared(DocumentQuery.ALL, next, 50)))
                    .hasSize(2);
            assertThat(counter.during(() -> desk.list(DocumentQuery.ALL, next, 50)))
                    .hasSize(2);
            assertThat(counter.during(() -> desk.filters())).hasSize(2);
            assertThat(counter.during(() -> own.sharedFilters())).hasSize(2);
            assertThat(counter.during(() -> own.open(id))).hasSize(2);
            assertThat(counter.during(() -> desk.trash(null, 50))).hasSize(2);

            Download download = own.download(id);
            assertThat(counter.during(() -> own.download(id))).as("download").hasSize(3);
            assertThat(counter.during(() -> send(download))).as("sent whole").hasSizeLessThanOrEqualTo(5);
            assertThat(counter.during(() -> own.zip(List.of(id)))).as("zip").hasSize(3);
            assertThat(counter.during(() -> own.upload(pdf("own.pdf"), bytes("%PDF-own"))))
                    .as("a contact uploads: gate and pending row; gate, recognised, room, entry, bell, row")
                    .hasSizeLessThanOrEqualTo(10);
            DocumentId back = own.upload(pdf("back.pdf"), bytes("%PDF-back")).id();
            assertThat(counter.during(() -> own.takeBack(back))).as("take back").hasSizeLessThanOrEqualTo(5);
            assertThat(counter.during(() -> desk.share(id, Readership.NOBODY, true)))
                    .as("unshare")
                    .hasSizeLessThanOrEqualTo(8);
            assertThat(counter.during(() -> desk.delete(id, "Odd")))
                    .as("delete")
                    .hasSizeLessThanOrEqualTo(5);
        }
    }

    private static void send(Download download) {
        try {
            download.writeTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
