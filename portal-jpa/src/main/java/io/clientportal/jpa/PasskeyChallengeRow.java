package io.clientportal.jpa;

import io.clientportal.kernel.ContactId;
import io.clientportal.signin.LinkId;
import io.clientportal.signin.StoredPasskeyChallenge;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A question about a passkey that waits for its answer. */
@Entity
@Table(name = "portal_passkey_challenge")
@IdClass(PasskeyChallengeRow.Key.class)
class PasskeyChallengeRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "challenge_hash", length = 32)
    byte[] challengeHash;

    @Column(name = "browser_hash", length = 32, nullable = false)
    byte[] browserHash;

    @Column(name = "contact")
    @Nullable
    UUID contact;

    @Column(name = "link")
    @Nullable
    UUID link;

    @Column(name = "handle", length = 32)
    byte @Nullable [] handle;

    @Column(name = "ends_at", nullable = false)
    Instant endsAt;

    StoredPasskeyChallenge challenge() {
        return new StoredPasskeyChallenge(
                challengeHash,
                browserHash,
                contact == null ? null : new ContactId(contact),
                link == null ? null : new LinkId(link),
                handle,
                endsAt);
    }

    record Key(String firm, byte[] challengeHash) {}
}
