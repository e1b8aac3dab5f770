package io.clientportal.signin;

import java.time.Instant;

/**
 * An invitation for staff to hand over themselves. It is shown this once.
 *
 * @param url what the contact opens; a code from the contact's mailbox is asked for all the same
 * @param until the first instant at which it can no longer be accepted
 */
public record CopiedInvitation(String url, Instant until) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "CopiedInvitation[" + until + "]";
    }
}
