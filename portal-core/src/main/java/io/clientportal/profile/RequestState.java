package io.clientportal.profile;

/** Where a change request stands. */
public enum RequestState {
    /** Waits for its decision, in its client's queue. */
    WAITING,
    /** Decided; the remote host has not answered yet. Holds its place in the queue. */
    APPLYING,
    /** Closed: the accepted values are in the record. */
    APPLIED,
    /** Closed: rejected whole. */
    REJECTED,
    /** Closed: taken back by the contact. */
    WITHDRAWN;

    /** Whether the request still holds its place in the queue. */
    public boolean isOpen() {
        return this == WAITING || this == APPLYING;
    }
}
