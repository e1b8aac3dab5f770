package io.clientportal.spring.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import io.clientportal.Portal;
import io.clientportal.memory.RecordingMailer;
import io.clientportal.spring.pages.Browser.Look;
import io.clientportal.spring.pages.Browser.Person;
import io.clientportal.spring.pages.Guests.Guest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pages of a running host in a browser. All that extend it share the host, so their clients bear names of their own. */
@SpringBootTest(
        classes = PagesHost.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"portal.stores=memory", "portal.work.enabled=false", "portal.sign-in.burst=1000"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTest {

    static final String LINK = "(http://localhost:\\d+/portal/l/[A-Za-z0-9_-]{43})";
    static final String CODE = "\\b(\\d{6})\\b";

    @LocalServerPort
    int port;

    @Autowired
    Portal portal;

    @Autowired
    RecordingMailer mailer;

    Browser browser;
    Guests guests;

    @BeforeAll
    void start() {
        browser = Browser.start();
        PagesHost.seed(portal, url("/portal"));
        guests = new Guests(portal, mailer);
    }

    /** One member looks through one contact's eyes at a time, and pages of others may have left a look running. */
    @BeforeEach
    void lookThroughNobodysEyes() {
        portal.as(PagesHost.JONAS).viewings().end();
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    final String url(String path) {
        return "http://localhost:" + port + path;
    }

    /** Jonas at the desk. */
    final Person staff(Look look) {
        return with(look, "staff", "jonas");
    }

    /** A contact who is signed in. */
    final Person contact(Look look, Guest guest) {
        return with(look, "portal", guest.session());
    }

    final Person with(Look look, String cookie, String value) {
        Person person = browser.person(look);
        person.context.addCookies(List.of(new Cookie(cookie, value).setUrl(url("/"))));
        return person;
    }

    static void enter(Person contact, String code) {
        if (contact.look.script) {
            contact.page.locator(".code-boxes input").first().focus();
            contact.page.keyboard().insertText(code);
        } else {
            contact.page.getByLabel("Code from the e-mail").fill(code);
            contact.page.getByRole(AriaRole.BUTTON, named("Continue")).click();
        }
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    static Page.GetByRoleOptions headed(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
