package io.clientportal.viewing;

import io.clientportal.kernel.Contact;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Origin;
import io.clientportal.kernel.Staff;
import java.time.Instant;

/**
 * A look of a staff member through a contact's eyes, while it runs.
 *
 * @param endsAt the first instant at which it no longer runs
 * @param minutesLeft started minutes until then
 */
public record Viewing(
        ViewingId id,
        Staff staff,
        ContactId contact,
        String contactName,
        String reason,
        Instant beganAt,
        Instant endsAt,
        int minutesLeft) {

    /** The caller who looks: may read what both the contact and the staff member may, and change nothing. */
    public Contact caller(Origin origin) {
        return new Contact(staff.firm(), contact, staff, origin);
    }
}
