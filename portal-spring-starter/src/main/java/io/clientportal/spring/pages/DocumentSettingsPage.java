package io.clientportal.spring.pages;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the firm takes as documents, and how it sorts them.
 *
 * @param values what stands in the form, by input
 * @param types the media types that are ticked
 * @param kinds the kinds of client with document types of their own, as they stand in the form
 * @param fresh the kind that was added to the form just now; null for none
 * @param version of the settings, for the hidden field
 * @param errors sentences by input
 * @param saved whether they were saved just now
 * @param unsaved whether kinds were added or removed that are not saved yet
 * @param problem why they were not saved; null where nothing was refused
 */
public record DocumentSettingsPage(
        Map<String, String> values,
        Set<String> types,
        List<Kind> kinds,
        @Nullable Integer fresh,
        String version,
        Map<String, String> errors,
        boolean saved,
        boolean unsaved,
        @Nullable String problem)
        implements Page.ForStaff {

    static final int MOST_KINDS = 30;

    public DocumentSettingsPage {
        values = Map.copyOf(values);
        types = Set.copyOf(types);
        kinds = List.copyOf(kinds);
        errors = Map.copyOf(errors);
    }

    /**
     * A kind of client.
     *
     * @param no tells its inputs apart
     * @param folders one on each line
     */
    public record Kind(int no, String name, String folders) {}

    /** Formats under one heading. */
    public record Group(String name, List<Format> formats) {}

    /**
     * A format of files.
     *
     * @param ending how such files end, such as {@code .pdf}
     */
    public record Format(String type, String ending) {}

    @Override
    public String menu() {
        return "settings";
    }

    /** What stands in an input; empty where nothing does. */
    public String value(String input) {
        return values.getOrDefault(input, "");
    }

    public @Nullable String error(String input) {
        return errors.get(input);
    }

    public boolean takes(String type) {
        return types.contains(type);
    }

    public List<Group> groups() {
        return List.of(FileFormats.values()).stream()
                .map(group -> new Group(
                        group.name(),
                        group.endings().entrySet().stream()
                                .map(format -> new Format(format.getKey(), format.getValue()))
                                .toList()))
                .toList();
    }

    public boolean takesMoreKinds() {
        return kinds.size() < MOST_KINDS;
    }
}
