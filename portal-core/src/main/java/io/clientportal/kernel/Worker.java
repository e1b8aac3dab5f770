package io.clientportal.kernel;

/** The portal's own work for one firm: the outbox, reminders, hand-overs to a remote host. */
public record Worker(FirmId firm) implements Caller {

    @Override
    public Origin origin() {
        return Origin.NONE;
    }
}
