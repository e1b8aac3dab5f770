package io.clientportal.example.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.Portal;
import io.clientportal.example.practice.staff.StaffUsers;
import io.clientportal.fields.Value;
import io.clientportal.kernel.ClientId;
import io.clientportal.profile.EditSource;
import io.clientportal.profile.HistoryEntry;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PracticeAppTest {

    private static final Pattern FILLED = Pattern.compile("name=\"([^\"]+)\" value=\"([^\"]*)\"");

    @LocalServerPort
    int port;

    @Autowired
    Portal portal;

    @Autowired
    StaffUsers users;

    @Test
    void theWayInIsOpenAndTheRestAsksForASignIn() {
        Browser browser = new Browser(port);

        assertThat(browser.get("/").body()).contains("Paula Birch", "Lena Frost", "/mailbox", "/desk");
        assertThat(browser.get("/login").statusCode()).isEqualTo(200);
        assertThat(browser.get("/clients").uri().getPath()).isEqualTo("/login");
        assertThat(browser.get("/clients/B-1001").uri().getPath()).isEqualTo("/login");
        assertThat(browser.get("/desk").uri().getPath()).isEqualTo("/login");
    }

    @Test
    void aWrongPasswordDoesNotGetIn() {
        HttpResponse<String> answer =
                new Browser(port).post("/login", "/login", Map.of("username", "paula", "password", "guess"));

        assertThat(answer.uri().toString()).endsWith("/login?error");
        assertThat(answer.body()).contains("do not fit together");
    }

    @Test
    void staffFindAndOpenClientsOfTheirFirm() {
        Browser paula = new Browser(port).signedIn("paula");

        assertThat(paula.get("/clients").body()).contains("Birch &amp; Partners", "Agnieszka Wójcik");
        assertThat(paula.get("/clients?q=nobody").body()).contains("No client fits");
        assertThat(paula.get("/clients?q=jurgen").body()).contains("Jürgen Weißmüller");
        assertThat(paula.get("/clients?q=%25").body()).contains("No client fits");
        assertThat(paula.get("/clients/B-1001").body())
                .contains("Amelia Hartley", "Bristol", "United Kingdom", "14 March 1979", "/desk/clients/B-1001");
    }

    @Test
    @Tag("FRM-01")
    void aClientOfAnotherFirmIsNotThere() {
        assertThat(new Browser(port).signedIn("paula").get("/clients/L-01").statusCode())
                .isEqualTo(404);
        assertThat(new Browser(port).signedIn("lena").get("/clients/B-1001").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aLimitedMemberSeesOwnClientsAndNoHiddenField() {
        Browser luc = new Browser(port).signedIn("luc");
        String own =
                users.findById("luc").orElseThrow().getClientIds().iterator().next();

        assertThat(luc.get("/clients/" + own).body())
                .contains("Best time to call")
                .doesNotContain("Tax number", "Risk rating");
        assertThat(luc.get("/clients/" + own + "/edit").body()).doesNotContain("tax_number", "mailing_address");
        assertThat(luc.get("/clients/B-1001").statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("PRO-32")
    void anEditOfTheFirmItselfIsToldToThePortal() {
        Browser ravi = new Browser(port).signedIn("ravi");
        Map<String, String> form = form(ravi.get("/clients/B-1012/edit").body());
        String before = HtmlUtils.htmlUnescape(form.get("occupation"));
        form.put("occupation", "Judge's Clerk");
        form.put("phones.2.number", "+44 1632 960700");
        form.put("phones.2.label", "Chambers");

        HttpResponse<String> answer = ravi.post("/clients/B-1012/edit", "/clients/B-1012/edit", form);

        assertThat(answer.body()).contains("Saved.", "Judge&#39;s Clerk", "+44 1632 960700 · Chambers");
        HistoryEntry entry = portal.as(users.findById("paula").orElseThrow().asStaff())
                .client(new ClientId("B-1012"))
                .profile()
                .history(null, 10)
                .get(0);
        assertThat(entry.kind()).isEqualTo(HistoryEntry.Kind.EDITED);
        assertThat(entry.by()).isEqualTo("Ravi Menon");
        assertThat(entry.source()).isEqualTo(EditSource.BY_HAND);
        assertThat(entry.lines()).anySatisfy(line -> {
            assertThat(line.before()).isEqualTo(Value.of(before));
            assertThat(line.after()).isEqualTo(Value.of("Judge's Clerk"));
        });
    }

    @Test
    void aWrongValueIsMarkedAndWhatWasTypedStays() {
        Browser ravi = new Browser(port).signedIn("ravi");
        Map<String, String> form = form(ravi.get("/clients/B-1011/edit").body());
        form.put("dependants", "ninety");
        form.put("emails.1.email", "not an address");

        String answer =
                ravi.post("/clients/B-1011/edit", "/clients/B-1011/edit", form).body();

        assertThat(answer)
                .contains("Nothing was saved yet", "This is not a number", "This is not an e-mail address")
                .contains("value=\"ninety\"", "value=\"not an address\"");
    }

    @Test
    void anEditOnAnOldStateOfTheRecordIsNotSaved() {
        Browser ravi = new Browser(port).signedIn("ravi");
        Map<String, String> form = form(ravi.get("/clients/B-1010/edit").body());
        form.put("occupation", "Gardener");
        ravi.post("/clients/B-1010/edit", "/clients/B-1010/edit", form);
        form.put("occupation", "Painter");

        String answer =
                ravi.post("/clients/B-1010/edit", "/clients/B-1010/edit", form).body();

        assertThat(answer).contains("Somebody else changed this client", "value=\"Painter\"");
        assertThat(ravi.get("/clients/B-1010").body()).contains("Gardener").doesNotContain("Painter");
    }

    @Test
    void pagesCarryAPolicyThatForbidsInlineScripts() {
        HttpResponse<String> home = new Browser(port).get("/");

        assertThat(home.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'")
                .doesNotContain("unsafe-inline");
        assertThat(home.body()).doesNotContain("<style", "style=", "onclick");
    }

    /** What the form's inputs hold, apart from what a browser would not send. */
    private static Map<String, String> form(String page) {
        Map<String, String> inputs = new LinkedHashMap<>();
        Matcher input = FILLED.matcher(page);
        while (input.find()) {
            if (!input.group(1).equals("_csrf")) {
                inputs.putIfAbsent(input.group(1), input.group(2));
            }
        }
        return inputs;
    }
}
