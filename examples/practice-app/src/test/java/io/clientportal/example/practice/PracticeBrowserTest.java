package io.clientportal.example.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PracticeBrowserTest {

    @LocalServerPort
    int port;

    @ParameterizedTest(name = "{0}, scripts {3}")
    @CsvSource({"phone, 390, 844, true", "desktop, 1280, 900, true", "desktop, 1280, 900, false"})
    void thePracticesOwnPagesWorkAndAreAccessible(String device, int width, int height, boolean scripts) {
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                com.microsoft.playwright.Browser chromium = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
            BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                    .setViewportSize(width, height)
                    .setJavaScriptEnabled(scripts));
            Page page = context.newPage();
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> complaints.add(message.text()));

            open(page, "/", "home", device, scripts);
            open(page, "/login", "login", device, scripts);
            page.navigate(home());
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in as Paula Birch"))
                    .click();
            open(page, "/clients", "clients", device, scripts);
            open(page, "/clients/B-1035", "client", device, scripts);
            open(page, "/clients/B-1035/edit", "edit", device, scripts);
            open(page, "/mailbox", "mailbox", device, scripts);

            assertThat(complaints).isEmpty();
        }
    }

    private void open(Page page, String path, String name, String device, boolean scripts) {
        page.navigate(home() + path);
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of(
                        "target/screens/practice-" + name + "-" + device + (scripts ? "" : "-plain") + ".png")));
        if (scripts) {
            assertThat(new AxeBuilder(page).analyze().getViolations()).as(name).isEmpty();
        }
    }

    private String home() {
        return "http://localhost:" + port;
    }
}
