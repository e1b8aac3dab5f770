package io.clientportal.documents;

import io.clientportal.World;
import io.clientportal.activity.ActivityView;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Staff;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client with two contacts, and documents that are uploaded with few words. */
abstract class DocumentWorld {

    final World world = new World();
    final ClientId client = world.client("Ada");
    final Contact nora = world.contact(client, "Nora");
    final Contact otto = world.contact(client, "Otto");
    final Documents desk = world.desk().client(client).documents();

    Documents as(Contact contact) {
        return world.portal.as(contact).client(client).documents();
    }

    Documents as(Staff staff) {
        return world.portal.as(staff).client(client).documents();
    }

    static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static NewDocument pdf(String name) {
        return NewDocument.of(name, "Tax");
    }

    /** The firm's, shared with everybody. */
    DocumentId shared(String name) {
        return upload(pdf(name).sharedWith(Readership.EVERYBODY));
    }

    /** The firm's. */
    DocumentId upload(NewDocument document) {
        return desk.upload(document, bytes("%PDF-" + document)).id();
    }

    DocumentId uploadBy(Contact contact, String name) {
        return as(contact).upload(pdf(name), bytes("%PDF-" + name)).id();
    }

    List<DocumentId> seenBy(Contact contact) {
        return as(contact).shared(DocumentQuery.ALL, null, 200).documents().stream()
                .map(SharedDocument::id)
                .toList();
    }

    List<DocumentId> newTo(Contact contact) {
        return as(contact).shared(DocumentQuery.ALL.onlyNew(true), null, 200).documents().stream()
                .map(SharedDocument::id)
                .toList();
    }

    List<DocumentId> listed(Staff staff) {
        return all(as(staff)).stream().map(Document::id).toList();
    }

    /** Page by page. */
    static List<Document> all(Documents documents) {
        List<Document> all = new ArrayList<>();
        String after = null;
        do {
            DocumentPage<Document> page = documents.list(DocumentQuery.ALL, after, 200);
            all.addAll(page.documents());
            after = page.next();
        } while (after != null);
        return all;
    }

    static String read(Download download) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            download.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    void share(EngagementId engagement, io.clientportal.engagements.Audience audience) {
        world.desk().client(client).engagements().share(engagement, audience);
    }

    List<ActivityView> entries(String right) {
        return world.desk().client(client).activity().latest().stream()
                .filter(entry -> entry.right().equals(right) && !entry.refused())
                .toList();
    }
}
