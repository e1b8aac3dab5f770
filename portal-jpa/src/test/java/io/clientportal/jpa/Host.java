package io.clientportal.jpa;

import com.zaxxer.hikari.HikariConfig;
import io.clientportal.Stores;
import io.clientportal.TestStores;
import io.clientportal.kernel.FirmId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** An application with a table {@code host_note} of its own, which embeds the portal in its transactions. */
public abstract class Host implements TestStores, AutoCloseable {

    private final DataSource dataSource;
    private final JpaStores stores;

    protected Host(Database database, DataSource dataSource, UnitOfWork unit) {
        this.dataSource = dataSource;
        this.stores = database.stores(dataSource).joining(unit);
    }

    /** A database with the host's table first and the portal's beside it, as in life. */
    public static HikariConfig database(Database database) {
        HikariConfig config = database.migrated();
        try (var pool = Database.pool(copy(config))) {
            execute(pool, "create table host_note (note_id bigint primary key, note_text varchar(100) not null)");
        }
        return config;
    }

    private static HikariConfig copy(HikariConfig config) {
        HikariConfig copy = new HikariConfig();
        config.copyStateTo(copy);
        return copy;
    }

    /** What the host and the portal work on. */
    public final DataSource dataSource() {
        return dataSource;
    }

    /** Runs work as the host does. */
    public abstract <T> T inTransaction(boolean readOnly, Supplier<T> work);

    /** Writes a note in the running transaction, by the host's own means. */
    public abstract void note(long id, String text);

    /** What is committed. */
    public final Set<String> notes() {
        Set<String> notes = new TreeSet<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select note_text from host_note")) {
            while (rows.next()) {
                notes.add(rows.getString(1));
            }
            return notes;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many refusals of the firm are in the activity log. */
    public final int refusals(FirmId firm) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select count(*) from portal_activity where refused and firm = ?")) {
            statement.setString(1, firm.value());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void execute(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public final Stores stores() {
        return stores;
    }

    @Override
    public final <T> T inHostTransaction(Supplier<T> work) {
        return inTransaction(false, work);
    }

    @Override
    public final void eraseKey(String firm, String client) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final String dump() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
