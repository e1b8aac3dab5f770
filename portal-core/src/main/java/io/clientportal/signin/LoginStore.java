package io.clientportal.signin;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.WorkScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where is kept what accounts sign in with, how often that was tried, and what was asked for at the door. */
public interface LoginStore {

    /**
     * Counts a try at something that may or may not exist, where no wait runs: from so many on, in a row,
     * the next has to wait.
     *
     * @param key the keyed hash of what is tried
     * @param free the try after which the first wait runs
     * @param waits until when, after that try, the next one and so on; the last one holds for all further ones
     * @return until when a wait runs, so that it was not counted; null where it was
     */
    @Nullable
    Instant countTry(FirmScope scope, byte[] key, int free, List<Instant> waits);

    /** Forgets the tries at something. */
    void forgetTries(FirmScope scope, byte[] key);

    /**
     * Deletes tries of which the last was made at or before an instant.
     *
     * @return how many, at most {@code most}
     */
    int forgetTries(WorkScope scope, Instant last, int most);

    /** The account with this login e-mail, whatever its state. */
    Optional<Login> login(FirmScope scope, String address);

    /** The account of a contact. */
    Optional<Login> login(FirmScope scope, ContactId contact);

    /**
     * Notes that a contact signs in, and forgets the tries in a row, where the account works and nothing has ended what
     * the contact signs in with.
     *
     * @return whether it was
     */
    boolean signedIn(FirmScope scope, ContactId contact, long epoch, long signInEpoch);

    /**
     * Stores a password, which sets the account up and ends whatever was issued for signing in before, where the account
     * works and neither epoch has risen.
     *
     * @return whether it was stored
     */
    boolean savePassword(FirmScope scope, ContactId contact, long epoch, long signInEpoch, String hash);

    /**
     * Sets an account up without a password, which ends whatever was issued for signing in before, where the account
     * works and neither epoch has risen.
     *
     * @return whether it was
     */
    boolean setUp(FirmScope scope, ContactId contact, long epoch, long signInEpoch);

    /** Stores the same password hashed anew, where it is still the one with the old hash. */
    void rehash(FirmScope scope, ContactId contact, String before, String hash);

    /** Ends the contact's sessions and whatever was issued for signing in. */
    void endSignIns(FirmScope scope, ContactId contact);

    /** Keeps something that was asked for at the door. */
    void add(FirmScope scope, StoredErrand errand);

    /** What was asked for, of all firms, oldest first. */
    List<Due> errands(WorkScope scope, int most);

    /** What was asked for; empty where it is done. */
    Optional<StoredErrand> errand(FirmScope scope, UUID id);

    /**
     * Takes an errand, once.
     *
     * @return whether it was there
     */
    boolean take(FirmScope scope, UUID id);

    /**
     * An account that somebody may sign in to.
     *
     * @param setUp whether it is set up, with a password or otherwise
     * @param password its hash; null where there is none
     * @param letIn whether a grant of the contact holds, for a client that is not archived
     */
    record Login(
            ContactState contact, boolean setUp, @Nullable String password, long signInEpoch, boolean letIn) {}

    /** Something that waits to be done in its firm. */
    record Due(FirmId firm, UUID id) {}
}
