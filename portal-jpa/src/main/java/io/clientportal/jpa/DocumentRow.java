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

/** A document, without its bytes. */
@Entity
@Table(name = "portal_document")
@IdClass(DocumentRow.Key.class)
class DocumentRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "id")
    UUID id;

    @Column(name = "client", length = 128, nullable = false)
    String client;

    @Column(name = "no")
    @Nullable
    Long no;

    @Column(name = "name", nullable = false)
    String name;

    @Column(name = "folded", nullable = false)
    String folded;

    @Column(name = "media_type", length = 160, nullable = false)
    String type;

    @Column(name = "size_bytes", nullable = false)
    long size;

    @Column(name = "sha256", length = 64, nullable = false)
    String sha256;

    @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
    @Column(name = "pieces")
    byte @Nullable [] pieces;

    @Column(name = "file_key", length = 400)
    @Nullable
    String key;

    @Column(name = "host_key", length = 128)
    @Nullable
    String hostKey;

    @Column(name = "host_revision", length = 128)
    @Nullable
    String hostRevision;

    @Column(name = "host_due")
    @Nullable
    Instant hostDue;

    @Column(name = "folder", length = 60, nullable = false)
    String folder;

    @Column(name = "for_year")
    @Nullable
    Integer year;

    @Column(name = "engagement", length = 128)
    @Nullable
    String engagement;

    @Column(name = "uploaded_at", nullable = false)
    Instant uploadedAt;

    @Column(name = "by_staff", length = 128)
    @Nullable
    String staff;

    @Column(name = "by_contact")
    @Nullable
    UUID contact;

    @Column(name = "state", length = 16, nullable = false)
    String state;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column(name = "held", nullable = false)
    boolean held;

    @Column(name = "checked", nullable = false)
    boolean checked;

    @Column(name = "settled", nullable = false)
    boolean settled;

    @Column(name = "everybody_since")
    @Nullable
    Instant everybodySince;

    @Column(name = "engagement_since")
    @Nullable
    Instant engagementSince;

    @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
    @Column(name = "content", nullable = false)
    byte[] content;

    @Column(name = "version", nullable = false)
    long version;

    record Key(String firm, UUID id) {}
}
