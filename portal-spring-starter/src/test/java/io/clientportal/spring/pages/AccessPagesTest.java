package io.clientportal.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.ClientSpace;
import io.clientportal.access.AccountState;
import io.clientportal.access.ContactAccess;
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
import io.clientportal.signin.Challenge;
import io.clientportal.signin.SignIn;
import io.clientportal.spring.pages.Guests.Guest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** "Manage portal": inviting contacts, and looking after their accounts. */
class AccessPagesTest extends PagesOverHttp {

    private ClientSpace space(Guest guest) {
        return portal.as(PagesHost.JONAS).client(guest.client());
    }

    private ContactAccess contact(Guest guest, ContactId id) {
        return space(guest).access().contacts().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private ContactAccess contact(Guest guest) {
        return contact(guest, guest.contact().id());
    }

    private static String access(Guest guest) {
        return "/desk/clients/" + guest.client() + "/access";
    }

    private static String page(Guest guest, ContactId contact) {
        return "/desk/clients/" + guest.client() + "/contacts/" + contact;
    }

    private static String page(Guest guest) {
        return page(guest, guest.contact().id());
    }

    private Map<String, String> form(String staff, String path) {
        Map<String, String> form = new LinkedHashMap<>();
        String csrf = formOf(get(staff, path).body()).get("_csrf");
        if (csrf != null) {
            form.put("_csrf", csrf);
        }
        return form;
    }

    /** Does something to the guest's contact, by whatever form is on the page for it. */
    private HttpResponse<String> take(Guest guest, ContactId contact, String act, String... inputs) {
        Map<String, String> form = form("jonas", page(guest, contact));
        for (int i = 0; i < inputs.length; i += 2) {
            form.put(inputs[i], inputs[i + 1]);
        }
        return post("jonas", page(guest, contact) + "/" + act, form);
    }

    private String done(Guest guest, ContactId contact, String act, String... inputs) {
        HttpResponse<String> answer = take(guest, contact, act, inputs);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return get("jonas", answer.headers().firstValue("Location").orElseThrow())
                .body();
    }

    private String done(Guest guest, String act, String... inputs) {
        return done(guest, guest.contact().id(), act, inputs);
    }

    private ContactId invited(Guest guest, String email) {
        Map<String, String> form =
                formOf(get("jonas", access(guest) + "/invite").body());
        form.put("who", "other");
        form.put("name", "Tom Weber");
        form.put("email", email);
        form.put("area", "PROFILE");
        HttpResponse<String> answer = post("jonas", access(guest) + "/invite", form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        String path = answer.headers().firstValue("Location").orElseThrow();
        assertThat(get("jonas", path).body()).contains("The invitation to Tom Weber is on its way");
        return new ContactId(UUID.fromString(path.replaceAll(".*/contacts/", "").replaceAll("\\?.*", "")));
    }

    /** A contact with a login account. */
    private ContactId setUp(Guest guest, String email) {
        ContactId tom = invited(guest, email);
        SignIn door = portal.as(new Visitor(PagesHost.FIRM));
        String browser = SignIn.browserSecret();
        String token = mailed("/([A-Za-z0-9_-]{43})", email);
        Challenge challenge = door.begin(token, browser, null);
        door.setUp().prove(challenge.id(), browser, mailed("\\b(\\d{6})\\b", email));
        door.setUp().accept(challenge.id(), browser, "violet teapot under gravel");
        return tom;
    }

    private static String address() {
        return UUID.randomUUID() + "@example.com";
    }

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
    @Tag("ACC-01")
    @Tag("ACC-11")
    @Tag("ACC-13")
    void anInvitationChoosesAddressAreasEndAndEngagements() {
        Guest guest = guest();
        EngagementId tax = space(guest)
                .engagements()
                .add(EngagementDraft.named("Tax 2025"))
                .id();
        HttpResponse<String> page = get("jonas", access(guest) + "/invite?email=tom@example.com&engagement=" + tax);
        assertThat(page.body()).contains("Tom Weber", "tom@example.com", "mara@example.com", "Tax 2025");
        Map<String, String> form = formOf(page.body());
        assertThat(form).containsEntry("who", "tom@example.com").containsEntry("engagement", tax.value());
        form.put("area", "PROFILE");
        form.put("lastDay", "2031-12-31");

        HttpResponse<String> sent = post("jonas", access(guest) + "/invite", form);

        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        ContactAccess tom = space(guest).access().contacts().stream()
                .filter(one -> one.name().equals("Tom Weber"))
                .findFirst()
                .orElseThrow();
        assertThat(tom.areas()).containsExactly(Area.PROFILE);
        assertThat(tom.ends()).isEqualTo("2031-12-31T23:00:00Z");
        assertThat(tom.accountState()).isEqualTo(AccountState.INVITED);
        assertThat(space(guest).engagements().naming(tom.id())).containsExactly(tax);
        assertThat(get("jonas", page(guest, tom.id())).body())
                .contains("Invited until", "Tax 2025", "Invitation", "Revoke invitation");
        assertThat(get("jonas", access(guest)).body()).doesNotContain("/invite?email=tom");
    }

    @Test
    @Tag("PRO-08")
    @Tag("ACC-13")
    void whatIsWrongWithAnInvitationIsSaidAndNothingTypedIsLost() {
        Guest guest = guest();
        Map<String, String> form =
                formOf(get("jonas", access(guest) + "/invite").body());
        form.put("who", "other");
        form.put("name", "Tom <b>");
        form.put("email", "no address");
        HttpResponse<String> answer = post("jonas", access(guest) + "/invite", form);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Tom &lt;b&gt;", "no address", "This is not an e-mail address");
        form.put("email", address());
        form.remove("area");
        assertThat(post("jonas", access(guest) + "/invite", form).body()).contains("at least one area");
        form.put("area", "PROFILE");
        form.put("lastDay", "2020-01-01");
        assertThat(post("jonas", access(guest) + "/invite", form).statusCode()).isEqualTo(422);
        form.put("lastDay", "soon");
        assertThat(post("jonas", access(guest) + "/invite", form).body()).contains("This is not a date");
    }

    @Test
    @Tag("ACC-11")
    void ofManyEngagementsTheFirstAreOfferedAndTheOneThatWasChosen() {
        Guest guest = guest();
        EngagementId oldest = space(guest)
                .engagements()
                .add(EngagementDraft.named("The oldest"))
                .id();
        for (int i = 0; i < AccessForms.OFFERED; i++) {
            space(guest).engagements().add(EngagementDraft.named("Year " + i));
        }
        assertThat(get("jonas", access(guest) + "/invite").body())
                .contains("Year 49", "Year 0<", "Not all are listed.")
                .doesNotContain("The oldest");
        assertThat(get("jonas", access(guest) + "/invite?engagement=" + oldest).body())
                .containsPattern("value=\"" + oldest + "\" checked");
    }

    @Test
    @Tag("ACC-10")
    @Tag("ACC-16")
    void anAddressThatIsTakenIsOfferedToBeLinked() {
        Guest first = guest();
        Guest second = guest();
        String email = address();
        ContactId tom = setUp(first, email);
        Map<String, String> form =
                formOf(get("jonas", access(second) + "/invite").body());
        form.put("who", "other");
        form.put("name", "Tom Weber");
        form.put("email", email);
        HttpResponse<String> answer = post("jonas", access(second) + "/invite", form);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("signs in with this address already", "name=\"known\"");

        form.put("known", "1");
        HttpResponse<String> linked = post("jonas", access(second) + "/invite", form);

        assertThat(linked.statusCode()).as(linked.body()).isEqualTo(303);
        assertThat(linked.headers().firstValue("Location").orElseThrow()).contains(tom.toString(), "done=let-in");
        assertThat(contact(second, tom).accountState()).isEqualTo(AccountState.ACTIVE);
        assertThat(take(second, second.contact().id(), "address", "email", email)
                        .body())
                .contains("signs in with this address already", "/invite?email=");
    }

    @Test
    @Tag("ACC-01")
    @Tag("ACC-10")
    void oneInvitationLetsInForFurtherClientsThatAreFoundByName() {
        Guest guest = guest();
        Guest other = guests.guest("Óscar Lindqvist");
        String email = address();
        Map<String, String> form =
                formOf(get("jonas", access(guest) + "/invite").body());
        assertThat(form).doesNotContainKey("client");
        form.put("who", "other");
        form.put("name", "Tom Weber");
        form.put("email", email);
        form.put("find", "oscar l");
        form.put("look", "1");
        HttpResponse<String> found = post("jonas", access(guest) + "/invite", form);
        assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
        assertThat(found.body())
                .contains("Óscar Lindqvist", "value=\"" + other.client() + "\"", "value=\"Tom Weber\"")
                .doesNotContain("role=\"alert\"");
        form.remove("look");
        form.put("client", "no-such");
        assertThat(post("jonas", access(guest) + "/invite", form).statusCode()).isEqualTo(404);
        form.put("client", other.client().value());

        HttpResponse<String> sent = post("jonas", access(guest) + "/invite", form);

        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        portal.work();
        assertThat(mailer.sentTo(email)).hasSize(1);
        for (Guest one : new Guest[] {guest, other}) {
            assertThat(space(one).access().contacts())
                    .anySatisfy(contact -> assertThat(contact.email()).isEqualTo(email));
        }
    }

    @Test
    @Tag("ACC-01")
    @Tag("ACC-13")
    void whoeverCannotBeLetInAsWishedIsNotLetInAtAll() {
        Guest first = guest();
        Guest second = guest();
        String email = address();
        setUp(first, email);
        portal.work();
        int mails = mailer.sent().size();
        Map<String, String> form =
                formOf(get("jonas", access(second) + "/invite").body());
        form.put("who", "other");
        form.put("name", "Tom Weber");
        form.put("email", email);
        form.put("known", "1");
        form.put("lastDay", "2020-01-01");
        assertThat(post("jonas", access(second) + "/invite", form).statusCode()).isEqualTo(422);
        form.put("lastDay", "2031-01-31");
        form.put("engagement", "no-such");
        assertThat(post("jonas", access(second) + "/invite", form).statusCode()).isEqualTo(404);
        form.remove("known");
        form.put("email", address());
        assertThat(post("jonas", access(second) + "/invite", form).statusCode()).isEqualTo(404);

        assertThat(space(second).access().contacts()).hasSize(1);
        portal.work();
        assertThat(mailer.sent()).hasSize(mails);
        form.put("known", "1");
        form.put("email", email);
        form.remove("engagement");
        assertThat(post("jonas", access(second) + "/invite", form).statusCode()).isEqualTo(303);
        assertThat(space(second).access().contacts())
                .anySatisfy(tom -> assertThat(tom.ends()).isEqualTo("2031-01-31T23:00:00Z"));
    }

    @Test
    @Tag("ACC-04")
    void anInvitationIsSentAgainCopiedOnceAndTakenBack() {
        Guest guest = guest();
        String email = address();
        ContactId tom = invited(guest, email);
        assertThat(done(guest, tom, "resend")).contains("The earlier link no longer works");

        HttpResponse<String> copied = take(guest, tom, "copy");
        assertThat(copied.statusCode()).isEqualTo(200);
        assertThat(copied.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(copied.body()).containsPattern("http://localhost:\\d+/portal/[^\"]*[A-Za-z0-9_-]{43}");
        assertThat(get("jonas", page(guest, tom)).body()).doesNotContainPattern("/portal/[a-z]+/[A-Za-z0-9_-]{43}");

        assertThat(get("jonas", page(guest, tom) + "/revoke").body())
                .contains("Take the invitation of Tom Weber back?");
        assertThat(done(guest, tom, "revoke")).contains("The invitation is taken back", "Invitation expired");
        assertThat(take(guest, tom, "revoke").statusCode()).isEqualTo(422);
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
