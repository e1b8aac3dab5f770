package io.clientportal.spring.pages;

import io.clientportal.ClientSpace;
import io.clientportal.Desk;
import io.clientportal.access.ContactAccess;
import io.clientportal.activity.ActivityLog;
import io.clientportal.activity.ActivityView;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The activity log across clients, and of one contact. */
@Controller
@RequestMapping("${portal.desk-path:/desk}")
final class ActivityController {

    private final Pages pages;

    ActivityController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/activity")
    View firm(@RequestParam(required = false) @Nullable UUID before, Desk desk, Texts t) {
        List<ActivityView> found = page(desk.activity(), before);
        ActivityText texts = new ActivityText(t, Map.of());
        List<ActivityPage.Entry> entries = found.stream()
                .map(view ->
                        view.client() == null ? texts.entry(view) : new ActivityPage.Entry(view, List.of(), List.of()))
                .toList();
        return pages.show(new FirmActivityPage(entries, next(found)));
    }

    @GetMapping("/clients/{client}/contacts/{contact}/activity")
    View contact(
            @PathVariable ClientId client,
            @PathVariable UUID contact,
            @RequestParam(required = false) @Nullable UUID before,
            Desk desk,
            Texts t) {
        ClientSpace space = desk.client(client);
        ContactAccess known = space.access().contact(new ContactId(contact));
        List<ActivityView> found = page(space.activity(new ContactId(contact)), before);
        ActivityText texts = new ActivityText(t, Map.of());
        return pages.show(new ContactActivityPage(
                client, known, found.stream().map(texts::entry).toList(), next(found)));
    }

    private static List<ActivityView> page(ActivityLog log, @Nullable UUID before) {
        return before == null ? log.latest() : log.before(before);
    }

    private static @Nullable UUID next(List<ActivityView> found) {
        return found.size() == ActivityLog.PAGE
                ? found.get(ActivityLog.PAGE - 1).id()
                : null;
    }
}
