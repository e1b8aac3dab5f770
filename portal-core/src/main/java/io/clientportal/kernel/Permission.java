package io.clientportal.kernel;

/** What a host may permit a staff member (FRM-05), for the clients that this member reaches. */
public enum Permission {
    /** Sees the client at all. Whoever reaches a client has it. */
    ACCESS,
    /** Reviews and decides what clients propose. */
    REVIEW,
    /** Lets contacts in. */
    LET_IN,
    /** Shares engagements, documents and the rest with contacts. */
    SHARE,
    /** Deletes documents. */
    DELETE,
    /** Sends requests, reminders and links. */
    SEND,
    /** Sees the portal as a client. */
    IMPERSONATE,
    /** Changes the firm's settings. */
    SETTINGS,
    /** Administers the portal: passes guards that others cannot, logged. */
    ADMINISTER
}
