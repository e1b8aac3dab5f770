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

/** A key that access tokens are signed with. */
@Entity
@Table(name = "portal_signing_key")
@IdClass(SigningKeyRow.Key.class)
class SigningKeyRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "id")
    UUID id;

    @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
    @Column(name = "content", nullable = false)
    byte[] content;

    @Column(name = "signs_until", nullable = false)
    Instant signsUntil;

    @Column(name = "verifies_until", nullable = false)
    Instant verifiesUntil;

    record Key(String firm, UUID id) {}
}
