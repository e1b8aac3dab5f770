package io.clientportal.spring.rest;

import static io.clientportal.spring.rest.Practice.desk;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.engagements.Audience;
import io.clientportal.engagements.EngagementDraft;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import io.clientportal.spring.host.HostApp;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Inviting contacts and looking after their accounts over HTTP. */
class ContactRestTest extends RestTest {

    private static String address() {
        return UUID.randomUUID() + "@client.example";
    }

    private static String whom(String email) {
        return "{\"name\":\"Nora North\",\"email\":\"" + email + "\",\"areas\":[\"PROFILE\"]}";
    }

    /** A contact who is invited, as a path. */
    private String invited(Browser petra, ClientId client, String email) {
        Answer sent = petra.post(desk(client) + "/invitations", whom(email));
        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        return desk(client) + "/contacts/" + sent.json().get("contact").asString();
    }

    private static String account(Browser petra, String contact) {
        return petra.get(contact).json().get("account").asString();
    }

    @Test
    @Tag("ACC-01")
    @Tag("ACC-02")
    @Tag("ACC-04")
    void an_invitation_is_sent_sent_again_copied_and_taken_back() {
        ClientId client = newClient();
        Browser petra = petra();
        String contact = invited(petra, client, address());
        JsonNode json = petra.get(contact).json();
        assertThat(json.get("account").asString()).isEqualTo("INVITED");
        assertThat(json.get("setUp").asBoolean()).isFalse();
        assertThat(json.get("invitedUntil").asString()).isNotEmpty();

        assertThat(petra.post(contact + "/invitation", "").status()).isEqualTo(201);
        Answer copied = petra.post(contact + "/invitation/copy", "");
        assertThat(copied.status()).isEqualTo(201);
        assertThat(copied.json().get("url").asString()).contains("/portal/");
        assertThat(copied.header("Cache-Control")).contains("no-store");

        assertThat(petra.send("DELETE", contact + "/invitation", "").status()).isEqualTo(204);
        assertThat(account(petra, contact)).isEqualTo("INVITATION_EXPIRED");
        assertThat(petra.send("DELETE", contact + "/invitation", "").problem()).isEqualTo("no-invitation");
    }

    @Test
    @Tag("ACC-01")
    @Tag("ACC-11")
    @Tag("ACC-13")
    @Tag("ACC-16")
    void an_invitation_has_areas_an_end_and_engagements_and_an_address_of_its_own() {
        ClientId client = newClient();
        Browser petra = petra();
        var engagements = portal.as(HostApp.PETRA).client(client).engagements();
        EngagementId tax = engagements.add(EngagementDraft.named("Tax")).id();
        String email = address();
        Answer sent = petra.post(
                desk(client) + "/invitations",
                "{\"name\":\"N\",\"email\":\"" + email + "\",\"language\":\"de\",\"areas\":[\"PROFILE\",\"INVOICES\"],"
                        + "\"ends\":\"2099-01-01T00:00:00Z\",\"engagements\":[\"" + tax + "\"]}");
        String contact =
                desk(client) + "/contacts/" + sent.json().get("contact").asString();
        JsonNode json = petra.get(contact).json();
        assertThat(json.get("areas").toString()).isEqualTo("[\"PROFILE\",\"INVOICES\"]");
        assertThat(json.get("ends").asString()).startsWith("2099-01-01");
        assertThat(json.get("language").asString()).isEqualTo("de");
        assertThat(petra.get(contact + "/engagements")
                        .json()
                        .get("items")
                        .get(0)
                        .asString())
                .isEqualTo(tax.value());

        assertThat(petra.post(desk(client) + "/invitations", whom(email)).problem())
                .isEqualTo("address-taken");
        assertThat(petra.post(desk(client) + "/invitations", "{\"name\":\"N\",\"email\":\"" + address() + "\"}")
                        .problem())
                .isEqualTo("no-area");
        assertThat(petra.post(
                                desk(client) + "/invitations",
                                whom(address()).replace("}", ",\"ends\":\"2001-01-01T00:00:00Z\"}"))
                        .problem())
                .isEqualTo("ends-earlier");
        assertThat(petra.post(contact + "/engagements", "{\"engagements\":[\"none\"]}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Tag("ACC-01")
    @Tag("ACC-10")
    void an_invitation_may_be_for_several_clients_of_those_in_reach() {
        ClientId client = newClient();
        ClientId other = newClient();
        Browser petra = petra();
        Answer found = petra.get("/desk/api/v1/clients?name=NORA%20N");
        assertThat(found.json().get("items").get(0).get("name").asString()).isEqualTo("Nora North");
        assertThat(petra.get("/desk/api/v1/clients?name=nobody")
                        .json()
                        .get("items")
                        .size())
                .isZero();
        assertThat(petra.post(desk(client) + "/invitations", whom(address()).replace("}", ",\"clients\":[\"none\"]}"))
                        .status())
                .isEqualTo(404);
        assertThat(petra.get(desk(client) + "/contacts").json().get("items").size())
                .isZero();

        Answer sent = petra.post(
                desk(client) + "/invitations", whom(address()).replace("}", ",\"clients\":[\"" + other + "\"]}"));

        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        assertThat(petra.get(desk(other) + "/contacts/"
                                + sent.json().get("contact").asString())
                        .json()
                        .get("account")
                        .asString())
                .isEqualTo("INVITED");
    }

    @Test
    @Tag("ACC-01")
    @Tag("ACC-13")
    void whoever_cannot_be_let_in_as_wished_is_not_let_in_at_all() {
        ClientId client = newClient();
        Browser petra = petra();
        String email = address();
        invited(petra, newClient(), email);
        String known = "{\"email\":\"" + email + "\",\"areas\":[\"PROFILE\"],\"ends\":\"%s\"}";
        assertThat(petra.post(
                                desk(client) + "/invitations",
                                whom(address()).replace("}", ",\"engagements\":[\"none\"]}"))
                        .status())
                .isEqualTo(404);
        assertThat(petra.post(desk(client) + "/contacts", known.formatted("2001-01-01T00:00:00Z"))
                        .problem())
                .isEqualTo("ends-earlier");
        assertThat(petra.get(desk(client) + "/contacts").json().get("items").size())
                .isZero();

        Answer letIn = petra.post(desk(client) + "/contacts", known.formatted("2099-01-01T00:00:00Z"));

        assertThat(letIn.json().get("ends").asString()).startsWith("2099-01-01");
    }

    @Test
    @Tag("ACC-17")
    @Tag("SIG-08")
    void an_account_is_suspended_with_a_reason_and_resumed() {
        ClientId client = newClient();
        Browser signedIn = contactOf(client);
        Browser petra = petra();
        String contact = desk(client) + "/contacts/" + id(petra, client);
        assertThat(petra.get(contact + "/sessions").json().get("items").size()).isEqualTo(1);
        assertThat(petra.get(contact + "/devices").json().get("items").size()).isEqualTo(1);
        assertThat(petra.get(contact + "/mails").json().get("items").size()).isEqualTo(2);

        assertThat(petra.post(contact + "/suspend", "{}").problem()).isEqualTo("no-reason");
        assertThat(petra.post(contact + "/suspend", "{\"reason\":\"Her phone was stolen\"}")
                        .status())
                .isEqualTo(204);
        assertThat(account(petra, contact)).isEqualTo("SUSPENDED");
        assertThat(signedIn.get(Practice.profile(client)).status()).isEqualTo(401);
        assertThat(petra.post(contact + "/invitation", "").problem()).isEqualTo("account-suspended");
        assertThat(petra.post(contact + "/resume", "").status()).isEqualTo(204);
        assertThat(account(petra, contact)).isEqualTo("NEVER_INVITED");
    }

    private static String id(Browser petra, ClientId client) {
        return petra.get(desk(client) + "/contacts")
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
    }

    @Test
    @Tag("SIG-08")
    @Tag("SIG-07")
    void sessions_end_and_a_reset_needs_an_account() {
        ClientId client = newClient();
        Browser signedIn = contactOf(client);
        Browser petra = petra();
        String contact = desk(client) + "/contacts/" + id(petra, client);
        assertThat(petra.send("DELETE", contact + "/sessions", "").status()).isEqualTo(204);
        assertThat(signedIn.get(Practice.profile(client)).status()).isEqualTo(401);
        assertThat(petra.get(contact + "/devices").json().get("items").size()).isZero();
        assertThat(petra.post(contact + "/reset", "").problem()).isEqualTo("not-set-up");
    }

    @Test
    @Tag("ACC-09")
    void a_login_email_is_changed_safely_or_not_at_all() {
        ClientId client = newClient();
        Browser petra = petra();
        String mine = address();
        String contact = invited(petra, client, mine);
        assertThat(petra.get(contact + "/address").status()).isEqualTo(404);
        assertThat(petra.post(contact + "/address", "{\"email\":\"" + address() + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(petra.get(contact + "/address").json().get("to").asString()).contains("•");
        assertThat(petra.get(contact).json().get("email").asString()).isEqualTo(mine);
        assertThat(petra.send("DELETE", contact + "/address", "").status()).isEqualTo(204);
        assertThat(petra.get(contact + "/address").status()).isEqualTo(404);
        assertThat(petra.post(contact + "/address", "{\"email\":\"" + mine + "\"}")
                        .problem())
                .isEqualTo("same-address");
    }

    @Test
    @Tag("ACC-08")
    @Tag("ACC-18")
    void a_name_is_renewed_only_from_the_record() {
        ClientId client = newClient();
        Browser petra = petra();
        String contact = invited(petra, client, address());
        assertThat(petra.get(contact).json().get("differs").isArray()).isTrue();
        assertThat(petra.post(contact + "/renew-name", "").problem()).isEqualTo("name-not-recorded");
    }

    @Test
    @Tag("ACC-05")
    @Tag("ACC-07")
    void an_account_begins_anew_with_what_is_chosen_of_the_earlier_life() {
        ClientId client = newClient();
        ClientId other = newClient();
        Browser petra = petra();
        String email = address();
        String contact = invited(petra, client, email);
        petra.post(desk(other) + "/contacts", "{\"email\":\"" + email + "\",\"areas\":[\"PROFILE\"]}");
        assertThat(petra.post(contact + "/disable", "").status()).isEqualTo(204);
        assertThat(account(petra, contact)).isEqualTo("DISABLED");
        assertThat(petra.get(contact + "/earlier").json().get("items").size()).isEqualTo(2);
        assertThat(petra.post(contact + "/enable", "{\"clients\":[\"" + client + "\"]}")
                        .status())
                .isEqualTo(204);
        assertThat(account(petra, contact)).isEqualTo("NEVER_INVITED");
        assertThat(petra.get(contact).json().get("state").asString()).isEqualTo("LET_IN");
        assertThat(petra.get(contact.replace(client.value(), other.value()))
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("ENDED");
    }

    @Test
    @Tag("PRO-37")
    void a_review_tells_whose_login_an_address_is() {
        ClientId client = newClient();
        Browser signedIn = contactOf(client);
        var engagements = portal.as(HostApp.PETRA).client(client).engagements();
        engagements.share(engagements.add(EngagementDraft.named("Tax")).id(), Audience.EVERYBODY);
        Answer proposed = Practice.propose(
                signedIn,
                client,
                "{\"values\":{\"contacts\":[{\"id\":\"" + UUID.randomUUID()
                        + "\",\"name\":\"Tom\",\"email\":\"tom@client.example\"}]}}");
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(201);
        JsonNode items = petra().get(
                        desk(client) + "/requests/" + proposed.json().get("id").asString() + "/affected-logins")
                .json()
                .get("items");
        assertThat(items.get(0).get("kind").asString()).isEqualTo("COMES");
        assertThat(items.get(0).get("address").asString()).isEqualTo("tom@client.example");
    }
}
