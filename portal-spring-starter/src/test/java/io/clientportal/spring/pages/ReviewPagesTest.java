package io.clientportal.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.Value;
import io.clientportal.profile.ClientRecord;
import io.clientportal.profile.EditSource;
import io.clientportal.profile.ProposalView;
import io.clientportal.profile.Reply;
import io.clientportal.spring.pages.Guests.Guest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages of reviewers, over HTTP. */
class ReviewPagesTest extends PagesOverHttp {

    @Test
    @Tag("PRO-18")
    @Tag("PRO-19")
    @Tag("PRO-20")
    void aReasonStaysInsideTheFirmAndIsOfferedAsTheMessage() {
        Guest guest = guest();
        ProposalView proposal = proposed(guest, form -> form.set("occupation", "Gardener"));
        String review = reviewOf(guest, proposal.id());
        Map<String, String> token = formOf(get("jonas", review).body());

        Map<String, String> without = Map.of("_csrf", token.get("_csrf"), "reason", " ");
        assertThat(post("jonas", review + "/decline", without).body()).contains("Rejecting all changes needs a reason");

        Map<String, String> reason = Map.of("_csrf", token.get("_csrf"), "reason", "No proof");
        String page = post("jonas", review + "/decline", reason).body();
        assertThat(page)
                .containsPattern("id=\"message\"[^>]*>No proof</textarea>")
                .contains("Confirm &amp; decline");

        Map<String, String> confirmed =
                Map.of("_csrf", token.get("_csrf"), "reason", "No proof", "message", "Please call us", "tell", "1");
        assertThat(post("jonas", review + "/reject", confirmed).statusCode()).isEqualTo(303);
        portal.work();
        assertThat(mailer.sentTo(guest.email())
                        .get(mailer.sentTo(guest.email()).size() - 1)
                        .text())
                .contains("Please call us")
                .doesNotContain("No proof");
        assertThat(get(guest, path(guest) + "/requests/" + proposal.id()).body())
                .contains("Not taken over")
                .doesNotContain("No proof");
        assertThat(get("jonas", "/desk/clients/" + guest.client() + "/history").body())
                .contains("No proof");
    }

    @Test
    @Tag("PRO-10")
    void aLaterRequestNamesTheEarlierOneThatComesFirst() {
        Guest guest = guest();
        ProposalView first = proposed(guest, form -> form.set("occupation", "Gardener"));
        ProposalView second = proposed(guest, form -> form.set("pronouns", "they/them"));

        assertThat(get("jonas", reviewOf(guest, second.id())).body())
                .contains("An earlier request of this client comes first", reviewOf(guest, first.id()))
                .doesNotContain("name=\"decide\" data-key");
        assertThat(get("jonas", reviewOf(guest, first.id())).body())
                .contains("1 of 2 waiting", "Next in the queue:", reviewOf(guest, second.id()));
    }

    @Test
    @Tag("PRO-15")
    void aFieldThatWasChangedSinceSaysByWhomAndWhatTheClientSaw() {
        Guest guest = guest();
        ProposalView proposal = proposed(guest, form -> form.set("occupation", "Gardener"));
        ClientRecord record = desk(guest).record();
        desk(guest)
                .edit(
                        record.version(),
                        Map.of(FieldPath.parse("occupation"), Value.of("Town planner")),
                        EditSource.BY_HAND);

        assertThat(get("jonas", reviewOf(guest, proposal.id())).body())
                .contains("Changed since by Jonas Brandt", "The client was shown:", "Architect", "Town planner");
    }

    @Test
    @Tag("PRO-33")
    void whatAReviewerMayNotEditIsLeftToANamedColleague() {
        Guest guest = guest();
        Map<String, Value.Parts> phones = Map.of("p1", new Value.Parts(Map.of("number", "+49 89 999 888")));
        ProposalView proposal = proposed(
                guest, form -> form.set("phones", Value.ofEntries(phones)).set("occupation", "Gardener"));

        String page = get("eva", reviewOf(guest, proposal.id())).body();

        assertThat(page).contains("You may not edit this field. Jonas Brandt can.", "row-occupation-accept");
        assertThat(page).doesNotContain("row-phones-p1-accept");
    }

    @Test
    @Tag("PRO-26")
    void aFieldThatIsPrivateByNowIsMarkedForReviewersAndGoneForTheContact() {
        Guest guest = guest();
        ProposalView proposal = proposed(guest, form -> form.set("pronouns", "they/them"));
        FieldKey pronouns = new FieldKey("pronouns");
        permission(pronouns, FieldPermission.PRIVATE);
        try {
            assertThat(get(guest, path(guest) + "/requests/" + proposal.id()).body())
                    .doesNotContain("they/them", "Pronouns");
            assertThat(get("jonas", reviewOf(guest, proposal.id())).body())
                    .contains("they/them", "Private by now: clients no longer see this field", "row-pronouns-accept");
        } finally {
            permission(pronouns, FieldPermission.PROPOSE);
        }
    }

    @Test
    @Tag("PRO-27")
    void aRequestOfAContactWhoIsNoLongerLetInIsMarkedAndDecidable() {
        Guest guest = guest();
        ProposalView proposal = proposed(guest, form -> form.set("occupation", "Gardener"));
        portal.as(PagesHost.JONAS)
                .client(guest.client())
                .access()
                .end(guest.contact().id());

        assertThat(get("jonas", reviewOf(guest, proposal.id())).body())
                .contains("This contact is no longer let in", "can no longer be mailed", "row-occupation-accept");
    }

    @Test
    @Tag("PRO-17")
    void whoComesTooLateIsShownWhatBecameOfTheRequest() {
        Guest guest = guest();
        ProposalView proposal = proposed(guest, form -> form.set("occupation", "Gardener"));
        String review = reviewOf(guest, proposal.id());
        String token = formOf(get("jonas", review).body()).get("_csrf");
        desk(guest).acceptRest(proposal.id(), desk(guest).record().version());
        desk(guest).apply(proposal.id(), Reply.silent());

        HttpResponse<String> answer = post("jonas", review + "/apply", Map.of("_csrf", token));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Changes applied", "Gardener");
    }

    @Test
    @Tag("DSH-02")
    void theInboxAndTheBellLeadToTheClient() {
        Guest guest = guest();
        proposed(guest, form -> form.set("occupation", "Gardener"));

        assertThat(get("jonas", "/desk").body())
                .contains("/desk/clients/" + guest.client(), "Mara Weber submitted changes for review");
        assertThat(get("jonas", "/desk/bell").body()).contains("/desk/clients/" + guest.client() + "?rang");
    }

    @Test
    @Tag("DSH-05")
    void anOpenPageAsksForTheBellAndGetsListAndCount() {
        Guest guest = guest();
        proposed(guest, form -> form.set("occupation", "Gardener"));

        HttpResponse<String> live = send(HttpRequest.newBuilder(uri("/desk/bell"))
                .header("Cookie", cookies("jonas"))
                .header("HX-Request", "true"));

        assertThat(live.body())
                .contains("Mara Weber submitted changes for review", "id=\"bell-count\" hx-swap-oob=\"outerHTML\"")
                .doesNotContain("<html", "<header");
    }
}
