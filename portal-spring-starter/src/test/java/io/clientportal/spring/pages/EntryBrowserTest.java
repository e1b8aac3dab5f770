package io.clientportal.spring.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.clientportal.access.NewContact;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.signin.Target;
import io.clientportal.spring.pages.Browser.Look;
import io.clientportal.spring.pages.Browser.Person;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Coming in, in a browser: invited, by password, by link on a second device. */
class EntryBrowserTest extends BrowserTest {

    private static final String PASSWORD = "three quiet herons at dawn";

    @ParameterizedTest
    @EnumSource(names = {"PHONE_DARK", "DESKTOP_LIGHT", "PHONE_PLAIN"})
    @Tag("ACC-01")
    @Tag("SIG-04")
    @Tag("SIG-07")
    @Tag("SIG-08")
    @Tag("SIG-13")
    void anInvitedContactComesInByPasswordAndByLinkOnASecondDevice(Look look) {
        ClientId client = new ClientId("invited-" + look.name().toLowerCase(Locale.ROOT));
        String email = client + "@example.com";
        portal.as(PagesHost.JONAS).addClient(client, ClientName.of("Mara Winter"), PagesHost.mara());
        portal.as(PagesHost.JONAS)
                .client(client)
                .invitations()
                .invite(new NewContact("Mara Winter", email), Set.of(Area.PROFILE), null);
        try (Person first = browser.person(look);
                Person second = browser.person(look)) {
            accept(first, email);
            signIn(first, email);
            sendLink(client);
            openOnASecondDevice(first, second, email);
            lookAfterTheAccount(first);
            askForHelp(second, email);
        }
    }

    private void accept(Person contact, String email) {
        Page page = contact.page;
        page.navigate(guests.mailed(LINK, email));
        assertThat(page.getByRole(AriaRole.HEADING, headed("Welcome"))).isVisible();
        contact.look("invitation");
        page.getByRole(AriaRole.BUTTON, named("Send me the code")).click();
        assertThat(page.getByRole(AriaRole.HEADING, headed("Enter the code"))).isVisible();
        enter(contact, guests.mailed(CODE, email));
        assertThat(page.getByRole(AriaRole.HEADING, headed("Choose a password")))
                .isVisible();
        contact.look("password");
        page.locator("#password").fill("mara winter 1234");
        page.getByRole(AriaRole.BUTTON, named("Save password")).click();
        assertThat(page.locator("#password-error")).isVisible();
        contact.look("password-refused");
        page.locator("#password").fill(PASSWORD);
        if (contact.look.script) {
            page.getByRole(AriaRole.BUTTON, named("Show the password")).click();
            assertThat(page.locator("#password")).hasAttribute("type", "text");
        }
        page.getByRole(AriaRole.BUTTON, named("Save password")).click();
        assertThat(page.getByText("Your password is saved.")).isVisible();
        contact.look("sign-in-ready");
    }

    private void signIn(Person contact, String email) {
        Page page = contact.page;
        page.getByLabel("E-mail address").fill(email);
        page.locator("#password").fill("not the one I chose");
        page.getByRole(AriaRole.BUTTON, headed("Sign in")).click();
        assertThat(page.getByText("The e-mail address or the password is wrong."))
                .isVisible();
        contact.look("sign-in-wrong");
        page.locator("#password").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, headed("Sign in")).click();
        assertThat(page.getByRole(AriaRole.HEADING, headed("Your pages"))).isVisible();
        page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
        assertThat(page.getByRole(AriaRole.HEADING, headed("You are signed out")))
                .isVisible();
        page.getByRole(AriaRole.LINK, headed("Sign in")).click();
        page.getByText("Need help?").click();
        contact.look("sign-in");
        page.getByLabel("E-mail address").fill(email);
        page.locator("#password").fill(PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, headed("Your pages"))).isVisible();
        contact.look("home-signed-in");
    }

    private void sendLink(ClientId client) {
        var space = portal.as(PagesHost.JONAS).client(client);
        space.links().send(space.access().contacts().get(0).id(), Target.PROFILE);
    }

    private void openOnASecondDevice(Person first, Person second, String email) {
        String link = guests.mailed(LINK, email);
        open(first, link, email);
        assertThat(first.page.getByRole(AriaRole.HEADING, headed("Profile"))).isVisible();
        second.page.navigate(link);
        assertThat(second.page.getByRole(AriaRole.HEADING, headed("This link does not open here")))
                .isVisible();
        second.look("link-elsewhere");
        second.page.getByRole(AriaRole.BUTTON, named("Mail me a new link")).click();
        assertThat(second.page.getByRole(AriaRole.HEADING, headed("Look into your mailbox")))
                .isVisible();
        second.look("link-renewed");
        open(second, guests.mailed(LINK, email), email);
        assertThat(second.page.getByRole(AriaRole.HEADING, headed("Profile"))).isVisible();
    }

    private void open(Person person, String link, String email) {
        person.page.navigate(link);
        person.page.getByRole(AriaRole.BUTTON, named("Send me the code")).click();
        assertThat(person.page.getByRole(AriaRole.HEADING, headed("Enter the code")))
                .isVisible();
        enter(person, guests.mailed(CODE, email));
    }

    private void lookAfterTheAccount(Person contact) {
        Page page = contact.page;
        page.getByRole(AriaRole.LINK, named("Sign-in and devices")).click();
        assertThat(page.getByRole(AriaRole.HEADING, headed("Sign-in and devices")))
                .isVisible();
        contact.look("account");
        page.getByText("Change the login e-mail").click();
        page.getByText("Change the password").click();
        contact.look("account-forms");
        page.locator("#present").fill("not the one I chose");
        page.locator("#next").fill("seven lanterns on the pier");
        page.locator("#next").press("Enter");
        assertThat(page.getByText("The present password is wrong.")).isVisible();
        contact.look("account-wrong");
        page.getByRole(AriaRole.BUTTON, named("Sign out everywhere else")).click();
        assertThat(page.getByText("Signed out there.")).isVisible();
        contact.look("account-ended");
        page.getByRole(AriaRole.LINK, named("Forget")).first().click();
        contact.look("device-forget");
    }

    private void askForHelp(Person person, String email) {
        Page page = person.page;
        page.navigate(url("/portal"));
        assertThat(page.getByRole(AriaRole.HEADING, headed("Please sign in"))).isVisible();
        page.getByRole(AriaRole.LINK, headed("Sign in")).click();
        page.getByText("Need help?").click();
        page.getByText("Reset password").click();
        person.look("reset");
        page.getByLabel("E-mail address").fill(email);
        page.getByRole(AriaRole.BUTTON, named("Mail me the link")).click();
        assertThat(page.getByRole(AriaRole.HEADING, headed("Look into your mailbox")))
                .isVisible();
        person.look("sent");
        page.navigate(guests.mailed(LINK, email));
        assertThat(page.getByRole(AriaRole.HEADING, headed("Choose a new password")))
                .isVisible();
    }
}
