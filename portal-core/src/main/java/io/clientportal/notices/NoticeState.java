package io.clientportal.notices;

/** What became of a notice. */
public enum NoticeState {
    /** Waits to be sent, or to be sent again. */
    QUEUED,
    /** Handed to the mail server; a bell is sent from the beginning. */
    SENT,
    /** Not sent, because the right to receive it had ended (MAI-02). */
    CANCELLED,
    /** Given up, with the cause (MAI-03). */
    DEAD
}
