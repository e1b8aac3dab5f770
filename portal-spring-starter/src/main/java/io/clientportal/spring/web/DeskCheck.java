package io.clientportal.spring.web;

import io.clientportal.Finding;
import io.clientportal.spring.StartupCheck;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Finds a desk that the host's security lets everybody into, or that other sites can make a browser use. */
final class DeskCheck implements StartupCheck {

    private static final Logger LOG = LoggerFactory.getLogger(DeskCheck.class);

    private static final String CSRF = "CsrfFilter";
    private static final String BEARER = "BearerTokenAuthenticationFilter";
    /** Sign-ins whose proof a browser sends along by itself afterwards. */
    private static final Set<String> BY_ITSELF = Set.of(
            "UsernamePasswordAuthenticationFilter",
            "OneTimeTokenAuthenticationFilter",
            "OAuth2LoginAuthenticationFilter",
            "Saml2WebSsoAuthenticationFilter",
            "CasAuthenticationFilter",
            "BasicAuthenticationFilter",
            "DigestAuthenticationFilter",
            "RememberMeAuthenticationFilter",
            "X509AuthenticationFilter",
            "RequestHeaderAuthenticationFilter",
            "RequestAttributeAuthenticationFilter",
            "J2eePreAuthenticatedProcessingFilter",
            "WebSpherePreAuthenticatedProcessingFilter",
            "WebAuthnAuthenticationFilter");

    private final String path;
    private final ObjectProvider<SecurityFilterChain> chains;

    DeskCheck(String path, ObjectProvider<SecurityFilterChain> chains) {
        this.path = path;
        this.chains = chains;
    }

    @Override
    public List<Finding> findings() {
        try {
            return found();
        } catch (RuntimeException e) {
            LOG.debug("Whether {} is safe cannot be told", path, e);
            return List.of(new Finding(
                    "P-12",
                    "Whether the host's security guards " + path + " depends on more than the address.",
                    "See that it asks for a sign-in and keeps forged requests away there, and accept this."));
        }
    }

    private List<Finding> found() {
        List<Finding> findings = new ArrayList<>();
        if (anywhere("GET", request -> isOpen(filters(request), request))) {
            findings.add(new Finding(
                    "P-07",
                    "The host's security lets everybody come to " + path + ".",
                    "Let it ask for a sign-in there."));
        }
        if (anywhere("POST", request -> isForgeable(filters(request), request))) {
            findings.add(new Finding(
                    "P-08",
                    "The host's security does not keep forged requests from " + path + ".",
                    "Leave its CSRF protection on there."));
        }
        return findings;
    }

    /** Asked of a page and of REST, for a host may treat them in different ways. */
    private boolean anywhere(String method, Predicate<HttpServletRequest> unsafe) {
        return Stream.of("/settings", "/api/v1/settings")
                .map(address -> nobodys(HttpServletRequest.class, method, path + address))
                .anyMatch(unsafe);
    }

    private List<Filter> filters(HttpServletRequest request) {
        return chains.orderedStream()
                .filter(chain -> chain.matches(request))
                .findFirst()
                .map(SecurityFilterChain::getFilters)
                .orElse(List.of());
    }

    private static boolean isOpen(List<Filter> filters, HttpServletRequest request) {
        AnonymousAuthenticationToken nobody = new AnonymousAuthenticationToken(
                "portal", "nobody", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
        return filters.stream()
                .filter(AuthorizationFilter.class::isInstance)
                .map(filter ->
                        ((AuthorizationFilter) filter).getAuthorizationManager().authorize(() -> nobody, request))
                .allMatch(result -> result == null || result.isGranted());
    }

    private static boolean isForgeable(List<Filter> filters, HttpServletRequest request) {
        List<String> names = filters.stream()
                .map(filter -> filter.getClass().getSimpleName())
                .toList();
        boolean tokensOnly = names.contains(BEARER) && names.stream().noneMatch(BY_ITSELF::contains);
        return !tokensOnly
                && filters.stream()
                        .filter(filter -> filter.getClass().getSimpleName().equals(CSRF))
                        .allMatch(filter -> letsThrough(filter, request));
    }

    private static boolean letsThrough(Filter filter, HttpServletRequest request) {
        AtomicBoolean through = new AtomicBoolean();
        try {
            filter.doFilter(request, nobodys(HttpServletResponse.class, "", ""), (same, answer) -> through.set(true));
        } catch (IOException | ServletException | RuntimeException e) {
            LOG.debug("Refused, with more of an answer than nobody can take", e);
        }
        return through.get();
    }

    /** A request as one would come in, with nothing in it but its address, or what takes the answer to it. */
    private static <T> T nobodys(Class<T> type, String method, String path) {
        return type.cast(Proxy.newProxyInstance(
                DeskCheck.class.getClassLoader(), new Class<?>[] {type}, new Nobody(method, path, new HashMap<>())));
    }

    private record Nobody(String method, String path, Map<String, Object> attributes) implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method called, Object @Nullable [] arguments) throws Throwable {
            return switch (called.getName()) {
                case "getMethod" -> method;
                case "getRequestURI", "getServletPath" -> path;
                case "getRequestURL" -> new StringBuffer("https://localhost" + path);
                case "getContextPath" -> "";
                case "getScheme" -> "https";
                case "getServerName", "getRemoteHost" -> "localhost";
                case "getRemoteAddr" -> "127.0.0.1";
                case "getDispatcherType" -> DispatcherType.REQUEST;
                case "getParameterMap" -> Map.of();
                case "getAttribute" -> attributes.get(String.valueOf(first(arguments)));
                case "setAttribute" -> arguments == null ? null : attributes.put((String) arguments[0], arguments[1]);
                case "removeAttribute" -> attributes.remove(String.valueOf(first(arguments)));
                default ->
                    called.isDefault() ? InvocationHandler.invokeDefault(proxy, called, arguments) : nothing(called);
            };
        }

        private static @Nullable Object first(Object @Nullable [] arguments) {
            return arguments == null ? null : arguments[0];
        }

        private static @Nullable Object nothing(Method method) {
            Class<?> type = method.getReturnType();
            if (type == Enumeration.class) {
                return Collections.emptyEnumeration();
            }
            if (type == boolean.class) {
                return false;
            }
            return type == int.class ? (Object) 0 : type == long.class ? (Object) 0L : null;
        }
    }
}
