package io.clientportal.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Several documents that the caller may read, to be sent as one zip (DOC-07). */
public final class Bundle {

    private final List<StoredDocument> documents;
    private final Map<DocumentId, byte[]> hashes;
    private final Sending sending;

    Bundle(List<StoredDocument> documents, Map<DocumentId, byte[]> hashes, Sending sending) {
        this.documents = List.copyOf(documents);
        this.hashes = Map.copyOf(hashes);
        this.sending = sending;
    }

    /** The names of the files inside, each once. */
    public List<String> names() {
        Set<String> taken = new HashSet<>();
        return documents.stream()
                .map(document -> unique(document.name(), taken))
                .toList();
    }

    /**
     * Sends the zip and flushes. Where a contact reads, each file that was sent whole is downloaded, also where the rest
     * broke off.
     *
     * @throws Damaged where stored bytes are not those that were uploaded
     * @throws IOException where reading or writing failed
     */
    public void writeTo(OutputStream out) throws IOException {
        List<StoredDocument> sent = new ArrayList<>();
        ZipOutputStream zip = new ZipOutputStream(out);
        List<String> names = names();
        try {
            for (int i = 0; i < documents.size(); i++) {
                StoredDocument document = documents.get(i);
                ZipEntry entry = new ZipEntry(names.get(i));
                entry.setTime(document.uploadedAt().toEpochMilli());
                zip.putNextEntry(entry);
                sending.send(document, Objects.requireNonNull(hashes.get(document.id())), 0, document.size(), zip);
                zip.closeEntry();
                zip.flush();
                sent.add(document);
            }
            zip.finish();
            out.flush();
        } finally {
            sending.sent(sent);
        }
    }

    /** Names are the same where only case differs, as on most disks. */
    private static String unique(String name, Set<String> taken) {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String end = dot > 0 ? name.substring(dot) : "";
        String unique = name;
        for (int n = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); n++) {
            unique = stem + " (" + n + ")" + end;
        }
        return unique;
    }
}
