package io.clientportal.spring.web;

import io.clientportal.spring.StartupCheck;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
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
            "OAuth2LoginAuthenticationFilter",
            "Saml2WebSsoAuthenticationFilter",
            "BasicAuthenticationFilter",
            "RememberMeAuthenticationFilter",
            "X509AuthenticationFilter",
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
            LOG.debug("Whether {} is safe depends on more than its address and cannot be told", path, e);
            return List.of();
        }
    }

    private List<Finding> found() {
        HttpServletRequest request = nobodysRequest(path + "/");
        List<Filter> filters = chains.orderedStream()
                .filter(chain -> chain.matches(request))
                .findFirst()
                .map(SecurityFilterChain::getFilters)
                .orElse(List.of());
        List<Finding> findings = new ArrayList<>();
        if (isOpen(filters, request)) {
            findings.add(new Finding(
                    "P-07",
                    "The host's security lets everybody come to " + path + ". Let it ask for a sign-in there."));
        }
        if (isForgeable(filters)) {
            findings.add(new Finding(
                    "P-08",
                    "The host's security does not keep forged requests from " + path + ". Leave its CSRF protection"
                            + " on there."));
        }
        return findings;
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

    private static boolean isForgeable(List<Filter> filters) {
        List<String> names = filters.stream()
                .map(filter -> filter.getClass().getSimpleName())
                .toList();
        boolean tokensOnly = names.contains(BEARER) && names.stream().noneMatch(BY_ITSELF::contains);
        return !names.contains(CSRF) && !tokensOnly;
    }

    /** A request as one would come in, with nothing in it but its address. */
    private static HttpServletRequest nobodysRequest(String path) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                DeskCheck.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class}, new Nobody(path));
    }

    private record Nobody(String path, Map<String, Object> attributes) implements InvocationHandler {

        Nobody(String path) {
            this(path, new HashMap<>());
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            return switch (method.getName()) {
                case "getMethod" -> "GET";
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
                    method.isDefault() ? InvocationHandler.invokeDefault(proxy, method, arguments) : nothing(method);
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
