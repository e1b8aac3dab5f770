package io.clientportal.spring.pages;

import io.clientportal.Desk;
import io.clientportal.fields.BuiltInFields;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPermission;
import io.clientportal.firms.ProfileSettings;
import io.clientportal.firms.Settings;
import io.clientportal.kernel.PortalException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The fields of the record, in the settings. Every button saves at once, on the version of the page it stands on. */
@Controller
@RequestMapping("${portal.desk-path:/desk}/settings/fields")
final class FieldsController {

    private final Pages pages;

    FieldsController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping
    View fields(Desk desk) {
        return pages.show(page(desk.settings().read(), Map.of(), null));
    }

    @PostMapping("/{key}/permission")
    View permission(
            @PathVariable FieldKey key,
            @RequestParam FieldPermission permission,
            @RequestParam String version,
            Desk desk,
            Texts t,
            Paths to) {
        return changed(desk, version, to, t, profile -> profile.with(key, permission));
    }

    @PostMapping("/{key}/move")
    View move(
            @PathVariable FieldKey key,
            @RequestParam int by,
            @RequestParam String version,
            Desk desk,
            Texts t,
            Paths to) {
        return changed(desk, version, to, t, profile -> profile.with(FieldOrder.moved(profile.fields(), key, by)));
    }

    @PostMapping("/section-order")
    View moveSection(
            @RequestParam String section,
            @RequestParam int by,
            @RequestParam String version,
            Desk desk,
            Texts t,
            Paths to) {
        return changed(
                desk, version, to, t, profile -> profile.with(FieldOrder.sectionMoved(profile.fields(), section, by)));
    }

    @PostMapping("/field-order")
    View order(@RequestParam String order, @RequestParam String version, Desk desk, Texts t, Paths to) {
        return changed(desk, version, to, t, profile -> profile.with(FieldOrder.sorted(profile.fields(), order)));
    }

    @PostMapping("/built-in")
    View switchOn(@RequestParam String key, @RequestParam String version, Desk desk, Texts t, Paths to) {
        return changed(
                desk,
                version,
                to,
                t,
                profile -> profile.with(FieldOrder.added(profile.fields(), BuiltInFields.get(key))));
    }

    @PostMapping("/new-field")
    View add(@RequestParam MultiValueMap<String, String> body, Desk desk, Texts t, Paths to) {
        Map<String, String> typed = typed(body);
        Settings.Current now = desk.settings().read();
        try {
            FieldDefinition field = FieldForm.added(typed, now.settings().profile());
            save(
                    desk,
                    now,
                    typed.getOrDefault("version", ""),
                    profile -> profile.with(FieldOrder.added(profile.fields(), field)));
            return pages.go(to.settings("fields") + "#field-" + field.key());
        } catch (IllegalArgumentException e) {
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, page(now, typed, e.getMessage()));
        } catch (PortalException.Refused e) {
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, page(now, typed, t.rule(e.rule())));
        } catch (PortalException.Stale e) {
            return pages.show(HttpStatus.CONFLICT, page(now, typed, stale(e, t)));
        }
    }

    @GetMapping("/{key}")
    View field(@PathVariable FieldKey key, Desk desk) {
        Settings.Current now = desk.settings().read();
        FieldDefinition field = field(now, key);
        return pages.show(page(now, field, FieldForm.typed(field), null));
    }

    @PostMapping("/{key}")
    View saveField(
            @PathVariable FieldKey key,
            @RequestParam MultiValueMap<String, String> body,
            Desk desk,
            Texts t,
            Paths to) {
        Settings.Current now = desk.settings().read();
        FieldDefinition field = field(now, key);
        Map<String, String> typed = typed(body);
        try {
            FieldDefinition next = FieldForm.changed(typed, field);
            save(
                    desk,
                    now,
                    typed.getOrDefault("version", ""),
                    profile -> profile.with(FieldOrder.replaced(profile.fields(), next)));
            return pages.go(to.settings("fields") + "#field-" + key);
        } catch (IllegalArgumentException e) {
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, page(now, field, typed, e.getMessage()));
        } catch (PortalException.Refused e) {
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, page(now, field, typed, t.rule(e.rule())));
        } catch (PortalException.Stale e) {
            return pages.show(HttpStatus.CONFLICT, page(now, field, typed, stale(e, t)));
        }
    }

    /** Removes one of the firm's own fields; its key is never used again. */
    @PostMapping("/{key}/remove")
    View remove(@PathVariable FieldKey key, @RequestParam String version, Desk desk, Texts t, Paths to) {
        if (BuiltInFields.isBuiltIn(key)) {
            throw BadInput.refusal();
        }
        return changed(desk, version, to, t, profile -> profile.with(FieldOrder.without(profile.fields(), key)));
    }

    private View changed(Desk desk, String version, Paths to, Texts t, UnaryOperator<ProfileSettings> change) {
        Settings.Current now = desk.settings().read();
        try {
            save(desk, now, version, change);
            return pages.go(to.settings("fields"));
        } catch (PortalException.Refused e) {
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, page(now, Map.of(), t.rule(e.rule())));
        } catch (PortalException.Stale e) {
            return pages.show(HttpStatus.CONFLICT, page(now, Map.of(), stale(e, t)));
        } catch (IllegalArgumentException e) {
            throw BadInput.refusal();
        }
    }

    private static void save(Desk desk, Settings.Current now, String version, UnaryOperator<ProfileSettings> change) {
        desk.settings().save(now.settings().with(change.apply(now.settings().profile())), FormBody.version(version));
    }

    private static String stale(PortalException.Stale e, Texts t) {
        return t.sentence("settings-stale", String.valueOf(e.getMessage()));
    }

    private static FieldDefinition field(Settings.Current now, FieldKey key) {
        return now.settings().profile().field(key).orElseThrow(PortalException.NotFound::new);
    }

    private static Map<String, String> typed(MultiValueMap<String, String> body) {
        Map<String, String> typed = new HashMap<>();
        body.keySet().forEach(name -> typed.put(name, FormBody.one(body, name)));
        return typed;
    }

    private static FieldsPage page(Settings.Current now, Map<String, String> typed, @Nullable String problem) {
        ProfileSettings profile = now.settings().profile();
        List<FieldsPage.Section> sections = profile.sections().stream()
                .map(section -> new FieldsPage.Section(
                        section,
                        profile.fields().stream()
                                .filter(field -> field.section().equals(section))
                                .toList()))
                .toList();
        List<FieldDefinition> builtIn = BuiltInFields.all().stream()
                .filter(field -> profile.field(field.key()).isEmpty()
                        && !profile.retired().contains(field.key()))
                .toList();
        return new FieldsPage(sections, builtIn, now.version().value(), profile.open(), typed, problem);
    }

    private static FieldPage page(
            Settings.Current now, FieldDefinition field, Map<String, String> typed, @Nullable String problem) {
        return new FieldPage(
                field,
                now.settings().profile().sections(),
                !BuiltInFields.isBuiltIn(field.key()),
                now.version().value(),
                typed,
                problem);
    }
}
