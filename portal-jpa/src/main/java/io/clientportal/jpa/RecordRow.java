package io.clientportal.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A client's record where the host keeps none. */
@Entity
@Table(name = "portal_record")
@IdClass(RecordRow.Key.class)
class RecordRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "client", length = 128)
    String client;

    @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
    @Column(name = "content", nullable = false)
    byte[] content;

    @Column(name = "version", nullable = false)
    long version;

    record Key(String firm, String client) {}
}
