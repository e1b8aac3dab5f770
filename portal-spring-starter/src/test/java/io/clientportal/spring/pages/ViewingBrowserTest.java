package io.clientportal.spring.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.clientportal.spring.pages.Browser.Look;
import io.clientportal.spring.pages.Browser.Person;
import io.clientportal.spring.pages.Guests.Guest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sharing an engagement, looking through the client's eyes, and taking access away in the middle, in a browser. */
class ViewingBrowserTest extends BrowserTest {

    @ParameterizedTest
    @EnumSource(names = {"PHONE_DARK", "DESKTOP_LIGHT", "PHONE_PLAIN"})
    @Tag("ACC-11")
    @Tag("ACC-20")
    @Tag("IMP-01")
    @Tag("IMP-02")
    @Tag("IMP-03")
    @Tag("IMP-04")
    void staffShareAnEngagementAndLookAsTheClient(Look look) {
        Guest guest = guests.guest("Nele Winter");
        try (Person staff = staff(look);
                Person contact = contact(look, guest)) {
            share(staff, guest);
            propose(contact);
            lookAs(staff, guest);
            contact.page.navigate(url("/portal"));
            contact.page.getByText("When").last().click();
            assertThat(contact.page.getByText("Jonas Brandt").first()).isVisible();
            contact.look("looks");
        }
    }

    private void share(Person staff, Guest guest) {
        Page page = staff.page;
        page.navigate(url("/desk/clients/" + guest.client() + "/engagements"));
        staff.look("engagements-empty");
        page.getByLabel("Name").fill("Project Zeus");
        page.getByRole(AriaRole.BUTTON, headed("Add")).click();
        assertThat(page.getByRole(AriaRole.HEADING, headed("Project Zeus"))).isVisible();
        page.getByLabel("Name for clients").fill("Tax return 2025");
        page.getByLabel("Begins").fill("2026-01-01");
        page.getByRole(AriaRole.BUTTON, headed("Save")).click();
        assertThat(page.getByText("Nele Winter").first()).isVisible();
        page.getByLabel("These contacts").check();
        page.getByLabel("Nele Winter").check();
        page.getByRole(AriaRole.BUTTON, named("Who would see it?")).click();
        staff.look("engagement-would-see");
        page.getByRole(AriaRole.BUTTON, named("Save sharing")).click();
        assertThat(page.getByText("yes: it is shared with this contact")).isVisible();
        staff.look("engagement");
        page.navigate(url("/desk/clients/" + guest.client() + "/engagements"));
        assertThat(page.getByText("Shared with 1 contact")).isVisible();
        staff.look("engagements");
    }

    private void propose(Person contact) {
        Page page = contact.page;
        page.navigate(url("/portal"));
        page.getByText("Tax return 2025").click();
        assertThat(page.getByRole(AriaRole.HEADING, headed("Tax return 2025"))).isVisible();
        contact.look("shared");
        page.getByText("Propose changes").click();
        contact.look("shared-form");
        page.locator("[name='f.bank']").fill("Second Bank");
        page.getByRole(AriaRole.BUTTON, headed("Continue")).click();
        assertThat(page.getByText("You propose one change")).isVisible();
        contact.look("shared-summary");
    }

    private void lookAs(Person staff, Guest guest) {
        Page page = staff.page;
        page.navigate(url("/desk/clients/" + guest.client()));
        page.getByText("Impersonate client portal").first().click();
        page.getByLabel("Why do you look?").fill("She called about her form");
        staff.look("impersonate");
        page.getByRole(AriaRole.BUTTON, named("Look now")).click();
        assertThat(page.getByRole(AriaRole.REGION, named("You look as a client")))
                .containsText("Jonas Brandt looks as Nele Winter.");
        staff.look("viewing-home");
        page.getByText("Tax return 2025").click();
        assertThat(page.getByText("Propose changes")).isHidden();
        staff.look("viewing-engagement");
        portal.as(PagesHost.JONAS).viewings().end();
        page.reload();
        staff.look("viewing-ended");
        page.navigate(url("/desk/clients/" + guest.client()));
        page.getByText("Impersonate client portal").first().click();
        page.getByLabel("Why do you look?").fill("She called once more");
        page.getByRole(AriaRole.BUTTON, named("Look now")).click();
        page.getByRole(AriaRole.REGION, named("You look as a client"))
                .getByRole(AriaRole.BUTTON)
                .click();
        assertThat(page).hasURL(url("/desk"));
        page.navigate(url("/desk/clients/" + guest.client() + "/activity"));
        staff.look("activity-looked");
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE_LIGHT", "DESKTOP_PLAIN"})
    @Tag("ACC-05")
    @Tag("ACC-21")
    @Tag("SEC-42")
    void aContactDisabledInTheMiddleIsOutAtTheNextPress(Look look) {
        Guest guest = guests.guest("Finn Winter");
        try (Person staff = staff(look);
                Person contact = contact(look, guest)) {
            contact.page.navigate(url("/portal/clients/" + guest.client() + "/profile"));
            contact.page.locator("[name='f.occupation']").fill("Gardener");

            staff.page.navigate(url("/desk/clients/" + guest.client() + "/access"));
            staff.page.getByText("Finn Winter").last().click();
            staff.page.getByRole(AriaRole.LINK, named("Disable account")).click();
            staff.look("contact-disable");
            staff.page.getByRole(AriaRole.BUTTON, named("Disable account")).click();
            assertThat(staff.page.getByText("The account is disabled.")).isVisible();

            contact.page.getByRole(AriaRole.BUTTON, headed("Continue")).click();
            assertThat(contact.page.getByRole(AriaRole.HEADING, headed("Please sign in")))
                    .isVisible();
            contact.look("disabled-in-the-middle");
        }
        org.assertj.core.api.Assertions.assertThat(portal.as(PagesHost.JONAS)
                        .client(guest.client())
                        .profile()
                        .queue())
                .isEmpty();
    }
}
