package io.clientportal.signin;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.WorkScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where passkeys are kept, and the questions about them. When a contact's account begins a new life, whoever keeps
 * contacts deletes the passkeys in the same transaction.
 */
public interface PasskeyStore {

    /** Adds a challenge. */
    void add(FirmScope scope, StoredPasskeyChallenge challenge);

    /**
     * Takes a challenge that can still be answered in this browser, once: whoever comes later finds none.
     *
     * @param hashes of the challenge, one for each key of the ring; likewise of the browser's secret
     */
    Optional<StoredPasskeyChallenge> take(FirmScope scope, List<byte[]> hashes, List<byte[]> browser);

    /**
     * Adds a passkey, where its contact has fewer than so many and nobody has its credential. The contact is held.
     *
     * @return whether it was added
     */
    boolean add(FirmScope scope, StoredPasskey passkey, int most);

    /** The passkey with this credential. */
    Optional<StoredPasskey> passkey(FirmScope scope, byte[] credential);

    /** The contact's passkeys, those added first first. */
    List<StoredPasskey> passkeys(FirmScope scope, ContactId contact);

    /**
     * Notes that a passkey signs in, where its counter went up, or it does not count and did not before.
     *
     * @return whether it is still there, and its counter did
     */
    boolean use(FirmScope scope, PasskeyId id, long counter, boolean backedUp);

    /**
     * Deletes a passkey of the contact.
     *
     * @return whether it was there
     */
    boolean remove(FirmScope scope, ContactId contact, PasskeyId id);

    /** Deletes all passkeys of the contact; how many there were. */
    int remove(FirmScope scope, ContactId contact);

    /**
     * Deletes challenges that ended at or before an instant.
     *
     * @return how many, at most {@code most}
     */
    int forget(WorkScope scope, Instant ended, int most);
}
