package io.clientportal.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A firm. */
@Entity
@Table(name = "portal_firm")
class FirmRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Column(name = "zone", length = 64, nullable = false)
    String zone;

    @Column(name = "epoch", nullable = false)
    long epoch;

    @Column(name = "wrapped_key", nullable = false)
    byte[] wrappedKey;

    @Column(name = "settings_version", nullable = false)
    long settingsVersion;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    @Column(name = "settings", nullable = false)
    String settings;
}
