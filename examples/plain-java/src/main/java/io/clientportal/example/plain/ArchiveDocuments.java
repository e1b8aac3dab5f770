package io.clientportal.example.plain;

import io.clientportal.documents.DocumentBook;
import io.clientportal.documents.DocumentId;
import io.clientportal.documents.HostDocument;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.FirmId;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** An archive that the practice has had for long: a table with a row for each document. */
final class ArchiveDocuments implements DocumentBook {

    static final String TABLE = """
            create table archive (client varchar(128), id varchar(128), name varchar(255), folder varchar(60),
              added_by varchar(255), added_at timestamp with time zone, changed_at timestamp(6) with time zone,
              content blob, primary key (client, id))
            """;

    private final DataSource dataSource;

    ArchiveDocuments(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public String state(FirmId firm, ClientId client) {
        String sql = """
                select count(*) || '/' || coalesce(cast(max(changed_at) as varchar), '') from archive where client = ?
                """;
        return with(sql, statement -> {
            statement.setString(1, client.value());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        });
    }

    @Override
    public List<HostDocument> page(FirmId firm, ClientId client, @Nullable String after, int most) {
        String sql = """
                select id, name, folder, added_by, added_at, changed_at, length(content) from archive
                where client = ? and id > ? order by id fetch first ? rows only
                """;
        return with(sql, statement -> {
            statement.setString(1, client.value());
            statement.setString(2, after == null ? "" : after);
            statement.setInt(3, most);
            List<HostDocument> page = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    page.add(new HostDocument(
                            row.getString(1),
                            row.getString(2),
                            "application/pdf",
                            row.getLong(7),
                            row.getString(6),
                            row.getString(3),
                            null,
                            null,
                            row.getObject(5, OffsetDateTime.class).toInstant(),
                            row.getString(4)));
                }
            }
            return page;
        });
    }

    @Override
    public InputStream open(FirmId firm, ClientId client, String key, long from) throws IOException {
        InputStream bytes = with("select content from archive where client = ? and id = ?", statement -> {
            statement.setString(1, client.value());
            statement.setString(2, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new ByteArrayInputStream(row.getBytes(1)) : InputStream.nullInputStream();
            }
        });
        if (bytes.skip(from) < from) {
            throw new FileNotFoundException("There are no such bytes in the archive");
        }
        return bytes;
    }

    /** The portal's id is the key, so that a second call finds the first one's row. */
    @Override
    public String add(FirmId firm, ClientId client, Arrival document, InputStream bytes) {
        String sql = """
                merge into archive (client, id, name, folder, added_by, added_at, changed_at, content)
                key (client, id) values (?, ?, ?, ?, ?, ?, current_timestamp(6), ?)
                """;
        return with(sql, statement -> {
            statement.setString(1, client.value());
            statement.setString(2, document.id().toString());
            statement.setString(3, document.name());
            statement.setString(4, document.folder());
            statement.setString(5, document.uploader().name());
            statement.setObject(6, document.uploadedAt().atOffset(ZoneOffset.UTC));
            statement.setBinaryStream(7, bytes, document.size());
            statement.executeUpdate();
            return document.id().toString();
        });
    }

    @Override
    public void remove(FirmId firm, ClientId client, DocumentId document) {
        with("delete from archive where client = ? and id = ?", statement -> {
            statement.setString(1, client.value());
            statement.setString(2, document.toString());
            return statement.executeUpdate();
        });
    }

    private <T> T with(String sql, Work<T> work) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("The archive does not answer", e);
        }
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
