package io.clientportal.notices;

/**
 * Hands e-mails to a mail server. It is called by several threads, with no transaction open, and gives up by itself: 10
 * seconds to connect, 30 to wait for an answer.
 */
@FunctionalInterface
public interface Mailer {

    /**
     * Returns once the server has taken the e-mail over.
     *
     * @throws MailRefused where the server does not take this e-mail; any other exception means that no e-mail can be
     *     sent now
     */
    void send(Mail mail);

    /**
     * Asks the mail server whether it can be used, and sends nothing. It gives up by itself, like {@link #send}.
     *
     * @throws RuntimeException where it cannot; what it says is shown to nobody
     */
    default void check() {}
}
