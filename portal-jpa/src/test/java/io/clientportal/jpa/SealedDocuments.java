package io.clientportal.jpa;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.DataKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Documents that a test has copied get content of their own, as what is sealed for another one does not open. */
final class SealedDocuments {

    private SealedDocuments() {}

    static void anew(DataSource dataSource, DataKey key, ClientId client) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement read =
                        connection.prepareStatement("select id from portal_document where client = ?");
                PreparedStatement update =
                        connection.prepareStatement("update portal_document set content = ? where id = ?")) {
            byte[] content = "{\"by\":\"Petra Partner\",\"tell\":true}".getBytes(UTF_8);
            read.setString(1, client.value());
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    UUID id = rows.getObject(1, UUID.class);
                    update.setBytes(1, key.seal(content, "document " + id));
                    update.setObject(2, id);
                    update.addBatch();
                }
            }
            update.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
