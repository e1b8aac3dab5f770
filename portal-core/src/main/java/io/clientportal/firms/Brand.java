package io.clientportal.firms;

import java.net.URI;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What everybody at a firm's door may know of it: how its pages look and speak.
 *
 * @param accent the firm's colour as {@code #rrggbb}
 * @param address the portal's web address, which links are built from; null until it is set
 * @param engagements the firm's own word for its engagements; null for the portal's
 * @param version changes with the settings, so that what is made of them can be kept
 */
public record Brand(
        String name,
        ZoneId zone,
        Locale language,
        String accent,
        @Nullable URI address,
        EngagementSettings.@Nullable Word engagements,
        long version) {

    static Brand of(FirmSettings settings, long version) {
        return new Brand(
                settings.name(),
                settings.zone(),
                settings.language(),
                settings.accent(),
                settings.address(),
                settings.engagements().word(),
                version);
    }
}
