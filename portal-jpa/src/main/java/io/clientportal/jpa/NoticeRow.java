package io.clientportal.jpa;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.StaffId;
import io.clientportal.notices.NoticeId;
import io.clientportal.notices.NoticeKind;
import io.clientportal.notices.NoticeState;
import io.clientportal.notices.StoredNotice;
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

/** A bell, or an e-mail in the outbox. */
@Entity
@Table(name = "portal_notice")
@IdClass(NoticeRow.Key.class)
class NoticeRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "id")
    UUID id;

    @Column(name = "kind", length = 32, nullable = false)
    String kind;

    @Column(name = "client", length = 128)
    @Nullable
    String client;

    @Column(name = "contact")
    @Nullable
    UUID contact;

    @Column(name = "staff", length = 128)
    @Nullable
    String staff;

    @Column(name = "epoch", nullable = false)
    long epoch;

    @Column(name = "reference", length = 128, nullable = false)
    String reference;

    @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
    @Column(name = "details")
    byte @Nullable [] details;

    @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
    @Column(name = "secret")
    byte @Nullable [] secret;

    @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
    @Column(name = "sent_text")
    byte @Nullable [] sentText;

    @Column(name = "at", nullable = false)
    Instant at;

    @Column(name = "state", length = 16, nullable = false)
    String state;

    @Column(name = "due", nullable = false)
    Instant due;

    @Column(name = "expires", nullable = false)
    Instant expires;

    @Column(name = "attempts", nullable = false)
    int attempts;

    @Column(name = "fence", nullable = false)
    long fence;

    @Column(name = "cause", length = 255)
    @Nullable
    String cause;

    protected NoticeRow() {}

    StoredNotice notice() {
        return new StoredNotice(
                new NoticeId(id),
                NoticeKind.valueOf(kind),
                client == null ? null : new ClientId(client),
                contact == null ? null : new ContactId(contact),
                staff == null ? null : new StaffId(staff),
                epoch,
                reference,
                details,
                secret,
                sentText,
                at,
                NoticeState.valueOf(state),
                due,
                expires,
                attempts,
                fence,
                cause);
    }

    record Key(String firm, UUID id) {}
}
