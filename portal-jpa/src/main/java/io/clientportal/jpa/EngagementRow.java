package io.clientportal.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An engagement that the portal keeps, or knows of because it is or was shared. */
@Entity
@Table(name = "portal_engagement")
@IdClass(EngagementRow.Key.class)
class EngagementRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "client", length = 128)
    String client;

    @Id
    @Column(name = "id", length = 128)
    String id;

    @Column(name = "no", nullable = false)
    long no;

    @Column(name = "everybody", nullable = false)
    boolean everybody;

    @Column(name = "everybody_since")
    @Nullable
    Instant everybodySince;

    @Column(name = "takes_notes", nullable = false)
    boolean takesNotes;

    @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
    @Column(name = "content")
    byte @Nullable [] content;

    @Column(name = "version", nullable = false)
    long version;

    record Key(String firm, String client, String id) {}
}
