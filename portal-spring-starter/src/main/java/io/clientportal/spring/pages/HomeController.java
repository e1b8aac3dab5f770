package io.clientportal.spring.pages;

import io.clientportal.Home;
import io.clientportal.access.ClientGrant;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.PortalException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** A contact's start. */
@Controller
@RequestMapping("${portal.path:/portal}")
final class HomeController {

    /** With more clients than this the start lists them, and each has its news on its own pages. */
    private static final int IN_DETAIL = 10;

    private static final int LATEST = 3;

    private final Pages pages;

    HomeController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping({"", "/"})
    View home(Home home) {
        List<ClientGrant> grants = home.clients();
        List<HomePage.Client> clients = new ArrayList<>();
        for (ClientGrant grant : grants) {
            clients.add(client(home, grant, clients.size() < IN_DETAIL));
        }
        return pages.show(new HomePage(clients));
    }

    private static HomePage.Client client(Home home, ClientGrant grant, boolean inDetail) {
        if (!grant.areas().contains(Area.PROFILE)) {
            return new HomePage.Client(grant, HomePage.Door.NOT_GRANTED, List.of());
        }
        if (!inDetail) {
            return new HomePage.Client(grant, HomePage.Door.OPEN, List.of());
        }
        try {
            return new HomePage.Client(
                    grant,
                    HomePage.Door.OPEN,
                    home.client(grant.client()).profile().proposals().stream()
                            .limit(LATEST)
                            .toList());
        } catch (PortalException.Refused e) {
            return new HomePage.Client(grant, HomePage.Door.CLOSED, List.of());
        }
    }
}
