package io.clientportal.spring.pages;

import io.clientportal.access.ContactAccess;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.EngagementFile;
import io.clientportal.engagements.EngagementStatus;
import io.clientportal.engagements.Reader;
import io.clientportal.notes.Note;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One engagement for staff: what is kept, and whom it is shared with.
 *
 * @param typed what stands in the inputs that are no fields
 * @param sections the firm's fields with what stands in them
 * @param shown the values that the fields were filled with as JSON, for the hidden field
 * @param contacts whom it can be shared with
 * @param audience what stands in the form that shares it
 * @param asked whether that is only looked at before sharing (ACC-14)
 * @param readers who sees it with this audience and who does not, and why
 * @param notes the latest about it
 * @param keeps whether the portal keeps it, so that it can be edited here
 * @param shares whether this member may share it
 * @param saved whether it was saved just now
 * @param problem why it was not; null where nothing was refused
 */
public record EngagementPage(
        DeskClient client,
        EngagementFile file,
        Map<String, String> typed,
        List<ProfilePage.Section> sections,
        String shown,
        List<ContactAccess> contacts,
        Audience audience,
        boolean asked,
        List<Reader> readers,
        List<Note> notes,
        boolean keeps,
        boolean shares,
        boolean saved,
        @Nullable String problem)
        implements Page.ForStaff {

    public EngagementPage {
        sections = List.copyOf(sections);
        contacts = List.copyOf(contacts);
        readers = List.copyOf(readers);
        notes = List.copyOf(notes);
    }

    public List<EngagementStatus> statuses() {
        return Arrays.asList(EngagementStatus.values());
    }

    /** What stands in an input. */
    public String typed(String input) {
        return typed.getOrDefault(input, "");
    }

    /** The fields with something wrong. */
    public List<FieldInput> wrong() {
        return sections.stream()
                .flatMap(section -> section.fields().stream())
                .filter(FieldInput::wrong)
                .toList();
    }

    public boolean isNamed(ContactAccess contact) {
        return audience.contacts().contains(contact.id());
    }
}
