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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where links, challenges and sessions are kept. Whatever decides something once, counts or limits is one conditional
 * statement, and its row count decides. Rows are locked in the order challenge, link, contact.
 */
public interface SignInStore {

    /** Adds a link as the latest of its contact, client and target; its {@code no} is ignored. */
    void add(Scope scope, StoredLink link);

    /** The latest links of the client, latest first. */
    List<Found> links(Scope scope, int most);

    /** One link of the client. */
    Optional<Found> link(Scope scope, LinkId id);

    /**
     * Revokes a link and ends the sessions that came from it.
     *
     * @return whether it was not revoked yet
     */
    boolean revoke(Scope scope, LinkId id);

    /** The link with one of these hashes, whatever its state. */
    Optional<Found> link(FirmScope scope, List<byte[]> hashes);

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

    /** Adds a session. */
    void add(FirmScope scope, StoredSession session);

    /**
     * The session with one of these hashes, with its contact as it is now, in one statement.
     *
     * @param seenAfter only where its contact did something after this instant
     */
    Optional<Running> session(FirmScope scope, List<byte[]> hashes, Instant seenAfter);

    /** Notes that the session's contact does something at {@code scope.now()}. */
    void touch(FirmScope scope, UUID session);

    /**
     * Ends a session.
     *
     * @return whether it was there
     */
    boolean end(FirmScope scope, UUID session);

    /**
     * Deletes sessions that ended at or before an instant.
     *
     * @return how many, at most {@code most}
     */
    int forgetSessions(WorkScope scope, Instant ended, int most);

    /** The same for challenges whose latest code ended. */
    int forgetChallenges(WorkScope scope, Instant ended, int most);

    /** The same for links whose life ended, where no session and no challenge of theirs is left. */
    int forgetLinks(WorkScope scope, Instant ended, int most);

    /**
     * A link with what decides whether it works.
     *
     * @param grant the contact's grant for the client
     * @param archived whether the client is archived in the host
     * @param superseded whether a later link of the same contact, client and target was sent
     * @param tries how many codes of the contact were tried in a row without signing in
     * @param codesFrom from when the contact may ask for a code; null for now
     */
    record Found(
            StoredLink link,
            ContactState contact,
            Grant grant,
            boolean archived,
            boolean superseded,
            int tries,
            @Nullable Instant codesFrom) {}

    /** A challenge with its link. */
    record Asked(StoredChallenge challenge, Found found) {}

    /** A session that neither ended nor idled, with its contact. */
    record Running(StoredSession session, ContactState contact) {}
}
