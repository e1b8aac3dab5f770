package io.clientportal.jpa;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Version;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.RequestState;
import io.clientportal.profile.StoredRequest;
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

/** A change request. */
@Entity
@Table(name = "portal_change_request")
@IdClass(ChangeRequestRow.Key.class)
class ChangeRequestRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "client", length = 128)
    String client;

    @Id
    @Column(name = "id")
    UUID id;

    @Column(name = "no", nullable = false)
    long no;

    @Column(name = "state", length = 16, nullable = false)
    String state;

    @Column(name = "contact", nullable = false)
    UUID contact;

    @Column(name = "at", nullable = false)
    Instant at;

    @Column(name = "engagement", length = 128)
    @Nullable
    String engagement;

    @Column(name = "idempotency_key", length = 128)
    @Nullable
    String idempotencyKey;

    @Column(name = "digest", length = 32, nullable = false)
    byte[] digest;

    @Column(name = "closed_at")
    @Nullable
    Instant closedAt;

    @Column(name = "try_at")
    @Nullable
    Instant tryAt;

    @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
    @Column(name = "content", nullable = false)
    byte[] content;

    @Column(name = "version", nullable = false)
    long version;

    /** The request of a row that brings the columns of the table. */
    static StoredRequest request(Row row) {
        return new StoredRequest(
                new ChangeRequestId(row.uuid("id")),
                new ClientId(row.text("client")),
                engagement(row.textOrNull("engagement")),
                row.number("no"),
                RequestState.valueOf(row.text("state")),
                new ContactId(row.uuid("contact")),
                row.instant("at"),
                row.textOrNull("idempotency_key"),
                row.bytes("digest"),
                row.instantOrNull("closed_at"),
                row.instantOrNull("try_at"),
                row.bytes("content"),
                Version.of(row.number("version")));
    }

    StoredRequest request() {
        return new StoredRequest(
                new ChangeRequestId(id),
                new ClientId(client),
                engagement(engagement),
                no,
                RequestState.valueOf(state),
                new ContactId(contact),
                at,
                idempotencyKey,
                digest,
                closedAt,
                tryAt,
                content,
                Version.of(version));
    }

    private static @Nullable EngagementId engagement(@Nullable String key) {
        return key == null ? null : new EngagementId(key);
    }

    record Key(String firm, String client, UUID id) {}
}
