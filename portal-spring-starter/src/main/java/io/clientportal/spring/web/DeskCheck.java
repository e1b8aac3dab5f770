package io.clientportal.spring.web;

import io.clientportal.spring.StartupCheck;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.FilterInvocation;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;

/** Finds a desk that the host's security lets everybody into, or that other sites can make a browser use. */
final class DeskCheck implements StartupCheck {

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
    private final ObjectProvider<WebInvocationPrivilegeEvaluator> rights;

    DeskCheck(
            String path,
            ObjectProvider<SecurityFilterChain> chains,
            ObjectProvider<WebInvocationPrivilegeEvaluator> rights) {
        this.path = path;
        this.chains = chains;
        this.rights = rights;
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (isOpen()) {
            findings.add(new Finding(
                    "P-07",
                    "The host's security lets everybody come to " + path + ". Let it ask for a sign-in there."));
        }
        List<String> filters = filters();
        boolean tokensOnly = filters.contains(BEARER) && filters.stream().noneMatch(BY_ITSELF::contains);
        if (!filters.contains(CSRF) && !tokensOnly) {
            findings.add(new Finding(
                    "P-08",
                    "The host's security does not keep forged requests from " + path + ". Leave its CSRF protection"
                            + " on there."));
        }
        return findings;
    }

    private boolean isOpen() {
        WebInvocationPrivilegeEvaluator evaluator =
                rights.orderedStream().findFirst().orElse(null);
        AnonymousAuthenticationToken nobody = new AnonymousAuthenticationToken(
                "portal", "nobody", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
        return evaluator == null || evaluator.isAllowed("", path + "/", "GET", nobody);
    }

    private List<String> filters() {
        SecurityFilterChain chain = chain(new Asked(new FilterInvocation(path + "/", "POST").getRequest()));
        return chain == null
                ? List.of()
                : chain.getFilters().stream()
                        .map(Filter::getClass)
                        .map(Class::getSimpleName)
                        .toList();
    }

    private @Nullable SecurityFilterChain chain(HttpServletRequest request) {
        return chains.orderedStream()
                .filter(chain -> chain.matches(request))
                .findFirst()
                .orElse(null);
    }

    /** The request of nobody, which matchers may leave notes at. */
    private static final class Asked extends HttpServletRequestWrapper {
        private final Map<String, Object> attributes = new HashMap<>();

        Asked(HttpServletRequest request) {
            super(request);
        }

        @Override
        public void setAttribute(String name, Object value) {
            attributes.put(name, value);
        }

        @Override
        public @Nullable Object getAttribute(String name) {
            return attributes.get(name);
        }

        @Override
        public void removeAttribute(String name) {
            attributes.remove(name);
        }
    }
}
