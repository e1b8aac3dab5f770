package io.clientportal.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A contact of a firm, signed in.
 *
 * @param viewedBy the staff member who looks through this contact's eyes, and then may only look
 */
public record Contact(FirmId firm, ContactId id, @Nullable Staff viewedBy, Origin origin) implements Caller {

    public Contact(FirmId firm, ContactId id) {
        this(firm, id, null, Origin.NONE);
    }

    public Contact from(Origin origin) {
        return new Contact(firm, id, viewedBy, origin);
    }
}
