package io.clientportal.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A client: what the gate reads and lists show. Its row is the lock that orders all writes to the client. */
@Entity
@Table(name = "portal_client")
@IdClass(ClientRow.Key.class)
class ClientRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "id", length = 128)
    String id;

    @Column(name = "name", length = 200, nullable = false)
    String name;

    @Column(name = "sort_name", length = 200, nullable = false)
    String sortName;

    @Column(name = "archived", nullable = false)
    boolean archived;

    @Column(name = "wrapped_key")
    byte @Nullable [] wrappedKey;

    @Column(name = "seen_version", length = 128)
    @Nullable
    String seenVersion;

    @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
    @Column(name = "snapshot")
    byte @Nullable [] snapshot;

    record Key(String firm, String id) {}
}
