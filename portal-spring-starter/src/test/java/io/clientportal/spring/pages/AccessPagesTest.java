package io.clientportal.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.access.AccountState;
import io.clientportal.access.NewContact;
import io.clientportal.engagements.EngagementDraft;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Origin;
import io.clientportal.kernel.Visitor;
import io.clientportal.profile.EditSource;
import io.clientportal.spring.pages.Guests.Guest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** "Manage portal": looking after contacts' accounts. */
class AccessPagesTest extends AccessPages {

    @Test
    @Tag("ACC-02")
    @Tag("ACC-08")
    void everyContactHasItsStateInWords() {
        Guest guest = guest();
        String email = address();
        setUp(guest, email);

        String body = get("jonas", access(guest)).body();

        assertThat(body)
                .contains(
                        "Manage portal",
                        "Portal invite",
                        "This contact does not have a client portal login account",
                        "Never invited",
                        "Login email",
                        email,
                        "Active",
                        "Has not signed in yet",
                        "The record has no such e-mail address.",
                        "In the record, not let in",
                        "mara@example.com");
        assertThat(get("jonas", "/desk/clients/" + guest.client()).body())
                .contains("This contact does not have a client portal login account", "Login email");
    }

    @Test
    @Tag("ACC-05")
    @Tag("ACC-07")
    void aDisabledAccountBeginsAnewWithWhatStaysTicked() {
        Guest guest = guest();
        ContactId mara = guest.contact().id();
        EngagementId tax = space(guest)
                .engagements()
                .add(EngagementDraft.named("Tax 2025"))
                .id();
        EngagementId will = space(guest)
                .engagements()
                .add(EngagementDraft.named("Last will"))
                .id();
        space(guest).engagements().shareWith(mara, Set.of(tax, will));
        assertThat(get("jonas", page(guest) + "/disable").body()).contains("Disable the account of Mara Weber?");
        assertThat(done(guest, "disable")).contains("The account is disabled", "Enable account");
        assertThat(get(guest, "/portal").statusCode()).isEqualTo(401);

        HttpResponse<String> asked = get("jonas", page(guest) + "/enable");
        assertThat(asked.body()).contains("Tax 2025", "Last will", "value=\"" + guest.client() + "\" checked");
        String body = done(guest, "enable", "client", guest.client().value(), "share." + guest.client(), tax.value());

        assertThat(body).contains("The account begins anew", "Never invited", "Tax 2025");
        assertThat(space(guest).engagements().naming(mara)).containsExactly(tax);
        assertThat(get(guest, "/portal").statusCode()).isEqualTo(401);
        assertThat(get("jonas", access(guest) + "/invite?contact=" + mara).body())
                .contains(guest.email())
                .doesNotContain("name=\"who\"");
    }

    @Test
    @Tag("ACC-06")
    void hiddenEngagementsAreSaidAsACountAndNeverByName() {
        Guest guest = guest();
        EngagementId zeus = space(guest)
                .engagements()
                .add(EngagementDraft.named("Project Zeus"))
                .id();
        space(guest).engagements().shareWith(guest.contact().id(), Set.of(zeus));
        for (String act : new String[] {"disable", "end"}) {
            HttpResponse<String> answer = post("nina", page(guest) + "/" + act, form("nina", page(guest)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("1 Matter that is shared with this contact is hidden from you")
                    .doesNotContain("Zeus");
        }
        assertThat(contact(guest).account().works()).isTrue();
    }

    @Test
    @Tag("ACC-17")
    void anAccountIsSuspendedWithAReasonByWhoeverReachesTheClient() {
        Guest guest = guest();
        assertThat(take(guest, guest.contact().id(), "suspend", "reason", "").body())
                .contains("Say why the account is suspended");
        assertThat(get("eva", page(guest) + "/suspend").body()).contains("Suspend the account of Mara Weber?");
        Map<String, String> form = form("eva", page(guest) + "/suspend");
        form.put("reason", "Her phone was stolen");
        assertThat(post("eva", page(guest) + "/suspend", form).statusCode()).isEqualTo(303);
        assertThat(contact(guest).accountState()).isEqualTo(AccountState.SUSPENDED);
        assertThat(get(guest, "/portal").statusCode()).isEqualTo(401);
        assertThat(get("eva", page(guest)).body()).contains("Suspended").doesNotContain("Resume account");
        assertThat(done(guest, "resume")).contains("The account works again");
    }

    @Test
    @Tag("ACC-09")
    void aLoginEmailIsChangedOnceTheNewOneHasProvedItself() {
        Guest guest = guest();
        assertThat(get("jonas", page(guest) + "/address?email=new@example.com").body())
                .contains("value=\"new@example.com\"", guest.email());
        assertThat(take(guest, guest.contact().id(), "address", "email", "nobody")
                        .body())
                .contains("This is not an e-mail address", "value=\"nobody\"");
        String body = done(guest, "address", "email", address());
        assertThat(body).contains("is to become the login email", "Cancel the change", "Proof of a new login email");
        assertThat(contact(guest).email()).isEqualTo(guest.email());
        assertThat(done(guest, "cancel-address")).contains("The change is cancelled");
    }

    @Test
    @Tag("ACC-18")
    void theNameIsRenewedFromTheRecord() {
        Guest guest = guest();
        String email = address();
        var profile = space(guest).profile();
        profile.edit(
                profile.record().version(),
                Map.of(
                        FieldPath.parse("contacts"),
                        Value.ofEntries(Map.of("c9", new Value.Parts(Map.of("name", "Thomas Weber", "email", email))))),
                EditSource.BY_HAND);
        ContactId tom = space(guest)
                .invitations()
                .invite(new NewContact("T. Weber", email), Set.of(Area.PROFILE), null)
                .contact();
        assertThat(get("jonas", page(guest, tom)).body())
                .contains("The record has another name", "Thomas Weber", "Renew name");
        assertThat(done(guest, tom, "renew-name")).contains("The name is taken over from the record");
        assertThat(contact(guest, tom).name()).isEqualTo("Thomas Weber");
        assertThat(take(guest, guest.contact().id(), "renew-name").statusCode()).isEqualTo(422);
    }

    @Test
    @Tag("SIG-03")
    @Tag("SIG-07")
    @Tag("SIG-08")
    void sessionsEndACodeIsReleasedAndAResetIsStarted() {
        Guest guest = guest();
        assertThat(get("jonas", page(guest)).body())
                .contains("last seen", "A device that opens 1 link", "Another browser");
        assertThat(done(guest, "end-sessions")).contains("is signed out everywhere", "Signed in nowhere.");
        assertThat(get(guest, "/portal").statusCode()).isEqualTo(401);
        assertThat(done(guest, "release")).contains("can ask for a new code at once");
        assertThat(take(guest, guest.contact().id(), "reset").body()).contains("no login account yet");
        String email = address();
        ContactId tom = setUp(guest, email);
        assertThat(done(guest, tom, "reset"))
                .contains("A link to choose a new password is on its way", "Password reset");
    }

    @Test
    @Tag("SIG-08")
    void aSessionIsNamedByItsBrowserAndNotByWhatThatCallsItself() {
        Guest guest = guest();
        String email = address();
        ContactId tom = setUp(guest, email);
        String agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0";
        portal.as(new Visitor(PagesHost.FIRM, new Origin("192.0.2.7", agent, null)))
                .withPassword(email, "violet teapot under gravel");

        assertThat(get("jonas", page(guest, tom)).body())
                .contains("Firefox on Windows", "192.0.2.7")
                .doesNotContain("Gecko");
    }

    @Test
    @Tag("ACC-05")
    @Tag("ACC-13")
    void accessToTheClientIsChangedAndEnded() {
        Guest guest = guest();
        assertThat(done(guest, "grant", "area", "INVOICES", "lastDay", "2031-01-31"))
                .contains("Saved. It holds from the next page on.", "Invoices", "2031-01-31");
        assertThat(contact(guest).areas()).containsExactly(Area.INVOICES);
        assertThat(take(guest, guest.contact().id(), "grant").statusCode()).isEqualTo(422);
        assertThat(done(guest, "end")).contains("The access to this client has ended", "Disabled");
        assertThat(contact(guest).account().disabled()).isTrue();
    }

    @Test
    @Tag("FRM-05")
    void whoMayNotLetInSeesStatesAndGetsNoForms() {
        Guest guest = guest();
        assertThat(get("eva", access(guest)).body()).contains("Mara Weber").doesNotContain("/invite");
        assertThat(get("eva", page(guest)).body())
                .contains("Suspend account")
                .doesNotContain("Disable account", "Change login email", "End access");
        assertThat(get("eva", access(guest) + "/invite").statusCode()).isEqualTo(403);
        assertThat(get("eva", page(guest) + "/disable").statusCode()).isEqualTo(403);
        Map<String, String> form = form("eva", page(guest) + "/suspend");
        for (String act : new String[] {"disable", "end", "reset", "copy", "address", "grant"}) {
            assertThat(post("eva", page(guest) + "/" + act, form).statusCode())
                    .as(act)
                    .isEqualTo(403);
        }
        assertThat(contact(guest).account().works()).isTrue();
        assertThat(get("jonas", page(guest, new ContactId(UUID.randomUUID()))).statusCode())
                .isEqualTo(404);
        assertThat(get("jonas", page(guest) + "/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("PRO-37")
    void theReviewSaysWhoseLoginIsAffectedAndOffersWhatToDo() {
        Guest guest = guest();
        ContactId mara = space(guest)
                .invitations()
                .invite(new NewContact("Mara Weber", "mara@example.com"), Set.of(Area.PROFILE), null)
                .contact();
        proposed(
                guest,
                form -> form.set(
                        "emails", Value.ofEntries(Map.of("e2", new Value.Parts(Map.of("email", "mara@new.example"))))));
        String body =
                get("jonas", reviewOf(guest, desk(guest).queue().get(0).id())).body();
        assertThat(body)
                .contains(
                        "Mara Weber signs in with mara@example.com",
                        "Nobody of this client signs in with mara@new.example",
                        "/contacts/" + mara + "/address?email=mara%40new.example",
                        "/access/invite?email=mara%40new.example");
        space(guest).access().disable(mara);
    }
}
