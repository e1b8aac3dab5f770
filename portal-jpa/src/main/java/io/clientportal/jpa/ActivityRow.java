package io.clientportal.jpa;

import io.clientportal.activity.ActivityEntry;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Journal.KeyHolder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An entry of the activity log. Place and link in the chain are added later, by a statement of their own. */
@Entity
@Immutable
@Table(name = "portal_activity")
@IdClass(ActivityRow.Key.class)
class ActivityRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "id")
    UUID id;

    @Column(name = "at", nullable = false)
    Instant at;

    @Column(name = "right_key", length = 64, nullable = false)
    String rightKey;

    @Column(name = "refused", nullable = false)
    boolean refused;

    @Column(name = "actor_kind", length = 16, nullable = false)
    String actorKind;

    @Column(name = "actor_id", length = 128, nullable = false)
    String actorId;

    @Column(name = "viewed_by", length = 128)
    @Nullable
    String viewedBy;

    @Column(name = "client", length = 128)
    @Nullable
    String client;

    @Column(name = "contact")
    @Nullable
    UUID contact;

    @Column(name = "subject_kind", length = 64, nullable = false)
    String subjectKind;

    @Column(name = "subject_id", length = 255, nullable = false)
    String subjectId;

    @Column(name = "holder", length = 16, nullable = false)
    String holder;

    @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
    @Column(name = "body", nullable = false)
    byte[] body;

    @Column(name = "hash", length = 32, nullable = false)
    byte[] hash;

    protected ActivityRow() {}

    ActivityEntry entry() {
        return new ActivityEntry(
                id,
                new FirmId(firm),
                at,
                rightKey,
                refused,
                actorKind,
                actorId,
                viewedBy,
                client == null ? null : new ClientId(client),
                contact == null ? null : new ContactId(contact),
                subjectKind,
                subjectId,
                KeyHolder.valueOf(holder),
                body,
                hash);
    }

    record Key(String firm, UUID id) {}
}
