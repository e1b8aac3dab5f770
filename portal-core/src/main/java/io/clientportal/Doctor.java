package io.clientportal;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.firms.FirmSettings;
import io.clientportal.firms.Firms;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.FirmId;
import io.clientportal.notices.Mailer;
import io.clientportal.notices.NoticeStore;
import io.clientportal.profile.ClientBook;
import io.clientportal.profile.ClientRecord;
import io.clientportal.signin.HostTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks over a running installation. It changes nothing, sends nothing, and names nobody. */
final class Doctor {

    private static final Logger LOG = LoggerFactory.getLogger(Doctor.class);

    /** The usual patience. */
    static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Nothing waits as long for a worker that is alive: it looks every few seconds, and a lease lasts two minutes. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private static final Duration FAR_OFF = Duration.ofSeconds(2);
    private static final int FIRMS = 100;
    private static final int RECORDS = 5;

    private final Portal portal;
    private final @Nullable Mailer mailer;
    private final @Nullable ClientBook book;
    private final @Nullable HostTokens tokens;
    private final boolean staff;
    private final Duration patience;

    /**
     * @param staff whether the host has told who its staff are
     * @param patience for each that lies behind a network
     */
    Doctor(
            Portal portal,
            @Nullable Mailer mailer,
            @Nullable ClientBook book,
            @Nullable HostTokens tokens,
            boolean staff,
            Duration patience) {
        this.portal = portal;
        this.mailer = mailer;
        this.book = book;
        this.tokens = tokens;
        this.staff = staff;
        this.patience = patience;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (!portal.gates.keyRing().lasting()) {
            findings.add(new Finding(
                    "D-09",
                    "The master keys are made up for this process, and what is sealed with them is lost with it.",
                    "Give the builder a key ring that is kept outside the database."));
        }
        if (!staff) {
            findings.add(new Finding(
                    "D-14", "There is no StaffBook, so no staff member may do anything.", "Give the builder one."));
        }
        mail(findings);
        if (tokens != null
                && !asked("What keeps the keys of the host's tokens", tokens::hasKeys)
                        .orElse(false)) {
            findings.add(new Finding(
                    "D-15",
                    "The keys of the host's tokens cannot be had, so that no such token is taken.",
                    "See that this machine reaches the address of the keys, and that it shows a JWK set."));
        }
        if (asked("The place of files", () -> {
                    portal.papers.tryToWrite();
                    return true;
                })
                .isEmpty()) {
            findings.add(new Finding(
                    "D-17",
                    "Files of documents cannot be written, or not within " + patience.toSeconds() + " seconds.",
                    "See that the place given to the builder is there, has room and may be written."));
        }
        if (portal.papers.lacksPlaceForUploads()) {
            findings.add(new Finding(
                    "D-18",
                    "There is a DocumentBook and no place where uploads arrive, so nobody can upload.",
                    "Give the builder a FileStore too, or accept that the portal only shows documents."));
        }
        try {
            stores(findings);
        } catch (RuntimeException e) {
            LOG.warn("The portal's data cannot be looked over: {}", e.getClass().getName());
            findings.add(new Finding(
                    "D-01",
                    "The portal's data cannot be reached, or not be read.",
                    "See that the database runs, and that the portal's tables are there."));
        }
        return findings.stream()
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    private void mail(List<Finding> findings) {
        if (mailer == null) {
            findings.add(new Finding("D-05", "There is no mailer, so e-mails wait.", "Give the builder one."));
        } else if (asked("The mail server", () -> {
                    mailer.check();
                    return true;
                })
                .isEmpty()) {
            findings.add(new Finding(
                    "D-06",
                    "The mail server does not answer within " + patience.toSeconds() + " seconds, or refuses.",
                    "See that it runs and that address, user and password are right; the log names the exception."));
        }
    }

    private void stores(List<Finding> findings) {
        Instant before = portal.gates.clock().instant();
        Stores.Condition condition = portal.stores.condition();
        Instant after = portal.gates.clock().instant();
        if (!condition.lasting()) {
            findings.add(new Finding(
                    "D-02", "Everything is kept in memory and lost at the end.", "Use stores on a database."));
        }
        if (!condition.current()) {
            findings.add(new Finding(
                    "D-03",
                    "The portal's tables are not those of this version: older, newer, or changed by hand.",
                    "Run JpaStores.migrate with the version that all nodes run."));
        }
        Instant now = condition.now();
        if (now != null && (now.isBefore(before.minus(FAR_OFF)) || now.isAfter(after.plus(FAR_OFF)))) {
            findings.add(new Finding(
                    "D-04",
                    "The portal's clock and the database's differ by more than two seconds.",
                    "Let both machines follow the same time server."));
        }
        waiting(findings, after);
        List<Firms.Overview> firms = portal.gates.work(scope -> portal.firms.overview(scope, FIRMS, RECORDS));
        firms(findings, firms);
        records(findings, firms);
    }

    private void waiting(List<Finding> findings, Instant now) {
        NoticeStore.Backlog mails = portal.delivery.backlog();
        boolean late = Stream.of(Optional.ofNullable(mails.due()), portal.signIns.waitingSince())
                .flatMap(Optional::stream)
                .anyMatch(since -> since.isBefore(now.minus(LATE)));
        if (late) {
            findings.add(new Finding(
                    "D-07",
                    "E-mails, or what was asked for at the door, have been due for more than " + LATE.toMinutes()
                            + " minutes, so no node does the portal's own work.",
                    "See that one node calls Portal.work every few seconds and that its thread is alive."));
        }
        if (mails.dead() > 0) {
            findings.add(new Finding(
                    "D-08",
                    "E-mails were given up: " + mails.dead() + ".",
                    "Look at the outbox at the desk, which names the causes, and send them again or let them be."));
        }
    }

    private void firms(List<Finding> findings, List<Firms.Overview> firms) {
        count(firms, firm -> !opens(firm))
                .ifPresent(those -> findings.add(new Finding(
                        "D-10",
                        "The key ring does not open what is sealed for " + those + ".",
                        "Put the master key back into the ring that was current when they were set up.")));
        count(firms, firm -> firm.settings() == null)
                .ifPresent(those -> findings.add(new Finding(
                        "D-11",
                        "The settings cannot be read of " + those + ".",
                        "Run the version that they were written with, or restore them.")));
        count(firms, firm -> firm.settings() != null && firm.settings().address() == null)
                .ifPresent(those -> findings.add(new Finding(
                        "D-16",
                        "No web address is set, so no link can be sent, by " + those + ".",
                        "Set the portal's web address in the firm's settings.")));
    }

    private boolean opens(Firms.Overview firm) {
        try {
            portal.gates.keyRing().unwrap(firm.state().wrappedKey());
            return true;
        } catch (IllegalStateException e) {
            return false; // the ring's word for a key that it lacks, or that is another
        }
    }

    /** The firms as a sentence names them; firms are the host's own keys, not people. */
    private static Optional<String> count(List<Firms.Overview> firms, Predicate<Firms.Overview> which) {
        List<FirmId> those =
                firms.stream().filter(which).map(firm -> firm.state().id()).toList();
        return those.isEmpty()
                ? Optional.empty()
                : Optional.of(those.size() == 1 ? "the firm " + those.get(0) : those.size() + " firms");
    }

    /** Reads a few records of each firm and compares their shape with the firm's fields, by keys alone. */
    private void records(List<Finding> findings, List<Firms.Overview> firms) {
        if (book == null) {
            return;
        }
        Set<String> unknown = new TreeSet<>();
        Set<String> wrong = new TreeSet<>();
        boolean failed = false;
        for (Firms.Overview firm : firms) {
            FirmSettings settings = firm.settings();
            if (settings == null) {
                continue;
            }
            for (ClientId client : firm.clients()) {
                Optional<Optional<ClientRecord>> read = read(book, firm.state().id(), client);
                failed |= read.isEmpty();
                read.flatMap(record -> record).ifPresent(record -> compare(settings, record, unknown, wrong));
                if (failed) {
                    break;
                }
            }
            if (failed) {
                break; // or every firm would wait for the same host
            }
        }
        if (failed) {
            findings.add(new Finding(
                    "D-13",
                    "The host's records cannot be read within " + patience.toSeconds() + " seconds, or not at all.",
                    "See what the host's ClientBook throws; the log names the exception."));
        }
        if (!unknown.isEmpty() || !wrong.isEmpty()) {
            findings.add(new Finding(
                    "D-12",
                    "The host's records do not fit the firm's fields: not among them " + unknown + ", of another kind "
                            + wrong + ".",
                    "Let the host's ClientBook hand out these fields as the settings have them, or change the"
                            + " settings."));
        }
    }

    private Optional<Optional<ClientRecord>> read(ClientBook book, FirmId firm, ClientId client) {
        if (book instanceof ClientBook.Local local) {
            return answered("The host's record", () -> portal.stores.read(tx -> local.read(tx, firm, client)));
        }
        return asked("The host's record", () -> ((ClientBook.Remote) book).read(firm, client));
    }

    private static void compare(FirmSettings settings, ClientRecord record, Set<String> unknown, Set<String> wrong) {
        record.values().fields().forEach((key, value) -> {
            Optional<FieldDefinition> field = settings.profile().field(key);
            if (field.isEmpty() && !settings.profile().retired().contains(key)) {
                unknown.add(key.value());
            } else if (field.isPresent() && !field.get().fits(value, new TreeMap<>())) {
                wrong.add(key.value());
            }
        });
    }

    /** What lies behind a network answers in time, or does not. */
    private <T> Optional<T> asked(String what, Callable<T> question) {
        FutureTask<T> task = new FutureTask<>(question);
        Thread thread = new Thread(task, "portal-doctor");
        thread.setDaemon(true);
        thread.start();
        try {
            return answered(what, () -> task.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } finally {
            task.cancel(true);
        }
    }

    /** What is thrown may quote somebody's values, so that its kind alone is told. */
    private static <T> Optional<T> answered(String what, Callable<T> question) {
        try {
            return Optional.of(question.call());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            LOG.warn("{} failed: {}", what, kind(e.getCause()));
            return Optional.empty();
        } catch (TimeoutException e) {
            LOG.warn("{} does not answer in time", what);
            return Optional.empty();
        } catch (Exception e) {
            LOG.warn("{} failed: {}", what, kind(e));
            return Optional.empty();
        }
    }

    private static String kind(@Nullable Throwable thrown) {
        return thrown == null ? "" : thrown.getClass().getName();
    }
}
