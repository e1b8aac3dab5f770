package io.clientportal.spring.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser over real HTTP: keeps its cookies, follows nothing by itself. */
public final class Browser {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final Pattern CSRF_FIELD = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String base;
    private final Map<String, String> always = new TreeMap<>();
    public final Map<String, String> cookies = new TreeMap<>();
    private @Nullable String csrf;

    private Browser(String base) {
        this.base = base;
    }

    /** At the main firm. */
    public static Browser at(int port) {
        return new Browser("http://localhost:" + port);
    }

    /** At the other firm, which is known by another host name. */
    public static Browser atOther(int port) {
        return new Browser("http://127.0.0.1:" + port);
    }

    /** At the main firm of an application below a path. */
    public static Browser at(int port, String context) {
        return new Browser("http://localhost:" + port + context);
    }

    /** Signs a staff member in at the host. */
    public Browser staff(String name) {
        Matcher field = CSRF_FIELD.matcher(get("/login").body());
        if (!field.find()) {
            throw new AssertionError("The host shows no form to sign in");
        }
        Answer answer = send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=" + name + "&password=" + name + "&_csrf="
                        + URLEncoder.encode(field.group(1), StandardCharsets.UTF_8))));
        if (answer.status() != 302) {
            throw new AssertionError("The host did not sign in: " + answer);
        }
        csrf = get("/csrf").body();
        return this;
    }

    /** Takes the host's token again, after the portal's was used. */
    public Browser renewed() {
        csrf = get("/csrf").body();
        return this;
    }

    /** Takes the portal's token for requests that change something. */
    public Browser withToken() {
        csrf = get("/portal/api/v1/session").json().get("csrf").asString();
        return this;
    }

    /** Sends a header with every request. */
    public Browser with(String header, String value) {
        always.put(header, value);
        return this;
    }

    public Browser withToken(@Nullable String token) {
        csrf = token;
        return this;
    }

    public Answer get(String path, String... headers) {
        return send(with(request(path), headers).GET());
    }

    public Answer post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    public Answer send(String method, String path, String json, String... headers) {
        HttpRequest.Builder request = with(request(path), headers);
        if (!String.join(",", headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (csrf != null) {
            request.header("X-CSRF-TOKEN", csrf);
        }
        return send(request.method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        always.forEach(request::header);
        StringBuilder sent = new StringBuilder();
        cookies.forEach((name, value) ->
                sent.append(sent.isEmpty() ? "" : "; ").append(name).append('=').append(value));
        return sent.isEmpty() ? request : request.header("Cookie", sent.toString());
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(pair.substring(0, equals));
        } else {
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    /** What came back. */
    public record Answer(int status, HttpHeaders headers, String body) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        public @Nullable String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        /** The part of a problem's type that names it. */
        public String problem() {
            return json().get("type").asString().replace("urn:clientportal:problem:", "");
        }
    }
}
