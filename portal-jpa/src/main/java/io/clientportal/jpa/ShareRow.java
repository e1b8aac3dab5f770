package io.clientportal.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contact whom an engagement names. */
@Entity
@Table(name = "portal_share")
@IdClass(ShareRow.Key.class)
class ShareRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "client", length = 128)
    String client;

    @Id
    @Column(name = "engagement", length = 128)
    String engagement;

    @Id
    @Column(name = "contact")
    UUID contact;

    @Column(name = "no", nullable = false)
    long no;

    @Column(name = "since")
    @Nullable
    Instant since;

    record Key(String firm, String client, String engagement, UUID contact) {}
}
