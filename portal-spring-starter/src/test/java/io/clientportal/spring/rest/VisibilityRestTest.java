package io.clientportal.spring.rest;

import static io.clientportal.spring.rest.Practice.desk;
import static io.clientportal.spring.rest.Practice.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPermission;
import io.clientportal.firms.Settings;
import io.clientportal.kernel.ClientId;
import io.clientportal.notices.Mail;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Reply;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import io.clientportal.spring.host.HostApp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** A field has the same visibility on every way that leads to it. */
@Tag("SEC-77")
@Tag("SEC-88")
class VisibilityRestTest extends RestTest {

    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");

    private ClientId client;
    private String email;
    private Browser contact;

    @BeforeEach
    void contact() {
        client = newClient();
        email = UUID.randomUUID() + "@client.example";
        contact = practice.signIn(HostApp.PETRA, practice.link(HostApp.PETRA, client, email));
    }

    @AfterEach
    void open() {
        permission(FieldPermission.PROPOSE);
    }

    @Test
    void a_private_field_is_in_nothing_that_a_contact_gets() {
        Map<String, String> seen = everythingSeen(proposed("name", "Nora South"), "Nora");

        assertThat(seen)
                .allSatisfy((way, text) -> assertThat(text)
                        .as(way)
                        .doesNotContainIgnoringCase("doubtful-c")
                        .doesNotContainIgnoringCase("credit_rating")
                        .doesNotContainIgnoringCase("Credit rating"));
        Browser petra = petra();
        assertThat(petra.get(desk(client) + "/record").body()).contains("doubtful-c");
        assertThat(petra.get("/desk/clients/" + client + "/record").body()).contains("doubtful-c", "Credit rating");
    }

    @Test
    void a_field_that_becomes_private_leaves_all_of_it_at_once() {
        String request = proposed("occupation", "Lighthouse keeper");
        assertThat(contact.get(profile(client) + "/proposals").body()).contains("Lighthouse keeper");
        assertThat(contact.get("/portal/clients/" + client + "/profile").body()).contains("Lighthouse keeper");

        permission(FieldPermission.PRIVATE);
        Map<String, String> seen = everythingSeen(request, "");

        assertThat(seen)
                .allSatisfy((way, text) -> assertThat(text)
                        .as(way)
                        .doesNotContain("Lighthouse keeper")
                        .doesNotContain("Baker")
                        .doesNotContainIgnoringCase("occupation"));
        assertThat(petra().get(desk(client) + "/requests/" + request).body()).contains("Lighthouse keeper");
    }

    @Test
    void naming_a_private_field_gets_the_answer_of_one_that_does_not_exist() {
        Answer hidden = propose("credit_rating");
        Answer none = propose("no_such_field");

        assertThat(hidden.status()).isEqualTo(422);
        assertThat(hidden.body()).isEqualTo(none.body()).doesNotContain("credit");
    }

    @Test
    void what_staff_alone_may_see_is_closed_to_contacts_whole() {
        for (String way : new String[] {"/record", "/history", "/activity", "/mails", "/requests"}) {
            assertThat(contact.get(desk(client) + way).status()).as(way).isEqualTo(302);
            assertThat(contact.get("/desk/clients/" + client + way).status())
                    .as(way)
                    .isEqualTo(302);
            assertThat(contact.get("/portal/api/v1/clients/" + client + way).status())
                    .as(way)
                    .isEqualTo(404);
        }
    }

    /** Every answer and every e-mail about the record, each of which speaks of the visible part where it should. */
    private Map<String, String> everythingSeen(String request, String visible) {
        Map<String, String> seen = new LinkedHashMap<>();
        for (String path : new String[] {
            profile(client),
            profile(client) + "/proposals",
            "/portal/clients/" + client + "/profile",
            "/portal/clients/" + client + "/profile/requests/" + request,
            "/portal/api/v1/me",
            "/portal"
        }) {
            Answer answer = contact.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).contains(visible);
            seen.put(path, answer.body() + answer.headers().map());
        }
        String etag = contact.get(profile(client)).header("ETag");
        seen.put(
                "preview",
                contact.post(
                                profile(client) + "/proposals/preview",
                                "{\"values\":{\"name\":\"Nora West\"}}",
                                "If-Match",
                                etag)
                        .body());
        seen.put("summary", page("/summary", "Nora West"));
        seen.put("form again", page("/edit", "Nora West"));
        seen.put("refused", page("/summary", "x".repeat(600)));

        Profile firms = portal.as(HostApp.PETRA).client(client).profile();
        firms.rejectAll(
                firms.queue().get(0).id(),
                "doubtful-c, Credit rating, Baker, Lighthouse keeper, occupation",
                Reply.telling("See you"));
        portal.work();
        for (Mail mail : mailer.sentTo(email)) {
            seen.put("mail: " + mail.subject(), mail.subject() + mail.text() + mail.html());
        }
        assertThat(seen.keySet().stream().filter(way -> way.startsWith("mail")).count())
                .isGreaterThanOrEqualTo(3);
        seen.put(
                "proposals afterwards",
                contact.get(profile(client) + "/proposals").body());
        return seen;
    }

    /** What comes of sending the form of the page with another name. */
    private String page(String button, String name) {
        String path = "/portal/clients/" + client + "/profile";
        StringBuilder form = new StringBuilder();
        Matcher inputs = INPUT.matcher(contact.get(path).body());
        while (inputs.find()) {
            String tag = inputs.group();
            if (!tag.matches(".*type=\"(radio|checkbox)\".*") || tag.contains(" checked")) {
                String key = attribute(tag, "name");
                String value = key.equals("f.name") ? name : attribute(tag, "value");
                form.append(key)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                        .append('&');
            }
        }
        Answer answer = contact.withToken()
                .send("POST", path + button, form.toString(), "Content-Type", "application/x-www-form-urlencoded");
        assertThat(answer.status()).as(button).isIn(200, 422);
        assertThat(answer.body()).contains(name);
        return answer.body();
    }

    private static String attribute(String tag, String name) {
        Matcher matcher = Pattern.compile("[ \"]" + name + "=\"([^\"]*)\"").matcher(tag);
        return matcher.find() ? HtmlUtils.htmlUnescape(matcher.group(1)) : "";
    }

    private String proposed(String field, String value) {
        Answer answer = Practice.propose(contact, client, "{\"values\":{\"" + field + "\":\"" + value + "\"}}");
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private Answer propose(String field) {
        return Practice.propose(contact, client, "{\"values\":{\"" + field + "\":\"x\",\"name\":\"Nora\"}}");
    }

    private void permission(FieldPermission permission) {
        Settings settings = portal.as(HostApp.PETRA).settings();
        Settings.Current now = settings.read();
        settings.save(
                now.settings().with(now.settings().profile().with(new FieldKey("occupation"), permission)),
                now.version());
    }
}
