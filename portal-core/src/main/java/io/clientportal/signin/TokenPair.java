package io.clientportal.signin;

import java.time.Instant;

/**
 * What an application calls with.
 *
 * @param access the bearer token of every call
 * @param accessUntil the first instant at which it is no longer valid, five minutes from its making
 * @param refresh brings the next pair, once; a second use ends both it and every session that came from it
 * @param refreshUntil the first instant at which nothing but signing in anew helps
 */
public record TokenPair(String access, Instant accessUntil, String refresh, Instant refreshUntil) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return "TokenPair[" + accessUntil + ", " + refreshUntil + "]";
    }
}
