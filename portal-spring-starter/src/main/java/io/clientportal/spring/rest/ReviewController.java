package io.clientportal.spring.rest;

import io.clientportal.ClientSpace;
import io.clientportal.Desk;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.HistoryEntry;
import io.clientportal.profile.WaitingClient;
import io.clientportal.spring.web.Etag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Staff review what clients propose. */
@RestController
@RequestMapping("${portal.desk-path:/desk}/api/v1")
@Tag(name = "Review", description = "Staff review what clients propose")
final class ReviewController {

    private static final int PAGE = 50;

    @GetMapping("/waiting")
    @Operation(summary = "The clients whose change requests wait, longest waiting first")
    Page<ReviewJson.Waiting> waiting(Desk desk, @RequestParam(required = false) @Nullable String after) {
        List<WaitingClient> found = desk.waiting().page(Cursor.read(after, ReviewController::place), PAGE);
        return Page.of(found, PAGE, ReviewJson.Waiting::of, ReviewController::cursor);
    }

    private static String cursor(WaitingClient last) {
        return Cursor.of(last.since().toEpochMilli() + " " + last.client());
    }

    private static WaitingClient place(String place) {
        int blank = place.indexOf(' ');
        String since = place.substring(0, blank);
        if (!since.matches("[0-9]{1,14}")) {
            throw new IllegalArgumentException("No database keeps such an instant");
        }
        return new WaitingClient(
                new ClientId(place.substring(blank + 1)),
                ClientName.of(""),
                0,
                new ChangeRequestId(new UUID(0, 0)),
                Instant.ofEpochMilli(Long.parseLong(since)));
    }

    @GetMapping("/clients/{client}/requests")
    @Operation(summary = "The waiting requests of a client, oldest first; only the first can be decided")
    Page<ReviewJson.RequestJson> queue(ClientSpace client) {
        return Page.whole(client.profile().queue().stream()
                .map(ReviewJson.RequestJson::of)
                .toList());
    }

    @GetMapping("/clients/{client}/requests/{id}")
    @Operation(
            summary = "One request, field by field, beside the record as it is now; the record's version is the ETag")
    ReviewJson.ReviewBody review(ClientSpace client, @PathVariable UUID id) {
        return ReviewJson.ReviewBody.of(client.profile().review(new ChangeRequestId(id)));
    }

    @PatchMapping("/clients/{client}/requests/{id}/decisions")
    @Operation(summary = "Keeps decisions with the request, made on the record of If-Match; those of others stay")
    ReviewJson.ReviewBody decide(
            ClientSpace client,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReviewJson.Decisions decisions) {
        return ReviewJson.ReviewBody.of(
                client.profile().decide(new ChangeRequestId(id), Etag.required(ifMatch), decisions.drafts()));
    }

    @PostMapping("/clients/{client}/requests/{id}/accept-rest")
    @Operation(summary = "Accepts what is undecided and not stale, nothing else")
    ReviewJson.ReviewBody acceptRest(
            ClientSpace client,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return ReviewJson.ReviewBody.of(client.profile().acceptRest(new ChangeRequestId(id), Etag.required(ifMatch)));
    }

    @PostMapping("/clients/{client}/requests/{id}/apply")
    @Operation(summary = "Writes every accepted value and closes the request, all or nothing")
    ReviewJson.RequestJson apply(ClientSpace client, @PathVariable UUID id, @RequestBody ReviewJson.ReplyJson reply) {
        return ReviewJson.RequestJson.of(client.profile().apply(new ChangeRequestId(id), reply.reply()));
    }

    @PostMapping("/clients/{client}/requests/{id}/reject")
    @Operation(summary = "Rejects everything, with a reason; the record is untouched")
    ReviewJson.RequestJson reject(
            ClientSpace client, @PathVariable UUID id, @RequestBody ReviewJson.RejectionJson rejection) {
        return ReviewJson.RequestJson.of(
                client.profile().rejectAll(new ChangeRequestId(id), rejection.why(), rejection.reply()));
    }

    @GetMapping("/clients/{client}/record")
    @Operation(summary = "The record as the staff member may see it; its version is the ETag")
    ReviewJson.RecordJson record(ClientSpace client) {
        return ReviewJson.RecordJson.of(client.profile().record());
    }

    @GetMapping("/clients/{client}/history")
    @Operation(summary = "The update history, newest first")
    Page<ReviewJson.HistoryJson> history(ClientSpace client, @RequestParam(required = false) @Nullable String before) {
        List<HistoryEntry> found = client.profile().history(Cursor.read(before, UUID::fromString), PAGE);
        return Page.of(found, PAGE, ReviewJson.HistoryJson::of, last -> Cursor.of(last.id()));
    }
}
