package io.clientportal.jpa;

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

/** A note about a client or an engagement. */
@Entity
@Table(name = "portal_note")
@IdClass(NoteRow.Key.class)
class NoteRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "id")
    UUID id;

    @Column(name = "client", nullable = false, length = 128)
    String client;

    @Column(name = "no", nullable = false)
    long no;

    @Column(name = "engagement", length = 128)
    @Nullable
    String engagement;

    @Column(name = "by_staff", length = 128)
    @Nullable
    String byStaff;

    @Column(name = "by_contact")
    @Nullable
    UUID byContact;

    @Column(name = "at", nullable = false)
    Instant at;

    @Column(name = "edited_at")
    @Nullable
    Instant editedAt;

    @Column(name = "read_at")
    @Nullable
    Instant readAt;

    @Column(name = "everybody", nullable = false)
    boolean everybody;

    @Column(name = "with_engagement", nullable = false)
    boolean withEngagement;

    @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
    @Column(name = "content", nullable = false)
    byte[] content;

    @Column(name = "version", nullable = false)
    long version;

    record Key(String firm, UUID id) {}
}
