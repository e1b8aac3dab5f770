package io.clientportal.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.profile.Proposal;
import io.clientportal.spring.pages.Guests.Guest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Seeing the portal as a client, on the pages of both. */
class ViewingPagesTest extends PagesOverHttp {

    private static final String REASON = "She called about her form";

    @BeforeEach
    void nobodyLooks() {
        portal.as(PagesHost.JONAS).viewings().end();
    }

    /** The cookie of a look that Jonas began on the client's page. */
    private String begun(Guest guest) {
        HttpResponse<String> answer = begin(guest, "jonas", REASON);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/portal");
        String cookie = answer.headers().allValues("Set-Cookie").stream()
                .filter(one -> one.startsWith("portal-viewing="))
                .findFirst()
                .orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private HttpResponse<String> begin(Guest guest, String staff, String reason) {
        String page = "/desk/clients/" + guest.client();
        Map<String, String> form = new LinkedHashMap<>();
        String csrf = formOf(get(staff, page).body()).get("_csrf");
        if (csrf != null) {
            form.put("_csrf", csrf);
        }
        form.put("reason", reason);
        return post(staff, page + "/contacts/" + guest.contact().id() + "/impersonate", form);
    }

    private HttpResponse<String> look(String cookie, String path) {
        return send(HttpRequest.newBuilder(uri(path)).header("Cookie", cookie).GET());
    }

    private HttpResponse<String> send(String cookie, String path, Map<String, String> form) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }

    @Test
    @Tag("IMP-01")
    @Tag("IMP-02")
    void everyPageSaysWhoLooksAsWhomAndForHowLong() {
        Guest guest = guest();
        String cookie = begun(guest);

        for (String path : new String[] {
            "/portal",
            path(guest),
            "/portal/looks",
            path(guest) + "/requests/" + guest.contact().id()
        }) {
            assertThat(look(cookie, path).body())
                    .as(path)
                    .contains("Jonas Brandt looks as Mara Weber.", "30 minutes left.", "/portal/viewing/end")
                    .doesNotContain("Sign out");
        }
        assertThat(get(guest, "/portal").body()).contains("Sign out").doesNotContain("looks as");
    }

    @Test
    @Tag("IMP-03")
    @Tag("SEC-132")
    void nothingIsSentAndNothingChanges() {
        Guest guest = guest();
        String cookie = begun(guest);
        Map<String, String> form = formOf(look(cookie, path(guest)).body());
        form.put("f.occupation", "Gardener");

        assertThat(send(cookie, path(guest) + "/summary", form).statusCode()).isEqualTo(403);
        assertThat(send(cookie, path(guest) + "/submit", form).statusCode()).isEqualTo(403);

        assertThat(desk(guest).queue()).isEmpty();
    }

    @Test
    @Tag("IMP-01")
    @Tag("SEC-136")
    void theButtonEndsItAndLeadsBackToTheDesk() {
        Guest guest = guest();
        String cookie = begun(guest);
        Map<String, String> form = formOf(look(cookie, "/portal").body());

        HttpResponse<String> ended = send(cookie, "/portal/viewing/end", form);

        assertThat(ended.statusCode()).isEqualTo(303);
        assertThat(ended.headers().firstValue("Location")).hasValue("/desk");
        assertThat(look(cookie, path(guest)).statusCode()).isEqualTo(401);
        assertThat(look(cookie + "; portal=" + guest.session(), path(guest)).statusCode())
                .as("never the contact's own session")
                .isEqualTo(401);
    }

    @Test
    @Tag("IMP-01")
    @Tag("SEC-136")
    void aLookThatHasEndedSaysSoOnceAndLeadsBackToTheDesk() {
        Guest guest = guest();
        String cookie = begun(guest);
        portal.as(PagesHost.JONAS).viewings().end();

        HttpResponse<String> ended = look(cookie, path(guest));

        assertThat(ended.statusCode()).isEqualTo(401);
        assertThat(ended.body())
                .contains("Your look has ended", "href=\"/desk\"", "Back to the desk")
                .doesNotContain("not signed in");
        assertThat(ended.headers().allValues("Set-Cookie"))
                .anyMatch(one -> one.startsWith("portal-viewing=;") && one.contains("Max-Age=0"));
    }

    @Test
    @Tag("IMP-01")
    void withoutAReasonOrThePermissionItDoesNotBegin() {
        Guest guest = guest();

        HttpResponse<String> tooShort = begin(guest, "jonas", "why");
        assertThat(tooShort.statusCode()).isEqualTo(422);
        assertThat(tooShort.body()).contains("Say why you look as this client");
        assertThat(get("jonas", "/desk/clients/" + guest.client()).body()).contains("Impersonate client portal");
        assertThat(get("eva", "/desk/clients/" + guest.client()).body()).doesNotContain("Impersonate client portal");
        assertThat(begin(guest, "eva", REASON).statusCode()).isEqualTo(403);
    }

    @Test
    @Tag("IMP-01")
    void aLookWhoseBrowserIsGoneIsEndedOnTheDesk() {
        Guest guest = guest();
        begun(guest);
        String page = "/desk/clients/" + guest.client();
        assertThat(begin(guest, "jonas", REASON).body()).contains("You already look as a client");
        String html = get("jonas", page).body();
        assertThat(html).contains("You look as Mara Weber in a browser.");

        assertThat(post("jonas", "/desk/viewing/end", formOf(html)).statusCode())
                .isEqualTo(303);

        assertThat(get("jonas", page).body()).doesNotContain("in a browser.");
        begun(guest);
    }

    @Test
    @Tag("IMP-04")
    void theContactFindsThatTheFirmLookedAndNotWhy() {
        Guest guest = guest();
        assertThat(get(guest, "/portal").body()).doesNotContain("/portal/looks");

        begun(guest);

        assertThat(get(guest, "/portal").body()).contains("/portal/looks");
        assertThat(get(guest, "/portal/looks").body()).contains("Jonas Brandt").doesNotContain("called about");
    }

    @Test
    @Tag("IMP-02")
    void whatWaitsIsSeenAsTheContactSeesIt() {
        Guest guest = guest();
        profileOf(guest).propose(Proposal.on(profileOf(guest).form()).set("occupation", "Gardener"));

        assertThat(look(begun(guest), path(guest)).body())
                .contains("value=\"Gardener\"")
                .doesNotContain("Risk assessment");
    }
}
