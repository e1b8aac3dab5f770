package io.clientportal.jpa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.clientportal.World;
import io.clientportal.documents.DocumentQuery;
import io.clientportal.documents.DocumentSort;
import io.clientportal.documents.Documents;
import io.clientportal.documents.NewDocument;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Scope;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the first page of documents reads of PostgreSQL while their number grows from 100,000 to 1,000,000, a tenth of them
 * one client's. It takes minutes, and runs where {@code portal.test.rounds} is set.
 */
@EnabledIfSystemProperty(named = "portal.test.rounds", matches = "\\d+")
class DocumentGrowthTest {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentGrowthTest.class);
    private static final Pattern BUFFERS = Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?");

    private final HikariDataSource pool = Database.POSTGRES.open();
    private final StatementCounter database = new StatementCounter(pool);
    private final World world = new World(new JpaTestStores(Database.POSTGRES, database.dataSource()), null);
    private final ClientId client = world.client("Ada");
    private final Contact contact = world.contact(client, "Nora");

    @Test
    @Tag("DOC-04")
    void the_first_page_reads_hardly_more_of_a_million_documents_than_of_a_hundred_thousand() {
        EngagementId tax = world.engagement(client, "Tax");
        world.desk().client(client).engagements().share(tax, Audience.EVERYBODY);
        world.desk()
                .client(client)
                .documents()
                .upload(
                        NewDocument.of("first.pdf", "Tax").sharedWith(Readership.EVERYBODY),
                        new ByteArrayInputStream("%PDF-".getBytes(UTF_8)));
        Host.execute(pool, """
                insert into portal_client (firm, id, name, sort_name, archived, wrapped_key)
                select firm, 'client-' || n, 'Client ' || n, 'client ' || n, false, wrapped_key
                from portal_client, generate_series(0, 1999) n where id = '%s'
                """.formatted(client.value()));

        fill(1, 100_000, tax);
        Map<String, Integer> before = read();
        fill(100_001, 1_000_000, tax);
        Map<String, Integer> after = read();

        LOG.info("buffers of the first page, 100,000 documents: {}; 1,000,000: {}", before, after);
        before.forEach((page, buffers) ->
                assertThat(after.get(page)).as(page).isLessThanOrEqualTo((int) Math.ceil(buffers * 1.2)));
    }

    /** Every tenth document is the client's; of those some are shared in each way that there is. */
    private void fill(int from, int to, EngagementId engagement) {
        Host.execute(pool, """
                insert into portal_document (firm, id, client, no, name, folded, media_type, size_bytes, sha256, pieces,
                  file_key, folder, for_year, engagement, uploaded_at, by_staff, by_contact, state, ended_at, held,
                  checked, settled, everybody_since, engagement_since, content, version)
                select d.firm, cast(md5('d' || n) as uuid),
                  case when n %% 10 = 0 then d.client else 'client-' || (n::bigint * 7919) %% 2000 end, 1 + n,
                  md5('n' || n) || '.pdf', md5('n' || n) || '.pdf', media_type, size_bytes, md5('d' || n), pieces,
                  file_key, folder, 2000 + n %% 25, '%s', uploaded_at + n * interval '1 second', by_staff,
                  case when n %% 10000 = 10 then cast('%s' as uuid) end, 'AVAILABLE', null, held, checked, true,
                  case when n %% 1000 = 20 then uploaded_at end, case when n %% 50 = 30 then uploaded_at end,
                  content, version
                from portal_document d, generate_series(%d, %d) n where d.client = '%s' and d.no = 1
                """.formatted(engagement.value(), contact.id(), from, to, client.value()));
        Host.execute(pool, """
                insert into portal_document_share (firm, document, contact, client, no, since)
                select firm, id, '%s', client, no, uploaded_at from portal_document
                where client = '%s' and no %% 2000 = 41 and no between %d and %d
                """.formatted(contact.id(), client.value(), from, to));
        SealedDocuments.anew(pool, world.in(world.partner, client, Scope::key), client);
        Host.execute(pool, "vacuum full portal_document");
        Host.execute(pool, "vacuum analyze portal_document");
        Host.execute(pool, "vacuum analyze portal_document_share");
    }

    private Map<String, Integer> read() {
        Documents desk = world.desk().client(client).documents();
        Documents own = world.portal.as(contact).client(client).documents();
        Map<String, Integer> read = new LinkedHashMap<>();
        read.put("staff, latest", buffers(() -> desk.list(DocumentQuery.ALL, null, 50)));
        read.put("staff, by name", buffers(() -> desk.list(DocumentQuery.ALL.by(DocumentSort.NAME), null, 50)));
        read.put("contact, latest", buffers(() -> own.shared(DocumentQuery.ALL, null, 50)));
        return read;
    }

    /** Of all statements together. */
    private int buffers(Runnable work) {
        work.run();
        int sum = 0;
        for (String plan : database.plans(work)) {
            Matcher hit = BUFFERS.matcher(plan);
            assertThat(hit.find()).as(plan).isTrue();
            sum += Integer.parseInt(hit.group(1)) + (hit.group(2) == null ? 0 : Integer.parseInt(hit.group(2)));
        }
        return sum;
    }
}
