package io.clientportal.engagements;

import io.clientportal.kernel.Area;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import org.jspecify.annotations.Nullable;

/** What can be shared beside engagements: a document, a note. */
public interface Shareable {

    /** What it belongs to; null where that is the client alone. */
    @Nullable
    EngagementId engagement();

    /** The contact whom it comes from; null where it is the firm's. */
    @Nullable
    ContactId contact();

    /** The area that grants have to hold for; null where any grant does. */
    default @Nullable Area area() {
        return null;
    }
}
