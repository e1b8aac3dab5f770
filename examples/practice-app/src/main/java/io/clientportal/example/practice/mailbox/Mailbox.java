package io.clientportal.example.practice.mailbox;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;

/** A mail server on a free port of this machine, that takes every mail for everybody and keeps the newest. */
class Mailbox implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int KEPT = 1_000;

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

    @Override
    public void close() {
        server.stop();
    }

    private void keep(MimeMessage message) throws MessagingException {
        try {
            mails.addFirst(Mail.of(count.incrementAndGet(), clock.instant(), message));
        } catch (IOException e) {
            throw new MessagingException("The mail cannot be read", e);
        }
        if (mails.size() > KEPT) {
            mails.pollLast();
        }
    }
}
