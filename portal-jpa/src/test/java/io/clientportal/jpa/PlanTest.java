package io.clientportal.jpa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.clientportal.World;
import io.clientportal.documents.DocumentQuery;
import io.clientportal.documents.DocumentSort;
import io.clientportal.documents.Documents;
import io.clientportal.documents.NewDocument;
import io.clientportal.engagements.EngagementLine;
import io.clientportal.engagements.Engagements;
import io.clientportal.engagements.SharedEngagement;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.DataKey;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Staff;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Proposal;
import io.clientportal.profile.Reply;
import io.clientportal.profile.WaitingClient;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How PostgreSQL goes about lists where there is much of everything. */
class PlanTest {

    private static final int CLIENTS = 2_000;
    private static final int ENGAGEMENTS = 5_000;
    private static final HikariDataSource POOL = Database.POSTGRES.open();
    private static final StatementCounter DATABASE = new StatementCounter(POOL);

    private static World world;
    private static ClientId client;
    private static Contact contact;

    @BeforeAll
    static void fill() {
        world = new World(new JpaTestStores(Database.POSTGRES, DATABASE.dataSource()), null);
        client = world.client("Ada");
        contact = world.contact(client, "Nora");
        world.engagement(client, "Tax");
        Profile desk = world.desk().client(client).profile();
        propose(world.contact(client, "Otto"));
        world.desk()
                .client(client)
                .documents()
                .upload(NewDocument.of("first.pdf", "Tax"), new ByteArrayInputStream("%PDF-".getBytes(UTF_8)));
        desk.rejectAll(desk.queue().get(0).id(), "No", Reply.silent());
        for (String sql : List.of(
                // Many clients of the same firm, half of them with two requests that wait, each with a past.
                """
                insert into portal_client (firm, id, name, sort_name, archived, wrapped_key)
                select firm, 'client-' || n, 'Client ' || n, 'client ' || n, false, wrapped_key
                from portal_client, generate_series(1, %d) n where id = '%s'
                """.formatted(CLIENTS, client.value()),
                """
                insert into portal_change_request (firm, client, id, no, state, contact, at, digest, closed_at, content, version)
                select r.firm, c.id, gen_random_uuid(), n,
                  case when n > 23 and c.sort_name like '%0' then 'WAITING' else 'REJECTED' end,
                  r.contact, r.at + n * interval '1 minute' + random() * interval '1 day', r.digest,
                  case when n > 23 and c.sort_name like '%0' then null else r.at + n * interval '1 minute' end,
                  r.content, 1
                from portal_change_request r, portal_client c, generate_series(1, 25) n where c.id like 'client-%'
                """,
                // One client with a long past.
                """
                insert into portal_change_request (firm, client, id, no, state, contact, at, digest, closed_at, content, version)
                select firm, client, gen_random_uuid(), no + n, 'REJECTED', contact, at, digest, at, content, version
                from portal_change_request, generate_series(1, 5000) n where client = '%s'
                """.formatted(client.value()),
                // Thousands of engagements of that client, a few of which are shared.
                """
                insert into portal_engagement (firm, client, id, no, everybody, content, version)
                select firm, client, 'e-' || n, no + n, n %% 1000 = 0, content, 1
                from portal_engagement, generate_series(1, %d) n where client = '%s'
                """.formatted(ENGAGEMENTS, client.value()),
                """
                insert into portal_share (firm, client, engagement, contact, no)
                select e.firm, e.client, e.id, '%s', e.no from portal_engagement e where e.no %% 500 = 7
                """.formatted(contact.id()),
                // Much else happened to that client in three years, and to others.
                """
                insert into portal_activity (firm, id, at, right_key, refused, actor_kind, actor_id, client, contact,
                  subject_kind, subject_id, holder, body, hash)
                select a.firm, cast(lpad(to_hex(cast(extract(epoch from t) * 1000 as bigint)), 12, '0') || '7'
                  || substr(md5(cast(n as text)), 1, 3) || '8' || substr(md5(cast(n as text)), 4, 15) as uuid),
                  t, 'documents.view', false, a.actor_kind, a.actor_id,
                  case when n % 4 = 0 then a.client else 'client-' || n / 20 end, a.contact,
                  a.subject_kind, a.subject_id, a.holder, a.body, a.hash
                from portal_activity a, generate_series(1, 40000) n,
                  lateral (select a.at - n * interval '39 minutes' as t) times
                where a.right_key = 'profile.reject'
                """,
                // Ten thousand documents of that client, a few of which are shared, and some are the contact's own.
                """
                insert into portal_document (firm, id, client, no, name, folded, media_type, size_bytes, sha256, pieces,
                  file_key, folder, for_year, engagement, uploaded_at, by_staff, by_contact, state, ended_at, held,
                  checked, settled, everybody_since, engagement_since, content, version)
                select d.firm, cast(md5('d' || n) as uuid), d.client, no + n, n || '.pdf', n || '.pdf', media_type,
                  size_bytes, md5('d' || n), pieces, file_key, folder, 2000 + n %% 25, 'e-' || n %% 500, uploaded_at,
                  by_staff, case when n %% 1000 = 1 then cast('%1$s' as uuid) end, 'AVAILABLE', null, held, checked,
                  true, case when n %% 300 = 2 then uploaded_at end, case when n %% 2 = 0 then uploaded_at end,
                  content, version
                from portal_document d, generate_series(1, 10000) n where d.client = '%2$s'
                """.formatted(contact.id(), client.value()),
                // And twenty of every other client.
                """
                insert into portal_document (firm, id, client, no, name, folded, media_type, size_bytes, sha256, pieces,
                  file_key, folder, for_year, engagement, uploaded_at, by_staff, by_contact, state, ended_at, held,
                  checked, settled, everybody_since, engagement_since, content, version)
                select d.firm, gen_random_uuid(), c.id, n, n || '.pdf', n || '.pdf', media_type, size_bytes, sha256,
                  pieces, file_key, folder, 2000 + n, null, uploaded_at, by_staff, by_contact, 'AVAILABLE', null, held,
                  checked, settled, uploaded_at, null, content, version
                from portal_document d, portal_client c, generate_series(1, 20) n
                where d.client = '%2$s' and d.no = 1 and c.id like 'client-%%'
                """.formatted(contact.id(), client.value()),
                """
                insert into portal_document_share (firm, document, contact, client, no, since)
                select firm, id, '%1$s', client, no, uploaded_at from portal_document
                where client = '%2$s' and no %% 500 = 7
                """.formatted(contact.id(), client.value()),
                "analyze")) {
            Host.execute(POOL, sql);
        }
        sealAnew();
        SealedDocuments.anew(POOL, world.in(world.partner, client, Scope::key), client);
        Host.execute(POOL, "vacuum full portal_document");
        Host.execute(POOL, "vacuum analyze portal_document");
        propose(contact);
    }

    /** Copied engagements get their content sealed for their own ids, as what is sealed for another one does not open. */
    private static void sealAnew() {
        DataKey key = world.in(world.partner, client, Scope::key);
        try (Connection connection = POOL.getConnection();
                PreparedStatement read =
                        connection.prepareStatement("select id, content from portal_engagement where no = 1");
                ResultSet first = read.executeQuery();
                PreparedStatement update =
                        connection.prepareStatement("update portal_engagement set content = ? where id = ?")) {
            first.next();
            byte[] content = key.open(first.getBytes(2), "engagement " + first.getString(1));
            for (int n = 1; n <= ENGAGEMENTS; n++) {
                update.setBytes(1, key.seal(content, "engagement e-" + n));
                update.setString(2, "e-" + n);
                update.addBatch();
            }
            update.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Host.execute(POOL, "vacuum analyze portal_engagement");
    }

    private static void propose(Contact contact) {
        Profile own = world.portal.as(contact).client(client).profile();
        own.propose(Proposal.on(own.form()).set("name", "Ada Lovelace"));
    }

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Test
    void the_waiting_list_walks_its_index() {
        WaitingClient last = world.desk().waiting().page(null, 100).get(99);

        assertCheap(() -> world.desk().waiting().page(null, 50), 2_000);
        assertCheap(() -> world.desk().waiting().page(last, 50), 2_000);
        assertCheap(() -> world.desk().waiting().count(), 2_000);
    }

    @Test
    void so_it_does_for_staff_who_reach_some_clients() {
        Staff limited = world.limitedTo(
                "Linda",
                IntStream.range(0, 300)
                        .mapToObj(n -> new ClientId("client-" + n * 5))
                        .toArray(ClientId[]::new));

        assertCheap(() -> world.portal.as(limited).waiting().page(null, 50), 5_000);
        assertCheap(() -> world.portal.as(limited).waiting().count(), 5_000);
    }

    @Test
    void a_queue_is_read_without_its_past() {
        assertCheap(() -> world.desk().client(client).profile().queue(), 100);
    }

    @Test
    void the_history_is_read_without_what_does_not_belong_to_it() {
        assertCheap(() -> world.desk().client(client).profile().history(null, 50), 2_500);
    }

    @Test
    void a_contact_s_latest_proposals_are_read_without_the_others() {
        assertCheap(() -> world.portal.as(contact).client(client).profile().proposals(), 200);
    }

    @Test
    void a_contact_s_engagements_are_read_without_the_others() {
        Engagements own = world.portal.as(contact).client(client).engagements();
        SharedEngagement third = first(own).get(2);

        assertThat(first(own)).hasSize(15);
        assertCheap(() -> own.shared(null, 50), 250);
        assertCheap(() -> own.shared(third.no(), 50), 250);
        assertCheap(() -> own.open(third.id()), 50);
    }

    @Test
    @Tag("DOC-04")
    void a_contact_s_latest_documents_are_read_without_the_others() {
        Documents own = world.portal.as(contact).client(client).documents();
        String next = own.shared(DocumentQuery.ALL, null, 10).next();

        assertThat(own.shared(DocumentQuery.ALL, null, 50).documents()).hasSize(50);
        assertCheap(() -> own.shared(DocumentQuery.ALL, null, 50), 2_500);
        assertCheap(() -> own.shared(DocumentQuery.ALL, next, 50), 2_500);
        assertCheap(
                () -> own.open(own.shared(DocumentQuery.ALL, null, 1)
                        .documents()
                        .get(0)
                        .id()),
                2_500);
    }

    @Test
    @Tag("DOC-04")
    void a_page_of_a_client_s_documents_walks_its_index_in_either_order() {
        Documents desk = world.desk().client(client).documents();

        for (DocumentQuery query : List.of(DocumentQuery.ALL, DocumentQuery.ALL.by(DocumentSort.NAME))) {
            String next = desk.list(query, null, 50).next();
            assertCheap(() -> desk.list(query, null, 50), 600);
            assertCheap(() -> desk.list(query, next, 50), 600);
        }
    }

    private static List<SharedEngagement> first(Engagements own) {
        return own.shared(null, 50).engagements();
    }

    @Test
    void a_page_of_a_client_s_engagements_walks_its_index() {
        Engagements desk = world.desk().client(client).engagements();
        EngagementLine.Place last = desk.list(null, 50).get(49).place();

        assertCheap(() -> desk.list(null, 50), 500);
        assertCheap(() -> desk.list(last, 50), 500);
    }

    private static void assertCheap(Runnable work, int pages) {
        for (String plan : DATABASE.plans(work)) {
            assertThat(plan)
                    .doesNotContain(
                            "Seq Scan on portal_change_request",
                            "Seq Scan on portal_activity",
                            "Seq Scan on portal_engagement",
                            "Seq Scan on portal_document d",
                            "Seq Scan on portal_document x");
            Matcher hit = Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?")
                    .matcher(plan);
            assertThat(hit.find()).as(plan).isTrue();
            int touched = Integer.parseInt(hit.group(1)) + (hit.group(2) == null ? 0 : Integer.parseInt(hit.group(2)));
            assertThat(touched).as(plan).isLessThanOrEqualTo(pages);
        }
    }
}
