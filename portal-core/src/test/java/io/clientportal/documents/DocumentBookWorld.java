package io.clientportal.documents;

import io.clientportal.TestStores;
import io.clientportal.World;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Staff;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client whose documents lie in the host's own document system. */
abstract class DocumentBookWorld {

    final HostDocuments host = new HostDocuments();
    final World world = World.withDocuments(TestStores.current(), host);
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

    static List<String> listed(Documents documents) {
        return documents.list(DocumentQuery.ALL, null, 200).documents().stream()
                .map(Document::name)
                .toList();
    }

    static List<String> seen(Documents documents) {
        return documents.shared(DocumentQuery.ALL, null, 200).documents().stream()
                .map(SharedDocument::name)
                .toList();
    }

    DocumentId id(String name) {
        return desk.list(DocumentQuery.ALL.named(name), null, 10)
                .documents()
                .get(0)
                .id();
    }

    DocumentId shared(String name) {
        DocumentId id = id(name);
        desk.share(id, Readership.EVERYBODY, false);
        return id;
    }

    DocumentId uploadBy(Contact contact, String name) {
        return as(contact)
                .upload(NewDocument.of(name, "Tax"), bytes("%PDF-" + name))
                .id();
    }

    static String read(Download download) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        download.writeTo(out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    static HostDocument filed(
            HostDocument one, String folder, @Nullable Integer year, @Nullable EngagementId engagement) {
        return new HostDocument(
                one.key(),
                one.name(),
                one.type(),
                one.size(),
                one.revision(),
                folder,
                year,
                engagement,
                one.addedAt(),
                one.by());
    }

    static HostDocument sized(HostDocument one, long size, String revision) {
        return new HostDocument(
                one.key(),
                one.name(),
                one.type(),
                size,
                revision,
                one.folder(),
                one.year(),
                one.engagement(),
                one.addedAt(),
                one.by());
    }
}
