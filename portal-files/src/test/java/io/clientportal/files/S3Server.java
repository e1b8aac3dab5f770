package io.clientportal.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** A server that speaks S3, as a process of its own. The build writes its class path down. */
final class S3Server implements AutoCloseable {

    private static final Pattern STARTED = Pattern.compile("Tomcat started on ports .*?(\\d+) \\(http\\)");

    private final Process process;
    private final URI address;

    private S3Server(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static S3Server start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Files.readString(Path.of("target/s3mock.classpath")).strip(),
                        "com.adobe.testing.s3mock.S3MockApplication",
                        "--server.port=0",
                        "--http.port=0")
                .redirectErrorStream(true)
                .start();
        BufferedReader said = process.inputReader();
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                Thread reader = new Thread(() -> drain(said), "s3mock output");
                reader.setDaemon(true);
                reader.start();
                return new S3Server(process, URI.create("http://localhost:" + started.group(1)));
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("The S3 server did not start:\n" + all);
    }

    private static void drain(BufferedReader said) {
        try {
            while (said.readLine() != null) {
                // What it logs is of no interest.
            }
        } catch (IOException | UncheckedIOException e) {
            // It ended.
        }
    }

    S3Client client() {
        return client(address);
    }

    /** A client whose calls somebody else looks at first. */
    S3Client client(ExecutionInterceptor interceptor) {
        return builder(address)
                .overrideConfiguration(config -> config.addExecutionInterceptor(interceptor))
                .build();
    }

    static S3Client client(URI address) {
        return builder(address).build();
    }

    private static S3ClientBuilder builder(URI address) {
        return S3Client.builder()
                .endpointOverride(address)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
