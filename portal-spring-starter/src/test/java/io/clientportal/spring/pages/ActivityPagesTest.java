package io.clientportal.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.spring.pages.Guests.Guest;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was done at the firm, and what with one contact. */
class ActivityPagesTest extends PagesOverHttp {

    @Test
    @Tag("IMP-04")
    @Tag("LOG-01")
    void aLookStandsOnTheFirmsPageTheContactsAndTheClientsWithBothNames() {
        Guest guest = guest();
        portal.as(PagesHost.JONAS).viewings().end();
        portal.as(PagesHost.JONAS).viewAs(guest.contact().id(), "She called about her form");
        portal.as(PagesHost.JONAS).viewings().end();

        String client = "/desk/clients/" + guest.client();
        for (String path : new String[] {
            "/desk/activity",
            client + "/activity",
            client + "/contacts/" + guest.contact().id() + "/activity"
        }) {
            assertThat(get("jonas", path).body())
                    .as(path)
                    .contains("She called about her form", "Jonas Brandt", "Mara Weber");
        }
    }

    @Test
    @Tag("FRM-06")
    @Tag("ACC-17")
    void ofAnArchivedClientStaffStillOpenWhatLooksBackOrEndsSomething() {
        Guest guest = guest();
        portal.clients(PagesHost.FIRM).archive(guest.client());
        String client = "/desk/clients/" + guest.client();
        String contact = client + "/contacts/" + guest.contact().id();

        for (String path : new String[] {client + "/access", client + "/activity", contact, contact + "/activity"}) {
            assertThat(get("jonas", path).body()).as(path).contains("Mara Weber");
        }
        assertThat(get(guest, path(guest)).statusCode()).isEqualTo(404);
        assertThat(get(guest, "/portal").body()).doesNotContain(path(guest));
    }

    @Test
    @Tag("LOG-01")
    void signingInStandsOnTheContactsOwnPageWhichItsPageLeadsTo() {
        Guest guest = guest();
        String page = "/desk/clients/" + guest.client() + "/contacts/"
                + guest.contact().id();

        assertThat(get("jonas", page).body()).contains(page + "/activity");
        assertThat(get("jonas", page + "/activity").body())
                .contains("Activity of Mara Weber", "Signed in with a code", "Sent a link");
        assertThat(get("jonas", "/desk").body()).contains("/desk/activity");
        assertThat(get("jonas", "/desk/clients/" + guest.client() + "/contacts/" + UUID.randomUUID() + "/activity")
                        .statusCode())
                .isEqualTo(404);
    }
}
