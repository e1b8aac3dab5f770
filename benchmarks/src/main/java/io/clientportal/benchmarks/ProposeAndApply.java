package io.clientportal.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * Proposing and applying through the portal against hand-written JDBC, on one PostgreSQL that commits durably, in
 * interleaved rounds. What counts is the median of the rounds' ratios.
 *
 * <p>Arguments: rounds and seconds a round, by default 7 and 3.
 */
public final class ProposeAndApply {

    private static final int CLIENTS = 400;
    private static final int[] THREADS = {1, 8};
    private static final int WARM_UPS = 12;
    /** No job is to propose what stands there already. */
    private static final AtomicLong SERIAL = new AtomicLong();

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private ProposeAndApply() {}

    /** Prints a table. */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 7;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                HikariDataSource portalPool = pool(postgres);
                HikariDataSource jdbcPool = pool(postgres)) {
            Contender portal = new PortalContender(portalPool, CLIENTS);
            Contender jdbc = new JdbcContender(jdbcPool, CLIENTS);
            DataSource server = postgres.getPostgresDatabase();
            for (int i = 0; i < WARM_UPS; i++) {
                run(jdbc, server, 8, seconds);
                run(portal, server, 8, seconds);
                settle(server);
            }
            System.out.println("| threads | round | hand-written JDBC, jobs/s | portal, jobs/s | ratio |"
                    + " CPU ms a job, JDBC: Java + PostgreSQL | CPU ms a job, portal: Java + PostgreSQL |");
            System.out.println("|---|---|---|---|---|---|---|");
            for (int threads : THREADS) {
                measure(portal, jdbc, server, threads, rounds, seconds);
            }
        }
    }

    private static void measure(
            Contender portal, Contender jdbc, DataSource server, int threads, int rounds, int seconds)
            throws Exception {
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            boolean portalFirst = round % 2 == 0;
            Speed first = run(portalFirst ? portal : jdbc, server, threads, seconds);
            Speed second = run(portalFirst ? jdbc : portal, server, threads, seconds);
            Speed ofPortal = portalFirst ? first : second;
            Speed ofJdbc = portalFirst ? second : first;
            ratios[round] = ofPortal.jobs() / ofJdbc.jobs();
            System.out.printf(
                    "| %d | %d | %.0f | %.0f | %.2f | %.2f + %.2f | %.2f + %.2f |%n",
                    threads,
                    round + 1,
                    ofJdbc.jobs(),
                    ofPortal.jobs(),
                    ratios[round],
                    ofJdbc.java(),
                    ofJdbc.database(),
                    ofPortal.java(),
                    ofPortal.database());
        }
        Arrays.sort(ratios);
        System.out.printf("| %d | median | | | **%.2f** | | |%n", threads, ratios[rounds / 2]);
    }

    /** Neither contender is to run on plans from before its tables were filled. */
    private static void settle(DataSource server) throws SQLException {
        try (Connection connection = server.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    /**
     * @param jobs jobs per second
     * @param java milliseconds of processor time that this process took for one job, compiling included
     * @param database the same of the backends of PostgreSQL
     */
    private record Speed(double jobs, double java, double database) {}

    /** Every thread has clients of its own, so that what is measured is work and not waiting. */
    private static Speed run(Contender contender, DataSource server, int threads, int seconds) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        AtomicLong jobs = new AtomicLong();
        long java = PROCESS.getProcessCpuTime();
        long database = backends(server);
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(seconds);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int mine = thread;
            running.add(pool.submit(() -> {
                for (int i = 0; System.nanoTime() < end; i++) {
                    int client = mine + threads * (i % (CLIENTS / threads));
                    contender.proposeAndApply(client, "Pilot " + SERIAL.incrementAndGet());
                    jobs.incrementAndGet();
                }
            }));
        }
        // Who fails lets go of its threads too, or the process would never end.
        pool.shutdown();
        for (Future<?> one : running) {
            one.get();
        }
        double elapsed = (System.nanoTime() - start) / 1e9;
        return new Speed(
                jobs.get() / elapsed,
                (PROCESS.getProcessCpuTime() - java) / 1e6 / jobs.get(),
                (backends(server) - database) / 1e6 / jobs.get());
    }

    /** Processor time so far of all backends of PostgreSQL, in nanoseconds. They outlive a round. */
    private static long backends(DataSource server) throws SQLException {
        long time = 0;
        try (Connection connection = server.getConnection();
                Statement statement = connection.createStatement();
                ResultSet pids = statement.executeQuery(
                        "select pid from pg_stat_activity where backend_type = 'client backend'")) {
            while (pids.next()) {
                time += ProcessHandle.of(pids.getLong(1))
                        .flatMap(process -> process.info().totalCpuDuration())
                        .map(Duration::toNanos)
                        .orElse(0L);
            }
        }
        return time;
    }

    private static HikariDataSource pool(EmbeddedPostgres server) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.getPostgresDatabase());
        config.setMaximumPoolSize(10);
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }
}
