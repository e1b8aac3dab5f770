package io.clientportal.notices;

import io.clientportal.kernel.Area;
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
    /** E-mail: a link into the portal (SIG-12). */
    LINK(null),
    /** E-mail: the code that a link asks for (SIG-03). */
    CODE(null);

    private final @Nullable Area area;

    NoticeKind(@Nullable Area area) {
        this.area = area;
    }

    /** The area that the contact's grant must hold at the moment of sending; null where the account alone decides. */
    public @Nullable Area area() {
        return area;
    }
}
