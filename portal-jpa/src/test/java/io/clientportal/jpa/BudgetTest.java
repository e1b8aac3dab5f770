package io.clientportal.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.clientportal.World;
import io.clientportal.fields.BuiltInFields;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.FieldType;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.Version;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Proposal;
import io.clientportal.profile.Reply;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** How many statements a use case may take inside a host's transaction, however long the form and the past are. */
@ParameterizedClass(name = "{0}, {1} fields, {2} old requests")
@CsvSource({"H2, 8, 1", "H2, 40, 1000", "POSTGRES, 8, 1", "POSTGRES, 40, 1", "POSTGRES, 40, 1000"})
class BudgetTest {

    @Parameter(0)
    Database database;

    @Parameter(1)
    int fields;

    @Parameter(2)
    int old;

    @Test
    void every_use_case_keeps_to_its_budget() {
        try (HikariDataSource pool = database.open()) {
            StatementCounter counter = new StatementCounter(pool);
            JpaTestStores stores = new JpaTestStores(database, counter.dataSource());
            World world = new World(stores, null);
            world.profileSettings(settings -> settings.with(definitions()));
            ClientId client = world.client("Ada");
            Contact contact = world.contact(client, "Nora");
            Profile own = world.portal.as(contact).client(client).profile();
            Profile desk = world.desk().client(client).profile();
            Profile others = world.portal
                    .as(world.contact(client, "Otto"))
                    .client(client)
                    .profile();
            past(pool, others.propose(proposal(others, "first")).id());
            desk.rejectAll(desk.queue().get(0).id(), "No", Reply.silent());

            Proposal proposal = proposal(own, "second");
            assertThat(in(stores, counter, () -> own.propose(proposal)))
                    .as("submit")
                    .hasSizeLessThanOrEqualTo(6);
            Proposal withKey = proposal(own, "third").withKey("key");
            assertThat(in(stores, counter, () -> own.propose(withKey)))
                    .as("submit with an idempotency key")
                    .hasSizeLessThanOrEqualTo(6);

            ChangeRequestId request = desk.queue().get(0).id();
            assertThat(in(stores, counter, () -> desk.review(request)))
                    .as("look at a request")
                    .hasSizeLessThanOrEqualTo(4);
            Version version = desk.record().version();
            assertThat(in(stores, counter, () -> desk.acceptRest(request, version)))
                    .as("decide")
                    .hasSizeLessThanOrEqualTo(5);
            assertThat(in(stores, counter, () -> desk.apply(request, Reply.telling("Done"))))
                    .as("apply")
                    .hasSizeLessThanOrEqualTo(8);
            ChangeRequestId next = desk.queue().get(0).id();
            assertThat(in(stores, counter, () -> desk.rejectAll(next, "No", Reply.telling("Sorry"))))
                    .as("reject")
                    .hasSizeLessThanOrEqualTo(8);

            own.propose(proposal(own, "fourth"));
            assertThat(in(stores, counter, desk::queue)).as("queue").hasSizeLessThanOrEqualTo(2);
            assertThat(in(stores, counter, () -> world.desk().waiting().page(null, 50)))
                    .as("inbox")
                    .hasSizeLessThanOrEqualTo(2);
            assertThat(in(stores, counter, () -> world.desk().waiting().count()))
                    .as("count of the inbox")
                    .hasSizeLessThanOrEqualTo(2);
            assertThat(in(stores, counter, () -> desk.history(null, 50)))
                    .as("history")
                    .hasSizeLessThanOrEqualTo(2);
            assertThat(in(stores, counter, () -> own.proposals()))
                    .as("a contact's proposals")
                    .hasSizeLessThanOrEqualTo(2);
        }
    }

    private static List<String> in(JpaTestStores stores, StatementCounter counter, Runnable work) {
        return stores.inHostTransaction(() -> counter.during(work));
    }

    private List<FieldDefinition> definitions() {
        return IntStream.range(0, fields)
                .mapToObj(n -> FieldDefinition.of(key(n), FieldType.TEXT, "Field " + n, "Fields")
                        .with(FieldPermission.PROPOSE))
                .toList();
    }

    /** The client's name is among the fields: changing it has to reach the lists too. */
    private static String key(int n) {
        return n == 0 ? BuiltInFields.NAME.value() : "field_" + n;
    }

    private Proposal proposal(Profile own, String value) {
        Proposal proposal = Proposal.on(own.form());
        for (int n = 0; n < fields; n++) {
            proposal = proposal.set(key(n), value + " " + n);
        }
        return proposal;
    }

    /** Many requests that were closed before. */
    private void past(HikariDataSource pool, ChangeRequestId like) {
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into portal_change_request (firm, client, id, no, state, contact, at, digest, closed_at,
                          content, version)
                        select firm, client, ?, no + ?, 'REJECTED', contact, at, digest, at, content, version
                        from portal_change_request where id = ?
                        """)) {
            for (int n = 1; n <= old; n++) {
                insert.setObject(1, java.util.UUID.randomUUID());
                insert.setInt(2, n);
                insert.setObject(3, like.value());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
