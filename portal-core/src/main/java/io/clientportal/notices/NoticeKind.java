package io.clientportal.notices;

import io.clientportal.kernel.Area;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a notice says: the key of its template, and what a contact must still hold when it is sent (MAI-02). */
public enum NoticeKind {
    /** Bell: a client submitted changes for review (PRO-21). */
    CHANGES_SUBMITTED(null),
    /** E-mail: your changes were received and await review (PRO-22). */
    CHANGES_RECEIVED(Area.PROFILE),
    /** E-mail: your changes were looked at (PRO-20). */
    CHANGES_APPLIED(Area.PROFILE),
    /** E-mail: your changes were declined (PRO-20). */
    CHANGES_DECLINED(Area.PROFILE),
    /** Bell: a client uploaded documents. */
    DOCUMENT_UPLOADED(null),
    /** E-mail: the firm shared documents with you. Details: {@code link}. */
    DOCUMENTS_SHARED(Area.DOCUMENTS),
    /** Bell: a client added a note to an engagement (ACC-19). */
    NOTE_ADDED(null),
    /** E-mail: a link into the portal (SIG-12). Details: {@code link}. */
    LINK(null),
    /** E-mail: the code that a link asks for (SIG-03). Details: {@code code}. */
    CODE(null, Duration.ofMinutes(10)),
    /** E-mail: choose a password and use the portal (ACC-01). Details: {@code link}, {@code days}. */
    INVITATION(null),
    /** E-mail: you see one more client in the portal (ACC-01). */
    LET_IN(null),
    /** E-mail: a link that signs in who has a login account (SIG-12). Details: {@code link}, {@code minutes}. */
    SIGN_IN_LINK(null, Duration.ofMinutes(15)),
    /** E-mail: choose a new password (SIG-07). Details: {@code link}, {@code minutes}. */
    RESET(null, Duration.ofMinutes(30)),
    /** E-mail: make your login account (SIG-06). Details: {@code link}, {@code minutes}. */
    SET_UP(null, Duration.ofMinutes(30)),
    /** E-mail: you have a login account already (SIG-06). */
    ACCOUNT_EXISTS(null),
    /** E-mail: your login account is ready. */
    ACCOUNT_READY(null),
    /** E-mail: your password was changed (SIG-07, SIG-13). */
    PASSWORD_CHANGED(null),
    /** E-mail: a passkey was added to your account (SIG-06). */
    PASSKEY_ADDED(null),
    /** E-mail: a passkey was removed from your account. */
    PASSKEY_REMOVED(null),
    /** E-mail to a new address: prove it (ACC-09). Details: {@code link}, {@code days}, {@code to}. */
    ADDRESS_PROOF(null, Duration.ofHours(24)),
    /** E-mail to the present address: another one is to take its place (ACC-09). Details: {@code address}. */
    ADDRESS_WARNING(null),
    /** E-mail to the former address: another one has taken its place. Details: {@code address}, {@code to}. */
    ADDRESS_CHANGED(null);

    private final @Nullable Area area;
    private final Duration patience;

    NoticeKind(@Nullable Area area) {
        this(area, Duration.ofHours(72));
    }

    NoticeKind(@Nullable Area area, Duration patience) {
        this.area = area;
        this.patience = patience;
    }

    /** The area that the contact's grant must hold at the moment of sending; null where any grant, or none, does. */
    public @Nullable Area area() {
        return area;
    }

    /** How long its sending is tried, from the first moment it may be sent. */
    public Duration patience() {
        return patience;
    }

    /** The key of its texts, such as {@code changes_received}. */
    String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
