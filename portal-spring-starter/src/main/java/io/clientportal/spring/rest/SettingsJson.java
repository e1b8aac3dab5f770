package io.clientportal.spring.rest;

import io.clientportal.fields.FieldKey;
import io.clientportal.firms.FirmSettings;
import io.clientportal.firms.LinkSettings;
import io.clientportal.firms.ProfileSettings;
import io.clientportal.firms.SendingSettings;
import io.clientportal.firms.Settings;
import io.clientportal.spring.web.Problem;
import io.clientportal.spring.web.Refusal;
import io.clientportal.spring.web.Versioned;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A firm's settings. They are read whole, changed, and sent back whole.
 *
 * @param address the portal's web address, from which alone links in e-mails are built
 */
record SettingsJson(
        String name,
        String zone,
        String language,
        @Nullable String address,
        String accent,
        Sending sending,
        Links links,
        Profile profile,
        Map<String, String> wording) {

    /** How e-mails are sent. */
    record Sending(@Nullable String from, @Nullable String replyTo) {}

    /** How long links and codes live. */
    record Links(int codeMinutes, int unopenedDays, int openedDays) {}

    /**
     * What clients may do with their record.
     *
     * @param retired keys of fields that once were; read only
     */
    record Profile(
            boolean open,
            boolean othersSeeProposals,
            int waitingRequests,
            int historyDays,
            List<FieldJson> fields,
            @Nullable Set<String> retired) {}

    /** Settings as they were read or saved. */
    record Current(String version, SettingsJson settings) implements Versioned {
        static Current of(Settings.Current current) {
            return new Current(current.version().value(), SettingsJson.of(current.settings()));
        }
    }

    static SettingsJson of(FirmSettings settings) {
        URI address = settings.address();
        ProfileSettings profile = settings.profile();
        return new SettingsJson(
                settings.name(),
                settings.zone().getId(),
                settings.language().toLanguageTag(),
                address == null ? null : address.toString(),
                settings.accent(),
                new Sending(settings.sending().from(), settings.sending().replyTo()),
                new Links(
                        settings.links().codeMinutes(),
                        settings.links().unopenedDays(),
                        settings.links().openedDays()),
                new Profile(
                        profile.open(),
                        profile.othersSeeProposals(),
                        profile.waitingRequests(),
                        profile.historyDays(),
                        profile.fields().stream().map(FieldJson::of).toList(),
                        profile.retired().stream().map(FieldKey::value).collect(Collectors.toCollection(TreeSet::new))),
                settings.wording());
    }

    /** @throws Refusal where a value is out of its bounds */
    FirmSettings settings() {
        try {
            return new FirmSettings(
                    name,
                    ZoneId.of(zone),
                    Languages.read(language),
                    address == null ? null : URI.create(address),
                    accent,
                    new SendingSettings(sending.from(), sending.replyTo()),
                    new LinkSettings(links.codeMinutes(), links.unopenedDays(), links.openedDays()),
                    new ProfileSettings(
                            profile.open(),
                            profile.othersSeeProposals(),
                            profile.waitingRequests(),
                            profile.historyDays(),
                            profile.fields().stream().map(FieldJson::definition).toList(),
                            Set.of()),
                    wording);
        } catch (DateTimeException e) {
            throw new Refusal(Problem.of(422, "bad-setting", "There is no such time zone."));
        } catch (IllegalArgumentException e) {
            throw new Refusal(Problem.of(422, "bad-setting", e.getMessage() + "."));
        } catch (NullPointerException e) {
            throw new Refusal(Problem.of(422, "bad-setting", "A setting is missing; they are sent back whole."));
        }
    }
}
