package io.clientportal.example.practice;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The demo in a real browser, with real mail. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PracticeBrowserTest {

    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");
    private static final double PATIENCE = 60_000;

    private static Playwright playwright;
    private static com.microsoft.playwright.Browser chromium;

    @LocalServerPort
    int port;

    @BeforeAll
    static void open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void close() {
        chromium.close();
        playwright.close();
    }

    @ParameterizedTest(name = "{0}, scripts {3}")
    @CsvSource({"phone, 390, 844, true", "desktop, 1280, 900, true", "desktop, 1280, 900, false"})
    void thePracticesOwnPagesWorkAndAreAccessible(String device, int width, int height, boolean scripts) {
        try (BrowserContext context = context(width, height, scripts)) {
            Page page = context.newPage();
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            String shot = device + (scripts ? "" : "-plain");

            look(page, "/", "home-" + shot, scripts);
            look(page, "/login", "login-" + shot, scripts);
            signIn(page, "Paula Birch");
            look(page, "/clients", "clients-" + shot, scripts);
            look(page, "/clients/B-1035", "client-" + shot, scripts);
            look(page, "/clients/B-1035/edit", "edit-" + shot, scripts);
            look(page, "/mailbox", "mailbox-" + shot, scripts);

            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void aClientProposesTheFirmReviewsAndTheRecordOfThePracticeChanges() {
        try (BrowserContext desk = context(1280, 900, true);
                BrowserContext phone = context(390, 844, true)) {
            Page staff = desk.newPage();
            Page client = phone.newPage();

            signIn(staff, "Paula Birch");
            staff.navigate(home() + "/clients/B-1012");
            click(staff, AriaRole.LINK, "Open in the portal desk");
            click(staff, AriaRole.BUTTON, "Send link to profile");
            String link =
                    mail(staff, "Your link").locator(".mail-text a").first().getAttribute("href");

            client.navigate(home() + URI.create(link).getPath());
            click(client, AriaRole.BUTTON, "Send me the code");
            Matcher code =
                    CODE.matcher(mail(staff, "Your code").locator(".mail-text").innerText());
            assertThat(code.find()).isTrue();
            client.getByLabel("Digit 1 of 6").click();
            client.keyboard().type(code.group());
            assertThat(client.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Occupation")))
                    .hasValue("Barrister");
            assertThat(client.locator("body")).not().containsText("Risk rating");
            client.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Occupation"))
                    .fill("King's Counsel");
            click(client, AriaRole.BUTTON, "Continue");
            click(client, AriaRole.BUTTON, "Submit changes");
            mail(staff, "We received your changes");

            staff.navigate(home() + "/desk/clients/B-1012");
            click(staff, AriaRole.LINK, "Review changes");
            click(staff, AriaRole.BUTTON, "Accept all the rest");
            assertThat(staff.locator("#review-bar")).containsText("1 accepted");
            click(staff, AriaRole.BUTTON, "Apply changes");
            assertThat(staff.locator("main")).containsText("Changes applied");
            mail(staff, "Your changes have been reviewed");

            staff.navigate(home() + "/clients/B-1012");
            assertThat(staff.locator("main")).containsText("King's Counsel");
        }
    }

    @Test
    void theReviewShowsWhatChangedSinceAndWhatIsProposed() {
        try (BrowserContext desk = context(1280, 860, true)) {
            Page staff = desk.newPage();
            signIn(staff, "Paula Birch");
            staff.navigate(home() + "/desk/clients/B-1002");
            click(staff, AriaRole.LINK, "Review changes");

            assertThat(staff.locator("main")).containsText("Changed since by Ravi Menon");
            click(staff, AriaRole.BUTTON, "Accept all the rest");
            assertThat(staff.locator("#review-bar")).containsText("1 accepted");
            shoot(staff, "review-desktop");
        }
    }

    /** Waits for the newest mail to Lucy of that subject, and opens it. */
    private Page mail(Page page, String subject) {
        page.navigate(home() + "/mailbox");
        page.locator("li")
                .filter(new Locator.FilterOptions().setHasText("lucy.farnsworth@example.com"))
                .filter(new Locator.FilterOptions().setHasText(subject))
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        page.locator(".mail-text").waitFor();
        return page;
    }

    private BrowserContext context(int width, int height, boolean scripts) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setJavaScriptEnabled(scripts));
        context.setDefaultTimeout(PATIENCE);
        return context;
    }

    private void signIn(Page page, String name) {
        page.navigate(home());
        click(page, AriaRole.BUTTON, "Sign in as " + name);
    }

    private static void click(Page page, AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name)).first().click();
    }

    private void look(Page page, String path, String shot, boolean scripts) {
        page.navigate(home() + path);
        shoot(page, shot);
        if (scripts) {
            assertThat(new AxeBuilder(page).analyze().getViolations()).as(shot).isEmpty();
        }
    }

    private static void shoot(Page page, String shot) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target/screens/practice-" + shot + ".png")));
    }

    private String home() {
        return "http://localhost:" + port;
    }
}
