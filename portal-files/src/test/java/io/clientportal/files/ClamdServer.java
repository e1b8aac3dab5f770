package io.clientportal.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;

/** A real {@code clamd} that knows one signature: that of the harmless EICAR file. */
final class ClamdServer implements AutoCloseable {

    /** Taken apart, so that no scanner finds this source. */
    static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE" + "!$H+H*";

    private static final Path PROGRAM = Path.of("/usr/sbin/clamd");

    private final Process process;
    private final Path socket;

    private ClamdServer(Process process, Path socket) {
        this.process = process;
        this.socket = socket;
    }

    static boolean installed() {
        return Files.isExecutable(PROGRAM);
    }

    /** @param most the largest file it takes, in bytes */
    static ClamdServer start(Path directory, int most) throws IOException {
        Path signatures = Files.createDirectory(directory.resolve("signatures"));
        Files.writeString(
                signatures.resolve("test.ndb"),
                "Eicar-Test:0:*:" + HexFormat.of().formatHex(EICAR.getBytes(StandardCharsets.US_ASCII)) + "\n");
        for (Path each : new Path[] {directory, signatures}) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Path socket = directory.resolve("clamd.socket");
        Path settings = Files.writeString(
                directory.resolve("clamd.conf"),
                String.join(
                        "\n",
                        "Foreground yes",
                        "DatabaseDirectory " + signatures,
                        "LocalSocket " + socket,
                        "StreamMaxLength " + most,
                        "MaxThreads 2",
                        "User root",
                        ""));
        Process process = new ProcessBuilder(PROGRAM.toString(), "--config-file=" + settings)
                .redirectErrorStream(true)
                .start();
        StringBuilder said = new StringBuilder();
        var lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.contains("Self checking") || line.contains("Listening daemon")) {
                return new ClamdServer(process, socket);
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("clamd did not start:\n" + said);
    }

    Path socket() {
        return socket;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
