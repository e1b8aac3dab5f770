package io.clientportal.signin;

/**
 * Hashes passwords slowly, with a salt of its own in every hash. What it is given is not the password but a keyed hash of
 * it, 43 ASCII characters long, so that the database alone is not enough to try passwords. Called outside transactions,
 * by a bounded number of threads.
 */
public interface PasswordHasher {

    /** A new hash, with its salt and cost, in at most 255 characters. */
    String hash(String password);

    /** Whether this is the hash of the password; false for a hash that is broken or of another kind. */
    boolean matches(String password, String hash);

    /** Whether the hash was made at another cost than new ones are, and is to be made anew. */
    default boolean needsRehash(String hash) {
        return false;
    }
}
