package io.clientportal.jpa;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmId;
import io.clientportal.signin.PasskeyCeremony.Made;
import io.clientportal.signin.PasskeyId;
import io.clientportal.signin.StoredPasskey;
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

/** A passkey. */
@Entity
@Table(name = "portal_passkey")
@IdClass(PasskeyRow.Key.class)
class PasskeyRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "id")
    UUID id;

    @Column(name = "contact", nullable = false)
    UUID contact;

    @Column(name = "handle", length = 32, nullable = false)
    byte[] handle;

    @Column(name = "credential", length = 1023, nullable = false)
    byte[] credential;

    @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
    @Column(name = "public_key", nullable = false)
    byte[] publicKey;

    @Column(name = "counter", nullable = false)
    long counter;

    @Column(name = "backup_eligible", nullable = false)
    boolean backupEligible;

    @Column(name = "backed_up", nullable = false)
    boolean backedUp;

    @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
    @Column(name = "origin", nullable = false)
    byte[] origin;

    @Column(name = "added_at", nullable = false)
    Instant addedAt;

    @Column(name = "used_at")
    @Nullable
    Instant usedAt;

    static PasskeyRow of(FirmId firm, StoredPasskey passkey) {
        PasskeyRow row = new PasskeyRow();
        row.firm = firm.value();
        row.id = passkey.id().value();
        row.contact = passkey.contact().value();
        row.handle = passkey.handle();
        row.credential = passkey.made().credential();
        row.publicKey = passkey.made().key();
        row.counter = passkey.made().counter();
        row.backupEligible = passkey.made().backupEligible();
        row.backedUp = passkey.made().backedUp();
        row.origin = passkey.origin();
        row.addedAt = passkey.addedAt();
        row.usedAt = passkey.usedAt();
        return row;
    }

    StoredPasskey passkey() {
        return new StoredPasskey(
                new PasskeyId(id),
                new ContactId(contact),
                handle,
                new Made(credential, publicKey, counter, backupEligible, backedUp),
                origin,
                addedAt,
                usedAt);
    }

    record Key(String firm, UUID id) {}
}
