package io.clientportal.firms;

import java.net.URI;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a firm has set. Every number has a default and bounds; a value outside is refused where it is made.
 *
 * @param name as clients know the firm, 1 to 100 characters
 * @param zone in which the firm's days begin
 * @param language in which it writes to contacts without a language of their own
 * @param address the portal's web address, from which alone links in e-mails are built (ACC-12); null until it is set,
 *     and then nothing with a link can be sent
 * @param accent the firm's colour as {@code #rrggbb}; the pages compute the contrast
 * @param wording the firm's own texts by template key, which go before the portal's (MAI-04)
 */
public record FirmSettings(
        String name,
        ZoneId zone,
        Locale language,
        @Nullable URI address,
        String accent,
        SendingSettings sending,
        LinkSettings links,
        ProfileSettings profile,
        EngagementSettings engagements,
        DocumentSettings documents,
        ViewingSettings viewing,
        Map<String, String> wording) {

    public static final String DEFAULT_ACCENT = "#1f5fbf";

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    public FirmSettings {
        wording = Map.copyOf(wording);
        if (name.isBlank() || name.length() > 100 || name.chars().anyMatch(c -> c < 0x20)) {
            throw new IllegalArgumentException("The name of a firm has 1 to 100 characters on one line");
        }
        if (!COLOUR.matcher(accent).matches()) {
            throw new IllegalArgumentException("The colour is written as #rrggbb");
        }
        if (address != null
                && (address.getHost() == null
                        || !("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                        || address.getQuery() != null
                        || address.getFragment() != null
                        || address.getUserInfo() != null)) {
            throw new IllegalArgumentException("The portal's web address is an absolute http or https address");
        }
    }

    /** The settings of a new firm: UTC, English, every field private, clients may not propose yet. */
    public static FirmSettings of(String name) {
        return new FirmSettings(
                name,
                ZoneId.of("UTC"),
                Locale.ENGLISH,
                null,
                DEFAULT_ACCENT,
                SendingSettings.DEFAULT,
                LinkSettings.DEFAULT,
                ProfileSettings.DEFAULT,
                EngagementSettings.DEFAULT,
                DocumentSettings.DEFAULT,
                ViewingSettings.DEFAULT,
                Map.of());
    }

    public FirmSettings withName(String name) {
        return new FirmSettings(
                name,
                zone,
                language,
                address,
                accent,
                sending,
                links,
                profile,
                engagements,
                documents,
                viewing,
                wording);
    }

    public FirmSettings with(ZoneId zone) {
        return new FirmSettings(
                name,
                zone,
                language,
                address,
                accent,
                sending,
                links,
                profile,
                engagements,
                documents,
                viewing,
                wording);
    }

    public FirmSettings with(Locale language) {
        return new FirmSettings(
                name,
                zone,
                language,
                address,
                accent,
                sending,
                links,
                profile,
                engagements,
                documents,
                viewing,
                wording);
    }

    public FirmSettings with(@Nullable URI address) {
        return new FirmSettings(
                name,
                zone,
                language,
                address,
                accent,
                sending,
                links,
                profile,
                engagements,
                documents,
                viewing,
                wording);
    }

    public FirmSettings withAccent(String accent) {
        return new FirmSettings(
                name,
                zone,
                language,
                address,
                accent,
                sending,
                links,
                profile,
                engagements,
                documents,
                viewing,
                wording);
    }

    public FirmSettings with(SendingSettings sending) {
        return new FirmSettings(
                name,
                zone,
                language,
                address,
                accent,
                sending,
                links,
                profile,
                engagements,
                documents,
                viewing,
                wording);
    }

    public FirmSettings with(LinkSettings links) {
        return new FirmSettings(
                name,
                zone,
                language,
                address,
                accent,
                sending,
                links,
                profile,
                engagements,
                documents,
                viewing,
                wording);
    }

    public FirmSettings with(ProfileSettings profile) {
        return new FirmSettings(
                name,
                zone,
                language,
                address,
                accent,
                sending,
                links,
                profile,
                engagements,
                documents,
                viewing,
                wording);
    }

    public FirmSettings with(EngagementSettings engagements) {
        return new FirmSettings(
                name,
                zone,
                language,
                address,
                accent,
                sending,
                links,
                profile,
                engagements,
                documents,
                viewing,
                wording);
    }

    public FirmSettings with(DocumentSettings documents) {
        return new FirmSettings(
                name,
                zone,
                language,
                address,
                accent,
                sending,
                links,
                profile,
                engagements,
                documents,
                viewing,
                wording);
    }

    public FirmSettings with(ViewingSettings viewing) {
        return new FirmSettings(
                name,
                zone,
                language,
                address,
                accent,
                sending,
                links,
                profile,
                engagements,
                documents,
                viewing,
                wording);
    }

    public FirmSettings withWording(Map<String, String> wording) {
        return new FirmSettings(
                name,
                zone,
                language,
                address,
                accent,
                sending,
                links,
                profile,
                engagements,
                documents,
                viewing,
                wording);
    }
}
