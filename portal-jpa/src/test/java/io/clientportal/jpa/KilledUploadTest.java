package io.clientportal.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.clientportal.Everybody;
import io.clientportal.Portal;
import io.clientportal.World;
import io.clientportal.access.NewContact;
import io.clientportal.documents.Document;
import io.clientportal.documents.DocumentPage;
import io.clientportal.documents.DocumentQuery;
import io.clientportal.documents.Documents;
import io.clientportal.documents.FileStore;
import io.clientportal.documents.NewDocument;
import io.clientportal.documents.PlainTypes;
import io.clientportal.documents.SharedDocument;
import io.clientportal.engagements.Readership;
import io.clientportal.fields.Values;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.KeyRing;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.StaffId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that uploads documents is killed at a random byte, with its rows on PostgreSQL and its files in a directory:
 * what anybody sees is whole, what was answered is seen, and a day later nothing else is left. Set
 * {@code portal.test.rounds} for more rounds than a few.
 */
@Tag("DOC-06")
@Tag("SEC-108")
class KilledUploadTest {

    private static final Logger LOG = LoggerFactory.getLogger(KilledUploadTest.class);
    private static final int ROUNDS = Math.min(200, Integer.getInteger("portal.test.rounds", 2));
    private static final Staff PETRA = new Staff(new FirmId("killed"), new StaffId("petra"), "Petra Partner");
    private static final byte[] KEY = new byte[KeyRing.KEY_BYTES];

    private static HikariConfig database;
    private static HikariDataSource pool;
    private static JpaStores stores;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        database = Database.POSTGRES.migrated();
        pool = Database.pool(database);
        stores = JpaStores.on(pool);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    void an_upload_that_is_killed_leaves_nothing_that_is_not_whole() throws Exception {
        Portal portal = portal(stores, directory, InstantSource.system());
        portal.setUp(PETRA.firm(), World.settings("Birch & Partners"));
        int torn = 0;
        for (int round = 0; round < ROUNDS; round++) {
            ClientId client = new ClientId("client-" + round);
            portal.as(PETRA).addClient(client, ClientName.of("Ada"), Values.of(Map.of()));
            Contact nora = contact(portal, client, "nora" + round + "@example.com");

            List<String> answered = answeredByKilled(new Random(round), client);

            Map<String, Long> listed = listed(portal.as(PETRA).client(client).documents());
            assertThat(listed.keySet()).as("round " + round).containsAll(answered);
            assertThat(seen(portal.as(nora).client(client).documents()))
                    .as("round " + round)
                    .containsExactlyInAnyOrderElementsOf(listed.keySet());

            torn += rows(client) - listed.size();
            portal(stores, directory, () -> Instant.now().plus(Duration.ofHours(25)))
                    .work();
            FileStore.in(directory).sweep(Instant.MAX);
            assertThat(rows(client)).as("round " + round).isEqualTo(listed.size());
            assertThat(room(client))
                    .as("round " + round)
                    .containsExactly(
                            (long) listed.size(),
                            listed.values().stream().mapToLong(Long::longValue).sum());
            assertThat(files()).as("round " + round).hasSize(allRows());
        }
        LOG.info("{} rounds, {} uploads torn in the middle", ROUNDS, torn);
        if (ROUNDS >= 20) {
            assertThat(torn).isPositive();
        }
    }

    private static Contact contact(Portal portal, ClientId client, String address) {
        ContactId id = portal.as(PETRA)
                .client(client)
                .access()
                .add(new NewContact("Nora", address), EnumSet.allOf(Area.class))
                .id();
        return new Contact(PETRA.firm(), id);
    }

    /** Lets a process upload and kills it; gives the hashes of the documents whose upload it was answered. */
    private List<String> answeredByKilled(Random random, ClientId client) throws Exception {
        Process uploader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Uploader.class.getName(),
                        database.getJdbcUrl(),
                        directory.toString(),
                        client.value(),
                        Long.toString(random.nextLong()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream said = uploader.getInputStream()) {
            byte[] first = said.readNBytes(1 + random.nextInt(2_000));
            uploader.toHandle().destroyForcibly(); // unlike the process itself, it leaves the output to be read
            byte[] rest = said.readAllBytes();
            uploader.waitFor();
            assertThat(first).as("it came to upload").isNotEmpty();
            String all = new String(first, StandardCharsets.US_ASCII) + new String(rest, StandardCharsets.US_ASCII);
            return all.lines().filter(line -> line.matches("[0-9a-f]{64}")).toList();
        } finally {
            uploader.destroyForcibly();
        }
    }

    /** What staff see, each read whole: its hash, which its name begins with, and its size. */
    private static Map<String, Long> listed(Documents documents) throws Exception {
        Map<String, Long> listed = new HashMap<>();
        String after = null;
        do {
            DocumentPage<Document> page = documents.list(DocumentQuery.ALL, after, 200);
            for (Document document : page.documents()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                documents.download(document.id()).writeTo(bytes);
                String hash = hash(bytes.toByteArray());
                assertThat(document.name()).isEqualTo(hash + ".pdf");
                listed.put(hash, document.size());
            }
            after = page.next();
        } while (after != null);
        return listed;
    }

    private static List<String> seen(Documents documents) {
        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            DocumentPage<SharedDocument> page = documents.shared(DocumentQuery.ALL, after, 200);
            page.documents().forEach(document -> seen.add(document.name().substring(0, 64)));
            after = page.next();
        } while (after != null);
        return seen;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static int rows(ClientId client) throws SQLException {
        return Math.toIntExact(
                numbers("select count(*) from portal_document where firm = ? and client = ?", client.value())
                        .get(0));
    }

    private static int allRows() throws SQLException {
        return Math.toIntExact(numbers("select count(*) from portal_document where firm = ?", null)
                .get(0));
    }

    private static List<Long> room(ClientId client) throws SQLException {
        List<Long> room =
                numbers("select files, bytes from portal_document_usage where firm = ? and client = ?", client.value());
        return room.isEmpty() ? List.of(0L, 0L) : room;
    }

    private static List<Long> numbers(String sql, @Nullable String client) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, PETRA.firm().value());
            if (client != null) {
                select.setString(2, client);
            }
            List<Long> numbers = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        numbers.add(row.getLong(i));
                    }
                }
            }
            return numbers;
        }
    }

    private static Portal portal(JpaStores stores, Path directory, InstantSource clock) {
        return Portal.with(stores)
                .staff(new Everybody())
                .keys(KeyRing.of("a", Map.of("a", KEY)))
                .clock(clock)
                .files(FileStore.in(directory))
                .fileTypes(new PlainTypes())
                .build();
    }

    private static String hash(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** Uploads one document after the other; says a dot for each part that is read, and the hash once it was answered. */
    static final class Uploader {

        public static void main(String... args) throws Exception {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(args[0]);
            try (HikariDataSource pool = Database.pool(config)) {
                Documents documents = portal(JpaStores.on(pool), Path.of(args[1]), InstantSource.system())
                        .as(PETRA)
                        .client(new ClientId(args[2]))
                        .documents();
                Random random = new Random(Long.parseLong(args[3]));
                while (true) {
                    byte[] bytes = new byte[5 + random.nextInt(300_000)];
                    random.nextBytes(bytes);
                    System.arraycopy("%PDF-".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 5);
                    String hash = hash(bytes);
                    documents.upload(
                            NewDocument.of(hash + ".pdf", "Tax").sharedWith(Readership.EVERYBODY), new Dotted(bytes));
                    say("\n" + hash + "\n");
                }
            }
        }

        private static void say(String text) {
            System.out.write(text.getBytes(StandardCharsets.US_ASCII), 0, text.length());
            System.out.flush();
        }

        private static final class Dotted extends ByteArrayInputStream {
            Dotted(byte[] bytes) {
                super(bytes);
            }

            @Override
            public synchronized int read(byte[] into, int from, int length) {
                say(".");
                return super.read(into, from, Math.min(length, 5_000));
            }
        }
    }
}
