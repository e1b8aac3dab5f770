package io.clientportal.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.Portal;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.Value;
import io.clientportal.firms.Settings;
import io.clientportal.memory.RecordingMailer;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.ClientRecord;
import io.clientportal.profile.Decision;
import io.clientportal.profile.EditSource;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Proposal;
import io.clientportal.profile.ProposalView;
import io.clientportal.profile.Reply;
import io.clientportal.signin.Target;
import io.clientportal.spring.pages.Guests.Guest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

/** What pages say and do not say, over HTTP. */
@SpringBootTest(
        classes = PagesHost.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"portal.stores=memory", "portal.work.enabled=false", "portal.sign-in.burst=1000"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Portal portal;

    @Autowired
    RecordingMailer mailer;

    private Guests guests;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    void seed() {
        guests = new Guests(portal, mailer);
        PagesHost.seed(portal, "http://localhost:" + port + "/portal");
    }

    private Guest guest() {
        return guests.guest("Mara Weber");
    }

    private String mailed(String pattern, String email) {
        return guests.mailed(pattern, email);
    }

    private Profile profileOf(Guest guest) {
        return portal.as(guest.contact()).client(guest.client()).profile();
    }

    private Profile desk(Guest guest) {
        return portal.as(PagesHost.JONAS).client(guest.client()).profile();
    }

    private ProposalView proposed(Guest guest, UnaryOperator<Proposal> changes) {
        return profileOf(guest)
                .propose(changes.apply(Proposal.on(profileOf(guest).form())));
    }

    private static String path(Guest guest) {
        return "/portal/clients/" + guest.client() + "/profile";
    }

    private static String reviewOf(Guest guest, ChangeRequestId request) {
        return "/desk/clients/" + guest.client() + "/requests/" + request;
    }

    // --- private fields

    @Test
    @Tag("PRO-03")
    @Tag("PRO-02")
    void aPrivateFieldIsNowhereInThePagesOfAContact() {
        Guest guest = guest();
        ProposalView proposal = proposed(guest, form -> form.set("name", "Mara Weber-Lang"));
        for (String address : List.of("/portal", path(guest), path(guest) + "/requests/" + proposal.id())) {
            String html = get(guest, address).body();
            assertThat(html).contains("Mara Weber").doesNotContain("risk_note", "Risk assessment", "talk to Eva");
        }
        assertThat(get("jonas", "/desk/clients/" + guest.client() + "/record").body())
                .contains("Risk assessment", "talk to Eva first");
    }

    @Test
    @Tag("PRO-04")
    void namingAPrivateFieldGetsTheAnswerOfAnUnknownOneAndKeepsTheRest() {
        Guest guest = guest();
        Map<String, String> form = formOf(get(guest, path(guest)).body());
        form.put("f.occupation", "Gardener");

        Map<String, String> withPrivate = new LinkedHashMap<>(form);
        withPrivate.put("f." + PagesHost.SECRET, "nothing to see");
        HttpResponse<String> forPrivate = post(guest, path(guest) + "/summary", withPrivate);
        Map<String, String> withUnknown = new LinkedHashMap<>(form);
        withUnknown.put("f.no_such_field", "nothing to see");
        HttpResponse<String> forUnknown = post(guest, path(guest) + "/summary", withUnknown);

        assertThat(forPrivate.statusCode()).isEqualTo(422).isEqualTo(forUnknown.statusCode());
        assertThat(masked(forPrivate.body())).isEqualTo(masked(forUnknown.body()));
        assertThat(forPrivate.body())
                .contains("value=\"Gardener\"", "The form has changed since you opened it")
                .doesNotContain("risk_note", "nothing to see");
        Map<String, String> again = formOf(forPrivate.body());
        again.put("f.occupation", "Gardener");
        assertThat(post(guest, path(guest) + "/summary", again).body()).contains("You propose one change");
    }

    @Test
    @Tag("PRO-05")
    void namingAFieldThatCanOnlyBeSeenIsRefusedAndNamesIt() {
        Guest guest = guest();
        Map<String, String> form = formOf(get(guest, path(guest)).body());
        form.put("f.company_number", "HRB 1");

        HttpResponse<String> answer = post(guest, path(guest) + "/summary", form);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Company number", "This can be seen but not changed here");
    }

    // --- the form

    @Test
    @Tag("PRO-07")
    @Tag("PRO-29")
    void whatTheSummaryShowsIsSubmittedOnce() {
        Guest guest = guest();
        Map<String, String> form = formOf(get(guest, path(guest)).body());
        form.put("f.name", "Mara <b>Lang</b>");
        HttpResponse<String> summary = post(guest, path(guest) + "/summary", form);
        assertThat(summary.body()).contains("You propose one change", "Submit changes");

        Map<String, String> submission = formOf(summary.body());
        HttpResponse<String> first = post(guest, path(guest) + "/submit", submission);
        HttpResponse<String> second = post(guest, path(guest) + "/submit", submission);

        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(desk(guest).queue()).hasSize(1);
        assertThat(desk(guest).record().values().get("name")).isEqualTo(Value.of("Mara Weber"));
        assertThat(get(guest, first.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("Waiting for review", "Nothing has changed yet", "Withdraw");
    }

    @Test
    @Tag("PRO-07")
    void noDifferenceIsSaidSo() {
        Guest guest = guest();

        HttpResponse<String> answer = post(
                guest, path(guest) + "/summary", formOf(get(guest, path(guest)).body()));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Nothing differs from what is on record");
    }

    @Test
    @Tag("PRO-08")
    void everyWrongValueIsSaidAtItsInput() {
        Guest guest = guest();
        Map<String, String> form = formOf(get(guest, path(guest)).body());
        form.put("f.name", "");
        form.put("f.shareholding", "101");
        form.put("f.emails.e1.email", "nobody");
        form.put("f.date_of_birth", "2026-02-30");

        HttpResponse<String> answer = post(guest, path(guest) + "/summary", form);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("id=\"f-name-error\"", "id=\"f-shareholding-error\"", "id=\"f-emails-e1-email-error\"")
                .contains("id=\"f-date_of_birth-error\"", "value=\"2026-02-30\"", "value=\"nobody\"")
                .contains("href=\"#f-emails-e1-email\"");
    }

    @Test
    @Tag("PRO-08")
    void withoutScriptRowsAreAddedTakenOutAndPutBack() {
        Guest guest = guest();
        Map<String, String> form = formOf(get(guest, path(guest)).body());
        form.put("do", "add contacts");
        String added = post(guest, path(guest) + "/edit", form).body();
        assertThat(added).containsPattern("f\\.contacts\\.[0-9a-f-]{36}\\.name");

        form.put("do", "remove contacts c1");
        String removed = post(guest, path(guest) + "/edit", form).body();
        assertThat(removed).contains("Will be removed", "Tom Weber").doesNotContain("f.contacts.c1.name");

        Map<String, String> next = formOf(removed);
        next.put("do", "restore contacts c1");
        assertThat(post(guest, path(guest) + "/edit", next).body()).contains("f.contacts.c1.name");

        next.remove("do");
        assertThat(post(guest, path(guest) + "/summary", next).body()).contains("Remove this entry");
    }

    @Test
    @Tag("PRO-30")
    void aFieldWithAWaitingChangeShowsBothValues() {
        Guest guest = guest();
        proposed(guest, form -> form.set("occupation", "Gardener"));

        assertThat(get(guest, path(guest)).body())
                .contains("value=\"Gardener\"", "Your change waits for review. On record now:", "Architect");
    }

    @Test
    @Tag("PRO-22")
    void aWaitingRequestCanBeWithdrawn() {
        Guest guest = guest();
        ProposalView proposal = proposed(guest, form -> form.set("occupation", "Gardener"));
        String address = path(guest) + "/requests/" + proposal.id();

        HttpResponse<String> answer =
                post(guest, address + "/withdraw", formOf(get(guest, address).body()));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(get(guest, address).body()).contains("<title>Withdrawn – Hartmann");
        assertThat(desk(guest).queue()).isEmpty();
    }

    @Test
    @Tag("PRO-01")
    void aClosedProfileSaysOnlyThatItIsClosed() {
        Guest guest = guest();
        proposed(guest, form -> form.set("occupation", "Gardener"));
        Settings settings = portal.as(PagesHost.JONAS).settings();
        Settings.Current now = settings.read();
        settings.save(now.settings().with(now.settings().profile().opened(false)), now.version());
        try {
            HttpResponse<String> answer = get(guest, path(guest));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("The profile is closed for now")
                    .doesNotContain("Gardener", "Architect", "Mara");
            assertThat(get(guest, "/portal").body())
                    .contains("closed this page for now")
                    .doesNotContain("Waiting");
            assertThat(get("jonas", "/desk/clients/" + guest.client()).body()).contains("Pending change request");
        } finally {
            Settings.Current closed = settings.read();
            settings.save(closed.settings().with(closed.settings().profile().opened(true)), closed.version());
        }
    }

    // --- the review

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

    // --- what people write is text

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "'; alert(1); '",
                "</textarea><script>alert(1)</script>",
                "${7*7}",
                "*{7*7}",
                "#{7*7}",
                "__${7*7}__::.x",
                "[[${7*7}]]",
                "~{layout/head :: head}",
                "T(java.lang.Runtime).getRuntime()",
                "\u202eevil\u202c",
                "a\u200bb",
                "{{7*7}}"
            })
    @Tag("SEC-158")
    @Tag("SEC-159")
    @Tag("SEC-161")
    void whatIsTypedIsShownAsItIsOnEveryPage(String text) {
        Guest guest = guest();
        ProposalView proposal =
                proposed(guest, form -> form.set("occupation", text).set("business_activity", text + "\n" + text));
        desk(guest)
                .decide(
                        proposal.id(),
                        desk(guest).record().version(),
                        List.of(Decision.Draft.edit("occupation", Value.of("x" + text))));
        for (String page : List.of(
                get(guest, path(guest)).body(),
                get(guest, path(guest) + "/requests/" + proposal.id()).body(),
                get("jonas", reviewOf(guest, proposal.id())).body())) {
            assertLiteral(page, text);
        }
        desk(guest).acceptRest(proposal.id(), desk(guest).record().version());
        desk(guest).apply(proposal.id(), Reply.telling(text).withNote(text));
        for (String address : List.of(
                reviewOf(guest, proposal.id()),
                "/desk/clients/" + guest.client() + "/record",
                "/desk/clients/" + guest.client() + "/history",
                "/desk/clients/" + guest.client() + "/activity")) {
            assertLiteral(get("jonas", address).body(), text);
        }
    }

    private static void assertLiteral(String page, String text) {
        assertThat(page).doesNotContain("<script>alert", "<img src=x").contains("<bdi>");
        assertThat(HtmlUtils.htmlUnescape(page.replaceAll("<[^>]*>", ""))).contains(text.replaceAll("<[^>]*>", ""));
        if (!text.contains("49")) {
            assertThat(page.replaceAll(
                            "[0-9a-f]{8}-[0-9a-f-]{27}|\\+49[ 0-9]*|[?]v=[0-9a-f]+|value=\"[A-Za-z0-9_-]{80,}\"", ""))
                    .doesNotContain(">49<", ">x49<");
        }
    }

    @Test
    @Tag("SEC-159")
    void noAddressNamesATemplate() {
        for (String address : List.of("/portal/__$%7B7*7%7D__", "/desk/layout/head", "/portal/profile.html")) {
            assertThat(get("jonas", address).statusCode()).isIn(400, 404);
        }
    }

    // --- the door

    @Test
    @Tag("SIG-02")
    void openingALinkChangesNothingAndShowsAMaskedAddress() {
        Guest guest = guest();
        portal.as(PagesHost.JONAS)
                .client(guest.client())
                .links()
                .send(guest.contact().id(), Target.PROFILE);
        String token = mailed("/l/([A-Za-z0-9_-]{43})", guest.email());
        int mails = mailer.sent().size();

        HttpResponse<String> page =
                send(HttpRequest.newBuilder(uri("/portal/l/" + token)).GET());
        send(HttpRequest.newBuilder(uri("/portal/l/" + token)).method("HEAD", HttpRequest.BodyPublishers.noBody()));

        portal.work();
        assertThat(mailer.sent()).hasSize(mails);
        assertThat(page.body()).contains("Is this you?", "c•••@e•••.com").doesNotContain(guest.email(), "Mara");
    }

    @Test
    void everyLinkThatDoesNotWorkLooksTheSame() {
        Guest guest = guest();
        portal.as(PagesHost.JONAS)
                .client(guest.client())
                .links()
                .send(guest.contact().id(), Target.PROFILE);
        String revoked = mailed("/l/([A-Za-z0-9_-]{43})", guest.email());
        portal.as(PagesHost.JONAS)
                .client(guest.client())
                .links()
                .revoke(portal.as(PagesHost.JONAS)
                        .client(guest.client())
                        .links()
                        .list()
                        .get(0)
                        .id());

        HttpResponse<String> one = send(HttpRequest.newBuilder(uri("/portal/l/" + revoked)));
        HttpResponse<String> other = send(HttpRequest.newBuilder(uri("/portal/l/" + "x".repeat(43))));

        assertThat(one.statusCode()).isEqualTo(404).isEqualTo(other.statusCode());
        assertThat(masked(one.body())).isEqualTo(masked(other.body()));
    }

    @Test
    @Tag("FRM-01")
    void pagesOfAnotherClientAreNotThere() {
        Guest guest = guest();
        Guest other = guest();
        ProposalView proposal = proposed(other, form -> form.set("occupation", "Gardener"));

        assertThat(get(guest, path(other)).statusCode()).isEqualTo(404);
        assertThat(get(guest, path(guest) + "/requests/" + proposal.id()).statusCode())
                .isEqualTo(404);
        assertThat(get("jonas", "/desk/clients/nobody").statusCode()).isEqualTo(404);
        assertThat(get("jonas", reviewOf(guest, proposal.id())).statusCode()).isEqualTo(404);
        assertThat(get("nobody", "/desk").statusCode()).isEqualTo(404);
    }

    @Test
    void aFormFromElsewhereIsRefused() {
        Guest guest = guest();
        Map<String, String> form = formOf(get(guest, path(guest)).body());
        form.remove("_csrf");

        assertThat(post(guest, path(guest) + "/submit", form).statusCode()).isEqualTo(403);
    }

    @Test
    @Tag("SEC-163")
    void anInputThatComesTwiceIsRefused() {
        Guest guest = guest();
        Map<String, String> form = formOf(get(guest, path(guest)).body());
        String body = encoded(form) + "&f.name=Another";

        assertThat(send(contact(guest, path(guest) + "/summary")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(body)))
                        .statusCode())
                .isEqualTo(400);
    }

    // --- the settings

    @Test
    @Tag("ACC-12")
    @Tag("FRM-05")
    void settingsAreForMembersWhoMayChangeThem() {
        assertThat(get("jonas", "/desk/settings").body())
                .contains("Portal preferences", "data-copy=\"address\"", "http://localhost:" + port + "/portal");
        assertThat(get("eva", "/desk/settings").statusCode()).isEqualTo(403);
        assertThat(get("eva", "/desk").body()).doesNotContain("/desk/settings");
    }

    @Test
    @Tag("PRO-02")
    @Tag("PRO-09")
    void fieldsAreAddedPrivateMovedAndOpened() {
        Map<String, String> page = formOf(get("jonas", "/desk/settings/fields").body());
        Map<String, String> added = new LinkedHashMap<>();
        added.put("_csrf", page.get("_csrf"));
        added.put("version", page.get("version"));
        added.put("label", "Shoe size & laces");
        added.put("type", "CHOICE");
        added.put("section", "Feet");
        added.put("new-choices", "Small\nLarge\n");
        assertThat(post("jonas", "/desk/settings/fields/new-field", added).statusCode())
                .isEqualTo(303);

        FieldKey key = new FieldKey("shoe_size_laces");
        Settings settings = portal.as(PagesHost.JONAS).settings();
        assertThat(settings.read().settings().profile().field(key).orElseThrow())
                .satisfies(field -> assertThat(field.permission()).isEqualTo(FieldPermission.PRIVATE))
                .satisfies(field -> assertThat(field.choices()).hasSize(2));
        Map<String, String> open = formOf(get("jonas", "/desk/settings/fields").body());
        Map<String, String> permission =
                Map.of("_csrf", open.get("_csrf"), "version", open.get("version"), "permission", "PROPOSE");
        assertThat(post("jonas", "/desk/settings/fields/shoe_size_laces/permission", permission)
                        .statusCode())
                .isEqualTo(303);
        assertThat(post("jonas", "/desk/settings/fields/shoe_size_laces/permission", permission)
                        .statusCode())
                .as("on a page of an earlier version")
                .isEqualTo(409);
        Map<String, String> last = formOf(get("jonas", "/desk/settings/fields").body());
        Map<String, String> removed = Map.of("_csrf", last.get("_csrf"), "version", last.get("version"));
        assertThat(post("jonas", "/desk/settings/fields/shoe_size_laces/remove", removed)
                        .statusCode())
                .isEqualTo(303);
        assertThat(settings.read().settings().profile().retired()).contains(key);
    }

    private void permission(FieldKey key, FieldPermission permission) {
        Settings settings = portal.as(PagesHost.JONAS).settings();
        Settings.Current now = settings.read();
        settings.save(now.settings().with(now.settings().profile().with(key, permission)), now.version());
    }

    // --- HTTP

    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>|<textarea\\b[^>]*>[^<]*</textarea>");
    private static final Pattern SELECT = Pattern.compile("<select\\b([^>]*)>(.*?)</select>", Pattern.DOTALL);

    /** The inputs of the page's forms as a browser would send them. */
    private static Map<String, String> formOf(String html) {
        Map<String, String> form = new LinkedHashMap<>();
        Matcher inputs = INPUT.matcher(html);
        while (inputs.find()) {
            String tag = inputs.group();
            boolean off = tag.matches("(?s).*type=\"(radio|checkbox)\".*") && !tag.contains(" checked");
            if (!off && !attribute(tag, "name").isEmpty()) {
                String value = tag.startsWith("<textarea")
                        ? HtmlUtils.htmlUnescape(tag.substring(tag.indexOf('>') + 1, tag.indexOf("</textarea>")))
                        : attribute(tag, "value");
                form.put(attribute(tag, "name"), value);
            }
        }
        Matcher selects = SELECT.matcher(html);
        while (selects.find()) {
            Matcher selected = Pattern.compile("<option[^>]*selected[^>]*>").matcher(selects.group(2));
            form.put(attribute(selects.group(1), "name"), selected.find() ? attribute(selected.group(), "value") : "");
        }
        form.remove("f.topics"); // several values of one name; what is not sent is not touched
        return form;
    }

    private static String attribute(String tag, String name) {
        Matcher matcher = Pattern.compile("[ \"]" + name + "=\"([^\"]*)\"").matcher(tag);
        return matcher.find() ? HtmlUtils.htmlUnescape(matcher.group(1)) : "";
    }

    /** Without what differs from one answer to the next. */
    private static String masked(String html) {
        return html.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpRequest.Builder contact(Guest guest, String path) {
        return HttpRequest.newBuilder(uri(path)).header("Cookie", "portal=" + guest.session());
    }

    private HttpResponse<String> get(Guest guest, String path) {
        return send(contact(guest, path).GET());
    }

    private HttpResponse<String> post(Guest guest, String path, Map<String, String> form) {
        return send(contact(guest, path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }

    private final Map<String, String> sessions = new LinkedHashMap<>();

    private HttpResponse<String> get(String staff, String path) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(path)).header("Cookie", cookies(staff)));
        answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID"))
                .forEach(cookie -> sessions.put(staff, cookie.substring(0, cookie.indexOf(';'))));
        return answer;
    }

    private HttpResponse<String> post(String staff, String path, Map<String, String> form) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Cookie", cookies(staff))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }

    private String cookies(String staff) {
        return "staff=" + staff + (sessions.containsKey(staff) ? "; " + sessions.get(staff) : "");
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(entry -> URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
