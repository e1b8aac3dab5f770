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
    /** E-mail: a link into the portal (SIG-12). Details: {@code link}. */
    LINK(null),
    /** E-mail: the code that a link asks for (SIG-03). Details: {@code code}. */
    CODE(null, Duration.ofMinutes(10));

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
