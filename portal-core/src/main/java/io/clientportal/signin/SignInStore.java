package io.clientportal.signin;

import io.clientportal.access.Grant;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.WorkScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where links and challenges are kept. Whatever decides something once, counts or limits is one conditional
 * statement, and its row count decides. Rows are locked in the order challenge, link, contact.
 */
public interface SignInStore {

    /** Adds a link as the latest of its contact, kind, client and target; its {@code no} is ignored. */
    void add(FirmScope scope, StoredLink link);

    /**
     * Adds a link likewise, where fewer than {@code most} of its contact and kind were sent after {@code since}; with a
     * lock on the contact.
     *
     * @return whether it was added
     */
    boolean add(FirmScope scope, StoredLink link, int most, Instant since);

    /** The latest share links of the client, latest first. */
    List<Found> links(Scope scope, int most);

    /** One link of the client. */
    Optional<Found> link(Scope scope, LinkId id);

    /**
     * Revokes a link and ends the sessions that came from it.
     *
     * @return whether it was not revoked yet
     */
    boolean revoke(Scope scope, LinkId id);

    /**
     * Moves the share links of a contact to another client. One to the same target that was sent later ends an earlier
     * unopened one, whichever client it was sent for; one that no longer works ends none.
     *
     * @param left the epoch of the grant that they were issued under; those of another one never work again
     * @param now the epoch of the grant that they hang on now
     */
    void move(Scope from, Scope into, ContactId contact, long left, long now);

    /** The link with one of these hashes, whatever its state. */
    Optional<Found> link(FirmScope scope, List<byte[]> hashes);

    /**
     * Uses a link that works once, where it was not used and is not revoked.
     *
     * @return whether it was
     */
    boolean use(FirmScope scope, LinkId id);

    /** Revokes the contact's links of a kind; how many were not revoked yet. */
    int revoke(FirmScope scope, ContactId contact, LinkKind kind);

    /** The latest link of the contact and kind. */
    Optional<Found> latest(FirmScope scope, ContactId contact, LinkKind kind);

    /** The share links of the contact that are bound to a device, latest first. */
    List<Found> devices(FirmScope scope, ContactId contact);

    /** Whether a link of the contact is bound to the device with one of these hashes. */
    boolean knowsDevice(FirmScope scope, ContactId contact, List<byte[]> device);

    /**
     * Binds a link that is not revoked to a device, where it is bound to none or to one with these hashes.
     *
     * @param device the hash that it is bound to from now on
     * @return whether it was
     */
    boolean bind(FirmScope scope, LinkId id, byte[] device, List<byte[]> presented);

    /**
     * Counts a code mail of the contact at {@code scope.now()}, where fewer than five went out after {@code since} and
     * no wait is set.
     *
     * @return whether it was counted, and so may go out
     */
    boolean countMail(FirmScope scope, ContactId contact, Instant since);

    /** Adds a challenge. */
    void add(FirmScope scope, StoredChallenge challenge);

    /** The challenge with its link. */
    Optional<Asked> challenge(FirmScope scope, ChallengeId id);

    /**
     * Counts one more code asked for, where fewer than {@code mostSends} were, fewer than {@code mostTries} were tried,
     * and it is not used; locks the challenge.
     */
    boolean countSend(FirmScope scope, ChallengeId id, List<byte[]> browser, int mostSends, int mostTries);

    /** Replaces the code of a challenge; its tries go on. */
    void replaceCode(FirmScope scope, ChallengeId id, byte[] code, Instant until);

    /** Counts a try, where fewer than {@code most} were made in this browser and no code was used; locks the challenge. */
    boolean countTry(FirmScope scope, ChallengeId id, List<byte[]> browser, int most);

    /**
     * Counts a try of the contact in a row.
     *
     * @param next from when the contact may ask for a code again; null leaves it
     * @param every every so many tries in a row it is {@code blocked} instead
     */
    void countTry(FirmScope scope, ContactId contact, @Nullable Instant next, int every, Instant blocked);

    /** Uses the code of a challenge that was not used, where it is still this one. */
    boolean use(FirmScope scope, ChallengeId id, byte[] code);

    /** Forgets the contact's tries in a row, and the wait. */
    void forgetTries(FirmScope scope, ContactId contact);

    /**
     * Revokes all links of the contact that are bound to the same device as this one, and ends the sessions that came
     * from them.
     *
     * @return whether one was not revoked yet
     */
    boolean unbind(FirmScope scope, ContactId contact, LinkId link);

    /**
     * Deletes challenges whose latest code ended at or before an instant.
     *
     * @return how many, at most {@code most}
     */
    int forgetChallenges(WorkScope scope, Instant ended, int most);

    /** The same for links whose life ended, where no session and no challenge of theirs is left. */
    int forgetLinks(WorkScope scope, Instant ended, int most);

    /**
     * A link with what decides whether it works.
     *
     * @param setUp whether the contact has a login account
     * @param signInEpoch rises when whatever was issued for signing in has to end
     * @param grant the contact's grant for the client of a share link; null for all other kinds
     * @param archived whether the client is archived in the host
     * @param superseded whether a later link of the same contact, kind, client and target was sent
     * @param tries how many codes of the contact were tried in a row without signing in
     * @param codesFrom from when the contact may ask for a code; null for now
     */
    record Found(
            StoredLink link,
            ContactState contact,
            boolean setUp,
            long signInEpoch,
            @Nullable Grant grant,
            boolean archived,
            boolean superseded,
            int tries,
            @Nullable Instant codesFrom) {}

    /** A challenge with its link. */
    record Asked(StoredChallenge challenge, Found found) {}
}
