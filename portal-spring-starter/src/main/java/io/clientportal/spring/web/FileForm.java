package io.clientportal.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.jspecify.annotations.Nullable;

/**
 * A form with files, read as it arrives: nothing of it is kept in memory or on a disk. Its fields stand before its files.
 *
 * <pre>{@code
 * FileForm form = FileForm.of(request);
 * while (form.next()) {
 *     documents.upload(new NewDocument(form.fileName(), form.field("folder")), form.bytes());
 * }
 * }</pre>
 */
public final class FileForm {

    private static final int MOST_PARTS = 200;
    private static final int MOST_HEADER_BYTES = 2_048;
    private static final int MOST_FIELD_BYTES = 10_000;

    private final FileItemInputIterator parts;
    private final PacedBody body;
    private final Map<String, String> fields = new HashMap<>();
    private int read;
    private @Nullable FileItemInput file;

    private FileForm(FileItemInputIterator parts, PacedBody body) {
        this.parts = parts;
        this.body = body;
    }

    /** @throws RuntimeException answered with 400 where the request is no such form */
    public static FileForm of(HttpServletRequest request) throws IOException {
        HttpServletRequest form = HiddenParts.form(request);
        if (form == null) {
            throw refusal();
        }
        return of(form, System::nanoTime);
    }

    /** @param nanos a clock that only goes forward */
    static FileForm of(HttpServletRequest form, LongSupplier nanos) throws IOException {
        PacedBody body = new PacedBody(form, nanos);
        JakartaServletFileUpload<?, ?> reader = new JakartaServletFileUpload<>();
        reader.setHeaderCharset(StandardCharsets.UTF_8);
        reader.setMaxPartHeaderSize(MOST_HEADER_BYTES);
        try {
            return new FileForm(reader.getItemIterator(body), body);
        } catch (IOException e) {
            throw refusal(e, body);
        }
    }

    /** Goes on to the next file that somebody chose, whatever is left of the one before; false where there is none. */
    public boolean next() throws IOException {
        file = null;
        try {
            while (file == null && parts.hasNext()) {
                FileItemInput part = parts.next();
                if (++read > MOST_PARTS) {
                    throw refusal();
                }
                if (part.isFormField()) {
                    fields.putIfAbsent(part.getFieldName(), text(part));
                } else if (part.getName() != null && !part.getName().isBlank()) {
                    file = part;
                }
            }
        } catch (IOException e) {
            throw refusal(e, body);
        } catch (RuntimeException e) {
            throw e instanceof Refusal refused ? refused : refusal();
        }
        return file != null;
    }

    /** As the browser calls the file. */
    public String fileName() {
        return current().getName();
    }

    /** The file's bytes, read once. */
    public InputStream bytes() throws IOException {
        return current().getInputStream();
    }

    /** A field that stood before the file; empty where there was none. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    private FileItemInput current() {
        if (file == null) {
            throw new IllegalStateException("next() comes first");
        }
        return file;
    }

    private static String text(FileItemInput part) throws IOException {
        try (InputStream bytes = part.getInputStream()) {
            byte[] text = bytes.readNBytes(MOST_FIELD_BYTES + 1);
            if (text.length > MOST_FIELD_BYTES) {
                throw refusal();
            }
            return new String(text, StandardCharsets.UTF_8);
        }
    }

    private static Refusal refusal(IOException e, PacedBody body) throws IOException {
        if (body.isTooSlow()) {
            return new Refusal(PacedBody.PROBLEM);
        }
        if (e instanceof FileUploadException) {
            return refusal();
        }
        throw e;
    }

    private static Refusal refusal() {
        return new Refusal(Problem.of(400, "bad-request", "The request is not written as it has to be."));
    }
}
