package io.clientportal.spring.rest;

import io.clientportal.ClientSpace;
import io.clientportal.Desk;
import io.clientportal.activity.ActivityLog;
import io.clientportal.activity.ActivityView;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.notices.Bell;
import io.clientportal.notices.BellEntry;
import io.clientportal.notices.DeadLetter;
import io.clientportal.notices.NoticeId;
import io.clientportal.notices.NoticeKind;
import io.clientportal.notices.NoticeState;
import io.clientportal.notices.SentMail;
import io.clientportal.notices.Timeline;
import io.clientportal.spring.web.Problem;
import io.clientportal.spring.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What staff are told, what contacts were mailed, and what was done. */
@RestController
@RequestMapping("${portal.desk-path:/desk}/api/v1")
@Tag(name = "Notices", description = "The bell, e-mails and the activity log")
final class NoticeController {

    /** Dead letters on one page. */
    private static final int DEAD = 50;

    /**
     * The bell.
     *
     * @param unread how many are unread, counted up to 100
     */
    record BellJson(int unread, List<BellEntryJson> items) {
        static BellJson of(Bell.Ringing bell, Locale language) {
            return new BellJson(
                    bell.unread(),
                    bell.entries().stream()
                            .map(entry -> BellEntryJson.of(entry, language))
                            .toList());
        }
    }

    /** One line of the bell, leading to a client. */
    record BellEntryJson(
            NoticeKind kind, String client, String name, int count, Instant at, boolean unread, String text) {
        static BellEntryJson of(BellEntry entry, Locale language) {
            return new BellEntryJson(
                    entry.kind(),
                    entry.client().value(),
                    entry.name().display(),
                    entry.count(),
                    entry.at(),
                    entry.unread(),
                    entry.text(language));
        }
    }

    /** What is marked read: one client, or all where it is left out. */
    record ReadJson(@Nullable String client) {}

    /** How many e-mails wait and how many were given up. */
    record OutboxJson(long queued, long dead) {}

    /** An e-mail that was given up. */
    record DeadLetterJson(
            UUID id,
            NoticeKind kind,
            @Nullable String client,
            String name,
            String email,
            Instant at,
            int attempts,
            String cause,
            boolean retryable) {

        static DeadLetterJson of(DeadLetter letter) {
            return new DeadLetterJson(
                    letter.id().value(),
                    letter.kind(),
                    key(letter.client()),
                    letter.name(),
                    letter.email(),
                    letter.at(),
                    letter.attempts(),
                    letter.cause(),
                    letter.retryable());
        }
    }

    /** An e-mail to a contact and its fate. */
    record MailJson(
            UUID id,
            NoticeKind kind,
            UUID contact,
            String name,
            Instant at,
            NoticeState state,
            @Nullable String text,
            @Nullable String cause) {

        static MailJson of(SentMail mail) {
            return new MailJson(
                    mail.id().value(),
                    mail.kind(),
                    mail.contact().value(),
                    mail.name(),
                    mail.at(),
                    mail.state(),
                    mail.text(),
                    mail.cause());
        }
    }

    @GetMapping("/bell")
    @Operation(summary = "What rings for this staff member; reading it marks nothing read")
    BellJson bell(Desk desk, Locale language) {
        return BellJson.of(desk.bell().read(), language);
    }

    @PostMapping("/bell/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Marks one client's entries read, or all, for this staff member alone")
    void markRead(Desk desk, @RequestBody ReadJson read) {
        if (read.client() == null) {
            desk.bell().markAllRead();
        } else {
            desk.bell().markRead(client(read.client()));
        }
    }

    private static ClientId client(String key) {
        try {
            return new ClientId(key);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Problem.NOT_FOUND);
        }
    }

    @GetMapping("/outbox")
    @Operation(summary = "How many e-mails wait and how many were given up")
    OutboxJson outbox(Desk desk) {
        var backlog = desk.outbox().backlog();
        return new OutboxJson(backlog.queued(), backlog.dead());
    }

    @GetMapping("/outbox/dead-letters")
    @Operation(summary = "E-mails that were given up, latest first")
    Page<DeadLetterJson> deadLetters(Desk desk, @RequestParam(required = false) @Nullable String before) {
        List<DeadLetter> found = desk.outbox().deadLetters(Cursor.read(before, NoticeController::id));
        return Page.of(
                found, DEAD, DeadLetterJson::of, last -> Cursor.of(last.id().value()));
    }

    @PostMapping("/outbox/dead-letters/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Queues an e-mail that was given up again")
    void retry(Desk desk, @PathVariable UUID id) {
        desk.outbox().retry(new NoticeId(id));
    }

    @GetMapping("/clients/{client}/mails")
    @Operation(summary = "The e-mails to contacts about a client, latest first")
    Page<MailJson> mails(ClientSpace client, @RequestParam(required = false) @Nullable String before) {
        List<SentMail> found = client.mails().mails(Cursor.read(before, NoticeController::id));
        return Page.of(
                found, Timeline.PAGE, MailJson::of, last -> Cursor.of(last.id().value()));
    }

    @GetMapping("/clients/{client}/activity")
    @Operation(summary = "What was done with a client, latest first")
    Page<ActivityJson> activity(
            ClientSpace client, Locale language, @RequestParam(required = false) @Nullable String before) {
        return page(client.activity(), language, before);
    }

    @GetMapping("/clients/{client}/contacts/{contact}/activity")
    @Operation(summary = "What a contact did and what was done with that contact, signing in included, latest first")
    Page<ActivityJson> contactActivity(
            ClientSpace client,
            @PathVariable UUID contact,
            Locale language,
            @RequestParam(required = false) @Nullable String before) {
        return page(client.activity(new ContactId(contact)), language, before);
    }

    @GetMapping("/activity")
    @Operation(
            summary = "What was done at the firm, latest first",
            description = "For members who do not reach every client: with the clients and contacts in their reach.")
    Page<ActivityJson> firmActivity(
            Desk desk, Locale language, @RequestParam(required = false) @Nullable String before) {
        return page(desk.activity(), language, before);
    }

    private static Page<ActivityJson> page(ActivityLog log, Locale language, @Nullable String before) {
        UUID last = Cursor.read(before, UUID::fromString);
        List<ActivityView> found = last == null ? log.latest() : log.before(last);
        return Page.of(
                found, ActivityLog.PAGE, entry -> ActivityJson.of(entry, language), entry -> Cursor.of(entry.id()));
    }

    static @Nullable String key(@Nullable ClientId client) {
        return client == null ? null : client.value();
    }

    private static NoticeId id(String id) {
        return new NoticeId(UUID.fromString(id));
    }
}
