package io.clientportal.spring.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before everything else in one of the portal's trees, the host's security included: every answer gets the
 * security headers, refusals of others too, and every request becomes a {@link PortalRequest}.
 */
final class PortalFilter extends OncePerRequestFilter {

    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Tree tree;
    private final String path;
    private final PortalRequest.Door door;
    private final String policy;

    /** @param path of the tree within the application */
    PortalFilter(Tree tree, String path, PortalRequest.Door door, String policy) {
        this.tree = tree;
        this.path = path;
        this.door = door;
        this.policy = policy;
    }

    /** The chain of Spring Security holds the same filter; each tree is its own. */
    @Override
    protected String getAlreadyFilteredAttributeName() {
        return PortalFilter.class.getName() + "." + tree;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest sent, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest request = HiddenParts.hidden(sent);
        PortalRequest portal = new PortalRequest(door, tree, path, request, response);
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (portal.secure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        portal.attach();
        chain.doFilter(request, tree == Tree.CONTACTS ? new NoErrorPage(response, portal.isRest()) : response);
    }

    /**
     * What the container or the host's firewall refuse is answered here: an error page of the host could ask contacts
     * for the host's own sign-in.
     */
    private static final class NoErrorPage extends HttpServletResponseWrapper {
        private final boolean rest;

        NoErrorPage(HttpServletResponse response, boolean rest) {
            super(response);
            this.rest = rest;
        }

        @Override
        public void sendError(int status) throws IOException {
            resetBuffer();
            setStatus(status);
            ProblemAnswers.write(this, Problems.ofStatus(status), rest);
        }

        @Override
        public void sendError(int status, @Nullable String message) throws IOException {
            sendError(status);
        }
    }
}
