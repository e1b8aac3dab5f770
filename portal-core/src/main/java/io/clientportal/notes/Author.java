package io.clientportal.notes;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote a note: a staff member or a contact.
 *
 * @param name as it was then (ACC-08)
 */
public record Author(@Nullable StaffId staff, @Nullable ContactId contact, String name) {

    /** Whether the firm wrote it. */
    public boolean isFirm() {
        return contact == null;
    }
}
