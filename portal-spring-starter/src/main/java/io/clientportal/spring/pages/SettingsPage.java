package io.clientportal.spring.pages;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The firm's portal preferences.
 *
 * @param values what stands in the form, by input
 * @param version of the settings, for the hidden field
 * @param errors sentences by input
 * @param saved whether they were saved just now
 * @param problem why they were not; null where nothing was refused
 */
public record SettingsPage(
        Map<String, String> values,
        String version,
        List<Locale> languages,
        List<String> zones,
        Map<String, String> errors,
        boolean saved,
        @Nullable String problem)
        implements Page.ForStaff {

    @Override
    public String menu() {
        return "settings";
    }

    /** What stands in an input; empty where nothing does. */
    public String value(String input) {
        return values.getOrDefault(input, "");
    }

    public boolean on(String input) {
        return !value(input).isEmpty();
    }

    public @Nullable String error(String input) {
        return errors.get(input);
    }
}
