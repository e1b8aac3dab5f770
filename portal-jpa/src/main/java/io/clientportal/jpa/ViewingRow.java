package io.clientportal.jpa;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.StaffId;
import io.clientportal.viewing.StoredViewing;
import io.clientportal.viewing.ViewingId;
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

/** A look of a staff member through a contact's eyes. */
@Entity
@Table(name = "portal_viewing")
@IdClass(ViewingRow.Key.class)
class ViewingRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "id")
    UUID id;

    @Column(name = "staff", length = 128, nullable = false)
    String staff;

    @Column(name = "running", length = 128)
    @Nullable
    String running;

    @Column(name = "contact", nullable = false)
    UUID contact;

    @Column(name = "token_hash", length = 32, nullable = false)
    byte[] tokenHash;

    @Column(name = "firm_epoch", nullable = false)
    long firmEpoch;

    @Column(name = "contact_epoch", nullable = false)
    long contactEpoch;

    @Column(name = "began_at", nullable = false)
    Instant beganAt;

    @Column(name = "ends_at", nullable = false)
    Instant endsAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
    @Column(name = "content", nullable = false)
    byte[] content;

    StoredViewing viewing() {
        return new StoredViewing(
                new ViewingId(id),
                new StaffId(staff),
                new ContactId(contact),
                tokenHash,
                firmEpoch,
                contactEpoch,
                beganAt,
                endsAt,
                endedAt,
                content);
    }

    record Key(String firm, UUID id) {}
}
