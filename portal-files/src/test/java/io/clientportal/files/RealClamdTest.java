package io.clientportal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's {@code clamav-daemon}, where it is installed. */
@Tag("DOC-06")
@Tag("SEC-113")
class RealClamdTest {

    private static final int MIB = 1024 * 1024;

    @TempDir
    private static Path directory;

    private static ClamdServer server;

    private final Clamd scanner = Clamd.at(server.socket());

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(ClamdServer.installed(), "clamav-daemon is not installed");
        server = ClamdServer.start(directory, MIB);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void a_letter_is_clean() throws IOException {
        assertThat(scan("Dear firm,\n".getBytes(StandardCharsets.US_ASCII))).isTrue();
        assertThat(scan(new byte[0])).isTrue();
        assertThat(scan(new byte[MIB / 2])).isTrue();
    }

    @Test
    void malware_is_found_alone_and_in_a_zip() throws IOException {
        byte[] eicar = ClamdServer.EICAR.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(zipped)) {
            zip.putNextEntry(new ZipEntry("letter.txt"));
            zip.write(eicar);
        }

        assertThat(scan(eicar)).isFalse();
        assertThat(scan(zipped.toByteArray())).isFalse();
    }

    @Test
    void a_file_larger_than_the_daemon_takes_was_not_scanned() {
        for (int size : new int[] {MIB + 1, 30 * MIB}) {
            assertThatThrownBy(() -> scan(new byte[size])).isInstanceOf(IOException.class);
        }
    }

    private boolean scan(byte[] file) throws IOException {
        return scanner.isClean(new ByteArrayInputStream(file));
    }
}
