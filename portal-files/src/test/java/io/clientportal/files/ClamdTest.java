package io.clientportal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a scan makes of every answer, and of none. {@code RealClamdTest} asks the real daemon. */
@Tag("DOC-06")
@Tag("SEC-113")
class ClamdTest {

    private ServerSocket server;
    private Clamd scanner;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        scanner = Clamd.at(server.getInetAddress().getHostAddress(), server.getLocalPort())
                .within(Duration.ofSeconds(20), Duration.ofSeconds(20));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void a_file_is_streamed_as_it_is() throws Exception {
        for (int size : new int[] {0, 1, 65_536, 65_537, 1_000_000}) {
            byte[] file = new byte[size];
            new Random(size).nextBytes(file);
            CompletableFuture<byte[]> taken = answering("stream: OK");

            assertThat(scanner.isClean(new ByteArrayInputStream(file))).isTrue();
            assertThat(taken.get()).isEqualTo(file);
        }
    }

    @Test
    void what_is_found_is_not_clean() throws Exception {
        answering("stream: Win.Test.EICAR_HDB-1 FOUND");
        assertThat(scan(new byte[10])).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSTREAM size limit exceeded. ERROR",
                "stream: Can't allocate memory ERROR",
                "UNKNOWN COMMAND",
                "",
                "stream: not OK",
                "Error: not stream: OK",
                "stream: NOTFOUND"
            })
    void no_other_answer_makes_a_file_clean_or_infected(String answer) {
        answering(answer);
        assertThatThrownBy(() -> scan(new byte[10]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("did not scan the file: " + answer);
    }

    @Test
    void a_daemon_that_takes_only_a_part_of_the_file_says_why() {
        serve(socket -> {
            skipCommand(socket.getInputStream());
            socket.getOutputStream().write("INSTREAM size limit exceeded. ERROR\0".getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            socket.getInputStream().readNBytes(100_000);
        });
        assertThatThrownBy(() -> scan(new byte[50_000_000])).isInstanceOf(IOException.class);
    }

    @Test
    void a_connection_that_breaks_in_the_middle_tells_nothing() {
        serve(socket -> {
            skipCommand(socket.getInputStream());
            socket.getInputStream().readNBytes(1000);
            socket.setSoLinger(true, 0);
        });
        assertThatThrownBy(() -> scan(new byte[50_000_000])).isInstanceOf(IOException.class);

        serve(socket -> {
            taken(socket);
            socket.getOutputStream().write("stream: O".getBytes(StandardCharsets.US_ASCII));
        });
        assertThatThrownBy(() -> scan(new byte[10])).isInstanceOf(IOException.class);

        serve(socket -> {
            taken(socket);
            socket.getOutputStream().write("stream: OK".getBytes(StandardCharsets.US_ASCII));
        });
        assertThatThrownBy(() -> scan(new byte[10])).isInstanceOf(IOException.class);
    }

    @Test
    void an_answer_without_end_is_broken_off() {
        serve(socket -> {
            taken(socket);
            byte[] much = "x".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(much);
        });
        assertThatThrownBy(() -> scan(new byte[10]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too much");
    }

    @Test
    void a_port_where_nobody_listens_is_told() throws IOException {
        server.close();
        assertThatThrownBy(() -> scan(new byte[10])).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Clamd.at(Path.of("target/no-such-socket")).isClean(InputStream.nullInputStream()))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Clamd.at("clamd.invalid", 3310).isClean(InputStream.nullInputStream()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_daemon_that_does_not_answer_is_given_up() {
        // The system takes the connection; nobody ever answers.
        Clamd impatient = Clamd.at(server.getInetAddress().getHostAddress(), server.getLocalPort())
                .within(Duration.ofSeconds(20), Duration.ofMillis(50));
        assertThatThrownBy(() -> impatient.isClean(new ByteArrayInputStream(new byte[10])))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessage("ClamAV does not answer");
        assertThatThrownBy(() -> impatient.isClean(new ByteArrayInputStream(new byte[50_000_000])))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessage("ClamAV takes no more of the file");
    }

    @Test
    void a_file_that_cannot_be_read_is_not_clean() {
        serve(socket -> socket.getInputStream().readAllBytes());
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the store is away");
            }
        };
        assertThatThrownBy(() -> scanner.isClean(broken)).hasMessage("the store is away");
    }

    @Test
    void a_time_limit_is_at_least_a_millisecond() {
        assertThatIllegalArgumentException().isThrownBy(() -> scanner.within(Duration.ZERO, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> scanner.within(Duration.ofSeconds(1), Duration.ZERO));
    }

    private boolean scan(byte[] file) throws IOException {
        return scanner.isClean(new ByteArrayInputStream(file));
    }

    /** Takes one file and answers so; gives what was taken. */
    private CompletableFuture<byte[]> answering(String answer) {
        CompletableFuture<byte[]> taken = new CompletableFuture<>();
        serve(socket -> {
            byte[] file = taken(socket);
            socket.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
            taken.complete(file);
        });
        return taken;
    }

    private void serve(Talk talk) {
        Thread daemon = new Thread(() -> {
            try (Socket socket = server.accept()) {
                talk.with(socket);
            } catch (IOException e) {
                // The test sees what came of it.
            }
        });
        daemon.setDaemon(true);
        daemon.start();
    }

    private static byte[] taken(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        skipCommand(in);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            file.writeBytes(in.readNBytes(length));
        }
        return file.toByteArray();
    }

    private static void skipCommand(InputStream in) throws IOException {
        assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII)).isEqualTo("zINSTREAM\0");
    }

    @FunctionalInterface
    private interface Talk {
        void with(Socket socket) throws IOException;
    }
}
