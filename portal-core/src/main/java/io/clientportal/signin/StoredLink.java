package io.clientportal.signin;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link as it is stored.
 *
 * @param client the client that a share link is about; null for all other kinds
 * @param target where a share link leads; null for all other kinds
 * @param no counts the links of one contact, kind, client and target, so that a later one ends an earlier unopened one
 * @param hash the keyed hash of its secret
 * @param opensUntil the first instant at which it can no longer be opened for the first time
 * @param livesUntil the first instant at which it no longer works where it was opened
 * @param epochs those that were in force when it was sent
 * @param address a new login e-mail that is to be proved, sealed under the contact's key; null for all other kinds
 * @param device the keyed hash of the device it is bound to; null while it is unopened
 * @param usedAt when a link that works once did
 */
public record StoredLink(
        LinkId id,
        LinkKind kind,
        ContactId contact,
        @Nullable ClientId client,
        @Nullable Target target,
        long no,
        byte[] hash,
        Instant sentAt,
        Instant opensUntil,
        Instant livesUntil,
        Epochs epochs,
        byte @Nullable [] address,
        byte @Nullable [] device,
        @Nullable Instant openedAt,
        @Nullable Instant usedAt,
        @Nullable Instant revokedAt) {

    /** The same link at another place: of this client, under the grant with this epoch. */
    public StoredLink at(@Nullable ClientId client, long no, long grantEpoch) {
        return new StoredLink(
                id,
                kind,
                contact,
                client,
                target,
                no,
                hash,
                sentAt,
                opensUntil,
                livesUntil,
                new Epochs(epochs.firm(), epochs.contact(), epochs.signIn(), grantEpoch),
                address,
                device,
                openedAt,
                usedAt,
                revokedAt);
    }

    /**
     * What ends by rising.
     *
     * @param firm the firm's epoch; likewise the contact's
     * @param signIn the contact's epoch of signing in
     * @param grant that of the grant for the client; 0 where there is none
     */
    public record Epochs(long firm, long contact, long signIn, long grant) {}
}
