package io.clientportal.spring.pages;

import io.clientportal.Desk;
import io.clientportal.access.AccessState;
import io.clientportal.access.ContactAccess;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.PortalException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the forms about documents for staff have in common. */
final class DocumentForms {

    private static final int WORKS = 200;

    private DocumentForms() {}

    /** Whom something can be shared with: who is let in to documents, and who is named already. */
    static List<ContactAccess> contacts(Desk desk, ClientId client, Set<ContactId> named) {
        return desk.client(client).access().contacts().stream()
                .filter(contact ->
                        contact.state() == AccessState.LET_IN && contact.areas().contains(Area.DOCUMENTS)
                                || named.contains(contact.id()))
                .toList();
    }

    /** The client's engagements to choose from; none where the host's own cannot be reached. */
    static List<UploadPanel.Work> works(Desk desk, ClientId client) {
        try {
            return desk.client(client).engagements().list(null, WORKS).stream()
                    .map(line -> new UploadPanel.Work(
                            line.engagement().id().value(), line.engagement().name()))
                    .toList();
        } catch (PortalException.Unavailable e) {
            return List.of();
        }
    }

    static Set<ContactId> ids(Collection<ContactAccess> contacts) {
        return contacts.stream().map(ContactAccess::id).collect(Collectors.toSet());
    }
}
