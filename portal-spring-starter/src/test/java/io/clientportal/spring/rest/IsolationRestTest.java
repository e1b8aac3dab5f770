package io.clientportal.spring.rest;

import static io.clientportal.spring.rest.Practice.desk;
import static io.clientportal.spring.rest.Practice.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.kernel.ClientId;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import io.clientportal.spring.host.HostApp;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is not the caller's own behaves as if it did not exist, byte for byte. */
class IsolationRestTest extends RestTest {

    private static void same(Answer foreign, Answer unknown) {
        assertThat(foreign.status()).isEqualTo(404);
        alike(foreign, unknown);
    }

    private static void alike(Answer foreign, Answer unknown) {
        assertThat(foreign.status()).isEqualTo(unknown.status());
        assertThat(foreign.body()).isEqualTo(unknown.body());
        assertThat(headers(foreign)).isEqualTo(headers(unknown));
    }

    private static TreeMap<String, List<String>> headers(Answer answer) {
        TreeMap<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(List.of("date", "connection", "keep-alive"));
        return headers;
    }

    @Test
    @Tag("FRM-01")
    @Tag("SEC-73")
    void a_client_of_another_firm_or_contact_is_an_unknown_one() {
        ClientId own = newClient();
        ClientId foreign = newClient();
        ClientId others = practice.client(HostApp.OLGA);
        Browser contact = contactOf(own);
        ClientId none = new ClientId("none");
        for (ClientId client : List.of(foreign, others)) {
            same(contact.get(profile(client)), contact.get(profile(none)));
            same(contact.get(profile(client) + "/proposals"), contact.get(profile(none) + "/proposals"));
            same(
                    contact.post(profile(client) + "/proposals", "{\"values\":{\"name\":\"X\"}}", "If-Match", "\"MQ\""),
                    contact.post(profile(none) + "/proposals", "{\"values\":{\"name\":\"X\"}}", "If-Match", "\"MQ\""));
        }
        Browser petra = petra();
        for (String path : List.of("/requests", "/record", "/history", "/activity", "/mails", "/contacts", "/links")) {
            same(petra.get(desk(others) + path), petra.get(desk(none) + path));
        }
    }

    @Test
    @Tag("FRM-05")
    @Tag("SEC-78")
    void staff_who_reach_one_client_find_no_other() {
        Browser lena = Browser.at(port).staff("lena");
        ClientId foreign = newClient();
        for (String path : List.of("/requests", "/record", "/history", "/activity", "/contacts", "/links")) {
            Answer answer = lena.get(desk(foreign) + path);
            assertThat(answer.status()).as(path).isIn(403, 404);
            alike(answer, lena.get(desk(new ClientId("none")) + path));
        }
        practice.waiting(contactOf(foreign), foreign, "Nora South");
        assertThat(lena.get("/desk/api/v1/waiting").body()).doesNotContain(foreign.value());
    }

    @Test
    @Tag("SEC-74")
    void a_request_of_another_client_is_unknown_below_the_own_one() {
        ClientId one = newClient();
        ClientId other = newClient();
        Browser contact = contactOf(one);
        String foreign = practice.waiting(contactOf(other), other, "Nora South");
        String none = UUID.randomUUID().toString();
        same(
                contact.send("DELETE", profile(one) + "/proposals/" + foreign, ""),
                contact.send("DELETE", profile(one) + "/proposals/" + none, ""));
        Browser petra = petra();
        same(petra.get(desk(one) + "/requests/" + foreign), petra.get(desk(one) + "/requests/" + none));
        same(
                petra.post(desk(one) + "/requests/" + foreign + "/apply", "{}"),
                petra.post(desk(one) + "/requests/" + none + "/apply", "{}"));
        assertThat(petra.get(desk(other) + "/requests").json().get("items")).hasSize(1);
    }

    @Test
    @Tag("PRO-22.c")
    void another_contact_of_the_client_cannot_withdraw_a_request() {
        ClientId client = newClient();
        String id = practice.waiting(contactOf(client), client, "Nora South");
        Browser other = contactOf(client);
        same(
                other.send("DELETE", profile(client) + "/proposals/" + id, ""),
                other.send("DELETE", profile(client) + "/proposals/" + UUID.randomUUID(), ""));
        assertThat(other.get(profile(client) + "/proposals").json().get("items"))
                .isEmpty();
    }

    @Test
    @Tag("ACC-10")
    @Tag("ACC-21")
    @Tag("SEC-75")
    void a_contact_of_two_clients_keeps_one_when_the_grant_for_the_other_ends() {
        ClientId one = newClient();
        ClientId other = newClient();
        String email = UUID.randomUUID() + "@client.example";
        String link = practice.link(HostApp.PETRA, one, email);
        Browser petra = petra();
        assertThat(petra.post(desk(other) + "/contacts", "{\"email\":\"" + email + "\",\"areas\":[\"PROFILE\"]}")
                        .status())
                .isEqualTo(201);
        Browser contact = practice.signIn(HostApp.PETRA, link);
        assertThat(contact.get("/portal/api/v1/me").json().get("clients")).hasSize(2);
        assertThat(contact.get(profile(other)).status()).isEqualTo(200);

        String id = contact.get("/portal/api/v1/me").json().get("contact").asString();
        assertThat(petra.send("DELETE", desk(other) + "/contacts/" + id + "/grant", "")
                        .status())
                .isEqualTo(200);
        same(contact.get(profile(other)), contact.get(profile(new ClientId("none"))));
        assertThat(contact.get(profile(one)).status()).isEqualTo(200);
    }

    @Test
    @Tag("SEC-80")
    void a_contact_finds_no_desk_and_staff_are_no_contacts() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        for (String path : List.of("/desk/api/v1/bell", desk(client) + "/record", "/desk/api/v1/settings?type=admin")) {
            assertThat(contact.get(path).status()).isEqualTo(302);
        }
        Browser petra = petra();
        assertThat(petra.get(profile(client)).status()).isEqualTo(401);
    }

    @Test
    @Tag("FRM-04")
    void staff_are_nobody_at_another_firms_host_name_and_strangers_nobody_at_all() {
        Browser atOther = Browser.atOther(port).staff("petra");
        assertThat(atOther.get("/desk/api/v1/bell").status()).isEqualTo(404);
        Browser stranger = Browser.at(port).staff("nobody");
        assertThat(stranger.get("/desk/api/v1/bell").status()).isEqualTo(404);
        assertThat(stranger.post("/desk/api/v1/bell/read", "{}").status()).isEqualTo(404);
    }

    @Test
    @Tag("SEC-79")
    void keys_that_would_name_somebody_else_are_refused() {
        ClientId client = newClient();
        Browser contact = contactOf(client);
        for (String key : List.of("clientId", "tenantId", "firm", "status", "ownerId", "role", "contact", "id")) {
            Answer answer = contact.post(
                    profile(client) + "/proposals",
                    "{\"" + key + "\":\"x\",\"values\":{\"name\":\"X\"}}",
                    "If-Match",
                    contact.get(profile(client)).header("ETag"));
            assertThat(answer.status()).as(key).isEqualTo(400);
        }
        assertThat(contact.get(profile(client) + "/proposals").json().get("items"))
                .isEmpty();
    }

    @Test
    @Tag("SEC-84")
    void requests_of_two_firms_on_the_same_threads_do_not_mix() {
        ClientId mine = newClient();
        ClientId theirs = practice.client(HostApp.OLGA);
        Browser contact = contactOf(mine);
        Browser other = practice.contact(HostApp.OLGA, theirs);
        java.util.stream.IntStream.range(0, 200).parallel().forEach(i -> {
            Browser one = i % 2 == 0 ? contact : other;
            ClientId own = i % 2 == 0 ? mine : theirs;
            ClientId foreign = i % 2 == 0 ? theirs : mine;
            assertThat(one.get(profile(own)).status()).isEqualTo(200);
            assertThat(one.get(profile(foreign)).status()).isEqualTo(404);
        });
    }
}
