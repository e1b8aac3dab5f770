package io.clientportal.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that writes files is killed at a random byte: every file that is found is whole, and every one that was
 * committed is found. Set {@code portal.test.rounds} for more rounds than a few.
 */
@Tag("DOC-06")
@Tag("SEC-108")
class KilledWriterTest {

    private static final int ROUNDS = Math.min(500, Integer.getInteger("portal.test.rounds", 3));

    @TempDir
    private Path directory;

    @Test
    void a_writer_that_is_killed_leaves_no_file_that_is_not_whole() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Set<String> committed = committedByKilled(new Random(round), round);

            Set<String> found = new TreeSet<>();
            FileStore store = FileStore.in(directory);
            for (String name : names(directory.resolve("killed"))) {
                try (InputStream in = store.open(new FileKey("killed/" + name), 0)) {
                    assertThat(hash(in.readAllBytes())).as("round " + round).isEqualTo(name);
                }
                found.add(name);
            }
            assertThat(found).as("round " + round).containsAll(committed);

            assertThat(names(directory.resolve(".part"))).hasSizeLessThanOrEqualTo(1);
            store.sweep(Instant.MAX);
            assertThat(names(directory.resolve(".part"))).isEmpty();
        }
    }

    /** Lets a process write files and kills it; tells which files it said were committed. */
    private Set<String> committedByKilled(Random random, int round) throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        classes(FileStore.class) + File.pathSeparator + classes(Writer.class),
                        Writer.class.getName(),
                        directory.toString(),
                        Integer.toString(round))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream said = writer.getInputStream()) {
            byte[] first = said.readNBytes(20 + random.nextInt(3_000));
            writer.toHandle().destroyForcibly(); // unlike the process itself, it leaves the output to be read
            byte[] rest = said.readAllBytes();
            writer.waitFor();
            Set<String> committed = new LinkedHashSet<>();
            String all = new String(first, StandardCharsets.US_ASCII) + new String(rest, StandardCharsets.US_ASCII);
            for (String line : all.split("\n", -1)) {
                if (line.matches("[0-9a-f]{64}")) {
                    committed.add(line);
                }
            }
            return committed;
        } finally {
            writer.destroyForcibly();
        }
    }

    private static Path classes(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String hash(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** Writes one file after the other under the hash of its bytes; says a dot for each piece and the hash when committed. */
    static final class Writer {

        public static void main(String... args) throws Exception {
            FileStore store = FileStore.in(Path.of(args[0]));
            Random random = new Random(1000L + Integer.parseInt(args[1]));
            while (true) {
                byte[] bytes = new byte[random.nextInt(300_000)];
                random.nextBytes(bytes);
                String name = hash(bytes);
                try (FileStore.Sink sink = store.create(new FileKey("killed/" + name))) {
                    for (int from = 0; from < bytes.length; ) {
                        int length = Math.min(bytes.length - from, 1 + random.nextInt(5_000));
                        sink.write(bytes, from, length);
                        from += length;
                        say(".");
                    }
                    sink.commit();
                }
                say("\n" + name + "\n");
            }
        }

        private static void say(String text) {
            System.out.write(text.getBytes(StandardCharsets.US_ASCII), 0, text.length());
            System.out.flush();
        }
    }
}
