package io.clientportal.spring.pages;

import io.clientportal.Desk;
import io.clientportal.Home;
import io.clientportal.spring.web.PortalRequest;
import io.clientportal.viewing.FirmLook;
import io.clientportal.viewing.ViewingId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Looks through a contact's eyes, as the contact's own pages know of them. */
@Controller
final class ViewingController {

    private static final String DESK = "${portal.desk-path:/desk}";
    private static final String PORTAL = "${portal.path:/portal}";
    private static final int PAGE = 50;

    private final Pages pages;

    ViewingController(Pages pages) {
        this.pages = pages;
    }

    /** Ends the own look, wherever it was begun. */
    @PostMapping(DESK + "/viewing/end")
    View endFromDesk(Desk desk, PortalRequest request, Paths to) {
        desk.viewings().end();
        request.forgetViewing();
        return pages.go(to.inbox());
    }

    /** Ends the look and leads the staff member back to the desk. */
    @PostMapping(PORTAL + "/viewing/end")
    View end(PortalRequest request, Paths to) {
        request.endViewing();
        return pages.go(to.inbox());
    }

    @GetMapping(PORTAL + "/looks")
    View looks(@RequestParam(required = false) @Nullable UUID before, Home home) {
        List<FirmLook> looks = home.viewings().looks(before == null ? null : new ViewingId(before), PAGE);
        return pages.show(new LooksPage(
                looks, looks.size() < PAGE ? null : looks.get(PAGE - 1).id()));
    }
}
