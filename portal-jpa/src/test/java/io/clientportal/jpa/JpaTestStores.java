package io.clientportal.jpa;

import io.clientportal.Stores;
import io.clientportal.TestStores;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database for the core's specification: the one that the run was started for, or any other. */
public final class JpaTestStores implements TestStores {

    private final DataSource dataSource;
    private final OwnTransactions host;
    private final JpaStores stores;
    private @Nullable Stores anotherNode;

    /** On the database that the system property {@code portal.test.stores} names. */
    public JpaTestStores() {
        this(Database.valueOf(System.getProperty("portal.test.stores", "h2").toUpperCase(Locale.ROOT)));
    }

    JpaTestStores(Database database) {
        this(database, database.open());
    }

    JpaTestStores(Database database, DataSource dataSource) {
        this.dataSource = dataSource;
        DataSource checked = FirmBound.on(dataSource);
        host = new OwnTransactions(checked);
        stores = database.stores(checked).joining(host);
    }

    DataSource dataSource() {
        return dataSource;
    }

    @Override
    public Stores stores() {
        return stores;
    }

    @Override
    public synchronized Stores anotherNode() {
        if (anotherNode == null) {
            anotherNode = JpaStores.on(FirmBound.on(dataSource));
        }
        return anotherNode;
    }

    @Override
    public <T> T inHostTransaction(Supplier<T> work) {
        return host.begin(false, work);
    }

    @Override
    public void eraseKey(String firm, String client) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement erase = connection.prepareStatement(
                        "update portal_client set wrapped_key = null, name = '', sort_name = '' where firm = ? and id = ?")) {
            erase.setString(1, firm);
            erase.setString(2, client);
            erase.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String dump() {
        StringBuilder text = new StringBuilder();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    while (rows.next()) {
                        append(text, rows);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows =
                connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (rows.next()) {
                String table = rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (table.startsWith("portal_") && !table.equals("portal_schema_history")) {
                    tables.add(table);
                }
            }
        }
        return tables;
    }

    private static void append(StringBuilder text, ResultSet row) throws SQLException {
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String type = row.getMetaData().getColumnTypeName(i).toLowerCase(Locale.ROOT);
            if (type.equals("bytea") || type.contains("binary")) {
                byte[] bytes = row.getBytes(i);
                text.append(bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8));
            } else {
                text.append(row.getString(i));
            }
            text.append('\n');
        }
    }
}
