package io.clientportal.spring.web;

import io.clientportal.spring.Production;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The portal's cookies: secrets that the browser keeps from scripts and from other sites. On {@code http://localhost},
 * where browsers refuse them, they go without {@code __Host-} and Secure; never in production.
 */
final class Cookies {

    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** What a secret is for. */
    enum Kind {
        /** Signed in; ends with the browser. */
        SESSION("portal", null),
        /** This device; outlives the session and never signs in alone (SIG-05). As long as a link can live. */
        DEVICE("portal-device", Duration.ofDays(90)),
        /** This browser while it signs in: a code works only where it was asked for. */
        BROWSER("portal-browser", null),
        /** A staff member looks as a contact; ends with the browser, and on the server after 30 minutes (IMP-01). */
        VIEWING("portal-viewing", null);

        private final String name;
        private final @Nullable Duration life;

        Kind(String name, @Nullable Duration life) {
            this.name = name;
            this.life = life;
        }
    }

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final boolean secure;

    Cookies(HttpServletRequest request, HttpServletResponse response, Production production) {
        this.request = request;
        this.response = response;
        this.secure = production.on() || request.isSecure() || !isThisMachine(request.getServerName());
    }

    private static boolean isThisMachine(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("127.0.0.1")
                || name.equals("[::1]")
                || name.equals("::1");
    }

    boolean secure() {
        return secure;
    }

    /** The secret that the browser sent; null where there is none, or what was sent cannot be one. */
    @Nullable
    String get(Kind kind) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name(kind))
                        && SECRET.matcher(cookie.getValue()).matches()) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    void set(Kind kind, String secret) {
        add(kind, secret, kind.life == null ? Duration.ofSeconds(-1) : kind.life);
    }

    void clear(Kind kind) {
        add(kind, "", Duration.ZERO);
    }

    private void add(Kind kind, String value, Duration life) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(kind), value)
                        .path("/")
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .maxAge(life)
                        .build()
                        .toString());
    }

    private String name(Kind kind) {
        return secure ? "__Host-" + kind.name : kind.name;
    }
}
