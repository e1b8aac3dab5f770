package io.clientportal.signin;

import java.util.UUID;

/**
 * Something asked for at a firm's door, done later so that neither answer nor time tell whether there is such an account.
 *
 * @param content an address or a link's secret, sealed under the firm's key
 */
public record StoredErrand(UUID id, Kind kind, byte[] content) {

    /** What is asked for. */
    public enum Kind {
        /** A link that signs in, to an address. */
        LINK,
        /** A new password, to an address. */
        RESET,
        /** A login account, to an address. */
        ACCOUNT,
        /** A new link in place of one that no longer opens here, to where that one went. */
        RENEW
    }
}
