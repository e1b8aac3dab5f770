package io.clientportal.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A form with files that nobody before its controller takes apart: container and Spring would keep the files on a disk
 * first, and refuse those that are larger than the host's own forms allow.
 */
final class HiddenParts extends HttpServletRequestWrapper {

    private static final String TYPE = "application/octet-stream";

    private HiddenParts(HttpServletRequest request) {
        super(request);
        request.setAttribute(HiddenParts.class.getName(), request);
    }

    static HttpServletRequest hidden(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")
                ? new HiddenParts(request)
                : request;
    }

    /** The form as it was sent; null where the request is none. */
    static @Nullable HttpServletRequest form(HttpServletRequest request) {
        return (HttpServletRequest) request.getAttribute(HiddenParts.class.getName());
    }

    @Override
    public String getContentType() {
        return TYPE;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name) ? TYPE : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name)
                ? Collections.enumeration(List.of(TYPE))
                : super.getHeaders(name);
    }
}
