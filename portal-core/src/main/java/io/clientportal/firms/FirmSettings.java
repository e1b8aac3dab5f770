package io.clientportal.firms;

import java.net.URI;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
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
        return copy(copy -> copy.name = name);
    }

    public FirmSettings with(ZoneId zone) {
        return copy(copy -> copy.zone = zone);
    }

    public FirmSettings with(Locale language) {
        return copy(copy -> copy.language = language);
    }

    public FirmSettings with(@Nullable URI address) {
        return copy(copy -> copy.address = address);
    }

    public FirmSettings withAccent(String accent) {
        return copy(copy -> copy.accent = accent);
    }

    public FirmSettings with(SendingSettings sending) {
        return copy(copy -> copy.sending = sending);
    }

    public FirmSettings with(LinkSettings links) {
        return copy(copy -> copy.links = links);
    }

    public FirmSettings with(ProfileSettings profile) {
        return copy(copy -> copy.profile = profile);
    }

    public FirmSettings with(EngagementSettings engagements) {
        return copy(copy -> copy.engagements = engagements);
    }

    public FirmSettings with(DocumentSettings documents) {
        return copy(copy -> copy.documents = documents);
    }

    public FirmSettings with(ViewingSettings viewing) {
        return copy(copy -> copy.viewing = viewing);
    }

    public FirmSettings withWording(Map<String, String> wording) {
        return copy(copy -> copy.wording = wording);
    }

    private FirmSettings copy(Consumer<Copy> change) {
        Copy copy = new Copy();
        change.accept(copy);
        return new FirmSettings(
                copy.name,
                copy.zone,
                copy.language,
                copy.address,
                copy.accent,
                copy.sending,
                copy.links,
                copy.profile,
                copy.engagements,
                copy.documents,
                copy.viewing,
                copy.wording);
    }

    /** These settings, to change some of them. */
    private final class Copy {
        String name = FirmSettings.this.name;
        ZoneId zone = FirmSettings.this.zone;
        Locale language = FirmSettings.this.language;

        @Nullable
        URI address = FirmSettings.this.address;

        String accent = FirmSettings.this.accent;
        SendingSettings sending = FirmSettings.this.sending;
        LinkSettings links = FirmSettings.this.links;
        ProfileSettings profile = FirmSettings.this.profile;
        EngagementSettings engagements = FirmSettings.this.engagements;
        DocumentSettings documents = FirmSettings.this.documents;
        ViewingSettings viewing = FirmSettings.this.viewing;
        Map<String, String> wording = FirmSettings.this.wording;
    }
}
