package io.clientportal.spring.pages;

import io.clientportal.Home;
import io.clientportal.access.ClientGrant;
import io.clientportal.documents.DocumentQuery;
import io.clientportal.documents.HomeDocument;
import io.clientportal.engagements.SharedEngagement;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.PortalException;
import io.clientportal.notes.NotePage;
import io.clientportal.notes.SharedNote;
import io.clientportal.profile.ProposalView;
import io.clientportal.spring.web.PortalRequest;
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
    View home(Home home, PortalRequest request) {
        List<ClientGrant> grants = home.clients();
        List<HomeDocument> fresh = fresh(home, grants);
        List<HomePage.Client> clients = new ArrayList<>();
        for (ClientGrant grant : grants) {
            clients.add(client(home, grant, clients.size() < IN_DETAIL).withNew(fresh));
        }
        boolean looked = !home.viewings().looks(null, 1).isEmpty();
        int hidden = request.viewing().isPresent() ? home.viewings().hiddenClients() : 0;
        return pages.show(new HomePage(clients, fresh.subList(0, Math.min(LATEST, fresh.size())), hidden, looked));
    }

    /** What is New to the contact, of all clients at once; one more than is counted. */
    private static List<HomeDocument> fresh(Home home, List<ClientGrant> grants) {
        return grants.stream().anyMatch(grant -> grant.areas().contains(Area.DOCUMENTS))
                ? home.documents()
                        .list(DocumentQuery.ALL.onlyNew(true), null, HomePage.MOST_NEW + 1)
                        .documents()
                : List.of();
    }

    private static HomePage.Client client(Home home, ClientGrant grant, boolean inDetail) {
        if (!inDetail) {
            boolean profile = grant.areas().contains(Area.PROFILE);
            return new HomePage.Client(
                    grant,
                    profile ? HomePage.Door.OPEN : HomePage.Door.NOT_GRANTED,
                    List.of(),
                    List.of(),
                    true,
                    true,
                    0);
        }
        List<SharedEngagement> shared = shared(home, grant);
        List<SharedEngagement> latest = shared.subList(0, Math.min(LATEST, shared.size()));
        boolean more = shared.size() > LATEST;
        NotePage<SharedNote> notes = home.client(grant.client()).notes().shared(null, null, 1);
        boolean noted = !notes.notes().isEmpty() || notes.hidden() > 0;
        if (!grant.areas().contains(Area.PROFILE)) {
            return new HomePage.Client(grant, HomePage.Door.NOT_GRANTED, List.of(), latest, more, noted, 0);
        }
        try {
            List<ProposalView> proposals = home.client(grant.client()).profile().proposals().stream()
                    .limit(LATEST)
                    .toList();
            return new HomePage.Client(grant, HomePage.Door.OPEN, proposals, latest, more, noted, 0);
        } catch (PortalException.Refused e) {
            return new HomePage.Client(grant, HomePage.Door.CLOSED, List.of(), latest, more, noted, 0);
        }
    }

    /** Where the host's own engagements cannot be reached, the rest of the start is shown all the same. */
    private static List<SharedEngagement> shared(Home home, ClientGrant grant) {
        try {
            return home.client(grant.client())
                    .engagements()
                    .shared(null, LATEST + 1)
                    .engagements();
        } catch (PortalException.Unavailable e) {
            return List.of();
        }
    }
}
