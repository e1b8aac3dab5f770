package io.clientportal.documents;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * Who uploaded a document: a staff member or a contact.
 *
 * @param name as it was then (ACC-08)
 */
public record Uploader(@Nullable StaffId staff, @Nullable ContactId contact, String name) {

    /** Whether the firm uploaded it. */
    public boolean isFirm() {
        return contact == null;
    }
}
