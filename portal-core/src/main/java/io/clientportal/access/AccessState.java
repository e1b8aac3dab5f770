package io.clientportal.access;

/** Whether a contact gets in for a client. */
public enum AccessState {
    /** The grant holds. */
    LET_IN,
    /** The grant has ended; the contact may still get in for other clients. */
    ENDED,
    /** The account is disabled or suspended: nothing works, for no client. */
    DISABLED
}
