package io.clientportal.access;

/** The state of a contact's account, as the firm sees it (ACC-02). */
public enum AccountState {
    /** No invitation was sent in this life of the account. */
    NEVER_INVITED,
    /** An invitation can be accepted. */
    INVITED,
    /** The latest invitation was not accepted in time, or was taken back. */
    INVITATION_EXPIRED,
    /** There is a login account. */
    ACTIVE,
    /** Nothing works until staff resume it. */
    SUSPENDED,
    /** Nothing works; enabling it begins a new life. */
    DISABLED
}
