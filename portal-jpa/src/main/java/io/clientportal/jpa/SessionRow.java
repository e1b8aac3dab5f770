package io.clientportal.jpa;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmId;
import io.clientportal.signin.LinkId;
import io.clientportal.signin.SessionId;
import io.clientportal.signin.StoredSession;
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

/** A session. */
@Entity
@Table(name = "portal_session")
@IdClass(SessionRow.Key.class)
class SessionRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "id")
    UUID id;

    @Column(name = "token_hash", length = 32, nullable = false)
    byte[] tokenHash;

    @Column(name = "contact", nullable = false)
    UUID contact;

    @Column(name = "link")
    @Nullable
    UUID link;

    @Column(name = "firm_epoch", nullable = false)
    long firmEpoch;

    @Column(name = "contact_epoch", nullable = false)
    long contactEpoch;

    @Column(name = "sign_in_epoch", nullable = false)
    long signInEpoch;

    @Column(name = "refresh_hash", length = 32)
    byte @Nullable [] refreshHash;

    @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
    @Column(name = "origin")
    byte @Nullable [] origin;

    @Column(name = "began_at", nullable = false)
    Instant beganAt;

    @Column(name = "seen_at", nullable = false)
    Instant seenAt;

    @Column(name = "ends_at", nullable = false)
    Instant endsAt;

    static SessionRow of(FirmId firm, StoredSession session) {
        SessionRow row = new SessionRow();
        row.firm = firm.value();
        row.id = session.id().value();
        row.tokenHash = session.hash();
        row.contact = session.contact().value();
        row.link = session.link() == null ? null : session.link().value();
        row.firmEpoch = session.firmEpoch();
        row.contactEpoch = session.contactEpoch();
        row.signInEpoch = session.signInEpoch();
        row.refreshHash = session.refresh();
        row.origin = session.origin();
        row.beganAt = session.beganAt();
        row.seenAt = session.seenAt();
        row.endsAt = session.endsAt();
        return row;
    }

    StoredSession session() {
        return new StoredSession(
                new SessionId(id),
                tokenHash,
                new ContactId(contact),
                link == null ? null : new LinkId(link),
                firmEpoch,
                contactEpoch,
                signInEpoch,
                refreshHash,
                origin,
                beganAt,
                seenAt,
                endsAt);
    }

    record Key(String firm, UUID id) {}
}
