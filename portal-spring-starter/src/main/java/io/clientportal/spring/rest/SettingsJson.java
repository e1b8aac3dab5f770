package io.clientportal.spring.rest;

import io.clientportal.fields.FieldKey;
import io.clientportal.firms.DocumentSettings;
import io.clientportal.firms.EngagementSettings;
import io.clientportal.firms.FirmSettings;
import io.clientportal.firms.LinkSettings;
import io.clientportal.firms.ProfileSettings;
import io.clientportal.firms.SendingSettings;
import io.clientportal.firms.Settings;
import io.clientportal.firms.ViewingSettings;
import io.clientportal.spring.web.Problem;
import io.clientportal.spring.web.Refusal;
import io.clientportal.spring.web.Versioned;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
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
        @Nullable EngagementsJson engagements,
        @Nullable DocumentSettingsJson documents,
        @Nullable ViewingJson viewing,
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

    /**
     * What the firm calls its engagements and keeps of each.
     *
     * @param word null for the portal's own
     * @param retired keys of fields that once were; read only
     */
    record EngagementsJson(
            EngagementJson.@Nullable WordJson word,
            List<FieldJson> fields,
            @Nullable Set<String> retired) {

        static EngagementsJson of(EngagementSettings settings) {
            EngagementJson.EngagementForm form = EngagementJson.EngagementForm.of(settings);
            return new EngagementsJson(
                    form.word(),
                    form.fields(),
                    settings.retired().stream().map(FieldKey::value).collect(Collectors.toCollection(TreeSet::new)));
        }

        EngagementSettings settings() {
            return new EngagementSettings(
                    word == null ? null : new EngagementSettings.Word(word.one(), word.many()),
                    fields.stream().map(FieldJson::definition).toList(),
                    Set.of());
        }
    }

    /**
     * What the firm takes as documents.
     *
     * @param limit of one file, in bytes: 1000 to 1073741824
     * @param files how many documents of one client are kept
     * @param bytes how large they may be together
     * @param types the media types that are taken, in lower case
     * @param folders the document types to choose from
     * @param templates the document types for clients of one kind, in place of {@code folders}
     */
    record DocumentSettingsJson(
            long limit,
            int files,
            long bytes,
            List<String> types,
            List<String> folders,
            List<KindFoldersJson> templates) {

        static DocumentSettingsJson of(DocumentSettings settings) {
            return new DocumentSettingsJson(
                    settings.limit(),
                    settings.files(),
                    settings.bytes(),
                    settings.types(),
                    settings.folders(),
                    settings.templates().entrySet().stream()
                            .map(template -> new KindFoldersJson(template.getKey(), template.getValue()))
                            .toList());
        }

        DocumentSettings settings() {
            Map<String, List<String>> kinds = new LinkedHashMap<>();
            for (KindFoldersJson template : templates) {
                if (kinds.put(template.kind(), template.folders()) != null) {
                    throw new IllegalArgumentException("A kind of client is there only once");
                }
            }
            return new DocumentSettings(limit, files, bytes, types, folders, kinds);
        }
    }

    /** The document types for clients of one kind. */
    record KindFoldersJson(String kind, List<String> folders) {}

    /** What holds when staff see the portal as a client. */
    record ViewingJson(boolean told, int minutes) {}

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
                EngagementsJson.of(settings.engagements()),
                DocumentSettingsJson.of(settings.documents()),
                new ViewingJson(settings.viewing().told(), settings.viewing().minutes()),
                settings.wording());
    }

    /**
     * What is to be saved; groups that callers of an earlier version do not know stay as they are.
     *
     * @throws Refusal where a value is out of its bounds
     */
    FirmSettings settings(FirmSettings before) {
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
                    engagements == null ? before.engagements() : engagements.settings(),
                    documents == null ? before.documents() : documents.settings(),
                    viewing == null ? before.viewing() : new ViewingSettings(viewing.told(), viewing.minutes()),
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
