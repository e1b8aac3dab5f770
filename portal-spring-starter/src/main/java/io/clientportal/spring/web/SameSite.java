package io.clientportal.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Whether a browser says that a request comes from this very site. */
final class SameSite {

    private SameSite() {}

    static void require(HttpServletRequest request, Tree tree) {
        // No foreign page can make a browser send a bearer token; a password it may send by itself, like a cookie.
        String proof = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (tree == Tree.STAFF && proof != null && proof.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            // "none" is the person at the browser; with Referrer-Policy no-referrer the Origin of our own forms is
            // "null".
            if (!site.equals("same-origin") && !site.equals("none")) {
                throw new Refusal(Problem.FORGED);
            }
            return;
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !isOwn(request, origin)) {
            throw new Refusal(Problem.FORGED);
        }
    }

    private static boolean isOwn(HttpServletRequest request, String origin) {
        String authority = authority(origin);
        return authority != null && authority.equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
