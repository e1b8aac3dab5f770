package io.clientportal.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A form with files that nobody before its controller takes apart: container and Spring would keep the files on a disk
 * first, and refuse those that are larger than the host's own forms allow.
 */
final class HiddenParts extends HttpServletRequestWrapper {

    private static final String TYPE = "application/octet-stream";

    /** Those of the address: asked for them, the container would take the form apart after all. */
    private final Map<String, String[]> parameters;

    private HiddenParts(HttpServletRequest request) {
        super(request);
        this.parameters = parameters(request.getQueryString());
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

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return parameters;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    private static Map<String, String[]> parameters(@Nullable String query) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            try {
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                found.computeIfAbsent(name, unknown -> new ArrayList<>())
                        .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            } catch (IllegalArgumentException e) {
                continue; // nobody wrote a parameter like this
            }
        }
        Map<String, String[]> parameters = new LinkedHashMap<>();
        found.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
        return Collections.unmodifiableMap(parameters);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
