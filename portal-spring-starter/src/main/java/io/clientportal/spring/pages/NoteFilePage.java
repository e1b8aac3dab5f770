package io.clientportal.spring.pages;

import io.clientportal.access.ContactAccess;
import io.clientportal.engagements.Reader;
import io.clientportal.engagements.Readership;
import io.clientportal.notes.NoteFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One note for staff: its text, and whom it is shared with.
 *
 * @param engagementName what it is about; null where that is the client, or cannot be told now
 * @param text what stands in the form
 * @param contacts whom it can be shared with
 * @param audience what stands in the form that shares it
 * @param asked whether that is only looked at before sharing (ACC-14)
 * @param readers who sees it with this audience and who does not, and why
 * @param shares whether this member may share it
 * @param deletes whether this member may delete it
 * @param saved whether it was saved just now
 * @param problem why it was not; null where nothing was refused
 */
public record NoteFilePage(
        DeskClient client,
        NoteFile file,
        @Nullable String engagementName,
        String text,
        List<ContactAccess> contacts,
        Readership audience,
        boolean asked,
        List<Reader> readers,
        boolean shares,
        boolean deletes,
        boolean saved,
        @Nullable String problem)
        implements Page.ForStaff {

    public NoteFilePage {
        contacts = List.copyOf(contacts);
        readers = List.copyOf(readers);
    }

    public boolean isNamed(ContactAccess contact) {
        return audience.audience().contacts().contains(contact.id());
    }
}
