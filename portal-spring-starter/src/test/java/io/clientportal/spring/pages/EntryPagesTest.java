package io.clientportal.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.access.NewContact;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.ContactId;
import io.clientportal.signin.Target;
import io.clientportal.spring.pages.Guests.Guest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages of the door and of one's own sign-ins, over HTTP and without script. */
class EntryPagesTest extends PagesOverHttp {

    private static final String PASSWORD = "three quiet herons at dawn";
    private static final String LINK = "/portal(/l/[A-Za-z0-9_-]{43})";
    private static final String CODE = "\\b(\\d{6})\\b";

    /** Somebody with cookies, who fills in the forms that pages show. */
    private final class Person {
        private final Map<String, String> cookies = new TreeMap<>();

        HttpResponse<String> open(String path) {
            return sent(HttpRequest.newBuilder(uri(path)).GET());
        }

        /** Sends a form to an address, with the token of the page it stands on. */
        HttpResponse<String> fill(String page, String action, String... values) {
            Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"")
                    .matcher(open(page).body());
            assertThat(csrf.find()).as(page).isTrue();
            Map<String, String> form = new LinkedHashMap<>();
            form.put("_csrf", csrf.group(1));
            for (int i = 0; i < values.length; i += 2) {
                form.put(values[i], values[i + 1]);
            }
            return sent(HttpRequest.newBuilder(uri(action))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
        }

        private HttpResponse<String> sent(HttpRequest.Builder request) {
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            HttpResponse<String> answer = EntryPagesTest.this.send(request);
            answer.headers().allValues("Set-Cookie").forEach(cookie -> {
                String[] pair = cookie.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            });
            return answer;
        }

        HttpResponse<String> signIn(String email, String password) {
            return fill("/portal/sign-in", "/portal/sign-in", "email", email, "password", password);
        }
    }

    private static String to(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private String invited(String email) {
        ClientId client = new ClientId("c-" + UUID.randomUUID());
        portal.as(PagesHost.JONAS).addClient(client, ClientName.of("Mara Weber"), PagesHost.mara());
        portal.as(PagesHost.JONAS)
                .client(client)
                .invitations()
                .invite(new NewContact("Mara Weber", email), Set.of(Area.PROFILE), null);
        return "/portal" + mailed(LINK, email);
    }

    /** Accepts an invitation. */
    private String account() {
        String email = UUID.randomUUID() + "@example.com";
        Person person = new Person();
        String link = invited(email);
        String code = to(person.fill(link, link));
        String password = to(person.fill(code, code + "/invitation", "code", mailed(CODE, email)));
        assertThat(to(person.fill(password, password, "password", PASSWORD))).isEqualTo("/portal/sign-in?said=ready");
        return email;
    }

    private Person signedIn(String email) {
        Person person = new Person();
        assertThat(to(person.signIn(email, PASSWORD))).isEqualTo("/portal");
        return person;
    }

    @Test
    @Tag("ACC-01")
    @Tag("SIG-02")
    void anInvitationLeadsFromTheButtonToTheCodeToThePasswordToTheSignIn() {
        String email = UUID.randomUUID() + "@example.com";
        String link = invited(email);
        Person person = new Person();
        assertThat(person.open(link).body())
                .contains("Welcome", "Hartmann &amp; Partner invites you")
                .doesNotContain(email, "Mara");
        String code = to(person.fill(link, link));
        assertThat(person.open(code).body()).contains(code + "/invitation");
        HttpResponse<String> wrong = person.fill(code, code + "/invitation", "code", "12");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("A code has six digits.");
        assertThat(person.open(code + "/password").statusCode())
                .as("no password before the code")
                .isEqualTo(404);
        String password = to(person.fill(code, code + "/invitation", "code", mailed(CODE, email)));
        assertThat(person.open(password).body()).contains("Choose a password", "autocomplete=\"new-password\"");
        HttpResponse<String> weak = person.fill(password, password, "password", "too short");
        assertThat(weak.statusCode()).isEqualTo(422);
        assertThat(weak.body())
                .contains("A password has at least 15 characters")
                .doesNotContain("too short");
        assertThat(new Person().open(password).statusCode())
                .as("another browser")
                .isEqualTo(404);
        assertThat(to(person.fill(password, password, "password", PASSWORD))).isEqualTo("/portal/sign-in?said=ready");
        assertThat(person.open("/portal").statusCode()).isEqualTo(401);
        assertThat(person.open("/portal/sign-in?said=ready").body()).contains("Your password is saved");
        assertThat(to(person.signIn(email, PASSWORD))).isEqualTo("/portal");
        assertThat(person.open("/portal").body()).contains("Mara Weber");
        assertThat(to(person.open("/portal/sign-in"))).isEqualTo("/portal");
        assertThat(person.open(link).statusCode()).as("once").isEqualTo(404);
    }

    @Test
    @Tag("SIG-10")
    @Tag("SEC-28")
    @Tag("SEC-50")
    void knownUnknownAndDisabledAddressesGetTheSamePages() {
        String known = account();
        String disabled = account();
        Person gone = signedIn(disabled);
        disable(gone);
        String unknown = UUID.randomUUID() + "@example.com";
        for (String action : List.of(
                "/portal/sign-in", "/portal/sign-in/link", "/portal/sign-in/reset", "/portal/sign-in/account")) {
            List<String> answers = Stream.of(known, unknown, disabled)
                    .map(email -> seen(
                            new Person().fill("/portal/sign-in", action, "email", email, "password", "a wrong one"),
                            email))
                    .distinct()
                    .toList();
            assertThat(answers).as(action).hasSize(1);
        }
    }

    private void disable(Person person) {
        String path = Pattern.compile("/portal/clients/([^/\"]+)/profile")
                .matcher(person.open("/portal").body())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        var access = portal.as(PagesHost.JONAS).client(new ClientId(path)).access();
        ContactId contact = access.contacts().get(0).id();
        access.disable(contact);
    }

    private static String seen(HttpResponse<String> answer, String email) {
        TreeMap<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(List.of("date", "connection", "keep-alive"));
        return answer.statusCode() + " " + headers + masked(answer.body()).replace(email, "");
    }

    @Test
    @Tag("SIG-10")
    void whatWasTypedStaysAndThePasswordDoesNot() {
        HttpResponse<String> answer = new Person().signIn("someone@example.com", "a wrong one");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("The e-mail address or the password is wrong.", "value=\"someone@example.com\"")
                .doesNotContain("a wrong one");
    }

    @Test
    @Tag("SIG-07")
    @Tag("SEC-51")
    void aResetOpensAFormThatChoosesAPasswordOnce() {
        String email = account();
        Person signedIn = signedIn(email);
        Person person = new Person();
        assertThat(to(person.fill("/portal/sign-in/reset", "/portal/sign-in/reset", "email", email)))
                .isEqualTo("/portal/sign-in/sent");
        assertThat(person.open("/portal/sign-in/sent").body()).contains("Look into your mailbox");
        String link = "/portal" + mailed(LINK, email);
        assertThat(person.open(link).body()).contains("Choose a new password");
        HttpResponse<String> weak = person.fill(link, link + "/password", "password", "passwordpassword");
        assertThat(weak.statusCode()).isEqualTo(422);
        assertThat(to(person.fill(link, link + "/password", "password", "seven lanterns on the pier")))
                .isEqualTo("/portal/sign-in?said=ready");
        assertThat(person.open(link).statusCode()).isEqualTo(404);
        assertThat(signedIn.open("/portal").statusCode()).isEqualTo(401);
        assertThat(to(person.signIn(email, "seven lanterns on the pier"))).isEqualTo("/portal");
    }

    @Test
    @Tag("SIG-12")
    void aMailedLinkSignsIn() {
        String email = account();
        Person person = new Person();
        person.fill("/portal/sign-in", "/portal/sign-in/link", "email", email);
        String link = "/portal" + mailed(LINK, email);
        String code = to(person.fill(link, link));
        assertThat(to(person.fill(code, code, "code", mailed(CODE, email)))).isEqualTo("/portal");
    }

    @Test
    @Tag("SIG-06")
    void whoWasSentALinkMakesAnAccount() {
        Guest guest = guest();
        assertThat(get(guest, "/portal/account").body())
                .contains("You have no password yet", "/portal/sign-in/account")
                .doesNotContain("Change the password");
        Person person = new Person();
        person.fill("/portal/sign-in/account", "/portal/sign-in/account", "email", guest.email());
        String link = "/portal" + mailed(LINK, guest.email());
        to(person.fill(link, link + "/password", "password", PASSWORD));
        signedIn(guest.email());
    }

    @Test
    @Tag("SIG-04")
    @Tag("SEC-3")
    @Tag("SEC-36")
    void onAnotherDeviceOnePressMailsANewLinkToTheOriginalAddress() {
        Guest guest = guest();
        Person one = new Person();
        String link = opened(guest, one);
        Person other = new Person();
        HttpResponse<String> page = other.open(link);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("This link does not open here", "Mail me a new link");
        assertThat(to(other.fill(link, link + "/renew"))).isEqualTo("/portal/sign-in/sent?renewed");
        String next = "/portal" + mailed(LINK, guest.email());
        assertThat(next).isNotEqualTo(link);
        String code = to(other.fill(next, next));
        assertThat(to(other.fill(code, code, "code", mailed(CODE, guest.email()))))
                .isEqualTo("/portal/clients/" + guest.client() + "/profile");
        assertThat(one.open(link).statusCode())
                .as("the first still opens there")
                .isEqualTo(200);
    }

    @Test
    @Tag("SIG-04")
    @Tag("SIG-08")
    void aDeviceIsForgottenOnceItIsSaidWhatEndsAndNeverTheOneThatAsks() {
        Guest guest = guest();
        Person here = new Person();
        String kept = opened(guest, here);
        Person phone = new Person();
        String link = opened(guest, phone);
        String page = here.open("/portal/account").body();
        List<String> forget = Pattern.compile("/portal/account/devices/[0-9a-f-]{36}/forget")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(page).contains("This one");
        assertThat(forget).as("one of the guest and the phone; not this one").hasSize(2);
        String own = Pattern.compile("/portal/account/devices/[0-9a-f-]{36}/forget")
                .matcher(phone.open("/portal/account").body())
                .results()
                .map(MatchResult::group)
                .filter(one -> !forget.contains(one))
                .findFirst()
                .orElseThrow();
        assertThat(here.open(own).statusCode()).isEqualTo(404);

        for (String one : forget) {
            assertThat(here.open(one).body())
                    .contains("Forget this device?", "The link that opens on it ends now.", "ask Hartmann")
                    .doesNotContain("Your login account");
            assertThat(phone.open(link).statusCode()).isEqualTo(200);
        }
        forget.forEach(one -> assertThat(to(here.fill(one, one))).isEqualTo("/portal/account?said=forgotten"));

        assertThat(phone.open("/portal").statusCode()).isEqualTo(401);
        assertThat(phone.open(link).statusCode()).isEqualTo(404);
        assertThat(here.open(kept).statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("SIG-12")
    void aLinkToDocumentsLeadsThere() {
        Guest guest = guest();
        portal.as(PagesHost.JONAS)
                .client(guest.client())
                .links()
                .send(guest.contact().id(), Target.DOCUMENTS);
        Person person = new Person();
        String link = "/portal" + mailed(LINK, guest.email());
        String code = to(person.fill(link, link));

        String documents = to(person.fill(code, code, "code", mailed(CODE, guest.email())));

        assertThat(documents).isEqualTo("/portal/clients/" + guest.client() + "/documents");
        assertThat(person.open(documents).statusCode()).isEqualTo(200);
    }

    /** Opens a new link in a browser. */
    private String opened(Guest guest, Person person) {
        portal.as(PagesHost.JONAS)
                .client(guest.client())
                .links()
                .send(guest.contact().id(), Target.PROFILE);
        String link = "/portal" + mailed(LINK, guest.email());
        String code = to(person.fill(link, link));
        to(person.fill(code, code, "code", mailed(CODE, guest.email())));
        return link;
    }

    @Test
    @Tag("SIG-08")
    @Tag("SIG-13")
    void signInsAreSeenAndEndedAndThePasswordIsChanged() {
        String email = account();
        Person here = signedIn(email);
        Person there = signedIn(email);
        String page = here.open("/portal/account").body();
        assertThat(page).contains("Sign-in and devices", "Login e-mail", email, "This one");
        String end = Pattern.compile("/portal/account/sessions/[0-9a-f-]{36}/end")
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        assertThat(to(here.fill("/portal/account", end))).isEqualTo("/portal/account?said=ended");
        assertThat(there.open("/portal").statusCode()).isEqualTo(401);

        there = signedIn(email);
        String change = "/portal/account/password";
        HttpResponse<String> wrong = here.fill("/portal/account", change, "present", "no", "password", PASSWORD);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("The present password is wrong.", "<details class=\"drawer\" open");
        assertThat(to(here.fill(
                        "/portal/account", change, "present", PASSWORD, "password", "seven lanterns on the pier")))
                .isEqualTo("/portal/account?said=password");
        assertThat(here.open("/portal").statusCode()).isEqualTo(200);
        assertThat(there.open("/portal").statusCode()).isEqualTo(401);
    }

    @Test
    @Tag("ACC-09")
    void aNewLoginAddressProvesItself() {
        String email = account();
        String next = UUID.randomUUID() + "@example.com";
        Person person = signedIn(email);
        HttpResponse<String> wrong =
                person.fill("/portal/account", "/portal/account/address", "present", PASSWORD, "email", "none");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("value=\"none\"");
        assertThat(to(person.fill("/portal/account", "/portal/account/address", "present", PASSWORD, "email", next)))
                .isEqualTo("/portal/account?said=address");
        assertThat(person.open("/portal/account").body()).contains(email, "can confirm itself until");
        String link = "/portal" + mailed(LINK, next);
        Person other = new Person();
        assertThat(other.open(link).body()).contains("Is this your new address?");
        String code = to(other.fill(link, link));
        assertThat(to(other.fill(code, code + "/address", "code", mailed(CODE, next))))
                .isEqualTo("/portal/sign-in?said=address");
        assertThat(person.open("/portal").statusCode()).isEqualTo(401);
        assertThat(to(new Person().signIn(next, PASSWORD))).isEqualTo("/portal");
    }

    @Test
    @Tag("ACC-09")
    void aChangeOfLoginAddressIsTakenBack() {
        String email = account();
        Person person = signedIn(email);
        String other = UUID.randomUUID() + "@example.com";
        person.fill("/portal/account", "/portal/account/address", "email", other, "present", PASSWORD);
        assertThat(person.open("/portal/account").body()).contains("Keep the present address");

        assertThat(to(person.fill("/portal/account", "/portal/account/address/cancel")))
                .isEqualTo("/portal/account?said=address-kept");

        assertThat(person.open("/portal/account").body()).doesNotContain("Keep the present address");
        assertThat(new Person().open("/portal" + mailed(LINK, other)).statusCode())
                .isEqualTo(404);
    }

    @Test
    @Tag("SIG-07")
    void whatIsNoAddressIsTypedAnew() {
        Person person = new Person();
        for (String ask : List.of("/portal/sign-in/link", "/portal/sign-in/reset", "/portal/sign-in/account")) {
            String page = ask.endsWith("link") ? "/portal/sign-in" : ask;
            HttpResponse<String> answer = person.fill(page, ask, "email", "mara(at)example.com");
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("This is not an e-mail address.", "value=\"mara(at)example.com\"");
        }
    }

    @Test
    @Tag("SEC-14")
    @Tag("SEC-64")
    void aSignInFromElsewhereIsRefused() {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/portal/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("email=a%40example.com&password=b")));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    @Tag("SEC-70")
    void whatIsSaidIsOneOfOurSentences() {
        assertThat(new Person().open("/portal/sign-in?said=%3Cscript%3E").body())
                .doesNotContain("role=\"status\"><svg", "script>\"");
        assertThat(new Person().open("/portal/sign-in?said=sign-in.title").statusCode())
                .isEqualTo(200);
    }

    @Test
    @Tag("SIG-08")
    @Tag("SEC-70")
    void whoever_asks_for_a_page_comes_back_to_it_after_signing_in() {
        String email = account();
        String page = "/portal/clients/" + UUID.randomUUID() + "/profile?shown=1";
        Person person = new Person();
        HttpResponse<String> needed = person.open(page);
        assertThat(needed.statusCode()).isEqualTo(401);
        Matcher link = Pattern.compile("href=\"(/portal/sign-in\\?to=[^\"]+)\"").matcher(needed.body());
        assertThat(link.find()).isTrue();
        String form = person.open(link.group(1)).body();
        Matcher back = Pattern.compile("name=\"to\" value=\"([^\"]*)\"").matcher(form);
        assertThat(back.find()).isTrue();
        assertThat(back.group(1)).isEqualTo(page);
        HttpResponse<String> wrong = person.fill(
                link.group(1), "/portal/sign-in", "email", email, "password", "wrong wrong wrong", "to", page);
        assertThat(wrong.body()).contains("name=\"to\" value=\"" + page + "\"");
        assertThat(to(person.fill(link.group(1), "/portal/sign-in", "email", email, "password", PASSWORD, "to", page)))
                .isEqualTo(page);
        assertThat(to(person.open(link.group(1)))).as("signed in already").isEqualTo(page);
    }

    @Test
    @Tag("SEC-70")
    void and_to_the_start_where_what_is_sent_along_is_no_page_of_the_portal() {
        String email = account();
        for (String evil : List.of("//evil.example", "https://evil.example/portal", "/portal/../login", "/desk", "")) {
            assertThat(to(new Person()
                            .fill(
                                    "/portal/sign-in",
                                    "/portal/sign-in",
                                    "email",
                                    email,
                                    "password",
                                    PASSWORD,
                                    "to",
                                    evil)))
                    .as(evil)
                    .isEqualTo("/portal");
        }
        assertThat(new Person().open("/portal/sign-in?to=https://evil.example").body())
                .doesNotContain("evil.example");
        assertThat(new Person().open("/portal").body()).contains("href=\"/portal/sign-in\"");
    }
}
