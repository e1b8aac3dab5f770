package io.clientportal.spring.pages;

import io.clientportal.profile.ProposalView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The record as a form.
 *
 * @param version of the record, for the hidden field
 * @param shown the values that the form was filled with as JSON, for the hidden field
 * @param hidden how many fields whoever looks through the contact's eyes may not see
 * @param waiting the contact's latest request that waits; null where none does
 * @param problem why the form came back; null where it is opened
 */
public record ProfilePage(
        ClientHead client,
        List<Section> sections,
        String version,
        String shown,
        int hidden,
        @Nullable ProposalView waiting,
        @Nullable String problem)
        implements Page {

    public ProfilePage {
        sections = List.copyOf(sections);
    }

    /** Fields under one heading. */
    public record Section(String name, List<FieldInput> fields) {}

    /** The fields with something wrong. */
    public List<FieldInput> wrong() {
        return sections.stream()
                .flatMap(section -> section.fields().stream())
                .filter(FieldInput::wrong)
                .toList();
    }

    /** Whether anything can be proposed at all. */
    public boolean editable() {
        return sections.stream().flatMap(section -> section.fields().stream()).anyMatch(FieldInput::editable);
    }
}
