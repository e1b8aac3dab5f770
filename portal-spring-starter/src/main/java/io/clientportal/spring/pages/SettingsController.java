package io.clientportal.spring.pages;

import io.clientportal.Desk;
import io.clientportal.firms.EngagementSettings;
import io.clientportal.firms.FirmSettings;
import io.clientportal.firms.LinkSettings;
import io.clientportal.firms.ProfileSettings;
import io.clientportal.firms.SendingSettings;
import io.clientportal.firms.Settings;
import io.clientportal.firms.SettingsRule;
import io.clientportal.firms.ViewingSettings;
import io.clientportal.kernel.PortalException;
import io.clientportal.notices.Notices;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The firm's portal preferences. */
@Controller
@RequestMapping("${portal.desk-path:/desk}/settings")
final class SettingsController {

    private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.contains("/") || zone.equals("UTC"))
            .sorted()
            .toList();

    private final Pages pages;

    SettingsController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping
    View open(@RequestParam(required = false) @Nullable String saved, Desk desk) {
        Settings.Current now = desk.settings().read();
        return pages.show(page(values(now.settings()), now.version().value(), Map.of(), saved != null, null));
    }

    @PostMapping
    View save(@RequestParam MultiValueMap<String, String> body, Desk desk, Texts t, Paths to) {
        Settings.Current now = desk.settings().read();
        Map<String, String> typed = new HashMap<>();
        body.keySet().forEach(name -> typed.put(name, FormBody.one(body, name)));
        String version = typed.getOrDefault("version", "");
        Map<String, String> errors = new HashMap<>();
        FirmSettings settings = new Reading(typed, errors, t).settings(now.settings());
        if (!errors.isEmpty()) {
            return pages.show(
                    HttpStatus.UNPROCESSABLE_CONTENT, page(typed, version, errors, false, t.of("settings.wrong")));
        }
        try {
            desk.settings().save(settings, FormBody.version(version));
            return pages.go(to.settings() + "?saved");
        } catch (PortalException.Refused e) {
            if (e.rule() != SettingsRule.NOT_HTTPS) {
                throw e;
            }
            return pages.show(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    page(typed, version, Map.of("address", t.rule(e.rule())), false, t.of("settings.wrong")));
        } catch (PortalException.Stale e) {
            return pages.show(
                    HttpStatus.CONFLICT,
                    page(
                            typed,
                            now.version().value(),
                            Map.of(),
                            false,
                            t.sentence("settings-stale", String.valueOf(e.getMessage()))));
        }
    }

    /** The firm's colour as it would look, for the preview beside the input. */
    @GetMapping("/preview.css")
    View preview(@RequestParam String accent) {
        try {
            FirmSettings.of("-").withAccent(accent);
        } catch (IllegalArgumentException e) {
            throw BadInput.refusal();
        }
        return AssetController.file(
                AssetController.css(accent, ".preview"), "text/css;charset=UTF-8", "private, max-age=60");
    }

    private static SettingsPage page(
            Map<String, String> values,
            String version,
            Map<String, String> errors,
            boolean saved,
            @Nullable String problem) {
        return new SettingsPage(values, version, Notices.LANGUAGES, ZONES, errors, saved, problem);
    }

    private static Map<String, String> values(FirmSettings settings) {
        Map<String, String> values = new HashMap<>();
        ProfileSettings profile = settings.profile();
        values.put("open", profile.open() ? "1" : "");
        values.put("others", profile.othersSeeProposals() ? "1" : "");
        values.put("waiting", Integer.toString(profile.waitingRequests()));
        values.put("days", Integer.toString(profile.historyDays()));
        values.put("name", settings.name());
        values.put("zone", settings.zone().getId());
        values.put("language", settings.language().toLanguageTag());
        values.put("accent", settings.accent());
        values.put(
                "address", settings.address() == null ? "" : settings.address().toString());
        values.put("from", Objects.requireNonNullElse(settings.sending().from(), ""));
        values.put("reply", Objects.requireNonNullElse(settings.sending().replyTo(), ""));
        values.put("code", Integer.toString(settings.links().codeMinutes()));
        values.put("unopened", Integer.toString(settings.links().unopenedDays()));
        values.put("opened", Integer.toString(settings.links().openedDays()));
        EngagementSettings.Word word = settings.engagements().word();
        values.put("word-one", word == null ? "" : word.one());
        values.put("word-many", word == null ? "" : word.many());
        values.put("told", settings.viewing().told() ? "1" : "");
        values.put("look-minutes", Integer.toString(settings.viewing().minutes()));
        return values;
    }

    /** What was typed, read one input after the other; whatever is wrong is noted at its input. */
    private record Reading(Map<String, String> typed, Map<String, String> errors, Texts t) {

        FirmSettings settings(FirmSettings now) {
            FirmSettings next = now;
            next = read("name", next, settings -> settings.withName(text("name")));
            next = read("zone", next, settings -> settings.with(ZoneId.of(text("zone"))));
            next = read("language", next, settings -> settings.with(language()));
            next = read("accent", next, settings -> settings.withAccent(text("accent")));
            next = read(
                    "address",
                    next,
                    settings -> settings.with(text("address").isEmpty() ? null : URI.create(text("address"))));
            next = read(
                    "from",
                    next,
                    settings -> settings.with(new SendingSettings(
                            orNull("from"), settings.sending().replyTo())));
            next = read(
                    "reply",
                    next,
                    settings ->
                            settings.with(new SendingSettings(settings.sending().from(), orNull("reply"))));
            LinkSettings links = next.links();
            links = read("code", links, all -> new LinkSettings(number("code"), all.unopenedDays(), all.openedDays()));
            links = read(
                    "unopened",
                    links,
                    all -> new LinkSettings(all.codeMinutes(), number("unopened"), all.openedDays()));
            links = read(
                    "opened", links, all -> new LinkSettings(all.codeMinutes(), all.unopenedDays(), number("opened")));
            ProfileSettings profile =
                    next.profile().opened(typed.containsKey("open")).showingProposals(typed.containsKey("others"));
            profile = read("waiting", profile, all -> all.withLimits(number("waiting"), all.historyDays()));
            profile = read("days", profile, all -> all.withLimits(all.waitingRequests(), number("days")));
            EngagementSettings engagements = read("word-one", next.engagements(), all -> all.called(word()));
            ViewingSettings viewing = new ViewingSettings(
                    typed.containsKey("told"), next.viewing().minutes());
            viewing = read("look-minutes", viewing, all -> new ViewingSettings(all.told(), number("look-minutes")));
            return next.with(links).with(profile).with(engagements).with(viewing);
        }

        private <T> T read(String input, T before, Function<T, T> change) {
            try {
                return change.apply(before);
            } catch (NumberFormatException e) {
                errors.put(input, t.of("settings.number"));
            } catch (DateTimeException e) {
                errors.put(input, t.of("settings.zone.wrong"));
            } catch (IllegalArgumentException e) {
                errors.put(input, t.sentence("settings-" + input, String.valueOf(e.getMessage())));
            }
            return before;
        }

        private String text(String input) {
            return typed.getOrDefault(input, "").strip();
        }

        private EngagementSettings.@Nullable Word word() {
            return text("word-one").isEmpty() && text("word-many").isEmpty()
                    ? null
                    : new EngagementSettings.Word(text("word-one"), text("word-many"));
        }

        private @Nullable String orNull(String input) {
            return text(input).isEmpty() ? null : text(input);
        }

        private int number(String input) {
            return Integer.parseInt(text(input));
        }

        private Locale language() {
            return Notices.LANGUAGES.stream()
                    .filter(language -> language.toLanguageTag().equals(text("language")))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(t.of("settings.language.wrong")));
        }
    }
}
