package io.clientportal.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.documents.DocumentId;
import io.clientportal.documents.NewDocument;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.EngagementDraft;
import io.clientportal.engagements.Engagements;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.EngagementId;
import io.clientportal.spring.pages.Guests.Guest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** Documents on the pages of contacts. */
class DocumentPagesTest extends DocumentsOverHttp {

    @Test
    @Tag("DOC-01")
    void whatTheFirmSharesIsNewUntilItIsDownloadedWhole() {
        Guest guest = reader();
        DocumentId letter = shared(guest, "Letter <2025>.pdf");
        String page = list(guest) + "/" + letter;
        assertThat(get(guest, "/portal").body()).contains("New documents", "Letter &lt;2025&gt;.pdf", "1 new");
        assertThat(get(guest, list(guest)).body())
                .contains("<bdi>Letter &lt;2025&gt;.pdf</bdi>", "data-new", "Tax", "PDF", "Jonas Brandt");
        assertThat(get(guest, page).body()).contains("data-new");
        assertThat(get(guest, page + "/preview?page=2").headers().firstValue("Content-Type"))
                .hasValue("image/png");
        send(contact(guest, page + "/file").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        send(contact(guest, page + "/file").header("Range", "bytes=0-3").GET());
        assertThat(get(guest, list(guest)).body()).contains("data-new");

        HttpResponse<String> file = get(guest, page + "/file");

        assertThat(file.body()).startsWith("%PDF");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(get(guest, list(guest)).body()).contains("Letter").doesNotContain("data-new");
        assertThat(get(guest, "/portal").body()).doesNotContain("New documents", "1 new");
    }

    @Test
    @Tag("DOC-04")
    void theListIsNarrowedSortedAndSearchedByAPlainForm() {
        Guest guest = reader();
        shared(guest, "Zebra.pdf");
        upload(
                kept(guest),
                NewDocument.of("Äpfel.txt", "Contracts").sharedWith(Readership.EVERYBODY),
                "apples".getBytes());
        own(guest).download(shared(guest, "Seen.pdf"));

        assertThat(rows(guest, "?folder=Contracts")).containsExactly("Äpfel.txt");
        assertThat(rows(guest, "?year=2025&folder=")).containsExactly("Seen.pdf", "Zebra.pdf");
        assertThat(rows(guest, "?text=apfel")).containsExactly("Äpfel.txt");
        assertThat(rows(guest, "?sort=name")).containsExactly("Äpfel.txt", "Seen.pdf", "Zebra.pdf");
        assertThat(rows(guest, "?sort=latest")).containsExactly("Seen.pdf", "Äpfel.txt", "Zebra.pdf");
        assertThat(get(guest, list(guest) + "?text=nothing").body()).contains("No document matches.", "Show all");
        assertThat(get(guest, list(guest) + "?folder=Contracts").body())
                .containsPattern("<option value=\"Contracts\" selected");
        assertThat(get(guest, list(guest) + "?text=" + "x".repeat(201)).statusCode())
                .isEqualTo(422);
        assertThat(get(guest, list(guest) + "?after=nonsense").statusCode()).isEqualTo(422);
        assertThat(get(guest, list(guest) + "?year=soon").statusCode()).isEqualTo(400);
    }

    private List<String> rows(Guest guest, String query) {
        Matcher names = Pattern.compile("class=\"row-title tags\"><a [^>]*><bdi>([^<]*)</bdi>")
                .matcher(get(guest, list(guest) + query).body());
        return names.results()
                .map(found -> HtmlUtils.htmlUnescape(found.group(1)))
                .toList();
    }

    @Test
    @Tag("DOC-04")
    void aLongListGoesOnUnderTheSameFilter() {
        Guest guest = reader();
        for (int i = 0; i < 51; i++) {
            shared(guest, "Page %02d.pdf".formatted(i));
        }
        String first = get(guest, list(guest) + "?sort=name&text=page").body();
        Matcher more = Pattern.compile("href=\"([^\"]*after=[^\"]*)\"").matcher(first);
        assertThat(more.find()).isTrue();
        String next = get(guest, more.group(1).replace("&amp;", "&")).body();
        assertThat(first).contains("Page 00.pdf", "Page 49.pdf").doesNotContain("Page 50.pdf");
        assertThat(next).contains("Page 50.pdf").doesNotContain("Page 49.pdf", "Show more");
    }

    @Test
    @Tag("DOC-10")
    void withoutScriptSeveralFilesAreSentAtOnce() {
        Guest guest = reader();
        assertThat(get(guest, list(guest)).body())
                .contains("Nothing here yet", "value=\"" + thisYear() + "\" selected");
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("One.pdf", Papers.pdf("one"));
        files.put("Two.txt", "two".getBytes());

        HttpResponse<String> answer = send(guest, tax(), files);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        String landed = answer.headers().firstValue("Location").orElseThrow();
        assertThat(get(guest, landed).body())
                .contains("Thank you. 2 files were sent.", "One.pdf", "Two.txt", "from you", "60 minutes left");
        assertThat(names(guest)).containsExactlyInAnyOrder("One.pdf", "Two.txt");
    }

    private int thisYear() {
        return LocalDate.now(ZoneId.of("Europe/Berlin")).getYear();
    }

    @Test
    @Tag("DOC-06")
    @Tag("DOC-07")
    void whatIsRefusedIsSaidPerFileAndTheOthersAreKept() {
        Guest guest = reader();
        Map<String, String> fields = new LinkedHashMap<>(Map.of("folder", "*", "other", "Receipts", "year", ""));
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("Game.exe", "MZ".getBytes());
        files.put("Good.pdf", Papers.pdf("good"));

        HttpResponse<String> answer = send(guest, fields, files);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Not every file was added", "Files of this type are not taken", "value=\"Receipts\"");
        assertThat(names(guest)).containsExactly("Good.pdf");
        HttpResponse<String> again = send(guest, fields, Map.of("Good.pdf", Papers.pdf("good")));
        assertThat(again.body()).contains("was sent already on", "name=\"again\"");
        fields.put("again", "1");
        assertThat(send(guest, fields, Map.of("Good.pdf", Papers.pdf("good"))).statusCode())
                .isEqualTo(303);
        assertThat(names(guest)).containsExactly("Good.pdf", "Good.pdf");
        assertThat(send(guest, tax(), Map.of()).body()).contains("Choose at least one file first.");
        assertThat(send(guest, Map.of("folder", ""), Map.of("Other.pdf", Papers.pdf("other")))
                        .body())
                .contains("A document type has 1 to 60 characters");
    }

    @Test
    @Tag("SEC-42")
    void aFormWithFilesWithoutItsTokenIsRefused() {
        Guest guest = reader();
        assertThat(send(contact(guest, list(guest)), tax(), Map.of("One.pdf", Papers.pdf("one")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(names(guest)).isEmpty();
    }

    @Test
    @Tag("DOC-02")
    void anOwnUploadIsDeletedAfterAQuestion() {
        Guest guest = reader();
        DocumentId mine = upload(own(guest), NewDocument.of("Mine.pdf", "Tax"), Papers.pdf("mine"));
        String page = list(guest) + "/" + mine;
        HttpResponse<String> question = get(guest, page + "/delete");
        assertThat(question.body()).contains("Delete this document?", "60 minutes left");

        HttpResponse<String> answer = post(guest, page + "/delete", formOf(question.body()));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(get(guest, answer.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("The document is deleted.")
                .doesNotContain("Mine.pdf");
        assertThat(get(guest, page).statusCode()).isEqualTo(404);
        DocumentId theirs = shared(guest, "Theirs.pdf");
        String other = list(guest) + "/" + theirs + "/delete";
        assertThat(get(guest, other).body())
                .contains("More than an hour has passed")
                .doesNotContain("btn-danger");
        assertThat(post(guest, other, formOf(question.body())).statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("DOC-07")
    void tickedDocumentsComeAsOneFile() {
        Guest guest = reader();
        DocumentId one = shared(guest, "One.pdf");
        Map<String, String> form = formOf(get(guest, list(guest)).body());
        assertThat(post(guest, list(guest) + "/zip", form).body()).contains("Tick the documents");
        form.put("id", one.toString());

        HttpResponse<String> zip = post(guest, list(guest) + "/zip", form);

        assertThat(zip.statusCode()).as(zip.body()).isEqualTo(200);
        assertThat(zip.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(zip.body()).startsWith("PK");
        assertThat(get(guest, list(guest)).body()).doesNotContain("data-new");
    }

    @Test
    @Tag("DOC-05")
    void aPreviewIsSeenPageByPageAndABrokenFileHasNone() {
        Guest guest = reader();
        String page = list(guest) + "/" + shared(guest, "Letter.pdf");
        assertThat(get(guest, page).body())
                .contains("alt=\"Page 1 of Letter.pdf\"", "Page 1 of 3", "Next")
                .doesNotContain("Previous");
        assertThat(get(guest, page + "?page=3").body()).contains("Page 3 of 3").doesNotContain(">Next<");
        assertThat(get(guest, page + "?page=99").body()).contains("Page 3 of 3");
        String broken = list(guest) + "/" + shared(guest, "A broken one.pdf");
        assertThat(get(guest, broken).body())
                .contains("There is no preview of this file.")
                .doesNotContain("<img");
        assertThat(get(guest, broken + "/preview").statusCode()).isEqualTo(422);
        String torn = list(guest) + "/" + shared(guest, "A torn one.pdf");
        assertThat(get(guest, torn).body())
                .as("nothing is drawn to show the page around it")
                .contains("Page 1 of 3");
        assertThat(get(guest, torn + "/preview").statusCode()).isEqualTo(422);
        assertThat(get(guest, torn).body())
                .contains("There is no preview of this file.")
                .doesNotContain("<img");
    }

    @Test
    @Tag("DOC-06")
    void whatIsBeingCheckedIsListedAndCannotBeOpened() {
        Guest guest = reader();
        send(guest, tax(), Map.of("Waiting.pdf", Papers.pdf("unscanned")));
        String page = get(guest, list(guest)).body();
        assertThat(page).contains("Waiting.pdf", "Being checked").doesNotContain("/file\"", "name=\"id\"");
        Matcher link =
                Pattern.compile("href=\"(" + list(guest) + "/[0-9a-f-]{36})\"").matcher(page);
        assertThat(link.find()).isTrue();
        assertThat(get(guest, link.group(1)).body())
                .contains("It arrived whole and is being checked")
                .doesNotContain("/file\"", "<img");
        assertThat(get(guest, link.group(1) + "/file").statusCode()).isEqualTo(422);
        assertThat(get("jonas", deskList(guest)).body()).contains("Being checked");
        assertThat(send(guest, tax(), Map.of("Bad.pdf", Papers.pdf("malware"))).body())
                .contains("The file may hold malware. It was deleted at once.");
    }

    @Test
    @Tag("ACC-10")
    @Tag("DOC-04")
    void whoActsForSeveralClientsSeesAllInOneList() {
        Guest guest = reader();
        assertThat(get(guest, "/portal/documents").headers().firstValue("Location"))
                .hasValue(list(guest));
        Guest other = guests.reader("Otto <Weber>");
        guests.let(guest, other.client());
        shared(guest, "Hers.pdf");
        shared(other, "His.pdf");

        assertThat(get(guest, "/portal/documents").body())
                .contains("Hers.pdf", "His.pdf", "Otto &lt;Weber&gt;", list(other));
        assertThat(get(guest, "/portal/documents?text=hers").body())
                .doesNotContain("His.pdf")
                .contains("Only those of", list(guest), list(other));
        assertThat(get(guest, "/portal").body()).contains("New documents", "His.pdf", "/portal/documents\"");
    }

    @Test
    @Tag("DOC-10")
    void whoActsForSeveralClientsIsAskedWhoseFilesTheyAre() {
        Guest guest = reader();
        HttpResponse<String> straight = get(guest, "/portal/documents/send");
        assertThat(straight.headers().firstValue("Location")).hasValue(list(guest) + "?send#upload");
        assertThat(get(guest, list(guest) + "?send").body()).containsPattern("<details[^>]* id=\"upload\"[^>]* open");
        assertThat(get(guest, list(guest)).body())
                .contains("id=\"upload\"")
                .doesNotContainPattern("<details[^>]* id=\"upload\"[^>]* open");
        Guest other = guests.reader("Otto <Weber>");
        guests.let(guest, other.client());

        assertThat(get(guest, "/portal/documents").body()).contains("href=\"/portal/documents/send\"");
        assertThat(get(guest, "/portal/documents/send").body())
                .contains("Otto &lt;Weber&gt;", list(other) + "?send#upload", list(guest) + "?send#upload");
        assertThat(get(guest(), "/portal/documents/send").statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("ACC-13")
    void whoIsNotLetInToDocumentsFindsNone() {
        Guest guest = guest();
        DocumentId letter = shared(guest, "Letter.pdf");
        for (String path : new String[] {"", "/" + letter, "/" + letter + "/file", "/" + letter + "/preview"}) {
            assertThat(get(guest, list(guest) + path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(get(guest, "/portal/documents").statusCode()).isEqualTo(404);
        assertThat(get(guest, "/portal").body()).doesNotContain("Documents", "documents\"");
    }

    @Test
    @Tag("REQ-13")
    void theEngagementBearsTheNameForClients() {
        Guest guest = reader();
        Engagements engagements =
                portal.as(PagesHost.JONAS).client(guest.client()).engagements();
        EngagementId zeus = engagements
                .add(EngagementDraft.named("Project Zeus").outwardly("Your return"))
                .id();
        engagements.share(zeus, Audience.EVERYBODY);
        DocumentId letter = upload(
                kept(guest),
                NewDocument.of("Letter.pdf", "Tax").about(zeus).sharedWith(Readership.WITH_ENGAGEMENT),
                Papers.pdf("x"));
        for (String path : new String[] {"", "/" + letter, "?engagement=" + zeus}) {
            assertThat(get(guest, list(guest) + path).body())
                    .as(path)
                    .contains("Letter.pdf", "Your return")
                    .doesNotContain("Zeus");
        }
        Map<String, String> fields = new HashMap<>(tax());
        fields.put("engagement", zeus.value());
        assertThat(send(guest, fields, Map.of("Mine.txt", "mine".getBytes())).statusCode())
                .isEqualTo(303);
        assertThat(rows(guest, "?engagement=" + zeus)).containsExactly("Mine.txt", "Letter.pdf");
    }

    @Test
    @Tag("IMP-02")
    @Tag("IMP-03")
    @Tag("IMP-04")
    void whoLooksAsTheClientReadsAndCanNeitherSendNorDelete() {
        Guest guest = reader();
        DocumentId letter = shared(guest, "Letter.pdf");
        DocumentId mine = upload(own(guest), NewDocument.of("Mine.pdf", "Tax"), Papers.pdf("mine"));
        portal.as(PagesHost.JONAS).viewings().end();
        String token = portal.as(PagesHost.JONAS)
                .viewings()
                .start(guest.contact().id(), "She called about a letter")
                .token();
        try {
            String page = looking(token, list(guest)).body();
            assertThat(page)
                    .contains("You look as a client", "Letter.pdf", "data-new")
                    .doesNotContain("enctype", "left to delete", "/delete");
            assertThat(looking(token, list(guest) + "/" + mine).body())
                    .contains("Mine.pdf")
                    .doesNotContain("/delete");
            assertThat(looking(token, list(guest) + "/" + letter + "/file").body())
                    .startsWith("%PDF");
            Map<String, String> form = formOf(page);
            assertThat(send(contactLooking(token, list(guest) + "/" + mine + "/delete")
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(encoded(form))))
                            .statusCode())
                    .isEqualTo(403);
        } finally {
            portal.as(PagesHost.JONAS).viewings().end();
        }
        assertThat(get(guest, list(guest)).body()).contains("data-new", "Mine.pdf");
    }

    private HttpResponse<String> looking(String token, String path) {
        return send(contactLooking(token, path).GET());
    }

    private HttpRequest.Builder contactLooking(String token, String path) {
        return HttpRequest.newBuilder(uri(path)).header("Cookie", "portal-viewing=" + token);
    }
}
