package io.clientportal.spring.rest;

import static io.clientportal.spring.rest.Practice.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.access.NewContact;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.signin.HostIdentity;
import io.clientportal.spring.ContactSignIn;
import io.clientportal.spring.SpringSecuritySignIn;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import io.clientportal.spring.host.HostApp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.test.context.TestPropertySource;

/** Contacts sign in at the host, in its form, and are known here by its session. */
@Tag("SIG-11")
@Import(HostSessionRestTest.SignedInAtHost.class)
@TestPropertySource(
        properties = {
            "portal.host-sign-in.address=/login",
            "portal.host-sign-in.return-parameter=continue",
            "portal.host-sign-in.sign-out=/logout"
        })
class HostSessionRestTest extends RestTest {

    private static final String API = "/portal/api/v1";

    @TestConfiguration(proxyBeanMethods = false)
    static class SignedInAtHost {
        @Bean
        ContactSignIn contacts() {
            return new SpringSecuritySignIn(user -> {
                if (user.getName().startsWith("broken")) {
                    throw new IllegalStateException("The host's directory is away");
                }
                return user.getName().contains("@")
                        ? Optional.of(HostIdentity.ofVerified(user.getName()))
                        : Optional.empty();
            });
        }
    }

    @Autowired
    InMemoryUserDetailsManager users;

    private String email;
    private ClientId client;
    private ContactId contact;

    @BeforeEach
    void contact() {
        email = UUID.randomUUID() + "@client.example";
        client = newClient();
        contact = let(email, client);
    }

    private ContactId let(String email, ClientId client) {
        return portal.as(HostApp.PETRA)
                .client(client)
                .access()
                .add(new NewContact("Nora North", email), Set.of(Area.PROFILE))
                .id();
    }

    private Browser atHost(String name) {
        users.createUser(User.withUsername(name)
                .password("{noop}" + name)
                .roles("CLIENT")
                .build());
        return Browser.at(port).staff(name);
    }

    private static String location(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return answer.header("Location");
    }

    @Test
    void whoever_the_host_has_signed_in_is_that_contact_in_rest_and_pages() {
        Browser nora = atHost(email);
        assertThat(nora.get(API + "/me").json().get("contact").asString()).isEqualTo(contact.toString());
        Answer home = nora.get("/portal");
        assertThat(home.status()).isEqualTo(200);
        assertThat(home.body()).contains("Nora North", "/portal/sign-out");
        assertThat(nora.get("/portal/account").status()).isEqualTo(200);
        assertThat(nora.cookies).containsOnlyKeys("JSESSIONID", "portal-browser");
        assertThat(nora.get("/secret").status())
                .as("the host's own pages are its own matter")
                .isEqualTo(200);
        assertThat(petra().get(API + "/me").status()).as("staff").isEqualTo(401);
        assertThat(atHost(UUID.randomUUID() + "@client.example")
                        .get(API + "/me")
                        .status())
                .as("a stranger")
                .isEqualTo(401);
        assertThat(atHost("broken" + UUID.randomUUID()).get(API + "/me").status())
                .as("a failing host")
                .isEqualTo(401);
        assertThat(Browser.at(port).get(API + "/me").status()).isEqualTo(401);
    }

    @Test
    @Tag("SEC-64")
    void a_cookie_of_the_hosts_alone_changes_nothing() {
        Browser nora = atHost(email);
        String change = "{\"values\":{\"occupation\":\"Gardener\"}}";
        assertThat(Practice.propose(nora.withToken((String) null), client, change)
                        .problem())
                .isEqualTo("forged");
        assertThat(Practice.propose(nora.renewed(), client, change).problem())
                .as("the host's own token")
                .isEqualTo("forged");
        String token = nora.get(API + "/session").json().get("csrf").asString();
        assertThat(Practice.propose(nora.withToken(token), client, change, "Sec-Fetch-Site", "cross-site")
                        .problem())
                .isEqualTo("forged");
        assertThat(Practice.propose(nora, client, change, "Origin", "https://evil.example")
                        .problem())
                .isEqualTo("forged");
        Answer page = nora.send(
                "POST",
                "/portal/sign-out",
                "_csrf=",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Origin",
                "https://evil.example");
        assertThat(page.status()).isEqualTo(403);
        assertThat(Practice.propose(nora, client, change).status()).isEqualTo(201);
    }

    @Test
    @Tag("SEC-64")
    void a_token_of_another_contact_in_the_same_browser_or_of_another_browser_is_none() {
        Browser nora = atHost(email);
        String browser = nora.withToken().cookies.get("portal-browser");
        String token = nora.get(API + "/session").json().get("csrf").asString();
        String other = UUID.randomUUID() + "@client.example";
        ClientId others = newClient();
        let(other, others);
        Browser sam = atHost(other).withToken();
        String change = "{\"values\":{\"occupation\":\"Gardener\"}}";
        assertThat(Practice.propose(sam.withToken(token), others, change).problem())
                .isEqualTo("forged");
        sam.cookies.put("portal-browser", browser);
        assertThat(Practice.propose(sam, others, change).problem()).isEqualTo("forged");
        assertThat(Practice.propose(sam.withToken(), others, change).status()).isEqualTo(201);
    }

    @Test
    @Tag("ACC-21")
    @Tag("SEC-61")
    void disabling_holds_for_the_next_request_though_the_hosts_session_goes_on() {
        Browser nora = atHost(email);
        assertThat(nora.get(profile(client)).status()).isEqualTo(200);
        portal.as(HostApp.PETRA).client(client).access().disable(contact);
        Answer disabled = nora.get(profile(client));
        assertThat(disabled.status()).isEqualTo(401);
        assertThat(disabled.body())
                .isEqualTo(Browser.at(port).get(profile(client)).body());
        assertThat(nora.get("/portal").status()).isEqualTo(401);
    }

    @Test
    @Tag("SEC-70")
    void whoever_is_not_signed_in_is_led_to_the_host_and_back_to_the_page() {
        String page = "/portal/clients/" + client + "/profile";
        Answer needed = Browser.at(port).get(page);
        assertThat(needed.status()).isEqualTo(401);
        String link = "/portal/sign-in?to=%2Fportal%2Fclients%2F" + client + "%2Fprofile";
        assertThat(needed.body()).contains("href=\"" + link + "\"");
        assertThat(location(Browser.at(port).get(link)))
                .isEqualTo("/login?continue=%2Fportal%2Fclients%2F" + client + "%2Fprofile");
        Browser nora = atHost(email);
        assertThat(nora.get(page).status()).isEqualTo(200);
        assertThat(location(nora.get(link))).as("signed in already").isEqualTo(page);
    }

    @Test
    @Tag("SEC-70")
    @Tag("SEC-9")
    void no_address_that_is_sent_along_leads_to_another_site() {
        for (String evil : List.of(
                "//evil.example",
                "https:evil.example",
                "https://evil.example/portal",
                "%5C%5Cevil.example",
                "/%5Cevil.example",
                "javascript:alert(1)",
                "data:text/html,x",
                "/portal//evil.example",
                "/portal/../login",
                "/portal/%252e%252e/login",
                "/portalevil",
                "/other",
                "/portal%0d%0aSet-Cookie:x=y",
                "/portal@evil.example")) {
            Answer answer = Browser.at(port)
                    .get("/portal/sign-in?to=" + evil, "X-Forwarded-Host", "evil.example", "Forwarded", "host=evil");
            assertThat(location(answer)).as(evil).isEqualTo("/login?continue=%2Fportal");
        }
    }

    @Test
    void the_portals_own_sign_in_is_gone_and_its_pages_and_links_lead_to_the_host() {
        Browser nobody = Browser.at(port).withToken();
        String login = "{\"email\":\"" + email + "\",\"password\":\"" + Practice.PASSWORD + "\"}";
        String unknown = "U".repeat(43);
        for (String path : List.of(
                "/session",
                "/tokens",
                "/sign-in-links",
                "/password-resets",
                "/accounts",
                "/links/" + unknown + "/password",
                "/challenges/" + UUID.randomUUID() + "/invitation",
                "/challenges/" + UUID.randomUUID() + "/password")) {
            Answer answer = nobody.post(API + path, login);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.problem()).isEqualTo("not-found");
        }
        for (String path : List.of("/sign-in", "/sign-in/reset", "/sign-in/account")) {
            assertThat(location(nobody.get("/portal" + path))).isEqualTo("/login?continue=%2Fportal");
            assertThat(nobody.send(
                                    "POST",
                                    "/portal" + path,
                                    "email=" + email,
                                    "Content-Type",
                                    "application/x-www-form-urlencoded")
                            .status())
                    .isEqualTo(404);
        }
        String invitation = practice.invite(HostApp.PETRA, newClient(), UUID.randomUUID() + "@client.example");
        assertThat(location(nobody.get("/portal/l/" + invitation))).isEqualTo("/portal/sign-in");
    }

    @Test
    @Tag("SIG-12")
    void links_that_staff_send_go_on_and_the_hosts_session_goes_before_theirs() {
        Browser sam = practice.signIn(
                HostApp.PETRA, practice.link(HostApp.PETRA, client, UUID.randomUUID() + "@client.example"));
        String own = sam.get(API + "/me").json().get("contact").asString();
        assertThat(own).isNotEqualTo(contact.toString());
        Browser nora = atHost(email);
        sam.cookies.put("JSESSIONID", nora.cookies.get("JSESSIONID"));
        assertThat(sam.get(API + "/me").json().get("contact").asString()).isEqualTo(contact.toString());
    }

    @Test
    void signing_out_ends_the_portals_session_and_leads_to_the_hosts_sign_out() {
        Browser nora = atHost(email).withToken();
        Answer answer = nora.send("POST", "/portal/sign-out", "", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(location(answer)).isEqualTo("/logout");
    }
}
