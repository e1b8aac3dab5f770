package io.clientportal.jpa;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmId;
import io.clientportal.signin.ChallengeId;
import io.clientportal.signin.LinkId;
import io.clientportal.signin.StoredChallenge;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A code being asked for. */
@Entity
@Table(name = "portal_challenge")
@IdClass(ChallengeRow.Key.class)
class ChallengeRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "id")
    UUID id;

    @Column(name = "link", nullable = false)
    UUID link;

    @Column(name = "contact", nullable = false)
    UUID contact;

    @Column(name = "browser_hash", length = 32, nullable = false)
    byte[] browserHash;

    @Column(name = "sign_in_epoch", nullable = false)
    long signInEpoch;

    @Column(name = "code_hash", length = 32)
    byte @Nullable [] codeHash;

    @Column(name = "code_until", nullable = false)
    Instant codeUntil;

    @Column(name = "tries", nullable = false)
    int tries;

    @Column(name = "sends", nullable = false)
    int sends;

    @Column(name = "began_at", nullable = false)
    Instant beganAt;

    @Column(name = "used_at")
    @Nullable
    Instant usedAt;

    static ChallengeRow of(FirmId firm, StoredChallenge challenge) {
        ChallengeRow row = new ChallengeRow();
        row.firm = firm.value();
        row.id = challenge.id().value();
        row.link = challenge.link().value();
        row.contact = challenge.contact().value();
        row.browserHash = challenge.browser();
        row.signInEpoch = challenge.signInEpoch();
        row.codeHash = challenge.code();
        row.codeUntil = challenge.codeUntil();
        row.tries = challenge.tries();
        row.sends = challenge.sends();
        row.beganAt = challenge.beganAt();
        row.usedAt = challenge.usedAt();
        return row;
    }

    StoredChallenge challenge() {
        return new StoredChallenge(
                new ChallengeId(id),
                new LinkId(link),
                new ContactId(contact),
                browserHash,
                signInEpoch,
                codeHash,
                codeUntil,
                tries,
                sends,
                beganAt,
                usedAt);
    }

    record Key(String firm, UUID id) {}
}
