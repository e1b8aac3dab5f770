package io.clientportal.spring.rest;

import io.clientportal.Desk;
import io.clientportal.Home;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.PortalException;
import io.clientportal.spring.web.PortalRequest;
import io.clientportal.viewing.FirmLook;
import io.clientportal.viewing.Viewing;
import io.clientportal.viewing.ViewingId;
import io.clientportal.viewing.Viewings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Staff see the portal as a client; contacts see that they did. */
@RestController
@Tag(name = "Impersonation", description = "Staff see the portal as a client, to look and to change nothing")
final class ViewingController {

    private static final String DESK = "${portal.desk-path:/desk}/api/v1";
    private static final String PORTAL = "${portal.path:/portal}/api/v1";
    private static final int PAGE = 50;

    /**
     * Whom to look as, and why.
     *
     * @param reason 10 to 500 characters; it stays inside the firm
     */
    record ViewingRequest(@Nullable UUID contact, @Nullable String reason) {}

    /** A look that runs. */
    record ViewingJson(
            UUID id,
            String staff,
            UUID contact,
            String contactName,
            String reason,
            Instant beganAt,
            Instant endsAt,
            int minutesLeft) {

        static ViewingJson of(Viewing viewing) {
            return new ViewingJson(
                    viewing.id().value(),
                    viewing.staff().name(),
                    viewing.contact().value(),
                    viewing.contactName(),
                    viewing.reason(),
                    viewing.beganAt(),
                    viewing.endsAt(),
                    viewing.minutesLeft());
        }
    }

    /**
     * What whoever looks is told on every page.
     *
     * @param hiddenClients how many clients of the contact this staff member may not see
     */
    record Banner(String staff, String contactName, Instant endsAt, int minutesLeft, int hiddenClients) {}

    /** That the firm looked. */
    record LookJson(UUID id, String staff, Instant at, Instant until) {
        static LookJson of(FirmLook look) {
            return new LookJson(look.id().value(), look.staffName(), look.at(), look.until());
        }
    }

    @PostMapping(DESK + "/viewing")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Begins to look as a contact; a cookie makes this browser that contact's, to look only")
    ViewingJson begin(Desk desk, PortalRequest request, @RequestBody ViewingRequest wanted) {
        if (wanted.contact() == null) {
            throw new PortalException.NotFound();
        }
        Viewings.Started started =
                desk.viewings().start(new ContactId(wanted.contact()), Objects.requireNonNullElse(wanted.reason(), ""));
        request.keep(started);
        return ViewingJson.of(started.viewing());
    }

    @GetMapping(DESK + "/viewing")
    @Operation(summary = "The own look that runs")
    ViewingJson running(Desk desk) {
        return ViewingJson.of(desk.viewings().running().orElseThrow(PortalException.NotFound::new));
    }

    @DeleteMapping(DESK + "/viewing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ends the own look; nothing happens where none runs")
    void end(Desk desk, PortalRequest request) {
        desk.viewings().end();
        request.forgetViewing();
    }

    @GetMapping(PORTAL + "/viewing")
    @Operation(summary = "Whether a staff member looks through this contact's eyes; 404 where the contact itself does")
    Banner banner(PortalRequest request, Home home) {
        Viewing viewing = request.viewing().orElseThrow(PortalException.NotFound::new);
        return new Banner(
                viewing.staff().name(),
                viewing.contactName(),
                viewing.endsAt(),
                viewing.minutesLeft(),
                home.viewings().hiddenClients());
    }

    @DeleteMapping(PORTAL + "/viewing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ends the look; nothing happens where none runs")
    void endHere(PortalRequest request) {
        request.endViewing();
    }

    @GetMapping(PORTAL + "/looks")
    @Operation(summary = "That the firm looked through the contact's eyes, latest first, 50 a page")
    Page<LookJson> looks(Home home, @RequestParam(required = false) @Nullable String cursor) {
        ViewingId before = Cursor.read(cursor, place -> new ViewingId(UUID.fromString(place)));
        return Page.of(
                home.viewings().looks(before, PAGE),
                PAGE,
                LookJson::of,
                last -> Cursor.of(last.id().value()));
    }
}
