package io.clientportal.spring.pages;

import io.clientportal.Portal;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPermission;
import io.clientportal.firms.Settings;
import io.clientportal.memory.RecordingMailer;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Proposal;
import io.clientportal.profile.ProposalView;
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
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

/** What tests of pages over HTTP have in common: a host with clients, and a browser without a browser. */
@SpringBootTest(
        classes = PagesHost.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"portal.stores=memory", "portal.work.enabled=false", "portal.sign-in.burst=1000"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PagesOverHttp {

    @LocalServerPort
    int port;

    @Autowired
    Portal portal;

    @Autowired
    RecordingMailer mailer;

    Guests guests;
    final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    void seed() {
        guests = new Guests(portal, mailer);
        PagesHost.seed(portal, "http://localhost:" + port + "/portal");
    }

    Guest guest() {
        return guests.guest("Mara Weber");
    }

    String mailed(String pattern, String email) {
        return guests.mailed(pattern, email);
    }

    Profile profileOf(Guest guest) {
        return portal.as(guest.contact()).client(guest.client()).profile();
    }

    Profile desk(Guest guest) {
        return portal.as(PagesHost.JONAS).client(guest.client()).profile();
    }

    ProposalView proposed(Guest guest, UnaryOperator<Proposal> changes) {
        return profileOf(guest)
                .propose(changes.apply(Proposal.on(profileOf(guest).form())));
    }

    static String path(Guest guest) {
        return "/portal/clients/" + guest.client() + "/profile";
    }

    static String reviewOf(Guest guest, ChangeRequestId request) {
        return "/desk/clients/" + guest.client() + "/requests/" + request;
    }

    void permission(FieldKey key, FieldPermission permission) {
        Settings settings = portal.as(PagesHost.JONAS).settings();
        Settings.Current now = settings.read();
        settings.save(now.settings().with(now.settings().profile().with(key, permission)), now.version());
    }

    // --- HTTP

    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>|<textarea\\b[^>]*>[^<]*</textarea>");
    private static final Pattern SELECT = Pattern.compile("<select\\b([^>]*)>(.*?)</select>", Pattern.DOTALL);

    /** The inputs of the page's forms as a browser would send them. */
    static Map<String, String> formOf(String html) {
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

    static String attribute(String tag, String name) {
        Matcher matcher = Pattern.compile("[ \"]" + name + "=\"([^\"]*)\"").matcher(tag);
        return matcher.find() ? HtmlUtils.htmlUnescape(matcher.group(1)) : "";
    }

    /** Without what differs from one answer to the next. */
    static String masked(String html) {
        return html.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    HttpRequest.Builder contact(Guest guest, String path) {
        return HttpRequest.newBuilder(uri(path)).header("Cookie", "portal=" + guest.session());
    }

    HttpResponse<String> get(Guest guest, String path) {
        return send(contact(guest, path).GET());
    }

    HttpResponse<String> post(Guest guest, String path, Map<String, String> form) {
        return send(contact(guest, path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }

    final Map<String, String> sessions = new LinkedHashMap<>();

    HttpResponse<String> get(String staff, String path) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(path)).header("Cookie", cookies(staff)));
        answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID"))
                .forEach(cookie -> sessions.put(staff, cookie.substring(0, cookie.indexOf(';'))));
        return answer;
    }

    HttpResponse<String> post(String staff, String path, Map<String, String> form) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Cookie", cookies(staff))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }

    String cookies(String staff) {
        return "staff=" + staff + (sessions.containsKey(staff) ? "; " + sessions.get(staff) : "");
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(entry -> URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
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
