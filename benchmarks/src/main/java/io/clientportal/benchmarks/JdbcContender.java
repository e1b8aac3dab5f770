package io.clientportal.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a careful developer writes by hand for the same effects: the client locked, the contact's right checked, the
 * record with a version check, the request in its queue with a cap, an activity entry, bell and e-mails in an outbox.
 * Thirteen statements, prepared and batched, values as JSON; nothing encrypted, no hash.
 */
final class JdbcContender implements Contender {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, @Nullable String>> VALUES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Map<String, @Nullable String>>> CHANGES = new TypeReference<>() {};
    private static final String FIRM = "main";

    private final DataSource dataSource;

    JdbcContender(DataSource dataSource, int clients) throws SQLException {
        this.dataSource = dataSource;
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String ddl : SCHEMA) {
                statement.execute(ddl);
            }
            statement.execute("insert into jdbc_firm values ('main', 'UTC', 1)");
            for (int i = 0; i < clients; i++) {
                String client = "client-" + i;
                statement.execute("insert into jdbc_client values ('main', '" + client + "', '" + client + "')");
                statement.execute("insert into jdbc_contact values ('main', '" + new UUID(0, i)
                        + "', 'Ada Miller', 'ada" + i + "@example.com', 1, false)");
                statement.execute("insert into jdbc_grant values ('main', '" + client + "', '" + new UUID(0, i)
                        + "', 'PROFILE', null)");
                statement.execute("insert into jdbc_record values ('main', '" + client + "', 1, '{\"name\":\"" + client
                        + "\",\"occupation\":\"none\"}')");
            }
            connection.commit();
        }
    }

    /** With the foreign keys of a careful developer, and with an index for each list that the portal's pages show. */
    private static final String[] SCHEMA = {
        "create table jdbc_firm (firm varchar(64) primary key, zone varchar(64), settings_version bigint)",
        "create table jdbc_client (firm varchar(64) references jdbc_firm, id varchar(128), name varchar(200),"
                + " primary key (firm, id))",
        "create table jdbc_contact (firm varchar(64) references jdbc_firm, id uuid, name varchar(200),"
                + " email varchar(254), epoch bigint, disabled boolean, primary key (firm, id))",
        "create table jdbc_grant (firm varchar(64), client varchar(128), contact uuid, areas varchar(200),"
                + " ends_at timestamptz, primary key (firm, client, contact),"
                + " foreign key (firm, client) references jdbc_client, foreign key (firm, contact) references jdbc_contact)",
        "create table jdbc_record (firm varchar(64), client varchar(128), version bigint, content jsonb,"
                + " primary key (firm, client), foreign key (firm, client) references jdbc_client)",
        "create table jdbc_request (firm varchar(64), id uuid, client varchar(128), no bigint, state varchar(16),"
                + " contact uuid, at timestamptz, closed_at timestamptz, content jsonb, version bigint,"
                + " primary key (firm, id), unique (firm, client, no),"
                + " foreign key (firm, client) references jdbc_client, foreign key (firm, contact) references jdbc_contact)",
        "create index jdbc_request_open on jdbc_request (firm, client, no) where state = 'WAITING'",
        "create index jdbc_request_waiting on jdbc_request (firm, at, client) where state = 'WAITING'",
        "create index jdbc_request_history on jdbc_request (firm, client, closed_at, no) where closed_at is not null",
        "create index jdbc_request_contact on jdbc_request (firm, client, contact, no)",
        "create table jdbc_activity (firm varchar(64), id uuid, at timestamptz, right_key varchar(64),"
                + " actor varchar(128), client varchar(128), subject varchar(64), body jsonb, primary key (firm, id))",
        "create index jdbc_activity_client on jdbc_activity (firm, client, id)",
        "create table jdbc_notice (firm varchar(64), id uuid, kind varchar(32), channel varchar(8),"
                + " client varchar(128), contact uuid, epoch bigint, reference varchar(64), details jsonb,"
                + " created_at timestamptz, not_before timestamptz, state varchar(16), attempts int,"
                + " primary key (firm, id),"
                + " foreign key (firm, client) references jdbc_client, foreign key (firm, contact) references jdbc_contact)",
        "create index jdbc_notice_due on jdbc_notice (not_before) where state = 'QUEUED'",
        "create index jdbc_notice_bell on jdbc_notice (firm, client, reference) where channel = 'BELL'",
        "create index jdbc_notice_timeline on jdbc_notice (firm, client, id) where channel = 'MAIL'"
    };

    @Override
    public String name() {
        return "hand-written JDBC";
    }

    @Override
    public void proposeAndApply(int number, String occupation) {
        String client = "client-" + number;
        UUID contact = new UUID(0, number);
        try (Connection connection = dataSource.getConnection()) {
            UUID request = propose(connection, client, contact, occupation);
            connection.commit();
            apply(connection, client, request);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID propose(Connection connection, String client, UUID contact, String occupation) throws SQLException {
        OffsetDateTime now = OffsetDateTime.ofInstant(Instant.now(), ZoneOffset.UTC);
        lock(connection, client);
        long epoch;
        try (PreparedStatement right = connection.prepareStatement(
                "select c.epoch, c.disabled, c.name, g.areas, g.ends_at, f.settings_version from jdbc_firm f"
                        + " join jdbc_contact c on c.firm = f.firm join jdbc_grant g on g.firm = c.firm"
                        + " and g.contact = c.id where f.firm = ? and c.id = ? and g.client = ?")) {
            right.setString(1, FIRM);
            right.setObject(2, contact);
            right.setString(3, client);
            try (ResultSet rows = right.executeQuery()) {
                require(rows.next()
                        && !rows.getBoolean("disabled")
                        && rows.getString("areas").contains("PROFILE"));
                epoch = rows.getLong("epoch");
            }
        }
        Map<String, @Nullable String> record = record(connection, client).values();
        Map<String, Map<String, @Nullable String>> changes = new LinkedHashMap<>();
        changes.put("occupation", change(record.get("occupation"), occupation));
        changes.put("title", change(record.get("title"), "Dr " + occupation));
        UUID request = UUID.randomUUID();
        try (PreparedStatement add = connection.prepareStatement(
                "insert into jdbc_request select ?, ?, ?, coalesce(max(no), 0) + 1, 'WAITING', ?, ?, null, ?::jsonb, 1"
                        + " from jdbc_request where firm = ? and client = ?"
                        + " having count(*) filter (where state = 'WAITING') < 10")) {
            add.setString(1, FIRM);
            add.setObject(2, request);
            add.setString(3, client);
            add.setObject(4, contact);
            add.setObject(5, now);
            add.setString(6, JSON.writeValueAsString(changes));
            add.setString(7, FIRM);
            add.setString(8, client);
            require(add.executeUpdate() == 1);
        }
        activity(connection, now, "submit", contact.toString(), client, request, changes);
        try (PreparedStatement add = notice(connection)) {
            notice(add, now, "CHANGES_SUBMITTED", "BELL", client, null, epoch, request, null, "DONE");
            notice(add, now, "CHANGES_RECEIVED", "MAIL", client, contact, epoch, request, null, "QUEUED");
            add.executeBatch();
        }
        return request;
    }

    private void apply(Connection connection, String client, UUID request) throws SQLException {
        OffsetDateTime now = OffsetDateTime.ofInstant(Instant.now(), ZoneOffset.UTC);
        lock(connection, client);
        Map<String, Map<String, @Nullable String>> changes;
        UUID contact;
        long epoch;
        try (PreparedStatement head = connection.prepareStatement(
                "select r.id, r.content, r.version, c.id as contact, c.epoch, c.disabled, g.ends_at from jdbc_request r"
                        + " join jdbc_contact c on c.firm = r.firm and c.id = r.contact left join jdbc_grant g"
                        + " on g.firm = r.firm and g.client = r.client and g.contact = r.contact"
                        + " where r.firm = ? and r.client = ? and r.state = 'WAITING' order by r.no")) {
            head.setString(1, FIRM);
            head.setString(2, client);
            try (ResultSet rows = head.executeQuery()) {
                require(rows.next() && rows.getObject("id").equals(request));
                changes = JSON.readValue(rows.getString("content"), CHANGES);
                contact = rows.getObject("contact", UUID.class);
                epoch = rows.getLong("epoch");
            }
        }
        Record before = record(connection, client);
        Map<String, @Nullable String> after = new LinkedHashMap<>(before.values());
        changes.forEach((field, change) -> after.put(field, change.get("proposed")));
        try (PreparedStatement save =
                connection.prepareStatement("update jdbc_record set content = ?::jsonb, version = version + 1"
                        + " where firm = ? and client = ? and version = ?")) {
            save.setString(1, JSON.writeValueAsString(after));
            save.setString(2, FIRM);
            save.setString(3, client);
            save.setLong(4, before.version());
            require(save.executeUpdate() == 1);
        }
        try (PreparedStatement close = connection.prepareStatement(
                "update jdbc_request set state = 'APPLIED', closed_at = ?, content = ?::jsonb, version = version + 1"
                        + " where firm = ? and id = ? and version = 1")) {
            close.setObject(1, now);
            close.setString(2, JSON.writeValueAsString(changes));
            close.setString(3, FIRM);
            close.setObject(4, request);
            require(close.executeUpdate() == 1);
        }
        activity(connection, now, "apply", "partner", client, request, changes);
        try (PreparedStatement add = notice(connection)) {
            notice(
                    add,
                    now,
                    "CHANGES_APPLIED",
                    "MAIL",
                    client,
                    contact,
                    epoch,
                    request,
                    "{\"message\":\"Thank you\"}",
                    "QUEUED");
            add.executeBatch();
        }
    }

    private record Record(Map<String, @Nullable String> values, long version) {}

    private static Record record(Connection connection, String client) throws SQLException {
        try (PreparedStatement read =
                connection.prepareStatement("select content, version from jdbc_record where firm = ? and client = ?")) {
            read.setString(1, FIRM);
            read.setString(2, client);
            try (ResultSet rows = read.executeQuery()) {
                require(rows.next());
                return new Record(JSON.readValue(rows.getString(1), VALUES), rows.getLong(2));
            }
        }
    }

    private static void lock(Connection connection, String client) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(
                "select name from jdbc_client where firm = ? and id = ? for no key update")) {
            lock.setString(1, FIRM);
            lock.setString(2, client);
            try (ResultSet rows = lock.executeQuery()) {
                require(rows.next());
            }
        }
    }

    private static void activity(
            Connection connection,
            OffsetDateTime now,
            String right,
            String actor,
            String client,
            UUID request,
            Map<String, ?> body)
            throws SQLException {
        try (PreparedStatement add =
                connection.prepareStatement("insert into jdbc_activity values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)")) {
            add.setString(1, FIRM);
            add.setObject(2, UUID.randomUUID());
            add.setObject(3, now);
            add.setString(4, right);
            add.setString(5, actor);
            add.setString(6, client);
            add.setString(7, request.toString());
            add.setString(8, JSON.writeValueAsString(body));
            add.executeUpdate();
        }
    }

    private static PreparedStatement notice(Connection connection) throws SQLException {
        return connection.prepareStatement(
                "insert into jdbc_notice values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, 0)");
    }

    private static void notice(
            PreparedStatement add,
            OffsetDateTime now,
            String kind,
            String channel,
            String client,
            @Nullable UUID contact,
            long epoch,
            UUID request,
            @Nullable String details,
            String state)
            throws SQLException {
        add.setString(1, FIRM);
        add.setObject(2, UUID.randomUUID());
        add.setString(3, kind);
        add.setString(4, channel);
        add.setString(5, client);
        add.setObject(6, contact);
        add.setLong(7, epoch);
        add.setString(8, request.toString());
        add.setString(9, details);
        add.setObject(10, now);
        add.setObject(11, now);
        add.setString(12, state);
        add.addBatch();
    }

    private static Map<String, @Nullable String> change(@Nullable String shown, String proposed) {
        Map<String, @Nullable String> change = new LinkedHashMap<>();
        change.put("shown", shown);
        change.put("proposed", proposed);
        return change;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalStateException("The hand-written contender met a state that it does not expect");
        }
    }
}
