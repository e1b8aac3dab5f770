package io.clientportal.jpa;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.signin.LinkId;
import io.clientportal.signin.LinkKind;
import io.clientportal.signin.StoredLink;
import io.clientportal.signin.Target;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A link that was sent. */
@Entity
@Table(name = "portal_link")
@IdClass(LinkRow.Key.class)
class LinkRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "id")
    UUID id;

    @Column(name = "kind", length = 16, nullable = false)
    String kind;

    @Column(name = "client", length = 128)
    @Nullable
    String client;

    @Column(name = "contact", nullable = false)
    UUID contact;

    @Column(name = "target", length = 16)
    @Nullable
    String target;

    @Column(name = "no", nullable = false)
    long no;

    @Column(name = "token_hash", length = 32, nullable = false)
    byte[] tokenHash;

    @Column(name = "sent_at", nullable = false)
    Instant sentAt;

    @Column(name = "opens_until", nullable = false)
    Instant opensUntil;

    @Column(name = "lives_until", nullable = false)
    Instant livesUntil;

    @Column(name = "firm_epoch", nullable = false)
    long firmEpoch;

    @Column(name = "contact_epoch", nullable = false)
    long contactEpoch;

    @Column(name = "grant_epoch", nullable = false)
    long grantEpoch;

    @Column(name = "sign_in_epoch", nullable = false)
    long signInEpoch;

    @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
    @Column(name = "address")
    byte @Nullable [] address;

    @Column(name = "device_hash", length = 32)
    byte @Nullable [] deviceHash;

    @Column(name = "opened_at")
    @Nullable
    Instant openedAt;

    @Column(name = "used_at")
    @Nullable
    Instant usedAt;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;

    StoredLink link() {
        return new StoredLink(
                new LinkId(id),
                LinkKind.valueOf(kind),
                new ContactId(contact),
                client == null ? null : new ClientId(client),
                target == null ? null : Target.valueOf(target),
                no,
                tokenHash,
                sentAt,
                opensUntil,
                livesUntil,
                new StoredLink.Epochs(firmEpoch, contactEpoch, signInEpoch, grantEpoch),
                address,
                deviceHash,
                openedAt,
                usedAt,
                revokedAt);
    }

    record Key(String firm, UUID id) {}
}
