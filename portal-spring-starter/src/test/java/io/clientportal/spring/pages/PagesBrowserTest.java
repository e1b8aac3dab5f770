package io.clientportal.spring.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.spring.pages.Browser.Look;
import io.clientportal.spring.pages.Browser.Person;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole job in a browser: staff send a link, the contact proposes, staff review and apply. */
class PagesBrowserTest extends BrowserTest {

    private ClientId client;
    private String email;
    private String name;

    @ParameterizedTest
    @EnumSource(Look.class)
    @Tag("SIG-02")
    @Tag("SIG-12")
    @Tag("PRO-03")
    @Tag("PRO-06")
    @Tag("PRO-12")
    @Tag("PRO-13")
    @Tag("PRO-18")
    @Tag("PRO-21")
    @Tag("PRO-22")
    @Tag("PRO-23")
    @Tag("PRO-24")
    @Tag("PRO-35")
    @Tag("DSH-02")
    void aClientProposesChangesAndTheFirmReviewsAndAppliesThem(Look look) {
        client = new ClientId("mara-" + look.name().toLowerCase(Locale.ROOT));
        name = "Mara "
                + List.of("Winter", "Koch", "Lenz", "Brandl", "Sommer", "Ziegler")
                        .get(look.ordinal());
        email = client + "@example.com";
        portal.as(PagesHost.JONAS).addClient(client, ClientName.of(name), PagesHost.mara());
        try (Person staff = staff(look);
                Person contact = browser.person(look)) {
            sendLink(staff);
            openLink(contact);
            propose(contact);
            review(staff);
            seeResult(contact);
        }
    }

    private void sendLink(Person staff) {
        staff.page.navigate(url("/desk"));
        staff.look("desk-inbox-empty");
        staff.page.navigate(url("/desk/clients/" + client));
        staff.page.getByLabel("Name").fill(name);
        staff.page.getByLabel("E-mail address").fill(email);
        staff.look("desk-client-send");
        staff.page.getByRole(AriaRole.BUTTON, named("Send link to profile")).click();
        assertThat(staff.page.getByText(name + " gets a link by e-mail")).isVisible();
        staff.look("desk-client-sent");
    }

    private void openLink(Person contact) {
        Page page = contact.page;
        page.navigate(guests.mailed(LINK, email));
        assertThat(page.getByRole(AriaRole.HEADING, headed("Is this you?"))).isVisible();
        contact.look("landing");
        page.getByRole(AriaRole.BUTTON, named("Send me the code")).click();
        assertThat(page.getByRole(AriaRole.HEADING, headed("Enter the code"))).isVisible();
        contact.look("code");
        enter(contact, "000000");
        assertThat(page.getByText("This code is wrong")).isVisible();
        contact.look("code-wrong");
        enter(contact, guests.mailed(CODE, email));
        assertThat(page.getByRole(AriaRole.HEADING, headed("Profile"))).isVisible();
    }

    private void propose(Person contact) {
        Page page = contact.page;
        assertThat(page.getByText("Risk assessment")).hasCount(0);
        contact.look("profile");
        page.locator("#f-name").fill("Mara Weber-Lang");
        page.locator("#f-mailing_address-line1").fill("Lindwurmstraße 14a");
        page.locator("#f-mailing_address-postcode").fill("80469");
        page.locator("[name='f.phones.p1.number']").fill("+49 89 12 34");
        page.getByRole(AriaRole.BUTTON, named("Add a person")).first().click();
        Locator added = page.locator("#field-f-contacts .entry.added");
        assertThat(added).hasCount(1);
        added.locator("input").nth(0).fill("Ida Lang");
        added.locator("input").nth(1).fill("Daughter");
        page.locator("#f-shareholding").fill("many");
        page.getByLabel("Inheritance").check();
        contact.look("profile-changed");
        page.getByRole(AriaRole.BUTTON, named("Continue")).click();
        assertThat(page.locator("#problems")).isVisible();
        contact.look("profile-wrong");
        page.locator("#f-shareholding").fill("30");
        page.getByRole(AriaRole.BUTTON, named("Continue")).click();
        assertThat(page.getByRole(AriaRole.HEADING, headed("Is this right?"))).isVisible();
        contact.look("summary");
        page.getByRole(AriaRole.BUTTON, named("Back to the form")).click();
        assertThat(page.locator("#f-name")).hasValue("Mara Weber-Lang");
        page.getByRole(AriaRole.BUTTON, named("Continue")).click();
        page.getByRole(AriaRole.BUTTON, named("Submit changes")).click();
        assertThat(page.getByText("Thank you. Your changes were sent.")).isVisible();
        contact.look("waiting");
        page.getByText("To the profile").click();
        assertThat(page.getByText("Waiting for review since").first()).isVisible();
        contact.look("profile-waiting");
        page.navigate(url("/portal"));
        contact.look("home");
    }

    private void review(Person staff) {
        Page page = staff.page;
        page.navigate(url("/desk"));
        staff.look("desk-inbox");
        page.locator(".bell > summary").click();
        assertThat(page.getByText(name + " submitted changes for review")).isVisible();
        staff.look("desk-bell");
        page.getByText(name + " submitted changes for review").click();
        assertThat(page.getByText("Pending change request")).isVisible();
        staff.look("desk-client");
        page.getByText("Review changes").first().click();
        assertThat(page.getByRole(AriaRole.HEADING, headed("Review changes"))).isVisible();
        staff.look("review");
        if (staff.look.script) {
            page.keyboard().press("a");
            assertThat(page.locator("#row-name.state-accept, [data-state=accept]"))
                    .hasCount(1);
        } else {
            page.locator("[data-row] [data-key=a]").first().click();
            assertThat(page.locator("[data-state=accept]")).hasCount(1);
        }
        page.locator("#row-shareholding-reject").click();
        assertThat(page.locator("#row-shareholding[data-state=reject]")).isVisible();
        page.locator("#row-mailing_address-edit").click();
        page.locator("#e-mailing_address-line1").fill("Lindwurmstr. 14 a");
        staff.look("review-editing");
        page.locator("#row-mailing_address [data-save]").click();
        assertThat(page.locator("#row-mailing_address[data-state=edit]")).isVisible();
        page.locator("#note").fill("Called her, all fine.");
        page.locator("#message").fill("Thank you, Mara! We kept the shareholding for now.");
        page.locator("#accept-rest").click();
        assertThat(page.locator("#review-count")).containsText("0 open");
        assertThat(page.locator("#note")).hasValue("Called her, all fine.");
        staff.look("review-decided");
        page.getByRole(AriaRole.BUTTON, named("Apply changes")).click();
        assertThat(page.getByText("The record is changed.")).isVisible();
        staff.look("reviewed");
        page.navigate(url("/desk/clients/" + client + "/record"));
        assertThat(page.getByText("Lindwurmstr. 14 a")).isVisible();
        staff.look("desk-record");
        page.navigate(url("/desk/clients/" + client + "/history"));
        page.locator(".entries-list summary").first().click();
        staff.look("desk-history");
        page.navigate(url("/desk/clients/" + client + "/activity"));
        page.locator(".entries-list summary").first().click();
        staff.look("desk-activity");
    }

    private void seeResult(Person contact) {
        Page page = contact.page;
        page.navigate(url("/portal"));
        page.getByText("Reviewed on").click();
        assertThat(page.getByText("Not taken over")).isVisible();
        assertThat(page.getByText("Called her")).hasCount(0);
        contact.look("proposal-reviewed");
        page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
        contact.look("signed-out");
        page.navigate(url("/portal"));
        contact.look("sign-in-needed");
        page.navigate(url("/portal/l/" + "x".repeat(43)));
        contact.look("gone");
    }
}
