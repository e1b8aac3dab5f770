package io.clientportal.signin;

/** Where a link stands. */
public enum LinkState {
    /** Waits to be opened. */
    UNOPENED,
    /** Bound to the device that proved the code first, and opens there. */
    OPENED,
    /** No longer works: too old, replaced by a later one, or the contact is not let in any more. */
    ENDED,
    /** Taken back by the firm. */
    REVOKED
}
