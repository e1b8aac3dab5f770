package io.clientportal.memory;

import io.clientportal.notices.Mail;
import io.clientportal.notices.Mailer;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps every e-mail instead of sending it, for a host's tests. */
public final class RecordingMailer implements Mailer {

    private final List<Mail> sent = new CopyOnWriteArrayList<>();
    private volatile Consumer<Mail> server = mail -> {};

    @Override
    public void send(Mail mail) {
        server.accept(mail);
        sent.add(mail);
    }

    /** What the mail server does before it takes an e-mail: throws where it refuses. */
    public void server(Consumer<Mail> server) {
        this.server = server;
    }

    /** Everything sent so far, in order. */
    public List<Mail> sent() {
        return List.copyOf(sent);
    }

    /** What was sent to one address, in order. */
    public List<Mail> sentTo(String address) {
        return sent.stream().filter(mail -> mail.to().equals(address)).toList();
    }

    /** The latest one. */
    public Mail last() {
        if (sent.isEmpty()) {
            throw new NoSuchElementException("No e-mail was sent");
        }
        return sent.get(sent.size() - 1);
    }

    public void clear() {
        sent.clear();
    }
}
