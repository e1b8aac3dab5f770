package io.clientportal.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.engagements.Audience;
import io.clientportal.engagements.EngagementDraft;
import io.clientportal.engagements.EngagementFile;
import io.clientportal.engagements.Engagements;
import io.clientportal.fields.Value;
import io.clientportal.kernel.EngagementId;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.spring.pages.Guests.Guest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Engagements on the pages of staff and of contacts. */
class EngagementPagesTest extends PagesOverHttp {

    private Engagements kept(Guest guest) {
        return portal.as(PagesHost.JONAS).client(guest.client()).engagements();
    }

    private EngagementId zeus(Guest guest) {
        return kept(guest)
                .add(EngagementDraft.named("Project <Zeus>")
                        .outwardly("Tax return 2025")
                        .set("bank", Value.of("First Bank"))
                        .set("fee", Value.of("4711")))
                .id();
    }

    private static String engagements(Guest guest) {
        return "/desk/clients/" + guest.client() + "/engagements";
    }

    private static String own(Guest guest) {
        return "/portal/clients/" + guest.client() + "/engagements";
    }

    @Test
    @Tag("ACC-11")
    void staffAddAnEngagementAndFillItIn() {
        Guest guest = guest();
        Map<String, String> form = formOf(get("jonas", engagements(guest)).body());
        form.put("name", "Tax 2025");
        String path = post("jonas", engagements(guest), form)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        HttpResponse<String> page = get("jonas", path);
        assertThat(page.body()).contains("Tax 2025", "Matters", "Agreed fee", "Name for clients");

        Map<String, String> filled = formOf(page.body());
        filled.put("external", "Your return");
        filled.put("starts", "2026-01-31");
        filled.put("f.fee", "12");
        filled.remove("with");
        assertThat(post("jonas", path, filled).statusCode()).isEqualTo(303);

        EngagementFile file = kept(guest).get(new EngagementId(path.substring(path.lastIndexOf('/') + 1)));
        assertThat(file.engagement().shownName()).isEqualTo("Your return");
        assertThat(file.engagement().starts()).isEqualTo("2026-01-31");
        assertThat(file.engagement().values().get("fee")).isEqualTo(Value.of("12"));
        assertThat(get("jonas", engagements(guest)).body()).contains("Tax 2025", "Shared with nobody");
    }

    @Test
    @Tag("PRO-08")
    void whatIsWrongIsSaidAndNothingTypedIsLost() {
        Guest guest = guest();
        String path = engagements(guest) + "/" + zeus(guest);
        Map<String, String> form = formOf(get("jonas", path).body());
        form.put("external", "Typed anew");
        form.put("f.fee", "a lot");

        HttpResponse<String> answer = post("jonas", path, form);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("value=\"Typed anew\"", "value=\"a lot\"", "id=\"f-fee-error\"");
        Map<String, String> late = formOf(get("jonas", path).body());
        late.put("external", "Once");
        assertThat(post("jonas", path, late).statusCode()).isEqualTo(303);
        assertThat(post("jonas", path, late).statusCode()).isEqualTo(409);
        late.put("version", "2");
        late.put("starts", "2026-02-30");
        assertThat(post("jonas", path, late).body()).contains("This is not a date");
        assertThat(post("jonas", engagements(guest), Map.of("name", "", "_csrf", late.getOrDefault("_csrf", "")))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    @Tag("PRO-08")
    void withoutScriptAListInTheFormGrows() {
        Guest guest = guest();
        String path = engagements(guest) + "/" + zeus(guest);
        Map<String, String> form = formOf(get("jonas", path).body());
        form.put("do", "add lawyers");

        assertThat(post("jonas", path, form).body()).containsPattern("f\\.lawyers\\.[0-9a-f-]{36}\\.name");
    }

    @Test
    @Tag("ACC-20")
    @Tag("ACC-21")
    void whatIsSharedIsOnTheContactsPagesUntilItNoLongerIs() {
        Guest guest = guest();
        EngagementId zeus = zeus(guest);
        String path = engagements(guest) + "/" + zeus;
        assertThat(get(guest, own(guest) + "/" + zeus).statusCode()).isEqualTo(404);
        assertThat(get(guest, own(guest)).body()).contains("Nothing is shared with you");

        Map<String, String> sharing = sharing(path, "named");
        sharing.put("contact", guest.contact().id().toString());
        assertThat(post("jonas", path + "/sharing", sharing).statusCode()).isEqualTo(303);

        assertThat(kept(guest).get(zeus).audience())
                .isEqualTo(Audience.of(guest.contact().id()));
        for (String page : new String[] {"/portal", own(guest), own(guest) + "/" + zeus}) {
            assertThat(get(guest, page).body())
                    .as(page)
                    .contains("Tax return 2025")
                    .doesNotContain("Zeus", "Agreed fee", "4711");
        }
        assertThat(get(guest, own(guest) + "/" + zeus).body()).contains("First Bank", "Propose changes");

        post("jonas", path + "/sharing", sharing(path, "nobody"));
        assertThat(get(guest, own(guest) + "/" + zeus).statusCode()).isEqualTo(404);
        assertThat(get(guest, "/portal").body()).doesNotContain("Tax return 2025");
    }

    @Test
    @Tag("ACC-14")
    void beforeSharingItIsShownWhoWouldSeeItAndNothingIsShared() {
        Guest guest = guest();
        EngagementId zeus = zeus(guest);
        String path = engagements(guest) + "/" + zeus;
        assertThat(get("jonas", path).body())
                .contains("Who sees it now", "no: it is not shared with this contact", "Who would see it?");
        Map<String, String> sharing = sharing(path, "everybody");
        sharing.put("look", "1");

        HttpResponse<String> answer = post("jonas", path + "/sharing", sharing);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Nothing is changed yet.", "yes: it is shared with everybody of this client")
                .containsPattern("value=\"everybody\"[^>]*checked")
                .doesNotContain("Who sees it now");
        assertThat(kept(guest).get(zeus).audience()).isEqualTo(Audience.NOBODY);
    }

    private Map<String, String> sharing(String path, String with) {
        Map<String, String> form = new LinkedHashMap<>();
        Map<String, String> found = formOf(get("jonas", path).body());
        if (found.containsKey("_csrf")) {
            form.put("_csrf", found.get("_csrf"));
        }
        form.put("with", with);
        return form;
    }

    @Test
    @Tag("ACC-11")
    @Tag("PRO-12")
    void aContactProposesAndTheReviewNamesTheEngagement() {
        Guest guest = guest();
        EngagementId zeus = zeus(guest);
        kept(guest).share(zeus, Audience.EVERYBODY);
        String path = own(guest) + "/" + zeus + "/changes";
        Map<String, String> form = formOf(get(guest, path).body());
        form.put("f.bank", "Second Bank");
        HttpResponse<String> summary = post(guest, path + "/summary", form);
        assertThat(summary.body()).contains("You propose one change", "Second");

        HttpResponse<String> sent = post(guest, path + "/submit", formOf(summary.body()));

        String request = sent.headers().firstValue("Location").orElseThrow();
        assertThat(request).startsWith(path + "/requests/");
        assertThat(get(guest, request).body())
                .contains("Waiting for review", "Second")
                .doesNotContain("Zeus");
        assertThat(get("jonas", reviewOf(guest, waiting(guest))).body())
                .contains("Matter", "Project &lt;Zeus&gt;", "First", "Second");
        assertThat(post(
                                guest,
                                request.replace("?thanks", "") + "/withdraw",
                                formOf(get(guest, request).body()))
                        .statusCode())
                .isEqualTo(303);
    }

    private ChangeRequestId waiting(Guest guest) {
        return portal.as(PagesHost.JONAS)
                .client(guest.client())
                .profile()
                .queue()
                .get(0)
                .id();
    }

    @Test
    @Tag("FRM-05")
    void whoMayNotShareSeesWithWhomAndGetsNoForm() {
        Guest guest = guest();
        String path = engagements(guest) + "/" + zeus(guest);

        HttpResponse<String> page = get("eva", path);

        assertThat(page.body()).contains("Shared with nobody").doesNotContain("Save sharing");
        Map<String, String> form = formOf(page.body());
        form.put("with", "everybody");
        assertThat(post("eva", path + "/sharing", form).statusCode()).isEqualTo(403);
    }
}
