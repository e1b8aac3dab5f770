package io.clientportal.spring.pages;

import io.clientportal.Desk;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.notices.DeadLetter;
import io.clientportal.notices.NoticeId;
import io.clientportal.notices.NoticeStore;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.Profiles;
import io.clientportal.profile.WaitingClient;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What waits across clients: the inbox, the bell, the e-mails. */
@Controller
@RequestMapping("${portal.desk-path:/desk}")
final class InboxController {

    private static final int PAGE = 50;
    private static final String HTMX = "HX-Request";

    private final Pages pages;

    InboxController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping({"", "/"})
    View inbox(@RequestParam(required = false) @Nullable String after, Desk desk, Paths to) {
        if (!desk.may(Permission.REVIEW)) {
            return pages.show(new InboxPage(List.of(), 0, null));
        }
        Profiles.ProfileInbox inbox = desk.waiting();
        List<WaitingClient> found = inbox.page(after == null ? null : cursor(after), PAGE + 1);
        List<WaitingClient> clients = found.subList(0, Math.min(PAGE, found.size()));
        String next = found.size() > PAGE ? to.inbox() + "?after=" + Paths.part(cursor(clients.get(PAGE - 1))) : null;
        return pages.show(new InboxPage(clients, inbox.count(), next));
    }

    @GetMapping("/bell")
    View bell(@RequestHeader(name = HTMX, required = false) @Nullable String htmx) {
        return pages.show(htmx == null ? new BellPage() : new BellLivePage());
    }

    @PostMapping("/bell/read")
    View markRead(@RequestHeader(name = HTMX, required = false) @Nullable String htmx, Desk desk, Paths to) {
        desk.bell().markAllRead();
        return htmx == null ? pages.go(to.bell()) : pages.show(new BellLivePage());
    }

    @GetMapping("/outbox")
    View outbox(@RequestParam(required = false) @Nullable UUID before, Desk desk) {
        return pages.show(outbox(desk, before, null));
    }

    @PostMapping("/outbox/{id}/retry")
    View retry(@PathVariable UUID id, Desk desk, Texts t, Paths to) {
        try {
            desk.outbox().retry(new NoticeId(id));
            return pages.go(to.outbox());
        } catch (PortalException.Refused e) {
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, outbox(desk, null, t.rule(e.rule())));
        }
    }

    private static OutboxPage outbox(Desk desk, @Nullable UUID before, @Nullable String problem) {
        NoticeStore.Backlog backlog = desk.outbox().backlog();
        List<DeadLetter> letters = desk.outbox().deadLetters(before == null ? null : new NoticeId(before));
        return new OutboxPage(
                backlog.queued(),
                backlog.dead(),
                letters,
                letters.size() == PAGE ? letters.get(PAGE - 1).id() : null,
                problem);
    }

    private static String cursor(WaitingClient last) {
        return last.since().toEpochMilli() + "~" + last.oldest() + "~" + last.client();
    }

    /** @throws PortalException.NotFound where this is none of our addresses */
    private static WaitingClient cursor(String text) {
        String[] parts = text.split("~", 3);
        if (!parts[0].matches("[0-9]{1,14}")) {
            throw new PortalException.NotFound();
        }
        try {
            return new WaitingClient(
                    new ClientId(parts[2]),
                    ClientName.of(parts[2]),
                    1,
                    new ChangeRequestId(UUID.fromString(parts[1])),
                    Instant.ofEpochMilli(Long.parseLong(parts[0])));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new PortalException.NotFound();
        }
    }
}
