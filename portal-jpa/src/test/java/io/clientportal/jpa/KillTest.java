package io.clientportal.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.clientportal.World;
import io.clientportal.fields.BuiltInFields;
import io.clientportal.fields.Value;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Version;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Proposal;
import io.clientportal.profile.Reply;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The connection breaks before each statement of a use case, and before its commit: all of it happens or nothing. */
class KillTest {

    private static final HikariDataSource POOL = Database.POSTGRES.open();

    private final StatementCounter database = new StatementCounter(POOL);
    private final World world = new World(new JpaTestStores(Database.POSTGRES, database.dataSource()), null);
    private final ClientId client = world.client("Ada");
    private final Contact contact = world.contact(client, "Nora");

    @AfterAll
    static void close() {
        POOL.close();
    }

    @Test
    @Tag("PRO-14")
    @Tag("SEC-94")
    void applying_happens_whole_or_not_at_all() {
        ChangeRequestId request = own().propose(proposal()).id();
        Version read = desk().record().version();
        desk().acceptRest(request, read);
        world.portal.work();
        world.mailer.clear();

        int statement = 1;
        while (breaksAt(statement, () -> desk().apply(request, Reply.telling("Done")))) {
            assertThat(desk().queue())
                    .as("killed before statement " + statement)
                    .hasSize(1);
            assertThat(desk().record().version()).isEqualTo(read);
            assertThat(desk().history(null, 10)).isEmpty();
            world.portal.work();
            assertThat(world.mailer.sent()).isEmpty();
            statement++;
        }

        assertThat(statement).as("statements and the commit").isGreaterThan(7);
        assertThat(desk().queue()).isEmpty();
        assertThat(desk().record().values().get(BuiltInFields.NAME)).isEqualTo(Value.of("Ada Lovelace"));
        assertThat(desk().history(null, 10)).hasSize(1);
        world.portal.work();
        assertThat(world.mailer.sent()).hasSize(1);
    }

    @Test
    @Tag("PRO-06")
    @Tag("SEC-94")
    void submitting_happens_whole_or_not_at_all() {
        Proposal proposal = proposal();
        world.portal.work();
        world.mailer.clear();

        int statement = 1;
        while (breaksAt(statement, () -> own().propose(proposal))) {
            assertThat(desk().queue())
                    .as("killed before statement " + statement)
                    .isEmpty();
            world.portal.work();
            assertThat(world.mailer.sent()).isEmpty();
            statement++;
        }

        assertThat(statement).as("statements and the commit").isGreaterThan(5);
        assertThat(desk().queue()).hasSize(1);
        world.portal.work();
        assertThat(world.mailer.sent()).hasSize(1);
    }

    /** Runs work whose connection breaks before its n-th statement; tells whether it came that far. */
    private boolean breaksAt(int n, Runnable work) {
        AtomicInteger statements = new AtomicInteger();
        database.before((connection, sql) -> {
            if (statements.incrementAndGet() == n) {
                abort(connection);
            }
        });
        try {
            work.run();
            return false;
        } catch (PortalException.Unavailable e) {
            return true;
        } finally {
            database.before((connection, sql) -> {});
        }
    }

    /** The server sees what it sees when the process is killed: the client is gone. */
    private static void abort(Connection connection) throws SQLException {
        connection.unwrap(org.postgresql.jdbc.PgConnection.class).abort(Runnable::run);
    }

    private Proposal proposal() {
        return Proposal.on(own().form()).set("name", "Ada Lovelace");
    }

    private Profile own() {
        return world.portal.as(contact).client(client).profile();
    }

    private Profile desk() {
        return world.desk().client(client).profile();
    }
}
