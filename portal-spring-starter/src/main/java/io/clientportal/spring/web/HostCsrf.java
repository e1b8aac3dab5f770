package io.clientportal.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.util.ClassUtils;

/** The token of the host's own protection against forged requests, where it is Spring Security's. */
final class HostCsrf {

    private static final boolean SECURITY =
            ClassUtils.isPresent("org.springframework.security.web.csrf.CsrfToken", HostCsrf.class.getClassLoader());

    private HostCsrf() {}

    static @Nullable FormToken token(HttpServletRequest request) {
        return SECURITY ? Spring.token(request) : null;
    }

    /** Loaded only where Spring Security is there. */
    private static final class Spring {
        static @Nullable FormToken token(HttpServletRequest request) {
            return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                    ? new FormToken(token.getParameterName(), token.getHeaderName(), token.getToken())
                    : null;
        }
    }
}
