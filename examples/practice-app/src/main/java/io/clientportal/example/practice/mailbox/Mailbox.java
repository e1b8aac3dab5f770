package io.clientportal.example.practice.mailbox;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** A mail server on a free port of this machine, that takes every mail for everybody and keeps the newest. */
public final class Mailbox implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int KEPT = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final GreenMail server = new GreenMail(new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_SMTP));
    private final Deque<Mail> mails = new ConcurrentLinkedDeque<>();
    private final AtomicLong count = new AtomicLong();
    private final InstantSource clock;

    Mailbox(InstantSource clock) {
        this.clock = clock;
        GreenMailUser everybody = server.setUser("everybody", "");
        server.getUserManager().setMessageDeliveryHandler((moving, address) -> {
            keep(moving.getMessage());
            return everybody;
        });
        server.start();
    }

    String host() {
        return LOOPBACK;
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** The mails, newest first. */
    List<Mail> mails() {
        return List.copyOf(mails);
    }

    Optional<Mail> mail(long no) {
        return mails.stream().filter(mail -> mail.no() == no).findFirst();
    }

    /**
     * The newest mail to an address whose text has something, once there is one.
     *
     * @throws IllegalStateException where none arrives within 20 seconds
     */
    public String await(String address, Pattern something) {
        Instant end = clock.instant().plus(PATIENCE);
        synchronized (mails) {
            while (true) {
                Optional<String> text = mails.stream()
                        .filter(mail -> mail.to().contains(address))
                        .map(Mail::text)
                        .filter(one -> something.matcher(one).find())
                        .findFirst();
                long left = Duration.between(clock.instant(), end).toMillis();
                if (text.isPresent() || left <= 0) {
                    return text.orElseThrow(() -> new IllegalStateException("No such mail came to " + address));
                }
                pause(left);
            }
        }
    }

    private void pause(long millis) {
        try {
            mails.wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for a mail", e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    private void keep(MimeMessage message) throws MessagingException {
        try {
            Mail mail = Mail.of(count.incrementAndGet(), clock.instant(), message);
            synchronized (mails) {
                mails.addFirst(mail);
                mails.notifyAll();
            }
        } catch (IOException e) {
            throw new MessagingException("The mail cannot be read", e);
        }
        if (mails.size() > KEPT) {
            mails.pollLast();
        }
    }
}
