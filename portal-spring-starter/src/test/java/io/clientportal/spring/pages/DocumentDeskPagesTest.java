package io.clientportal.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.documents.DocumentFile;
import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentState;
import io.clientportal.documents.NewDocument;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.EngagementDraft;
import io.clientportal.engagements.Engagements;
import io.clientportal.engagements.Readership;
import io.clientportal.firms.Settings;
import io.clientportal.kernel.EngagementId;
import io.clientportal.spring.pages.Guests.Guest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Documents on the pages of staff. */
class DocumentDeskPagesTest extends DocumentsOverHttp {

    private DocumentId letter(Guest guest) {
        return upload(kept(guest), NewDocument.of("Letter <1>.pdf", "Tax").of(2025), Papers.pdf("letter"));
    }

    private static String page(Guest guest, DocumentId document) {
        return deskList(guest) + "/" + document;
    }

    private Map<String, String> token(String staff, String path) {
        Map<String, String> form = new LinkedHashMap<>();
        String csrf = formOf(get(staff, path).body()).get("_csrf");
        if (csrf != null) {
            form.put("_csrf", csrf);
        }
        return form;
    }

    private HttpResponse<String> act(Guest guest, DocumentId document, String act, String reason) {
        String path = page(guest, document) + "/" + act;
        Map<String, String> form = token("jonas", path);
        form.put("reason", reason);
        return post("jonas", path, form);
    }

    @Test
    @Tag("DOC-10")
    void staffUploadForAContactWhoSeesItThen() {
        Guest guest = reader();
        assertThat(get("jonas", deskList(guest)).body()).contains("Nothing here yet", "Nobody yet", "Mara Weber");
        Map<String, String> fields = tax();
        fields.put("with", "named");
        fields.put("contact." + guest.contact().id(), "1");

        HttpResponse<String> answer = send("jonas", guest, fields, Map.of("Return.pdf", Papers.pdf("return")));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(get("jonas", answer.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("1 file is added.", "Return.pdf", "Shared with 1 contact", "Tax", "2025");
        assertThat(get(guest, list(guest)).body()).contains("Return.pdf");
        HttpResponse<String> refused = send("jonas", guest, fields, Map.of("Empty.pdf", new byte[0]));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("The file is empty")
                .containsPattern("name=\"contact\\." + guest.contact().id() + "\"[^>]*checked");
    }

    @Test
    @Tag("DSH-02")
    void theBellLeadsToTheDocumentsAndIsReadThere() {
        Guest guest = reader();
        upload(own(guest), NewDocument.of("Receipt.txt", "Receipts"), "paid".getBytes());
        String link = deskList(guest) + "?rang";
        assertThat(get("jonas", "/desk").body())
                .containsPattern("class=\"unread\">\\s*<a href=\"" + Pattern.quote(link));
        get("jonas", link);
        assertThat(get("jonas", "/desk").body())
                .contains(link)
                .doesNotContainPattern("class=\"unread\">\\s*<a href=\"" + Pattern.quote(link));
    }

    @Test
    @Tag("DOC-04")
    void theListIsNarrowedDownForStaffToo() {
        Guest guest = reader();
        letter(guest);
        upload(own(guest), NewDocument.of("Receipt.txt", "Receipts"), "paid".getBytes());
        assertThat(get("jonas", deskList(guest)).body())
                .contains("Letter &lt;1&gt;.pdf", "Shared with nobody", "Receipt.txt", "From the client");
        assertThat(get("jonas", deskList(guest) + "?folder=Receipts").body())
                .contains("Receipt.txt")
                .doesNotContain("Letter &lt;1&gt;.pdf");
        assertThat(get("jonas", deskList(guest) + "?text=zzz").body()).contains("No document matches.");
        assertThat(get("jonas", deskList(guest) + "?after=x").statusCode()).isEqualTo(422);
    }

    @Test
    @Tag("DOC-04")
    void aDocumentIsFiledAnewOnTheVersionThatWasRead() {
        Guest guest = reader();
        String path = page(guest, letter(guest));
        Map<String, String> form = token("jonas", path);
        form.putAll(Map.of(
                "version", formOf(get("jonas", path).body()).getOrDefault("version", ""),
                "name", "Return 2024.pdf",
                "folder", "Accounts",
                "year", "2024"));

        assertThat(post("jonas", path, form).headers().firstValue("Location")).hasValue(path + "?said=filed");

        assertThat(get("jonas", path + "?said=filed").body())
                .contains("Saved.", "Return 2024.pdf", "value=\"Accounts\"", "value=\"2024\"");
        form.put("name", "Once more.pdf");
        HttpResponse<String> late = post("jonas", path, form);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("value=\"Once more.pdf\"");
        form.put("version", formOf(get("jonas", path).body()).getOrDefault("version", ""));
        form.put("name", "No longer a.png");
        HttpResponse<String> refused = post("jonas", path, form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("The content of the file is not what its name says");
    }

    @Test
    @Tag("ACC-14")
    @Tag("ACC-20")
    @Tag("ACC-21")
    void staffLookWhoWouldSeeItShareItAndTakeItBack() {
        Guest guest = reader();
        DocumentId letter = letter(guest);
        String path = page(guest, letter);
        assertThat(get("jonas", path).body()).contains("no: it is not shared with this contact");
        Map<String, String> sharing = token("jonas", path);
        sharing.put("with", "everybody");
        sharing.put("look", "1");
        assertThat(post("jonas", path + "/sharing", sharing).body())
                .contains("Nothing is changed yet.", "yes: it is shared with everybody of this client");
        assertThat(get(guest, list(guest) + "/" + letter).statusCode()).isEqualTo(404);

        sharing.remove("look");
        assertThat(post("jonas", path + "/sharing", sharing).statusCode()).isEqualTo(303);

        assertThat(get(guest, list(guest) + "/" + letter).statusCode()).isEqualTo(200);
        sharing.put("with", "nobody");
        post("jonas", path + "/sharing", sharing);
        assertThat(get(guest, list(guest) + "/" + letter).statusCode()).isEqualTo(404);
        sharing.put("with", "the world");
        assertThat(post("jonas", path + "/sharing", sharing).statusCode()).isEqualTo(400);
    }

    @Test
    @Tag("ACC-20")
    void aDocumentIsSharedWithItsEngagement() {
        Guest guest = reader();
        Engagements engagements =
                portal.as(PagesHost.JONAS).client(guest.client()).engagements();
        EngagementId zeus =
                engagements.add(EngagementDraft.named("Project Zeus")).id();
        engagements.share(zeus, Audience.EVERYBODY);
        DocumentId letter =
                upload(kept(guest), NewDocument.of("Letter.pdf", "Tax").about(zeus), Papers.pdf("letter"));
        String path = page(guest, letter);
        Map<String, String> sharing = token("jonas", path);
        sharing.putAll(Map.of("with", "nobody", "withEngagement", "1"));

        post("jonas", path + "/sharing", sharing);

        assertThat(kept(guest).get(letter).audience()).isEqualTo(Readership.WITH_ENGAGEMENT);
        assertThat(get("jonas", path).body())
                .contains("yes: it is shared with whoever sees its Matter")
                .containsPattern("value=\"" + zeus + "\" selected");
        assertThat(get("jonas", deskList(guest)).body()).contains("Shared with its Matter", "Project Zeus");
    }

    @Test
    @Tag("DOC-01")
    void staffSeeWhoDownloadedItAndTheirOwnDownloadsDoNotCount() {
        Guest guest = reader();
        DocumentId letter = shared(guest, "Letter.pdf");
        assertThat(get("jonas", page(guest, letter) + "/file").body()).startsWith("%PDF");
        assertThat(get("jonas", page(guest, letter)).body()).contains("No contact has downloaded it yet.");
        get(guest, list(guest) + "/" + letter + "/file");
        get(guest, list(guest) + "/" + letter + "/file");
        assertThat(get("jonas", page(guest, letter)).body())
                .contains("2 times")
                .doesNotContain("No contact has downloaded it yet.");
        assertThat(get("jonas", page(guest, letter) + "/preview?page=1").statusCode())
                .isEqualTo(200);
    }

    @Test
    @Tag("DOC-03")
    void aDocumentIsDeletedWithAReasonAndRestored() {
        Guest guest = reader();
        DocumentId letter = shared(guest, "Letter.pdf");
        assertThat(act(guest, letter, "delete", " ").statusCode()).isEqualTo(422);

        HttpResponse<String> answer = act(guest, letter, "delete", "It came <twice>");

        assertThat(answer.headers().firstValue("Location")).hasValue(deskList(guest) + "?deleted");
        assertThat(get(guest, list(guest)).body()).doesNotContain("Letter.pdf");
        assertThat(get("jonas", deskList(guest) + "?deleted").body())
                .contains("The document is in the trash.")
                .doesNotContain("Letter.pdf");
        assertThat(get("jonas", deskList(guest) + "/trash").body())
                .contains("Letter.pdf", "It came &lt;twice&gt;", "Jonas Brandt", "90 days left");
        assertThat(get("jonas", page(guest, letter)).body())
                .contains("In the trash", "Restore")
                .doesNotContain("Save sharing", "How it is filed");

        String restore = page(guest, letter) + "/restore";
        assertThat(post("jonas", restore, token("jonas", deskList(guest) + "/trash"))
                        .headers()
                        .firstValue("Location"))
                .hasValue(deskList(guest) + "/trash?restored");
        assertThat(get("jonas", deskList(guest) + "/trash?restored").body())
                .contains("The document is back", "The trash is empty.");
        assertThat(get(guest, list(guest)).body()).contains("Letter.pdf");
    }

    @Test
    @Tag("DOC-03")
    void aLegalHoldIsSetAndLiftedAndNobodyDeletesMeanwhile() {
        Guest guest = reader();
        DocumentId letter = letter(guest);
        assertThat(act(guest, letter, "hold", "A dispute").statusCode()).isEqualTo(303);
        assertThat(get("jonas", page(guest, letter) + "?said=hold").body())
                .contains("The document is on legal hold.", "A dispute", "Lift the legal hold")
                .doesNotContain("/delete\"");
        assertThat(act(guest, letter, "delete", "Away").body()).contains("on legal hold and cannot be deleted");
        assertThat(act(guest, letter, "lift", "Settled").statusCode()).isEqualTo(303);
        assertThat(kept(guest).get(letter).document().hold()).isNull();
        assertThat(get("jonas", page(guest, letter) + "?said=anything").body()).doesNotContain("document.said");
    }

    @Test
    @Tag("DOC-10")
    void staffChooseWhichTypesAreOffered() {
        Guest guest = reader();
        assertThat(get("jonas", deskList(guest)).body()).doesNotContain("Types that are offered");
        Settings settings = portal.as(PagesHost.JONAS).settings();
        Settings.Current now = settings.read();
        settings.save(
                now.settings().with(now.settings().documents().with(Map.of("Company", List.of("Minutes", "Payroll")))),
                now.version());
        Map<String, String> form = token("jonas", deskList(guest));
        form.put("kind", "Company");

        assertThat(post("jonas", deskList(guest) + "/folders", form).statusCode())
                .isEqualTo(303);

        assertThat(get("jonas", deskList(guest)).body()).contains("Payroll", "Types that are offered");
        assertThat(get(guest, list(guest)).body()).contains("<option value=\"Payroll\"");
        form.put("kind", "Martian");
        assertThat(post("jonas", deskList(guest) + "/folders", form).statusCode())
                .isEqualTo(422);
    }

    @Test
    @Tag("FRM-05")
    void whoMayOnlyLookIsOfferedNothingElse() {
        Guest guest = reader();
        DocumentId letter = letter(guest);
        String path = page(guest, letter);
        assertThat(get("eva", path).body())
                .contains("Shared with nobody", "Letter &lt;1&gt;.pdf")
                .doesNotContain("Save sharing", "/delete", "/hold", "Keep or delete");
        assertThat(get("eva", deskList(guest)).body()).doesNotContain("Nobody yet");
        for (String act : List.of("delete", "hold", "lift")) {
            assertThat(get("eva", path + "/" + act).statusCode()).as(act).isEqualTo(403);
            assertThat(post("eva", path + "/" + act, Map.of("reason", "Because"))
                            .statusCode())
                    .as(act)
                    .isEqualTo(403);
        }
        DocumentFile still = kept(guest).get(letter);
        assertThat(still.document().state()).isEqualTo(DocumentState.AVAILABLE);
    }

    @Test
    @Tag("DOC-07")
    void staffDownloadSeveralAsOneFile() {
        Guest guest = reader();
        Map<String, String> form = token("jonas", deskList(guest));
        form.put("id", letter(guest).toString());
        assertThat(post("jonas", deskList(guest) + "/zip", form).body()).startsWith("PK");
        form.remove("id");
        assertThat(post("jonas", deskList(guest) + "/zip", form).body()).contains("Tick the documents");
    }

    @Test
    @Tag("DOC-01")
    void theLogSaysWhatWasDoneWithADocument() {
        Guest guest = reader();
        DocumentId letter = shared(guest, "Letter.pdf");
        get(guest, list(guest) + "/" + letter + "/file");
        act(guest, letter, "hold", "A dispute");
        assertThat(get("jonas", "/desk/clients/" + guest.client() + "/activity").body())
                .contains("Uploaded a document", "Downloaded a document", "Put a document on legal hold")
                .contains("Letter.pdf", "15 bytes", "A dispute", "Legal hold")
                .doesNotContain("document-", "legal-hold", "with-engagement");
    }
}
