package io.clientportal.spring.web;

import io.clientportal.documents.Bundle;
import io.clientportal.documents.Download;
import io.clientportal.documents.Previewer;
import io.clientportal.kernel.PortalException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;

/**
 * Sends documents so that no browser runs, guesses or keeps anything of them: as attachments, in a sandbox, privately
 * (DOC-05).
 */
public final class FileAnswer {

    private static final String SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private static final Logger LOG = LoggerFactory.getLogger(FileAnswer.class);

    private FileAnswer() {}

    /** All of a document, or the one range that is asked for; only its headers for HEAD. */
    public static void send(Download document, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        orAsBefore(response, () -> answer(document, request, response));
    }

    private static void answer(Download document, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String etag = '"' + document.etag() + '"';
        attach(response, document.type(), document.name());
        response.setHeader(HttpHeaders.ETAG, etag);
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        String asked = request.getHeader(HttpHeaders.RANGE);
        String ifRange = request.getHeader(HttpHeaders.IF_RANGE);
        boolean whole = asked == null || ifRange != null && !ifRange.equals(etag);
        boolean head = "HEAD".equals(request.getMethod());
        if (whole || head) {
            response.setContentLengthLong(document.size());
            if (!head) {
                document.writeTo(response.getOutputStream());
            }
            return;
        }
        HttpRange range = range(asked);
        long size = document.size();
        long from = range == null ? size : range.getRangeStart(size);
        if (range == null || from >= size) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            response.setContentLengthLong(0);
            return;
        }
        long last = range.getRangeEnd(size);
        response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
        response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + last + "/" + size);
        response.setContentLengthLong(last - from + 1);
        document.writeTo(response.getOutputStream(), from, last - from + 1);
    }

    /** @param name of the zip, without its ending */
    public static void send(Bundle documents, String name, HttpServletResponse response) throws IOException {
        orAsBefore(response, () -> {
            attach(response, "application/zip", name + ".zip");
            documents.writeTo(response.getOutputStream());
        });
    }

    private interface Sending {
        void send() throws IOException;
    }

    /**
     * Where nothing has left yet, what failed is answered as all else is: not as a file, under its name and of its length.
     */
    private static void orAsBefore(HttpServletResponse response, Sending sending) throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        response.getHeaderNames().forEach(name -> headers.put(name, List.copyOf(response.getHeaders(name))));
        try {
            sending.send();
        } catch (IOException | RuntimeException e) {
            if (response.isCommitted()) {
                throw e;
            }
            response.reset();
            headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            if (e instanceof IOException) {
                // Nothing was written, so it was not the reader who went away.
                LOG.warn("The bytes of a document cannot be read: {}", e.toString());
                throw new PortalException.Unavailable("The file cannot be read right now.", e);
            }
            throw e;
        }
    }

    /** A picture of a page, to be shown inside one of the portal's pages; {@code Portal-Pages} tells how many there are. */
    public static void send(Previewer.Picture picture, HttpServletResponse response) throws IOException {
        guard(response);
        response.setHeader("Portal-Pages", Integer.toString(picture.pages()));
        response.setContentType("image/png");
        response.setContentLength(picture.png().length);
        response.getOutputStream().write(picture.png());
    }

    /** One range; null for nonsense and for several, which would only let an answer grow (RFC 9110, 14.2). */
    private static @Nullable HttpRange range(String header) {
        try {
            List<HttpRange> ranges = HttpRange.parseRanges(header);
            return ranges.size() == 1 ? ranges.get(0) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void attach(HttpServletResponse response, String type, String name) {
        guard(response);
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }

    private static void guard(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", SANDBOX);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }
}
