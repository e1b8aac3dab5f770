package io.clientportal.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tries at something that may or may not exist. */
@Entity
@Table(name = "portal_throttle")
@IdClass(ThrottleRow.Key.class)
class ThrottleRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "key_hash", length = 32)
    byte[] keyHash;

    @Column(name = "tries", nullable = false)
    int tries;

    @Column(name = "next_at")
    @Nullable
    Instant nextAt;

    @Column(name = "last_at", nullable = false)
    Instant lastAt;

    record Key(String firm, byte[] keyHash) {}
}
