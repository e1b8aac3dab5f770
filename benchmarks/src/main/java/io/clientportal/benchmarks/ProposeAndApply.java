package io.clientportal.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Proposing and applying through the portal against hand-written JDBC, on one PostgreSQL that commits durably, in
 * interleaved rounds. What counts is the median of the rounds' ratios.
 *
 * <p>Arguments: rounds and seconds a round, by default 7 and 3.
 */
public final class ProposeAndApply {

    private static final int CLIENTS = 400;
    private static final int[] THREADS = {1, 8};

    private ProposeAndApply() {}

    /** Prints a table. */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 7;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                HikariDataSource portalPool = pool(server);
                HikariDataSource jdbcPool = pool(server)) {
            Contender portal = new PortalContender(portalPool, CLIENTS);
            Contender jdbc = new JdbcContender(jdbcPool, CLIENTS);
            run(jdbc, 8, seconds, 0);
            run(portal, 8, seconds, 0);
            System.out.println("| threads | round | hand-written JDBC, jobs/s | portal, jobs/s | ratio |");
            System.out.println("|---|---|---|---|---|");
            for (int threads : THREADS) {
                measure(portal, jdbc, threads, rounds, seconds);
            }
        }
    }

    private static void measure(Contender portal, Contender jdbc, int threads, int rounds, int seconds)
            throws Exception {
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            boolean portalFirst = round % 2 == 0;
            double first = run(portalFirst ? portal : jdbc, threads, seconds, round + 1);
            double second = run(portalFirst ? jdbc : portal, threads, seconds, round + 1);
            double ofPortal = portalFirst ? first : second;
            double ofJdbc = portalFirst ? second : first;
            ratios[round] = ofPortal / ofJdbc;
            System.out.printf(
                    "| %d | %d | %.0f | %.0f | %.2f |%n", threads, round + 1, ofJdbc, ofPortal, ratios[round]);
        }
        Arrays.sort(ratios);
        System.out.printf("| %d | median | | | **%.2f** |%n", threads, ratios[rounds / 2]);
    }

    /** Jobs per second. Every thread has clients of its own, so that what is measured is work and not waiting. */
    private static double run(Contender contender, int threads, int seconds, int round) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        AtomicLong jobs = new AtomicLong();
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(seconds);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int mine = thread;
            running.add(pool.submit(() -> {
                for (int i = 0; System.nanoTime() < end; i++) {
                    int client = mine + threads * (i % (CLIENTS / threads));
                    contender.proposeAndApply(client, "Pilot " + threads + "-" + round + "-" + i);
                    jobs.incrementAndGet();
                }
            }));
        }
        // Who fails lets go of its threads too, or the process would never end.
        pool.shutdown();
        for (Future<?> one : running) {
            one.get();
        }
        return jobs.get() / ((System.nanoTime() - start) / 1e9);
    }

    private static HikariDataSource pool(EmbeddedPostgres server) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.getPostgresDatabase());
        config.setMaximumPoolSize(10);
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }
}
