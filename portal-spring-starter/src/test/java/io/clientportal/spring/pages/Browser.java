package io.clientportal.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Chromium as the system has it. Where there is none, tests are skipped; in a CI run they fail. */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Browser start() {
        if (System.getenv("CI") == null) {
            Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "Skipped: there is no " + CHROMIUM);
        }
        Playwright playwright = Playwright.create();
        return new Browser(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(CHROMIUM)
                                .setArgs(List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-quic",
                                        "--no-first-run",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync"))));
    }

    /** How somebody looks at the pages. */
    enum Look {
        PHONE_LIGHT(390, 844, ColorScheme.LIGHT, true),
        PHONE_DARK(390, 844, ColorScheme.DARK, true),
        DESKTOP_LIGHT(1280, 800, ColorScheme.LIGHT, true),
        DESKTOP_DARK(1280, 800, ColorScheme.DARK, true),
        PHONE_PLAIN(390, 844, ColorScheme.LIGHT, false),
        DESKTOP_PLAIN(1280, 800, ColorScheme.LIGHT, false);

        private final int width;
        private final int height;
        private final ColorScheme scheme;
        /** Whether the browser runs scripts. */
        final boolean script;

        Look(int width, int height, ColorScheme scheme, boolean script) {
            this.width = width;
            this.height = height;
            this.scheme = scheme;
            this.script = script;
        }
    }

    /** One person's browser. */
    Person person(Look look) {
        BrowserContext context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(look.width, look.height)
                .setColorScheme(look.scheme)
                .setJavaScriptEnabled(look.script)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB"));
        context.setDefaultTimeout(10_000);
        return new Person(look, context, context.newPage());
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** Somebody at a browser, who notes whatever the browser complains about. */
    static final class Person implements AutoCloseable {
        private static final Path SCREENS = Path.of("target", "screens");
        private static final boolean PICTURES = System.getProperty("portal.screens") != null;

        final Look look;
        final BrowserContext context;
        final Page page;
        private final List<String> complaints = new ArrayList<>();
        private boolean broken;

        Person(Look look, BrowserContext context, Page page) {
            this.look = look;
            this.context = context;
            this.page = page;
            page.onConsoleMessage(message -> {
                boolean expected = message.text().contains("status of 4")
                        || broken && message.text().contains("net::ERR_FAILED");
                if (message.type().equals("error") && !expected) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
        }

        /** From now on the browser may say that a connection broke off. */
        void expectBrokenLine() {
            broken = true;
        }

        /**
         * Sees to it that everybody can use the page; with {@code -Dportal.screens} keeps a picture of it in {@code
         * target/screens}.
         */
        void look(String name) {
            String file =
                    name + "-" + look.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            if (PICTURES) {
                picture(file);
            }
            assertThat(complaints)
                    .as("what the browser complains about on " + file)
                    .isEmpty();
            if (look.script) {
                // No page has frames, and what passes is not listed: both only cost time.
                AxeRunOptions violations = new AxeRunOptions();
                violations.setResultTypes(List.of("violations"));
                List<Rule> serious = new AxeBuilder(page)
                        .setLegacyMode(true).options(violations).analyze().getViolations().stream()
                                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                                .toList();
                assertThat(serious)
                        .as("what axe finds on " + file)
                        .extracting(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                        .toList())
                        .isEmpty();
                assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                        .as(file + " fits the screen")
                        .isEqualTo(true);
            }
        }

        private void picture(String file) {
            // As tall as the page, or what sticks to the bottom would stand in the middle of the picture.
            int height = (Integer) page.evaluate("document.documentElement.scrollHeight");
            page.setViewportSize(look.width, Math.max(look.height, height));
            page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(file + ".png")));
            page.setViewportSize(look.width, look.height);
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
