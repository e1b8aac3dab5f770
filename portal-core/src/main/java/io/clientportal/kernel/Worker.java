package io.clientportal.kernel;

/** The portal's own work: the outbox, reminders, hand-overs to a remote host. */
public record Worker() implements Caller {

    @Override
    public Origin origin() {
        return Origin.NONE;
    }
}
