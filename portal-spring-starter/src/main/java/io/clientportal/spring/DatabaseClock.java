package io.clientportal.spring;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clock of the database, so that all nodes agree, measured once a minute. Between two measurements it goes by the
 * time that has passed, whatever is done to this machine's own clock; it never goes back.
 */
final class DatabaseClock implements InstantSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    private static final Duration FAR_OFF = Duration.ofSeconds(2);

    private final DataSource dataSource;
    private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.MIN);
    private final ScheduledExecutorService measuring = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "portal-clock");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Measured measured;

    /** @param within how far the time may be off, since an answer takes time */
    private record Measured(Instant at, long nanos, Duration within) {
        Instant now() {
            return at.plusNanos(System.nanoTime() - nanos);
        }
    }

    /** @throws IllegalStateException where this machine's own clock is more than two seconds off */
    DatabaseClock(DataSource dataSource, InstantSource own) {
        this.dataSource = dataSource;
        this.measured = measure();
        Duration off = Duration.between(measured.now(), own.instant()).abs();
        if (off.minus(measured.within()).compareTo(FAR_OFF) > 0) {
            throw new IllegalStateException("P-11 The clocks of this machine and of the database differ by " + off
                    + ". Let both follow the same time server");
        }
        measuring.scheduleWithFixedDelay(this::again, 1, 1, TimeUnit.MINUTES);
    }

    @Override
    public Instant instant() {
        Instant now = measured.now();
        return latest.accumulateAndGet(now, (one, other) -> one.isAfter(other) ? one : other);
    }

    private void again() {
        try {
            Measured next = measure();
            if (next.within().compareTo(FAR_OFF) < 0) {
                measured = next;
            } else {
                LOG.warn("The database answers too slowly to tell the time; it goes on by the time that passes");
            }
        } catch (IllegalStateException e) {
            LOG.warn("The database's clock cannot be read; it goes on by the time that passes", e);
        }
    }

    /** The quickest of three answers says it best. */
    private Measured measure() {
        try (Connection connection = dataSource.getConnection()) {
            return Stream.of(asked(connection), asked(connection), asked(connection))
                    .min(Comparator.comparing(Measured::within))
                    .orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not tell the time", e);
        }
    }

    private static Measured asked(Connection connection) throws SQLException {
        long before = System.nanoTime();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select current_timestamp")) {
            result.next();
            long half = (System.nanoTime() - before) / 2;
            Instant at = result.getObject(1, OffsetDateTime.class).toInstant();
            return new Measured(at, before + half, Duration.ofNanos(half));
        } finally {
            if (!connection.getAutoCommit()) {
                // Within a transaction time stands still.
                connection.rollback();
            }
        }
    }

    @Override
    public void close() {
        measuring.shutdownNow();
    }
}
