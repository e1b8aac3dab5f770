package io.clientportal.spring.pages;

import io.clientportal.access.ContactAccess;
import java.util.List;

/**
 * Who is let in for a client, and the state of each account (ACC-02).
 *
 * @param recorded who is named in the record with an address and not let in
 */
public record AccessPage(DeskClient client, List<ContactAccess> contacts, List<RecordedAddress> recorded)
        implements Page.ForStaff {

    public AccessPage {
        contacts = List.copyOf(contacts);
        recorded = List.copyOf(recorded);
    }
}
