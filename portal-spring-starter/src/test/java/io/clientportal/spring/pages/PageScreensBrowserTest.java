package io.clientportal.spring.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.clientportal.ClientSpace;
import io.clientportal.access.NewContact;
import io.clientportal.engagements.EngagementDraft;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.Value;
import io.clientportal.firms.Settings;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ContactId;
import io.clientportal.notices.MailRefused;
import io.clientportal.profile.EditSource;
import io.clientportal.profile.Profile;
import io.clientportal.profile.ProposalView;
import io.clientportal.spring.pages.Browser.Look;
import io.clientportal.spring.pages.Browser.Person;
import io.clientportal.spring.pages.Guests.Guest;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The pages beside the straight way: settings, declining, queues, fields that changed meanwhile, closed profiles. Each in the
 * looks that differ most; the straight way is walked in all of them by {@link PagesBrowserTest}.
 */
class PageScreensBrowserTest extends BrowserTest {

    @ParameterizedTest
    @EnumSource(names = {"PHONE_DARK", "DESKTOP_LIGHT", "PHONE_PLAIN"})
    @Tag("PRO-15")
    @Tag("PRO-20")
    @Tag("PRO-35")
    void aQueueWithFieldsThatChangedMeanwhileIsDeclined(Look look) {
        Guest guest = guests.guest("Nora " + look.name().charAt(0));
        ProposalView first = guests.proposed(
                guest, form -> form.set("occupation", "Landscape gardener").set("pronouns", "they/them"));
        guests.proposed(guest, form -> form.set("occupation", "Gardener").set("name", "Nora Abel"));
        Profile desk = portal.as(PagesHost.JONAS).client(guest.client()).profile();
        desk.edit(
                desk.record().version(),
                Map.of(FieldPath.parse("occupation"), Value.of("Town planner")),
                EditSource.BY_HAND);
        permission("pronouns", FieldPermission.PRIVATE);
        try (Person staff = staff(look)) {
            Page page = staff.page;
            page.navigate(url("/desk/clients/" + guest.client() + "/requests/" + first.id()));
            assertThat(page.getByText("Changed since by Jonas Brandt")).isVisible();
            staff.look("review-stale");
            page.locator("#accept-rest").click();
            assertThat(page.locator("#review-count")).containsText("1 open");
            page.locator("[data-apply]").click();
            assertThat(page.locator("#problems")).containsText("has to be decided");
            staff.look("review-open");
            page.getByText("Reject all").click();
            page.getByLabel("Why? This stays inside the firm.").fill("She called: all of it was a mistake.");
            staff.look("review-reject");
            page.locator(".drawer-body button").click();
            assertThat(page.getByLabel("Message to")).hasValue("She called: all of it was a mistake.");
            page.getByLabel("Message to").fill("As agreed on the phone.");
            staff.look("decline");
            page.getByRole(AriaRole.BUTTON, named("Confirm & decline")).click();
            assertThat(page.getByText("The record stays as it was.")).isVisible();
            staff.look("declined");
            page.getByText("Review the next request").click();
            assertThat(page.getByRole(AriaRole.HEADING, named("Review changes")))
                    .isVisible();
            page.navigate(url("/desk/clients/" + guest.client() + "/history"));
            page.locator(".entries-list summary").first().click();
            staff.look("desk-history-declined");
            page.navigate(url("/desk"));
            staff.look("desk-inbox-several");
        } finally {
            permission("pronouns", FieldPermission.PROPOSE);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE_DARK", "DESKTOP_LIGHT", "PHONE_PLAIN"})
    @Tag("PRO-02")
    @Tag("ACC-12")
    void settingsAreChanged(Look look) {
        try (Person staff = staff(look)) {
            Page page = staff.page;
            page.navigate(url("/desk/settings"));
            staff.look("settings");
            page.getByLabel("Name of the firm").fill("Hartmann & Partner ");
            page.getByLabel("Requests that may wait").fill("0");
            page.getByRole(AriaRole.BUTTON, named("Save")).click();
            assertThat(page.locator("#waiting-error")).isVisible();
            staff.look("settings-wrong");
            page.getByLabel("Requests that may wait").fill("12");
            page.getByRole(AriaRole.BUTTON, named("Save")).click();
            assertThat(page.getByText("Saved. It holds from now on.")).isVisible();
            page.navigate(url("/desk/settings/fields"));
            staff.look("fields");
            page.locator("#occupation-VIEW").click();
            assertThat(page.locator("#occupation-VIEW")).hasAttribute("aria-pressed", "true");
            page.locator("#occupation-PROPOSE").click();
            assertThat(page.locator("#occupation-PROPOSE")).hasAttribute("aria-pressed", "true");
            page.locator("#pronouns-up").click();
            assertThat(page.locator("[data-sort]").nth(1)).hasAttribute("data-sort", "pronouns");
            page.locator("#pronouns-down").click();
            assertThat(page.locator("[data-sort]").nth(2)).hasAttribute("data-sort", "pronouns");
            page.navigate(url("/desk/settings/fields/topics"));
            staff.look("field");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE_LIGHT", "PHONE_DARK", "DESKTOP_LIGHT", "DESKTOP_DARK", "PHONE_PLAIN"})
    @Tag("DOC-06")
    void whatIsTakenAsDocumentsIsSet(Look look) {
        try (Person staff = staff(look)) {
            Page page = staff.page;
            page.navigate(url("/desk/settings"));
            page.locator(".tabs").getByText("Documents").click();
            staff.look("document-settings");
            page.getByLabel("Room for one client").first().fill("none");
            page.locator("#add-kind").click();
            assertThat(page.getByText("Nothing is saved until you press Save.")).isVisible();
            page.locator("#kind-0").fill("Company");
            page.locator("#add-kind").click();
            page.locator("#kind-1").fill("Person");
            page.locator("#folders-1").fill("Payslips\nPayslips");
            page.getByRole(AriaRole.BUTTON, headed("Save")).click();
            assertThat(page.locator("#bytes-error")).isVisible();
            assertThat(page.locator("#folders-0-error")).isVisible();
            assertThat(page.locator("#folders-1-error")).containsText("“Payslips” is there twice.");
            staff.look("document-settings-wrong");
            page.getByLabel("Room for one client").first().fill("20");
            page.locator("#folders-0").fill("Minutes\nAccounts");
            page.getByRole(AriaRole.BUTTON, named("Remove Person")).click();
            assertThat(page.locator("#kind-1")).hasCount(0);
            page.getByRole(AriaRole.BUTTON, headed("Save")).click();
            assertThat(page.getByText("Saved. It holds from now on.")).isVisible();
            assertThat(page.locator("#kind-0")).hasValue("Company");
            page.getByRole(AriaRole.BUTTON, named("Remove Company")).click();
            assertThat(page.locator("#kind-0")).hasCount(0);
            page.getByRole(AriaRole.BUTTON, headed("Save")).click();
            assertThat(page.getByText("Nothing is saved until you press Save.")).hasCount(0);
            assertThat(page.getByText("Saved. It holds from now on.")).isVisible();
            assertThat(page.locator("#kind-0")).hasCount(0);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE_DARK", "DESKTOP_LIGHT", "PHONE_PLAIN"})
    @Tag("MAI-03")
    void mailsThatWereGivenUpAreListed(Look look) {
        Guest guest = guests.guest("Otto " + look.name().charAt(0));
        mailer.server(mail -> {
            throw new MailRefused(true, "550 5.1.1 no such mailbox");
        });
        guests.proposed(guest, form -> form.set("occupation", "Baker"));
        portal.work();
        mailer.server(mail -> {});
        try (Person staff = staff(look)) {
            staff.page.navigate(url("/desk/outbox"));
            assertThat(staff.page.getByText("550 5.1.1 no such mailbox").first())
                    .isVisible();
            staff.look("outbox");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE_DARK", "DESKTOP_LIGHT", "PHONE_PLAIN"})
    @Tag("PRO-01")
    void aClosedProfileSaysSo(Look look) {
        Guest guest = guests.guest("Paula " + look.name().charAt(0));
        open(false);
        try (Person contact = contact(look, guest)) {
            contact.page.navigate(url("/portal/clients/" + guest.client() + "/profile"));
            contact.look("profile-closed");
            contact.page.navigate(url("/portal"));
            contact.look("home-closed");
        } finally {
            open(true);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE_LIGHT", "DESKTOP_DARK", "PHONE_PLAIN"})
    @Tag("ACC-01")
    @Tag("ACC-02")
    @Tag("ACC-06")
    @Tag("ACC-07")
    void accountsAreManaged(Look look) {
        Guest guest = guests.guest("Mara " + look.name().charAt(0));
        ClientSpace space = portal.as(PagesHost.JONAS).client(guest.client());
        space.engagements()
                .shareWith(
                        guest.contact().id(),
                        Set.of(space.engagements()
                                .add(EngagementDraft.named("Tax return 2025"))
                                .id()));
        space.engagements().add(EngagementDraft.named("Bookkeeping 2026"));
        String suffix = "-" + look.name().toLowerCase(Locale.ROOT) + "@example.com";
        ContactId eric = space.invitations()
                .invite(new NewContact("Eric Sørensen", "eric" + suffix), Set.of(Area.PROFILE), null)
                .contact();
        ContactId ida = space.invitations()
                .invite(new NewContact("Ida Brandt", "ida" + suffix), Set.of(Area.PROFILE), null)
                .contact();
        space.invitations().revoke(ida);
        space.access()
                .suspend(
                        space.access()
                                .add(new NewContact("Otto Frei", "otto" + suffix), Set.of(Area.PROFILE))
                                .id(),
                        "Stolen");
        try (Person staff = staff(look)) {
            Page page = staff.page;
            String client = "/desk/clients/" + guest.client();
            page.navigate(url(client + "/access"));
            staff.look("access");
            page.locator(".section-head a").click();
            assertThat(page.getByRole(AriaRole.HEADING, named("Portal invite"))).isVisible();
            page.locator("input[name=who][value=other]").check();
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Eric Sørensen");
            page.getByLabel("E-mail address").fill("eric" + suffix);
            staff.look("invite");
            page.getByLabel("Part of a client's name").fill("Mara");
            page.getByRole(AriaRole.BUTTON, named("Find clients")).click();
            staff.look("invite-further");
            page.getByRole(AriaRole.BUTTON, named("Send invitation")).click();
            staff.look("invite-taken");
            page.navigate(url(client + "/contacts/" + guest.contact().id()));
            staff.look("contact");
            page.locator(".column-side details summary").click();
            staff.look("contact-grant");
            page.navigate(url(client + "/contacts/" + guest.contact().id() + "/activity"));
            staff.look("contact-activity");
            page.navigate(url(client + "/contacts/" + eric));
            staff.look("contact-invited");
            page.getByRole(AriaRole.BUTTON, named("Copy link")).click();
            assertThat(page.locator("#link")).isVisible();
            staff.look("invitation-copied");
            page.navigate(url(client + "/contacts/" + guest.contact().id() + "/address"));
            page.getByLabel("New login email").fill("mara-new" + suffix);
            page.getByRole(AriaRole.BUTTON, named("Change login email")).click();
            assertThat(page.getByText("is to become the login email")).isVisible();
            staff.look("contact-address");
            page.navigate(url(client + "/contacts/" + guest.contact().id() + "/suspend"));
            staff.look("contact-suspend");
            page.navigate(url(client + "/contacts/" + guest.contact().id() + "/disable"));
            page.getByRole(AriaRole.BUTTON, named("Disable account")).click();
            assertThat(page.getByText("The account is disabled.")).isVisible();
            page.getByRole(AriaRole.LINK, named("Enable account")).click();
            assertThat(page.getByText("Tax return 2025")).isVisible();
            staff.look("contact-enable");
            page.navigate(url(client));
            staff.look("desk-client-contacts");
            page.navigate(url("/desk/activity"));
            staff.look("firm-activity");
        }
    }

    private void permission(String field, FieldPermission permission) {
        Settings settings = portal.as(PagesHost.JONAS).settings();
        Settings.Current now = settings.read();
        settings.save(
                now.settings().with(now.settings().profile().with(new FieldKey(field), permission)), now.version());
    }

    private void open(boolean open) {
        Settings settings = portal.as(PagesHost.JONAS).settings();
        Settings.Current now = settings.read();
        settings.save(now.settings().with(now.settings().profile().opened(open)), now.version());
    }
}
