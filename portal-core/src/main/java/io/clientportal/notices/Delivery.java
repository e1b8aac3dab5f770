package io.clientportal.notices;

import io.clientportal.firms.FirmSettings;
import io.clientportal.firms.Firms;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientFile;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.Gates;
import io.clientportal.kernel.GrantState;
import io.clientportal.notices.NoticeStore.Claim;
import io.clientportal.notices.NoticeStore.Settled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits in the outbox. Any number of workers on any number of nodes may do it at once: each e-mail is claimed
 * by one of them, with a lease and a fence. No transaction is open while the mail server is talked to.
 */
public final class Delivery {

    /** E-mails claimed at once. */
    public static final int BATCH = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    /** A claim that was not settled by then may be taken by another worker. */
    private static final Duration LEASE = Duration.ofMinutes(2);
    /** More than one e-mail can take: 10 s to connect and 30 s to wait. No e-mail is begun with less left of the lease. */
    private static final Duration ONE_MAIL = Duration.ofSeconds(45);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(60);

    private final Gates gates;
    private final NoticeStore store;
    private final Firms firms;
    private final Predicate<Claim> holds;
    private final Mailer mailer;

    /**
     * @param holds whether what an e-mail tells of is still there for the contact, asked once all else allows to send it
     */
    public Delivery(Gates gates, NoticeStore store, Firms firms, Predicate<Claim> holds, Mailer mailer) {
        this.gates = gates;
        this.store = store;
        this.firms = firms;
        this.holds = holds;
        this.mailer = mailer;
    }

    /**
     * Sends one batch of what is due. What became of every e-mail is written down even where the batch breaks off; after
     * a crash, whatever was not written down is sent again with the same Message-ID (MAI-01).
     *
     * @return whether more may be due right now
     */
    public boolean dispatch() {
        List<Parcel> batch = gates.work(scope -> store.claim(scope, scope.now().plus(LEASE), BATCH).stream()
                .map(claim ->
                        new Parcel(claim, firms.settings(scope.in(claim.firm(), NoticeRight.DELIVER)), scope.now()))
                .toList());
        if (batch.isEmpty()) {
            return false;
        }
        List<Settled> settled = new ArrayList<>(batch.size());
        boolean open = true;
        try {
            for (Parcel parcel : batch) {
                open = open && clock().isBefore(parcel.claimed().plus(LEASE).minus(ONE_MAIL));
                if (open) {
                    open = send(parcel, settled);
                } else {
                    settled.add(putBack(parcel));
                }
            }
        } finally {
            int written = gates.work(scope -> store.settle(scope, settled));
            if (written < settled.size()) {
                LOG.warn("{} e-mails were taken over by another worker meanwhile", settled.size() - written);
            }
        }
        return open && batch.size() == BATCH;
    }

    /** How many e-mails wait and how many were given up, over all firms: for health and metrics. */
    public NoticeStore.Backlog backlog() {
        return gates.work(store::backlog);
    }

    /** @return whether the mail server can be used for the next one */
    private boolean send(Parcel parcel, List<Settled> settled) {
        String ended = ended(parcel);
        if (ended != null) {
            settled.add(parcel.settled(NoticeState.CANCELLED, ended));
            return true;
        }
        if (!clock().isBefore(parcel.notice().expires())) {
            settled.add(parcel.settled(
                    NoticeState.DEAD,
                    Objects.requireNonNullElse(parcel.notice().cause(), "It could not be sent in time")));
            return true;
        }
        if (!holds.test(parcel.claim())) {
            settled.add(parcel.settled(NoticeState.CANCELLED, "What it tells of is no longer there"));
            return true;
        }
        Mail mail;
        byte[] kept;
        try {
            MailMaker maker = new MailMaker(gates.keyRing(), parcel.claim(), parcel.firm());
            mail = maker.mail();
            kept = maker.kept();
        } catch (TemplateFailed e) {
            settled.add(parcel.settled(NoticeState.DEAD, e.getMessage()));
            return true;
        } catch (RuntimeException e) {
            LOG.error("The e-mail {} cannot be made", parcel.notice().id(), e);
            settled.add(parcel.settled(
                    NoticeState.DEAD, "It could not be made: " + e.getClass().getSimpleName()));
            return true;
        }
        try {
            mailer.send(mail);
            settled.add(parcel.sent(kept));
            return true;
        } catch (MailRefused e) {
            String cause = MailMaker.cause(e, mail);
            settled.add(e.permanent() ? parcel.settled(NoticeState.DEAD, cause) : later(parcel, cause));
            return true;
        } catch (RuntimeException e) {
            // Its message may quote the e-mail, so neither the log nor the row holds it.
            LOG.warn("The mail server cannot be used: {}", e.getClass().getName());
            settled.add(later(
                    parcel, "The mail server could not be used: " + e.getClass().getSimpleName()));
            return false;
        }
    }

    /** Why the contact may not receive it any more; null where the contact may (MAI-02). */
    private static @Nullable String ended(Parcel parcel) {
        StoredNotice notice = parcel.notice();
        ContactState contact = parcel.claim().contact();
        if (contact == null || contact.wrappedKey() == null) {
            return "The contact is gone";
        }
        if (contact.disabled()) {
            return "The contact's access is disabled";
        }
        if (contact.epoch() != notice.epoch()) {
            return "The contact's access was renewed since";
        }
        if (notice.client() == null) {
            return null;
        }
        ClientFile client = parcel.claim().client();
        if (client == null || client.archived() || client.wrappedKey() == null) {
            return "The client is archived";
        }
        GrantState grant = parcel.claim().grant();
        Area area = notice.kind().area();
        if (grant == null
                || !grant.holds(parcel.claimed())
                || area != null && !grant.areas().contains(area)) {
            return "The contact's access to this client has ended";
        }
        return null;
    }

    /** Waits 1, 2, 4 up to 60 minutes, a little less or more so that not all come back at once. */
    private Settled later(Parcel parcel, String cause) {
        Duration wait = Duration.ofMinutes(1L << Math.min(parcel.notice().attempts() - 1, 6));
        wait = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        long jitter = wait.toMillis() / 10;
        Instant due = clock().plus(wait).plusMillis(ThreadLocalRandom.current().nextLong(-jitter, jitter + 1));
        return due.isBefore(parcel.notice().expires())
                ? parcel.settled(NoticeState.QUEUED, due, parcel.notice().attempts(), cause, null)
                : parcel.settled(NoticeState.DEAD, cause);
    }

    /** Not tried, so it counts no attempt; the next minute finds the mail server back, or another worker has the time. */
    private Settled putBack(Parcel parcel) {
        StoredNotice notice = parcel.notice();
        return parcel.settled(
                NoticeState.QUEUED, clock().plus(Duration.ofMinutes(1)), notice.attempts() - 1, notice.cause(), null);
    }

    private Instant clock() {
        return gates.clock().instant();
    }

    /** @param claimed when it was claimed */
    private record Parcel(Claim claim, FirmSettings firm, Instant claimed) {

        StoredNotice notice() {
            return claim.notice();
        }

        Settled sent(byte[] kept) {
            return settled(NoticeState.SENT, notice().due(), notice().attempts(), null, kept);
        }

        Settled settled(NoticeState state, @Nullable String cause) {
            return settled(state, notice().due(), notice().attempts(), cause, null);
        }

        Settled settled(NoticeState state, Instant due, int attempts, @Nullable String cause, byte @Nullable [] text) {
            StoredNotice notice = notice();
            return new Settled(
                    claim.firm().id(), notice.id(), notice.client(), notice.fence(), state, due, attempts, cause, text);
        }
    }
}
