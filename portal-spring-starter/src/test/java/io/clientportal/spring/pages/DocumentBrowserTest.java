package io.clientportal.spring.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.clientportal.documents.DocumentQuery;
import io.clientportal.documents.Documents;
import io.clientportal.documents.NewDocument;
import io.clientportal.engagements.Readership;
import io.clientportal.spring.pages.Browser.Look;
import io.clientportal.spring.pages.Browser.Person;
import io.clientportal.spring.pages.Guests.Guest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents in a browser: sent, looked at, downloaded, shared and deleted. */
class DocumentBrowserTest extends BrowserTest {

    private Documents kept(Guest guest) {
        return portal.as(PagesHost.JONAS).client(guest.client()).documents();
    }

    private void shared(Guest guest, String name, String folder) {
        kept(guest)
                .upload(
                        NewDocument.of(name, folder).of(2025).sharedWith(Readership.EVERYBODY),
                        new ByteArrayInputStream(Papers.pdf("What we wrote you: " + name)));
    }

    private static FilePayload file(String name, String text) {
        return new FilePayload(name, "application/octet-stream", text.getBytes(StandardCharsets.UTF_8));
    }

    private String list(Guest guest) {
        return url("/portal/clients/" + guest.client() + "/documents");
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE_DARK", "DESKTOP_LIGHT", "PHONE_PLAIN"})
    @Tag("DOC-02")
    @Tag("DOC-06")
    @Tag("DOC-07")
    @Tag("DOC-10")
    void aContactSendsFilesAndTakesOneBack(Look look) {
        Guest guest = guests.reader("Ella Sommer");
        try (Person contact = contact(look, guest)) {
            Page page = contact.page;
            page.navigate(list(guest));
            contact.look("documents-empty");
            open(page, "Send files");
            choose(page, file("Receipt May.txt", "paid"), file("Contract.pdf", "%PDF signed"));
            contact.look("documents-chosen");
            page.locator("#folder").selectOption("Contracts");
            page.locator("#year").selectOption("");
            upload(page);
            assertThat(row(page, "Receipt May.txt")).containsText("minutes left to delete it.");
            assertThat(row(page, "Contract.pdf")).containsText("from you");
            contact.look("documents-sent");
            if (look.script) {
                sendAgain(contact, guest);
                retry(contact);
            } else {
                refusedWithoutScript(contact);
            }
            page.navigate(list(guest));
            row(page, "Receipt May.txt")
                    .getByRole(AriaRole.LINK)
                    .getByText("Delete")
                    .click();
            contact.look("document-take-back");
            page.getByRole(AriaRole.BUTTON, named("Delete")).click();
            assertThat(page.getByText("The document is deleted.")).isVisible();
            assertThat(page.getByText("Receipt May.txt")).hasCount(0);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE_LIGHT", "PHONE_DARK", "DESKTOP_LIGHT", "DESKTOP_DARK", "PHONE_PLAIN"})
    @Tag("DOC-10")
    void aContactOfSeveralClientsSaysWhoseFilesTheyAre(Look look) {
        Guest guest = guests.reader("Emil Sommer");
        Guest other = guests.reader("Sommer Gardens Ltd");
        guests.let(guest, other.client());
        shared(guest, "Hers.pdf", "Tax");
        try (Person contact = contact(look, guest)) {
            Page page = contact.page;
            page.navigate(url("/portal/documents"));
            contact.look("all-documents");
            page.getByRole(AriaRole.LINK, headed("Send files")).click();
            contact.look("send-files");
            page.getByRole(AriaRole.LINK, named("Sommer Gardens Ltd")).click();
            assertThat(page.getByRole(AriaRole.BUTTON, headed("Upload"))).isVisible();
            contact.look("documents-send");
        }
    }

    private static void open(Page page, String summary) {
        page.locator("details.upload > summary")
                .filter(new Locator.FilterOptions().setHasText(summary))
                .click();
    }

    private static void choose(Page page, FilePayload... files) {
        page.locator("#files").setInputFiles(files);
    }

    private static void upload(Page page) {
        page.getByRole(AriaRole.BUTTON, headed("Upload")).click();
    }

    private static Locator row(Page page, String name) {
        return page.locator("#documents .doc").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static Locator sending(Page page, String name) {
        return page.locator(".upload-row").filter(new Locator.FilterOptions().setHasText(name));
    }

    private void sendAgain(Person contact, Guest guest) {
        Page page = contact.page;
        assertThat(sending(page, "Contract.pdf")).containsText("Added");
        choose(page, file("Contract.pdf", "%PDF signed"), file("Game.exe", "MZ"));
        upload(page);
        Locator same = page.locator(".upload-row.same");
        assertThat(same).containsText(Pattern.compile("This file was sent already on \\w+ \\d"));
        assertThat(sending(page, "Game.exe")).containsText("Files of this type are not taken.");
        assertThat(page.locator("[data-status]")).containsText("0 of 2 files added");
        contact.look("documents-recognised");
        same.getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("Send it all the same"))
                .click();
        assertThat(page.locator(".upload-row.same")).hasCount(0);
        assertThat(row(page, "Contract.pdf")).hasCount(2);
    }

    /** The line breaks once, and what was chosen is sent whole the second time. */
    private void retry(Person contact) {
        Page page = contact.page;
        Pattern upload = Pattern.compile(".*/api/v1/clients/[^/]+/documents\\?.*");
        page.route(upload, Route::abort, new Page.RouteOptions().setTimes(1));
        contact.expectBrokenLine();
        choose(page, file("Letter.pdf", "%PDF a letter"));
        upload(page);
        Locator broken =
                page.locator(".upload-row.failed").filter(new Locator.FilterOptions().setHasText("Letter.pdf"));
        assertThat(broken).containsText("The connection broke off. Nothing was kept.");
        contact.look("documents-broken");
        broken.getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("Try again"))
                .click();
        assertThat(row(page, "Letter.pdf")).hasCount(1);
    }

    private static void refusedWithoutScript(Person contact) {
        Page page = contact.page;
        open(page, "Send files");
        page.locator("#folder").selectOption("Contracts");
        choose(page, file("Contract.pdf", "%PDF signed"), file("Game.exe", "MZ"));
        upload(page);
        assertThat(page.getByText("Files of this type are not taken.")).isVisible();
        assertThat(page.getByText(Pattern.compile("This file was sent already on")))
                .isVisible();
        contact.look("documents-recognised");
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE_DARK", "DESKTOP_LIGHT", "PHONE_PLAIN"})
    @Tag("DOC-01")
    @Tag("DOC-04")
    @Tag("DOC-05")
    @Tag("DOC-07")
    void aContactFindsReadsAndDownloadsWhatIsNew(Look look) {
        Guest guest = guests.reader("Romy Sommer");
        shared(guest, "Tax assessment 2025.pdf", "Tax");
        shared(guest, "A contract with a rather long name that nobody would ever shorten by hand.pdf", "Contracts");
        shared(guest, "Welcome.pdf", "Correspondence");
        try (Person contact = contact(look, guest)) {
            Page page = contact.page;
            page.navigate(url("/portal"));
            assertThat(page.getByText("3 new")).isVisible();
            contact.look("home-documents");
            page.getByRole(AriaRole.LINK, named("Documents 3 new")).click();
            contact.look("documents");
            page.getByLabel("Search by name").fill("assess");
            if (!look.script) {
                page.getByRole(AriaRole.BUTTON, headed("Show")).click();
            }
            assertThat(page.locator(".doc")).hasCount(1);
            contact.look("documents-found");

            page.getByRole(AriaRole.LINK, headed("Tax assessment 2025.pdf")).click();
            assertThat(page.getByAltText("Page 1 of Tax assessment 2025.pdf")).isVisible();
            contact.look("document");
            page.getByText("Next").click();
            assertThat(page.getByAltText("Page 2 of Tax assessment 2025.pdf")).isVisible();
            assertThat(page.locator(".pager")).containsText("Page 2 of 3");

            Download download = page.waitForDownload(
                    () -> page.getByRole(AriaRole.LINK, headed("Download")).click());
            org.assertj.core.api.Assertions.assertThat(download.suggestedFilename())
                    .isEqualTo("Tax assessment 2025.pdf");
            download.path();
            if (look.script) {
                assertThat(page.locator("[data-new]")).hasCount(0);
            }
            page.navigate(list(guest));
            assertThat(row(page, "Tax assessment 2025.pdf").locator("[data-new]"))
                    .hasCount(0);
            takeTheOthers(contact);
            if (look.script) {
                shared(guest, "A torn one.pdf", "Tax");
                page.navigate(list(guest));
                page.getByRole(AriaRole.LINK, headed("A torn one.pdf")).click();
                assertThat(page.locator("#preview")).containsText("This page cannot be shown now.");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE_LIGHT", "DESKTOP_DARK"})
    @Tag("ACC-10")
    @Tag("IMP-02")
    @Tag("IMP-03")
    void documentsOfSeveralClientsAreOneListAndWhoLooksOnlyLooks(Look look) {
        Guest guest = guests.reader("Thea Sommer");
        Guest mother = guests.reader("Hanna Sommer");
        guests.let(guest, mother.client());
        shared(guest, "Own assessment.pdf", "Tax");
        shared(mother, "Pension statement.pdf", "Correspondence");
        try (Person contact = contact(look, guest)) {
            contact.page.navigate(url("/portal"));
            contact.look("home-documents-of-two");
            contact.page.getByText("All documents in one list").click();
            assertThat(contact.page.locator(".doc")).hasCount(2);
            contact.look("documents-of-all");
        }
        portal.as(PagesHost.JONAS).viewings().end();
        String token = portal.as(PagesHost.JONAS)
                .viewings()
                .start(guest.contact().id(), "She asked where it is")
                .token();
        try (Person staff = with(look, "portal-viewing", token)) {
            staff.page.navigate(list(guest));
            assertThat(row(staff.page, "Own assessment.pdf")).containsText("New");
            assertThat(staff.page.getByText("Send files")).hasCount(0);
            staff.look("viewing-documents");
        } finally {
            portal.as(PagesHost.JONAS).viewings().end();
        }
    }

    private static void takeTheOthers(Person contact) {
        Page page = contact.page;
        page.getByLabel("Choose Welcome.pdf").check();
        page.getByLabel(Pattern.compile("Choose A contract")).check();
        contact.look("documents-ticked");
        Download zip = page.waitForDownload(() ->
                page.getByRole(AriaRole.BUTTON, named("Download selected")).click());
        org.assertj.core.api.Assertions.assertThat(zip.suggestedFilename()).isEqualTo("Documents.zip");
        zip.path();
        if (!contact.look.script) {
            page.reload();
        }
        assertThat(page.locator("[data-new]")).hasCount(0);
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE_DARK", "DESKTOP_LIGHT", "PHONE_PLAIN"})
    @Tag("DOC-03")
    @Tag("DOC-10")
    @Tag("ACC-14")
    @Tag("ACC-20")
    void staffShareADocumentAndSeeWhoDownloadedIt(Look look) {
        Guest guest = guests.reader("Jule Sommer");
        try (Person staff = staff(look);
                Person contact = contact(look, guest)) {
            Page page = staff.page;
            page.navigate(url("/desk/clients/" + guest.client() + "/documents"));
            staff.look("desk-documents-empty");
            open(page, "Add files");
            page.locator("#folder").selectOption("Tax");
            choose(page, file("Return 2025.pdf", "%PDF Your return"));
            staff.look("desk-documents-chosen");
            upload(page);
            assertThat(row(page, "Return 2025.pdf")).containsText("Shared with nobody");
            staff.look("desk-documents");

            page.getByRole(AriaRole.LINK, headed("Return 2025.pdf")).click();
            page.getByLabel("These contacts").check();
            page.getByLabel("Jule Sommer").check();
            page.getByRole(AriaRole.BUTTON, named("Who would see it?")).click();
            assertThat(page.getByText("yes: it is shared with this contact")).isVisible();
            staff.look("desk-document-would-see");
            page.getByRole(AriaRole.BUTTON, named("Save sharing")).click();
            assertThat(page.getByText("It holds from their next page on.")).isVisible();

            contact.page.navigate(list(guest));
            contact.page
                    .waitForDownload(() -> row(contact.page, "Return 2025.pdf")
                            .locator("[data-download]")
                            .click())
                    .path();
            page.reload();
            assertThat(page.getByRole(AriaRole.REGION, named("Downloaded by"))).containsText("Jule Sommer");
            staff.look("desk-document");
            delete(staff);
        }
        org.assertj.core.api.Assertions.assertThat(
                        kept(guest).list(DocumentQuery.ALL, null, 10).documents())
                .hasSize(1);
    }

    private static void delete(Person staff) {
        Page page = staff.page;
        page.getByRole(AriaRole.LINK, headed("Delete")).click();
        page.getByLabel("Why?").fill("It came twice");
        staff.look("desk-document-delete");
        page.getByRole(AriaRole.BUTTON, headed("Delete")).click();
        assertThat(page.getByText("The document is in the trash.")).isVisible();
        page.getByRole(AriaRole.LINK, headed("Trash")).click();
        assertThat(page.getByText("90 days left")).isVisible();
        staff.look("desk-documents-trash");
        page.getByRole(AriaRole.BUTTON, named("Restore")).click();
        assertThat(page.getByText("The document is back, shared as it was.")).isVisible();
    }
}
