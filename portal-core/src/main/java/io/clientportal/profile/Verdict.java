package io.clientportal.profile;

/** How a reviewer decides a proposed change (PRO-13). */
public enum Verdict {
    ACCEPT,
    REJECT,
    /** Accept with another value. */
    EDIT,
    /** Take an earlier decision back. */
    OPEN
}
