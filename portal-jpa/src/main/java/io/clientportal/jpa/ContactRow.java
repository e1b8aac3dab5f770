package io.clientportal.jpa;

import io.clientportal.access.Person;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.ContactState;
import io.clientportal.kernel.Version;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contact and the account of that contact. */
@Entity
@Table(name = "portal_contact")
@IdClass(ContactRow.Key.class)
class ContactRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "id")
    UUID id;

    @Column(name = "name", length = 200, nullable = false)
    String name;

    @Column(name = "email", length = 320, nullable = false)
    String email;

    @Column(name = "email_key", length = 320, nullable = false)
    String emailKey;

    @Column(name = "language", length = 16, nullable = false)
    String language;

    @Column(name = "epoch", nullable = false)
    long epoch;

    @Column(name = "disabled", nullable = false)
    boolean disabled;

    @Column(name = "wrapped_key")
    byte @Nullable [] wrappedKey;

    @Column(name = "code_failures", nullable = false)
    int codeFailures;

    @Column(name = "next_code_at")
    @Nullable
    Instant nextCodeAt;

    @Column(name = "code_mail_1")
    @Nullable
    Instant codeMail1;

    @Column(name = "code_mail_2")
    @Nullable
    Instant codeMail2;

    @Column(name = "code_mail_3")
    @Nullable
    Instant codeMail3;

    @Column(name = "code_mail_4")
    @Nullable
    Instant codeMail4;

    @Column(name = "code_mail_5")
    @Nullable
    Instant codeMail5;

    @Column(name = "version", nullable = false)
    long version;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    /** The columns of alias {@code k} that {@link #state(Row)} reads. */
    static final String STATE = "k.id as contact_id, k.name as contact_name, k.email as contact_email,"
            + " k.language as contact_language, k.epoch as contact_epoch, k.disabled as contact_disabled,"
            + " k.wrapped_key as contact_key";

    /** The contact of a row that brings {@link #STATE}; null where it brings none. */
    static @Nullable ContactState state(Row row) {
        return row.has("contact_id")
                ? new ContactState(
                        new ContactId(row.uuid("contact_id")),
                        row.text("contact_name"),
                        row.text("contact_email"),
                        Locale.forLanguageTag(row.text("contact_language")),
                        row.number("contact_epoch"),
                        row.flag("contact_disabled"),
                        row.bytesOrNull("contact_key"))
                : null;
    }

    ContactState state() {
        return new ContactState(
                new ContactId(id), name, email, Locale.forLanguageTag(language), epoch, disabled, wrappedKey);
    }

    Person person() {
        return new Person(
                new ContactId(id),
                name,
                email,
                emailKey,
                Locale.forLanguageTag(language),
                epoch,
                disabled,
                wrappedKey,
                Version.of(version));
    }

    record Key(String firm, UUID id) {}
}
