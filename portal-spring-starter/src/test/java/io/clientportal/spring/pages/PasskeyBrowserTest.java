package io.clientportal.spring.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.clientportal.access.NewContact;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.spring.pages.Browser.Look;
import io.clientportal.spring.pages.Browser.Person;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Coming in by passkey, in a browser with a virtual authenticator. */
class PasskeyBrowserTest extends BrowserTest {

    private ClientId client(String name) {
        ClientId client = new ClientId(name.toLowerCase(Locale.ROOT));
        portal.as(PagesHost.JONAS).addClient(client, ClientName.of("Mara Winter"), PagesHost.mara());
        return client;
    }

    private String invited(ClientId client) {
        String email = client + "@example.com";
        portal.as(PagesHost.JONAS)
                .client(client)
                .invitations()
                .invite(new NewContact("Mara Winter", email), Set.of(Area.PROFILE), null);
        return email;
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE_LIGHT", "DESKTOP_DARK"})
    @Tag("ACC-03")
    @Tag("SIG-06")
    @Tag("SIG-08")
    void anInvitedContactMakesAPasskeySignsInWithItAndRemovesIt(Look look) {
        String email = invited(client("passkey-" + look));
        try (Person contact = browser.person(look)) {
            Authenticator device = new Authenticator(contact);
            proveTheInvitation(contact, email);
            contact.look("password-or-passkey");
            device.verifies(false);
            press(contact, "Use a passkey instead");
            assertThat(contact.page.getByText("That did not work. Nothing was changed."))
                    .isVisible();
            contact.look("passkey-not-made");
            device.verifies(true);
            press(contact, "Use a passkey instead");
            assertThat(contact.page.getByText("Your passkey is saved. Sign in with it now."))
                    .isVisible();
            contact.look("sign-in-by-passkey");
            press(contact, "Sign in with a passkey");
            atHome(contact);
            press(contact, "Sign out");
            contact.page.getByRole(AriaRole.LINK, headed("Sign in")).click();
            press(contact, "Sign in with a passkey");
            atHome(contact);
            lookAfterPasskeys(contact, device);
        }
    }

    private void lookAfterPasskeys(Person contact, Authenticator device) {
        Page page = contact.page;
        page.getByRole(AriaRole.LINK, named("Sign-in and devices")).click();
        assertThat(page.getByRole(AriaRole.HEADING, headed("Passkeys"))).isVisible();
        contact.look("account-passkeys");
        press(contact, "Add a passkey");
        assertThat(page.getByText("That did not work. Nothing was changed.")).isVisible();
        device.anotherOne();
        press(contact, "Add a passkey");
        assertThat(page.getByText("The passkey is added.")).isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, headed("Remove"))).hasCount(2);
        contact.look("account-passkey-added");
        page.getByRole(AriaRole.BUTTON, headed("Remove")).first().click();
        assertThat(page.getByText("The passkey is removed.")).isVisible();
        page.getByRole(AriaRole.BUTTON, headed("Remove")).first().click();
        assertThat(page.getByRole(AriaRole.BUTTON, headed("Remove"))).hasCount(0);
        press(contact, "Sign out");
        page.getByRole(AriaRole.LINK, headed("Sign in")).click();
        press(contact, "Sign in with a passkey");
        assertThat(page.getByText("This passkey opens nothing here")).isVisible();
        contact.look("sign-in-passkey-wrong");
    }

    @ParameterizedTest
    @EnumSource(names = "DESKTOP_LIGHT")
    @Tag("SIG-06")
    void whoAsksForAnAccountMakesItWithAPasskey(Look look) {
        ClientId client = client("newcomer-" + look);
        String email = client + "@example.com";
        portal.as(PagesHost.JONAS)
                .client(client)
                .access()
                .add(new NewContact("Mara Winter", email), Set.of(Area.PROFILE));
        try (Person contact = browser.person(look)) {
            new Authenticator(contact);
            contact.page.navigate(url("/portal/sign-in/account"));
            contact.page.getByLabel("E-mail address").fill(email);
            press(contact, "Mail me the link");
            assertThat(contact.page.getByRole(AriaRole.HEADING, headed("Look into your mailbox")))
                    .isVisible();
            contact.page.navigate(guests.mailed(LINK, email));
            press(contact, "Use a passkey instead");
            press(contact, "Sign in with a passkey");
            atHome(contact);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PHONE_PLAIN")
    void withoutScriptsNothingSpeaksOfPasskeysAndThePasswordRemains(Look look) {
        String email = invited(client("plain-" + look));
        try (Person contact = browser.person(look)) {
            proveTheInvitation(contact, email);
            assertThat(contact.page.getByText("Use a passkey instead")).isHidden();
            contact.page.locator("#password").fill("three quiet herons at dawn");
            press(contact, "Save password");
            assertThat(contact.page.getByText("Sign in with a passkey")).isHidden();
            contact.page.getByLabel("E-mail address").fill(email);
            contact.page.locator("#password").fill("three quiet herons at dawn");
            contact.page.getByRole(AriaRole.BUTTON, headed("Sign in")).click();
            atHome(contact);
        }
    }

    private void proveTheInvitation(Person contact, String email) {
        Page page = contact.page;
        page.navigate(guests.mailed(LINK, email));
        press(contact, "Send me the code");
        assertThat(page.getByRole(AriaRole.HEADING, headed("Enter the code"))).isVisible();
        String code = guests.mailed(CODE, email);
        if (contact.look.script) {
            page.locator(".code-boxes input").first().focus();
            page.keyboard().insertText(code);
        } else {
            page.getByLabel("Code from the e-mail").fill(code);
            press(contact, "Continue");
        }
        assertThat(page.getByRole(AriaRole.HEADING, headed("Choose a password")))
                .isVisible();
    }

    private static void atHome(Person contact) {
        assertThat(contact.page.getByRole(AriaRole.HEADING, headed("Your pages")))
                .isVisible();
    }

    private static void press(Person contact, String button) {
        contact.page.getByRole(AriaRole.BUTTON, named(button)).click();
    }

    /** The device of a person, as the browser's own protocol makes them up. */
    private static final class Authenticator {
        private final CDPSession protocol;
        private String id;

        Authenticator(Person person) {
            protocol = person.context.newCDPSession(person.page);
            protocol.send("WebAuthn.enable");
            id = add();
        }

        /** Whether it knows its user's finger from now on. */
        void verifies(boolean yes) {
            JsonObject arguments = new JsonObject();
            arguments.addProperty("authenticatorId", id);
            arguments.addProperty("isUserVerified", yes);
            protocol.send("WebAuthn.setUserVerified", arguments);
        }

        /** Lays this one aside and takes another one to hand. */
        void anotherOne() {
            JsonObject arguments = new JsonObject();
            arguments.addProperty("authenticatorId", id);
            protocol.send("WebAuthn.removeVirtualAuthenticator", arguments);
            id = add();
        }

        private String add() {
            JsonObject options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "internal");
            options.addProperty("hasResidentKey", true);
            options.addProperty("hasUserVerification", true);
            options.addProperty("isUserVerified", true);
            options.addProperty("automaticPresenceSimulation", true);
            JsonObject arguments = new JsonObject();
            arguments.add("options", options);
            return protocol.send("WebAuthn.addVirtualAuthenticator", arguments)
                    .get("authenticatorId")
                    .getAsString();
        }
    }
}
