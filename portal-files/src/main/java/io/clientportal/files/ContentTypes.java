package io.clientportal.files;

import io.clientportal.documents.FileTypes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/**
 * Tells what a file is by its first bytes. Whatever a browser or a mail program might run (HTML, SVG, other XML, scripts,
 * mails) comes out as that, whatever the file is called. The name only narrows down: CSV among texts, Word among the old
 * formats of Office. Used by many threads at once.
 */
public final class ContentTypes implements FileTypes {

    private static final String UNKNOWN = "application/octet-stream";
    private static final String TEXT = "text/plain";
    private static final Set<String> NAMED_ALIKE = Set.of(TEXT, "application/x-tika-msoffice");

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

    @Override
    public String detect(byte[] head, String name) {
        String markup = Markup.of(head);
        if (markup != null) {
            return markup;
        }
        if (Zip.is(head)) {
            return Zip.type(head, extension(name));
        }
        MediaType found = byContent(head);
        String type = found.getBaseType().toString();
        if (isText(found)) {
            String runs = Markup.within(head);
            type = runs != null ? runs : type;
        }
        return own(NAMED_ALIKE.contains(type) ? narrowed(type, name) : type);
    }

    private MediaType byContent(byte[] head) {
        try {
            return types.detect(new ByteArrayInputStream(head), new Metadata());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isText(MediaType type) {
        return type.getType().equals("text")
                || types.getMediaTypeRegistry().isSpecializationOf(type, MediaType.TEXT_PLAIN);
    }

    /** What the name makes of a type that has many kinds. */
    private String narrowed(String type, String name) {
        String extension = extension(name);
        String runs = Markup.named(extension);
        if (runs != null && type.equals(TEXT)) {
            return runs;
        }
        String file = extension.isEmpty() ? "x" : "x." + extension;
        MediaType named = byName(file);
        MediaType of = MediaType.parse(type);
        return types.getMediaTypeRegistry().isSpecializationOf(named, of)
                ? named.getBaseType().toString()
                : type;
    }

    private MediaType byName(String file) {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, file);
        try {
            return types.detect(null, metadata);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tika has names of its own for families of types; nobody else knows them. */
    private static String own(String type) {
        return type.contains("/x-tika-") ? UNKNOWN : type.toLowerCase(Locale.ROOT);
    }

    private static String extension(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        String extension = dot < 0 ? "" : last.substring(dot + 1).strip().toLowerCase(Locale.ROOT);
        return extension.matches("[a-z0-9]{1,12}") ? extension : "";
    }
}
