package io.clientportal.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.Value;
import io.clientportal.firms.Settings;
import io.clientportal.profile.Decision;
import io.clientportal.profile.ProposalView;
import io.clientportal.profile.Reply;
import io.clientportal.signin.Target;
import io.clientportal.spring.pages.Guests.Guest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;

/** What people write is text, who may open what, and the settings, over HTTP. */
class DoorPagesTest extends PagesOverHttp {

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
        assertThat(masked(one.body()).replace(revoked, ""))
                .isEqualTo(masked(other.body()).replace("x".repeat(43), ""));
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
}
