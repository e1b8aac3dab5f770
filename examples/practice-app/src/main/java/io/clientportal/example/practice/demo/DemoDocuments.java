package io.clientportal.example.practice.demo;

import io.clientportal.ClientSpace;
import io.clientportal.documents.NewDocument;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.Engagement;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.ContactId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Documents of the firm: with an engagement, for one contact, and not shared yet. */
final class DemoDocuments {

    private DemoDocuments() {}

    static void add(ClientSpace client, ContactId contact, Engagement engagement) {
        upload(
                client,
                "Tax return 2025, draft",
                NewDocument.of("Tax return 2025 draft.pdf", "Tax")
                        .of(2025)
                        .about(engagement.id())
                        .sharedWith(Readership.WITH_ENGAGEMENT));
        upload(
                client,
                "Letter of engagement",
                NewDocument.of("Letter of engagement.pdf", "Contracts")
                        .of(2025)
                        .sharedWith(Readership.of(Audience.of(contact))));
        upload(client, "Notes for the file", NewDocument.of("Working papers.pdf", "Accounts"));
    }

    private static void upload(ClientSpace client, String text, NewDocument document) {
        client.documents().upload(document.silently(), new ByteArrayInputStream(pdf(text)));
    }

    /** A page with a line of text. */
    private static byte[] pdf(String text) {
        String line = "BT /F1 24 Tf 72 760 Td (" + text + ") Tj ET";
        List<String> objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                        + " /Resources << /Font << /F1 5 0 R >> >> >>",
                "<< /Length " + line.length() + " >>\nstream\n" + line + "\nendstream",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            places.add(pdf.length());
            pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int table = pdf.length();
        pdf.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        places.forEach(place -> pdf.append("%010d 00000 n \n".formatted(place)));
        pdf.append("trailer << /Size ").append(objects.size() + 1).append(" /Root 1 0 R >>\n");
        pdf.append("startxref\n").append(table).append("\n%%EOF\n");
        return pdf.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
