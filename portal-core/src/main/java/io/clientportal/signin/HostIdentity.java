package io.clientportal.signin;

import io.clientportal.kernel.ContactId;

/**
 * Whom a host has signed in itself and vouches for (SIG-11). It says who somebody is, never what they may: accounts and
 * grants are the portal's, and looked at with every request.
 */
public sealed interface HostIdentity {

    /** A contact whom the host knows by the portal's own id. */
    static HostIdentity of(ContactId contact) {
        return new OfContact(contact);
    }

    /**
     * Whoever has this login e-mail in the firm.
     *
     * @param email an address that is proved to be this person's. One that people type in about themselves opens the
     *     account of whoever really has it
     */
    static HostIdentity ofVerified(String email) {
        return new OfAddress(email);
    }

    /** As {@link #of} makes it. */
    record OfContact(ContactId contact) implements HostIdentity {}

    /** As {@link #ofVerified} makes it. */
    record OfAddress(String email) implements HostIdentity {
        /** Without the address. */
        @Override
        public String toString() {
            return "OfAddress";
        }
    }
}
