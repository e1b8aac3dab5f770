package io.clientportal.example.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.Portal;
import io.clientportal.documents.DocumentQuery;
import io.clientportal.documents.Documents;
import io.clientportal.documents.NewDocument;
import io.clientportal.fields.Values;
import io.clientportal.firms.FirmSettings;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.StaffId;
import io.clientportal.memory.InMemoryFiles;
import io.clientportal.memory.InMemoryStores;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** What the guide shows of a host's own document system works. */
class ArchiveDocumentsTest {

    @Test
    void whatLiesInTheArchiveIsListedAndWhatIsUploadedGoesThere() throws IOException, SQLException {
        DataSource archive = JdbcConnectionPool.create("jdbc:h2:mem:archive", "sa", "");
        try (Connection connection = archive.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(ArchiveDocuments.TABLE);
            statement.execute("""
                    insert into archive values ('C-1', '4711', 'Assessment.pdf', 'Tax', 'Paula Birch',
                      timestamp with time zone '2025-11-01 09:00:00+00', current_timestamp, x'255044462d')
                    """);
        }
        FirmId firm = new FirmId("birch");
        ClientId client = new ClientId("C-1");
        Portal portal = Portal.with(new InMemoryStores())
                .staff(new OneForAll())
                .files(new InMemoryFiles())
                .fileTypes((head, name) -> "application/pdf")
                .documents(new ArchiveDocuments(archive))
                .build();
        portal.setUp(firm, FirmSettings.of("Birch & Partners"));
        Staff paula = new Staff(firm, new StaffId("paula"), "Paula Birch");
        Documents documents = portal.as(paula)
                .addClient(client, ClientName.of("Maya Hartley"), Values.of(Map.of()))
                .documents();

        documents.upload(
                NewDocument.of("Letter.pdf", "Letters"),
                new ByteArrayInputStream("%PDF-1.7".getBytes(StandardCharsets.US_ASCII)));
        portal.work();

        assertThat(documents.list(DocumentQuery.ALL, null, 10).documents())
                .extracting(document -> document.name() + " " + document.inHost())
                .containsExactlyInAnyOrder("Letter.pdf true", "Assessment.pdf true");
        assertThat(documents.list(DocumentQuery.ALL, null, 10).documents()).allSatisfy(document -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            documents.download(document.id()).writeTo(bytes);
            assertThat(bytes.toString(StandardCharsets.US_ASCII)).startsWith("%PDF-");
        });
    }
}
