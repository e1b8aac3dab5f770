package io.clientportal.spring.pages;

import io.clientportal.documents.Document;
import io.clientportal.documents.DocumentId;
import io.clientportal.documents.DocumentQuery;
import io.clientportal.documents.Documents;
import io.clientportal.documents.NewDocument;
import io.clientportal.engagements.Readership;
import io.clientportal.spring.pages.Guests.Guest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What tests of the pages of documents have in common. */
abstract class DocumentsOverHttp extends PagesOverHttp {

    private static final String BOUNDARY = "----a-part-ends-here";

    Guest reader() {
        return guests.reader("Mara Weber");
    }

    Documents kept(Guest guest) {
        return portal.as(PagesHost.JONAS).client(guest.client()).documents();
    }

    Documents own(Guest guest) {
        return portal.as(guest.contact()).client(guest.client()).documents();
    }

    /** A document of the firm that is shared with everybody. */
    DocumentId shared(Guest guest, String name) {
        return upload(
                kept(guest), NewDocument.of(name, "Tax").of(2025).sharedWith(Readership.EVERYBODY), Papers.pdf(name));
    }

    static DocumentId upload(Documents documents, NewDocument document, byte[] bytes) {
        return documents.upload(document, new ByteArrayInputStream(bytes)).id();
    }

    List<String> names(Guest guest) {
        return kept(guest).list(DocumentQuery.ALL, null, 50).documents().stream()
                .map(Document::name)
                .toList();
    }

    static String list(Guest guest) {
        return "/portal/clients/" + guest.client() + "/documents";
    }

    static String deskList(Guest guest) {
        return "/desk/clients/" + guest.client() + "/documents";
    }

    // --- forms with files

    /** The address and the token of the page's form with files. */
    static String action(String html) {
        Matcher form = Pattern.compile("<form[^>]*enctype=\"multipart/form-data\"[^>]*>")
                .matcher(html);
        if (!form.find()) {
            throw new AssertionError("There is no form for files");
        }
        return attribute(form.group(), "action");
    }

    static Map<String, String> tax() {
        return new LinkedHashMap<>(Map.of("folder", "Tax", "year", "2025"));
    }

    HttpResponse<String> send(Guest guest, Map<String, String> fields, Map<String, byte[]> files) {
        String to = action(get(guest, list(guest)).body());
        return send(contact(guest, to), fields, files);
    }

    HttpResponse<String> send(String staff, Guest guest, Map<String, String> fields, Map<String, byte[]> files) {
        String to = action(get(staff, deskList(guest)).body());
        return send(HttpRequest.newBuilder(uri(to)).header("Cookie", cookies(staff)), fields, files);
    }

    HttpResponse<String> send(HttpRequest.Builder request, Map<String, String> fields, Map<String, byte[]> files) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> part(body, "name=\"" + name + "\"", value));
        files.forEach((name, bytes) ->
                part(body, "name=\"file\"; filename=\"" + name + "\"", new String(bytes, StandardCharsets.UTF_8)));
        body.append("--").append(BOUNDARY).append("--\r\n");
        return send(request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private static void part(StringBuilder body, String what, String value) {
        body.append("--")
                .append(BOUNDARY)
                .append("\r\nContent-Disposition: form-data; ")
                .append(what)
                .append("\r\n\r\n")
                .append(value)
                .append("\r\n");
    }
}
