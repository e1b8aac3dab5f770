package io.clientportal.benchmarks.files;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Uploads and downloads large documents through a host with 256 MiB of heap, and through a bare servlet: how much heap it
 * takes, whether the hashes agree, and how fast it is. Arguments: files at once, MiB of each
 * where the heap is watched, MiB of each where the time is taken, rounds.
 */
public final class TransferFiles {

    private static final int MIB = 1 << 20;
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern SHA = Pattern.compile("\"sha256\":\"([0-9a-f]{64})\"");
    private static final byte[] NOISE = new byte[MIB];

    static {
        new Random(1).nextBytes(NOISE);
    }

    private final int many;
    private final int mebibytes;
    private final String base;

    private TransferFiles(int many, int mebibytes, String base) {
        this.many = many;
        this.mebibytes = mebibytes;
        this.base = base;
    }

    public static void main(String[] arguments) throws Exception {
        int many = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        int mebibytes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1024;
        int smaller = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 128;
        int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
        Path files = Files.createTempDirectory("files");
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        classPath(),
                        "-Dfiles=" + files,
                        FileHost.class.getName(),
                        "--server.port=" + port,
                        "--portal.stores=memory",
                        "--portal.firms.main.name=Main",
                        "--portal.firms.main.address=http://localhost:" + port + "/portal",
                        "--logging.level.root=warn")
                .inheritIO()
                .start();
        try {
            TransferFiles transfer = new TransferFiles(many, mebibytes, "http://localhost:" + port);
            transfer.await();
            transfer.memory();
            clear(files);
            new TransferFiles(many, smaller, "http://localhost:" + port).speed(rounds, files);
        } finally {
            host.destroy();
            host.waitFor();
            delete(files);
        }
    }

    /** What this runs with, which within Maven is not the process's own class path. */
    private static String classPath() throws Exception {
        if (!(TransferFiles.class.getClassLoader() instanceof URLClassLoader loader)) {
            return System.getProperty("java.class.path");
        }
        List<String> parts = new ArrayList<>();
        for (URL url : loader.getURLs()) {
            parts.add(Path.of(url.toURI()).toString());
        }
        return String.join(File.pathSeparator, parts);
    }

    // --- memory

    private void memory() throws Exception {
        client("memory");
        String first = upload(documents("memory"), -1);
        download(document("memory", first));
        long before = heap();
        List<String> ids = together(n -> upload(documents("memory"), n));
        List<Callable<String>> both = new ArrayList<>();
        for (int n = 0; n < many; n++) {
            int one = n;
            both.add(() -> upload(documents("memory"), many + one));
            both.add(() -> checked(document("memory", ids.get(one)), one));
        }
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<String>> running = both.stream().map(threads::submit).toList();
        long most = before;
        while (running.stream().anyMatch(one -> !one.isDone())) {
            most = Math.max(most, heap());
            Thread.sleep(500);
        }
        for (Future<String> one : running) {
            one.get();
        }
        threads.shutdown();
        System.out.printf(
                Locale.ROOT,
                "%d uploads and %d downloads of %d MiB at once: live heap %.1f MiB before, %.1f MiB at most; hashes equal%n",
                many,
                many,
                mebibytes,
                before / (double) MIB,
                most / (double) MIB);
    }

    /** Downloads and compares: the bytes with what was sent, their hash with what the portal says. */
    private String checked(String path, int seed) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        MessageDigest sent = MessageDigest.getInstance("SHA-256");
        try (InputStream in = open(path + "/file").getInputStream()) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        for (int i = 0; i < mebibytes; i++) {
            sent.update(piece(i, seed));
        }
        String hash = HexFormat.of().formatHex(digest.digest());
        if (!hash.equals(HexFormat.of().formatHex(sent.digest())) || !hash.equals(found(SHA, text(open(path))))) {
            throw new IllegalStateException("The hashes of " + path + " differ");
        }
        return hash;
    }

    // --- speed

    private void speed(int rounds, Path files) throws Exception {
        String[] names = {"cp", "up: bare", "up: bare and lasting", "up: portal", "down: bare", "down: portal"};
        List<double[]> all = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            String client = "speed" + round;
            client(client);
            double[] rates = new double[names.length];
            rates[0] = copied(files);
            // In turns, for whoever comes later shares the disk with what the others have left to be written.
            for (int turn = 0; turn < 3; turn++) {
                int who = (turn + round) % 3;
                String bare = base + "/bare" + (who == 1 ? "/lasting" : "") + "/";
                rates[1 + who] = rate(() -> together(n -> upload(who == 2 ? documents(client) : bare + n, n)));
            }
            List<String> ids = found(text(open("/desk/api/v1/clients/" + client + "/documents")));
            for (int turn = 0; turn < 2; turn++) {
                int who = (turn + round) % 2;
                rates[4 + who] =
                        rate(() -> together(n -> download(who == 0 ? "/bare/" + n : document(client, ids.get(n)))));
            }
            clear(files);
            if (round > 0) {
                all.add(rates);
                StringBuilder line = new StringBuilder("MiB/s:");
                for (int i = 0; i < names.length; i++) {
                    line.append(String.format(Locale.ROOT, " %s %.0f;", names[i], rates[i]));
                }
                System.out.println(line);
            }
        }
        int[][] ratios = {{3, 1}, {3, 2}, {5, 4}, {3, 0}, {5, 0}};
        for (int[] ratio : ratios) {
            double[] sorted = all.stream()
                    .mapToDouble(rates -> rates[ratio[0]] / rates[ratio[1]])
                    .sorted()
                    .toArray();
            System.out.printf(
                    Locale.ROOT,
                    "median of %s against %s: %.2f%n",
                    names[ratio[0]],
                    names[ratio[1]],
                    sorted[sorted.length / 2]);
        }
    }

    private double rate(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return (double) many * mebibytes / ((System.nanoTime() - start) / 1e9);
    }

    /** What {@code cp} makes of a file as large as all of them, one copy each. */
    private double copied(Path files) throws Exception {
        Path source = files.resolve("source");
        try (OutputStream out = Files.newOutputStream(source)) {
            for (int i = 0; i < mebibytes; i++) {
                out.write(piece(i, 0));
            }
        }
        Path target = Files.createDirectories(files.resolve("cp"));
        return rate(() -> {
            for (int n = 0; n < many; n++) {
                new ProcessBuilder(
                                "cp",
                                source.toString(),
                                target.resolve(Integer.toString(n)).toString())
                        .start()
                        .waitFor();
            }
            return null;
        });
    }

    // --- what both do

    private interface Numbered<T> {
        T with(int n) throws Exception;
    }

    private <T> List<T> together(Numbered<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int n = 0; n < many; n++) {
                int one = n;
                running.add(threads.submit(() -> work.with(one)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    private String upload(String url, int seed) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(url + "?name=f.pdf&folder=Tax").toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/octet-stream");
        connection.setFixedLengthStreamingMode((long) mebibytes * MIB);
        try (OutputStream out = connection.getOutputStream()) {
            for (int i = 0; i < mebibytes; i++) {
                out.write(piece(i, seed));
            }
        }
        String answer = text(connection);
        return answer.isEmpty() ? "" : found(ID, answer);
    }

    private long download(String path) throws IOException {
        long size = 0;
        try (InputStream in =
                open(path.contains("/documents/") ? path + "/file" : path).getInputStream()) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
            }
        }
        if (size != (long) mebibytes * MIB) {
            throw new IOException(path + " has " + size + " bytes");
        }
        return size;
    }

    /** A MiB of a file: noise that begins as a PDF does, told apart by number and seed. */
    private static byte[] piece(int i, int seed) {
        byte[] piece = NOISE.clone();
        byte[] head = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, piece, 0, head.length);
        ByteBuffer.wrap(piece).putInt(16, i).putInt(20, seed);
        return piece;
    }

    private HttpURLConnection open(String path) throws IOException {
        return (HttpURLConnection) URI.create(base + path).toURL().openConnection();
    }

    private static String text(HttpURLConnection connection) throws IOException {
        if (connection.getResponseCode() >= 400) {
            throw new IOException(connection.getURL() + ": "
                    + new String(connection.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(text);
        }
        return matcher.group(1);
    }

    private static List<String> found(String text) {
        return ID.matcher(text).results().map(one -> one.group(1)).toList();
    }

    private String documents(String client) {
        return base + "/desk/api/v1/clients/" + client + "/documents";
    }

    private static String document(String client, String id) {
        return "/desk/api/v1/clients/" + client + "/documents/" + id;
    }

    private long heap() throws IOException {
        return Long.parseLong(text(open("/heap")).strip());
    }

    private void client(String id) throws IOException {
        text(open("/client?id=" + id));
    }

    private void await() throws Exception {
        for (int i = 0; i < 300; i++) {
            try {
                heap();
                return;
            } catch (IOException e) {
                Thread.sleep(200);
            }
        }
        throw new IllegalStateException("The host does not start");
    }

    /** Files alone; their folders stay. */
    private static void clear(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
