package io.clientportal.signin;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.WorkScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where sessions are kept, those of browsers and those of applications, with the keys that sign for the latter. */
public interface SessionStore {

    /** Adds a session. */
    void add(FirmScope scope, StoredSession session);

    /**
     * The session with one of these hashes, with its contact as it is now, in one statement.
     *
     * @param seenAfter only where its contact did something after this instant
     */
    Optional<Running> session(FirmScope scope, List<byte[]> hashes, Instant seenAfter);

    /** The same by its id, however long it was idle. */
    Optional<Running> session(FirmScope scope, SessionId id);

    /** The contact's sessions that have not ended, latest first. */
    List<Running> sessions(FirmScope scope, ContactId contact);

    /** Notes that the session's contact does something at {@code scope.now()}. */
    void touch(FirmScope scope, SessionId session);

    /** Carries a session over a new epoch of signing in. */
    void keep(FirmScope scope, SessionId session, long signInEpoch);

    /**
     * Makes a session of pages one of tokens.
     *
     * @param before the hashes of its secret
     * @return whether it was still one of pages
     */
    boolean exchange(FirmScope scope, SessionId session, List<byte[]> before, byte[] family, byte[] refresh);

    /**
     * Replaces the valid refresh token.
     *
     * @param before the hashes of the one that was presented
     * @return whether that was the valid one
     */
    boolean rotate(FirmScope scope, SessionId session, List<byte[]> before, byte[] next);

    /**
     * Ends a session.
     *
     * @return whether it was there
     */
    boolean end(FirmScope scope, SessionId session);

    /**
     * Deletes sessions that ended at or before an instant.
     *
     * @return how many, at most {@code most}
     */
    int forget(WorkScope scope, Instant ended, int most);

    /** The keys of the firm that tokens are still verified with, those that sign longest first. */
    List<StoredKey> keys(FirmScope scope);

    /** Adds a key, and forgets those that verify nothing any more. */
    void add(FirmScope scope, StoredKey key);

    /** A session that neither ended nor idled, with its contact and the epoch that signing in has now. */
    record Running(StoredSession session, ContactState contact, long signInEpoch) {}
}
