package io.clientportal.spring.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.EngagementDraft;
import io.clientportal.engagements.Engagements;
import io.clientportal.kernel.EngagementId;
import io.clientportal.spring.pages.Browser.Look;
import io.clientportal.spring.pages.Browser.Person;
import io.clientportal.spring.pages.Guests.Guest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Staff write and share a note, a contact adds one, changes it, and no longer can once it is read; in a browser. */
class NoteBrowserTest extends BrowserTest {

    @ParameterizedTest
    @EnumSource(names = {"PHONE_DARK", "DESKTOP_LIGHT", "PHONE_PLAIN"})
    @Tag("ACC-11")
    @Tag("ACC-19")
    @Tag("ACC-20")
    void notesGoBackAndForth(Look look) {
        Guest guest = guests.guest("Nele Sommer");
        Engagements engagements =
                portal.as(PagesHost.JONAS).client(guest.client()).engagements();
        EngagementId tax =
                engagements.add(EngagementDraft.named("Tax return 2025")).id();
        engagements.share(tax, Audience.EVERYBODY);
        try (Person staff = staff(look);
                Person contact = contact(look, guest)) {
            write(staff, guest);
            allow(staff, guest, tax);
            add(contact);
            read(staff, guest);
            contact.page.reload();
            assertThat(contact.page.getByText("Change or take back")).isHidden();
            contact.look("engagement-notes-read");
            contact.page.navigate(url("/portal"));
            contact.page.getByRole(AriaRole.LINK, headed("Notes")).click();
            assertThat(contact.page.getByText("The receipts are complete").first())
                    .isVisible();
            contact.look("notes-shared");
        }
    }

    private void write(Person staff, Guest guest) {
        Page page = staff.page;
        page.navigate(url("/desk/clients/" + guest.client() + "/notes"));
        staff.look("notes-empty");
        page.getByLabel("Note", new Page.GetByLabelOptions().setExact(true))
                .fill("The receipts are complete.\nWe file next week.");
        page.getByLabel("About", new Page.GetByLabelOptions().setExact(true)).selectOption("Tax return 2025");
        page.getByLabel("Whoever sees what it is about").check();
        page.getByRole(AriaRole.BUTTON, named("Add the note")).click();
        assertThat(page.getByText("Shared with whoever sees what it is about")).isVisible();
        staff.look("notes");
        page.getByRole(AriaRole.LINK, named("Open Jonas Brandt")).click();
        assertThat(page.getByText("yes: this contact sees what it is about")).isVisible();
        staff.look("note");
    }

    private void allow(Person staff, Guest guest, EngagementId tax) {
        Page page = staff.page;
        page.navigate(url("/desk/clients/" + guest.client() + "/engagements/" + tax));
        page.getByRole(AriaRole.BUTTON, named("Let contacts add notes")).click();
        assertThat(page.getByText("Contacts who see this can add notes.")).isVisible();
        staff.look("engagement-with-notes");
    }

    private void add(Person contact) {
        Page page = contact.page;
        page.navigate(url("/portal"));
        page.getByText("Tax return 2025").click();
        assertThat(page.getByText("The receipts are complete.")).isVisible();
        page.getByRole(AriaRole.BUTTON, named("Add the note")).click();
        assertThat(page.getByText("A note has 1 to 10,000 characters")).isVisible();
        contact.look("engagement-note-refused");
        page.getByLabel("Your note").fill("One receipt is mising");
        page.getByRole(AriaRole.BUTTON, named("Add the note")).click();
        page.getByText("Change or take back").click();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Take the note back"))).isVisible();
        contact.look("note-own");
        page.getByLabel("Note", new Page.GetByLabelOptions().setExact(true)).fill("One receipt is missing");
        page.getByRole(AriaRole.BUTTON, headed("Save")).click();
        assertThat(page.getByText("One receipt is missing")).isVisible();
        contact.look("engagement-notes");
    }

    private void read(Person staff, Guest guest) {
        Page page = staff.page;
        page.navigate(url("/desk/clients/" + guest.client() + "/notes"));
        assertThat(page.getByText("One receipt is missing")).isVisible();
        staff.look("notes-with-a-contacts");
        page.getByRole(AriaRole.LINK, named("Open Nele Sommer")).click();
        assertThat(page.getByText("yes: this contact wrote it")).isVisible();
        staff.look("note-of-a-contact");
    }
}
