package io.clientportal.spring.pages;

import io.clientportal.Desk;
import io.clientportal.firms.DocumentSettings;
import io.clientportal.firms.Settings;
import io.clientportal.kernel.PortalException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What the firm takes as documents, in the settings. */
@Controller
@RequestMapping("${portal.desk-path:/desk}/settings/documents")
final class DocumentSettingsController {

    private static final String PART = "documents";
    private static final String ADD = "add";
    private static final String REMOVE = "remove ";

    private final Pages pages;

    DocumentSettingsController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping
    View open(@RequestParam(required = false) @Nullable String saved, Desk desk) {
        Settings.Current now = desk.settings().read();
        DocumentSettingsForm form = DocumentSettingsForm.of(now.settings().documents());
        return pages.show(page(form, now.version().value(), saved != null, null));
    }

    /** @param act adds a kind of client to the form, or removes one, and saves nothing; null saves */
    @PostMapping
    View save(
            @RequestParam MultiValueMap<String, String> body,
            @RequestParam(name = "do", required = false) @Nullable String act,
            @RequestParam(defaultValue = "") String version,
            Desk desk,
            Texts t,
            Paths to) {
        Settings.Current now = desk.settings().read();
        DocumentSettingsForm form = DocumentSettingsForm.of(body);
        if (act != null) {
            return pages.show(changed(form, version, act));
        }
        DocumentSettings documents = form.settings(now.settings().documents(), t);
        if (!form.errors().isEmpty()) {
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, page(form, version, false, t.of("settings.wrong")));
        }
        try {
            desk.settings().save(now.settings().with(documents), FormBody.version(version));
            return pages.go(to.settings(PART) + "?saved");
        } catch (PortalException.Refused e) {
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, page(form, version, false, t.rule(e.rule())));
        } catch (PortalException.Stale e) {
            return pages.show(
                    HttpStatus.CONFLICT, page(form, now.version().value(), false, t.of("settings.stale-kept")));
        }
    }

    private static DocumentSettingsPage changed(DocumentSettingsForm form, String version, String act) {
        List<DocumentSettingsPage.Kind> kinds = new ArrayList<>(form.kinds());
        Integer fresh = null;
        if (act.equals(ADD) && kinds.size() < DocumentSettingsPage.MOST_KINDS) {
            fresh = form.nextKind();
            kinds.add(new DocumentSettingsPage.Kind(fresh, "", ""));
        } else if (act.startsWith(REMOVE)) {
            kinds.removeIf(kind -> act.equals(REMOVE + kind.no()));
        } else {
            throw BadInput.refusal();
        }
        return new DocumentSettingsPage(
                form.typed(), form.ticked(), kinds, fresh, version, form.errors(), false, true, null);
    }

    private static DocumentSettingsPage page(
            DocumentSettingsForm form, String version, boolean saved, @Nullable String problem) {
        return new DocumentSettingsPage(
                form.typed(), form.ticked(), form.kinds(), null, version, form.errors(), saved, false, problem);
    }
}
