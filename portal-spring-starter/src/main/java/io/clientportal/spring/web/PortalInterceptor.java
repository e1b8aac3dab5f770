package io.clientportal.spring.web;

import io.clientportal.kernel.PortalException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** What every request of the portal has to pass before its controller: a firm, the limits, no forgery. */
final class PortalInterceptor implements HandlerInterceptor {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final AddressLimit limit;

    PortalInterceptor(AddressLimit limit) {
        this.limit = limit;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        PortalRequest portal = PortalRequest.of(request);
        portal.firm();
        if (has(handler, OwnSignIn.class) && portal.signsInAtHost()) {
            return lead(request, response, portal);
        }
        if (has(handler, Limited.class)) {
            limit.require(request.getRemoteAddr());
        }
        if (portal.tree() == Tree.STAFF) {
            portal.staff();
        }
        if (!SAFE.contains(request.getMethod())) {
            portal.requireOwn(!has(handler, Cookieless.class));
        }
        return true;
    }

    private static boolean lead(HttpServletRequest request, HttpServletResponse response, PortalRequest portal) {
        if (portal.isRest() || !SAFE.contains(request.getMethod())) {
            throw new PortalException.NotFound();
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, portal.hostSignIn(request.getParameter(ReturnPath.PARAMETER)));
        return false;
    }

    private static boolean has(Object handler, Class<? extends Annotation> mark) {
        return handler instanceof HandlerMethod method
                && (method.hasMethodAnnotation(mark) || method.getBeanType().isAnnotationPresent(mark));
    }
}
