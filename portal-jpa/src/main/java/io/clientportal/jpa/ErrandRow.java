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

/** Something asked for at a firm's door. */
@Entity
@Table(name = "portal_errand")
@IdClass(ErrandRow.Key.class)
class ErrandRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "id")
    UUID id;

    @Column(name = "kind", length = 16, nullable = false)
    String kind;

    @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
    @Column(name = "content", nullable = false)
    byte[] content;

    @Column(name = "at", nullable = false)
    Instant at;

    record Key(String firm, UUID id) {}
}
