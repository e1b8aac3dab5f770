package io.clientportal.firms;

import java.time.ZoneId;
import java.util.Locale;

/**
 * What everybody at a firm's door may know of it: how its pages look and speak.
 *
 * @param accent the firm's colour as {@code #rrggbb}
 * @param version changes with the settings, so that what is made of them can be kept
 */
public record Brand(String name, ZoneId zone, Locale language, String accent, long version) {

    static Brand of(FirmSettings settings, long version) {
        return new Brand(settings.name(), settings.zone(), settings.language(), settings.accent(), version);
    }
}
