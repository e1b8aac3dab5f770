package io.clientportal.access;

import io.clientportal.kernel.ContactId;
import org.jspecify.annotations.Nullable;

/**
 * What a change of the record's addresses means for who is let in. The change itself touches no login (PRO-37).
 *
 * @param contact the contact of this client who signs in with the address; null where nobody of this client does
 * @param name the display name of that contact; null likewise
 * @param address as the record has or had it
 */
public record AffectedLogin(
        @Nullable ContactId contact, @Nullable String name, String address, Kind kind) {

    /** What becomes of the address, and what may be offered. */
    public enum Kind {
        /** A login e-mail leaves the record and goes on working: a safe change may be offered (ACC-09). */
        LEAVES,
        /** The address comes into the record and nobody of the client signs in with it: an invitation may be (ACC-01). */
        COMES
    }
}
